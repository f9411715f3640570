//! `PATCH /api/v1/me` and `POST /api/v1/me/password`

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use deskside_app::App;
use deskside_app::account::ProfileEdit;
use deskside_domain::language::Language;
use deskside_domain::member::NewPassword;
use deskside_domain::text::PersonName;
use deskside_protocol::account::{ChangePasswordBody, EditMeBody, LanguageChoice, MeBody};

use super::me_body;
use crate::extract::{Body, CallerOf, InPerson};
use crate::organisation::edit::zone;
use crate::problem::{Fields, Problem};

/// Changes the member's own name, language and time zone.
#[utoipa::path(
    patch, path = "/api/v1/me", operation_id = "editMe", tag = "account",
    request_body = EditMeBody,
    responses((status = 200, description = "Who is signed in.", body = MeBody)),
)]
pub(crate) async fn edit_me(
    by: InPerson,
    State(app): State<App>,
    Body(body): Body<EditMeBody>,
) -> Result<Json<MeBody>, Problem> {
    app.edit_profile(&by.0, edit(&body)?).await?;
    Ok(Json(me_body(&app.me(&by.0.actor).await?)))
}

fn edit(body: &EditMeBody) -> Result<ProfileEdit, Problem> {
    let mut fields = Fields::default();
    let name = fields.take("name", body.name.as_deref().map(PersonName::parse).transpose());
    let language = body.language.map(|choice| match choice {
        LanguageChoice::Browser => None,
        LanguageChoice::En => Some(Language::En),
        LanguageChoice::De => Some(Language::De),
    });
    let zone = body.time_zone.as_deref().map(|name| match name {
        "" => None,
        name => zone(&mut fields, name),
    });
    fields.finish(Some(ProfileEdit { name: name.flatten(), language, zone }))
}

/// Changes the member's own password. Everything signed in with the old one is signed out, but where this was asked.
#[utoipa::path(
    post, path = "/api/v1/me/password", operation_id = "changePassword", tag = "account",
    request_body = ChangePasswordBody,
    responses((status = 204, description = "The password is changed.")),
)]
pub(crate) async fn change_password(
    by: InPerson,
    State(app): State<App>,
    CallerOf(caller): CallerOf,
    Body(body): Body<ChangePasswordBody>,
) -> Result<StatusCode, Problem> {
    let email = app.me(&by.0.actor).await?.member.email;
    let mut fields = Fields::default();
    let new = fields.take("new_password", NewPassword::choose(&body.new_password, &email));
    app.change_password(&by.0, &body.current_password, &fields.finish(new)?, caller).await?;
    Ok(StatusCode::NO_CONTENT)
}
