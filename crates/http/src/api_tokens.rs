//! `GET` and `POST /api/v1/api-tokens`, `DELETE /api/v1/api-tokens/{id}`

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use deskside_app::App;
use deskside_app::api_tokens::{NewApiToken, SeenApiToken, Whose};
use deskside_domain::ids::ApiTokenId;
use deskside_domain::text::TokenName;
use deskside_protocol::api_tokens as wire;

use crate::extract::{Body, Id, InPerson, Query, SignedIn};
use crate::problem::{Fields, Problem};
use crate::rights;
use crate::session_requests::bodies::agent;

/// The member's own tokens, or everybody's: the newest first, those that have expired too.
#[utoipa::path(
    get, path = "/api/v1/api-tokens", operation_id = "listApiTokens", tag = "api-tokens",
    params(wire::ApiTokensQuery),
    responses((status = 200, description = "The tokens.", body = wire::ApiTokenListBody)),
)]
pub(crate) async fn list_api_tokens(
    by: SignedIn,
    State(app): State<App>,
    Query(query): Query<wire::ApiTokensQuery>,
) -> Result<Json<wire::ApiTokenListBody>, Problem> {
    let whose = match query.of {
        wire::TokenOwner::Me => Whose::Mine,
        wire::TokenOwner::All => Whose::Everybodys,
    };
    let tokens = app.api_tokens(&by.0, whose).await?;
    Ok(Json(wire::ApiTokenListBody { items: tokens.iter().map(body).collect() }))
}

/// Makes a token with which a program acts in the member's name. Its secret is in this answer and nowhere else.
#[utoipa::path(
    post, path = "/api/v1/api-tokens", operation_id = "createApiToken", tag = "api-tokens",
    request_body = wire::CreateApiTokenBody,
    responses((status = 201, description = "The token and its secret.", body = wire::CreatedApiTokenBody)),
)]
pub(crate) async fn create_api_token(
    by: InPerson,
    State(app): State<App>,
    Body(new): Body<wire::CreateApiTokenBody>,
) -> Result<(StatusCode, Json<wire::CreatedApiTokenBody>), Problem> {
    let mut fields = Fields::default();
    let name = fields.take("name", TokenName::parse(&new.name));
    let (rights, expires_at) = (rights::read(&new.rights), new.expires_at);
    let new = NewApiToken { name: fields.finish(name)?, rights, expires_at };
    let (secret, token) = app.create_api_token(&by.0, new).await?;
    let created = wire::CreatedApiTokenBody { secret: secret.expose().to_owned(), token: body(&token) };
    Ok((StatusCode::CREATED, Json(created)))
}

/// Revokes one of the member's own tokens, or anybody's where they may: no request with it is answered any more.
#[utoipa::path(
    delete, path = "/api/v1/api-tokens/{id}", operation_id = "revokeApiToken", tag = "api-tokens",
    params(("id" = Uuid, Path, description = "The token.")),
    responses((status = 204, description = "It is revoked.")),
)]
pub(crate) async fn revoke_api_token(
    by: InPerson,
    Id(id): Id,
    State(app): State<App>,
) -> Result<StatusCode, Problem> {
    app.revoke_api_token(&by.0, ApiTokenId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn body(seen: &SeenApiToken) -> wire::ApiTokenBody {
    let token = &seen.token;
    wire::ApiTokenBody {
        id: token.id.0,
        name: token.name.as_str().to_owned(),
        member: agent(&seen.agent),
        rights: rights::body(&token.rights),
        works: rights::body(&seen.works),
        created_at: token.created_at,
        expires_at: token.expires_at,
        last_used_at: token.last_used_at,
        ending: token.ending.clone(),
    }
}
