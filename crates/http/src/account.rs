//! Set-up, sign-in and the member's own account.

pub(crate) mod calendar;
pub(crate) mod me;
pub(crate) mod passkey_sign_in;
pub(crate) mod passkeys;
pub(crate) mod photo;
pub(crate) mod profile;
pub(crate) mod second_factors;
pub(crate) mod set_up;
pub(crate) mod sign_in;
pub(crate) mod sign_ins;
pub(crate) mod sign_out;
pub(crate) mod totp;

use deskside_app::App;
use deskside_app::account::{Me, SignedInAs};
use deskside_protocol::account::{MeBody, MemberBody, OrganisationBody};

use crate::clients::client_ref;
use crate::problem::Problem;
use crate::rights::{self, role_ref};
use crate::session_requests::bodies::language;

/// Who has just signed in, as `GET /api/v1/me` says it.
pub(crate) async fn signed_in_body(app: &App, signed_in: &SignedInAs) -> Result<MeBody, Problem> {
    let actor = app.authenticate(signed_in.token.expose()).await?;
    Ok(me_body(&app.me(&actor).await?))
}

fn me_body(me: &Me) -> MeBody {
    let member = &me.member;
    MeBody {
        member: MemberBody {
            id: member.id.0,
            name: member.name.as_str().to_owned(),
            email: member.email.as_str().to_owned(),
            roles: me.roles.iter().map(role_ref).collect(),
            language: member.language.map(language),
            photo: photo::photo_name(me.photo),
            time_zone: member.zone.as_ref().map(|zone| zone.as_str().to_owned()),
        },
        organisation: OrganisationBody { name: me.organisation.name.as_str().to_owned() },
        client: me.client.as_ref().map(|client| client_ref(&client.as_ref())),
        rights: rights::body(&me.rights),
    }
}
