//! `POST /api/v1/set-up`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use deskside_app::App;
use deskside_app::account::{Device, Founding};
use deskside_domain::member::NewPassword;
use deskside_domain::text::{EmailAddress, OrganisationName, PersonName};
use deskside_protocol::account::{MeBody, SetUpBody};

use super::signed_in_body;
use crate::extract::{Body, Browser, CallerOf};
use crate::problem::{Fields, Problem};
use crate::{HttpConfig, cookies, device_name};

/// Makes the organisation and its first owner, and signs the owner in. Works once.
#[utoipa::path(
    post, path = "/api/v1/set-up", operation_id = "setUp", tag = "account",
    request_body = SetUpBody,
    responses((status = 201, description = "The owner, signed in.", body = MeBody)),
)]
pub(crate) async fn set_up(
    State(app): State<App>,
    State(config): State<Arc<HttpConfig>>,
    CallerOf(caller): CallerOf,
    Browser(browser): Browser,
    headers: HeaderMap,
    Body(body): Body<SetUpBody>,
) -> Result<(StatusCode, HeaderMap, Json<MeBody>), Problem> {
    let founding = founding(&body)?;
    let owner = app.set_up(&body.token, founding, caller).await?;
    let device = Device { name: device_name::from_headers(&headers), browser };
    let signed_in = app.start_sign_in(owner, device).await?;
    let me = signed_in_body(&app, &signed_in).await?;
    Ok((StatusCode::CREATED, cookies::signed_in(&signed_in, &config.public_url), Json(me)))
}

fn founding(body: &SetUpBody) -> Result<Founding, Problem> {
    let mut fields = Fields::default();
    let organisation = fields.take("organisation_name", OrganisationName::parse(&body.organisation_name));
    let name = fields.take("name", PersonName::parse(&body.name));
    let email = fields.take("email", EmailAddress::parse(&body.email));
    let password =
        email.as_ref().and_then(|email| fields.take("password", NewPassword::choose(&body.password, email)));
    let founding =
        organisation.zip(name).zip(email).zip(password).map(|(((organisation, name), email), password)| {
            Founding { organisation, name, email, password }
        });
    fields.finish(founding)
}
