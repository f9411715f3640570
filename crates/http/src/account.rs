//! Set-up, sign-in and the member's own account.

pub(crate) mod me;
pub(crate) mod profile;
pub(crate) mod set_up;
pub(crate) mod sign_in;
pub(crate) mod sign_ins;
pub(crate) mod sign_out;

use crate::clients::client_ref;
use deskside_app::account::Me;
use deskside_protocol::account::{MeBody, MemberBody, OrganisationBody};

use crate::rights::{self, role_ref};
use crate::session_requests::bodies::language;

pub(crate) fn me_body(me: &Me) -> MeBody {
    let member = &me.member;
    MeBody {
        member: MemberBody {
            id: member.id.0,
            name: member.name.as_str().to_owned(),
            email: member.email.as_str().to_owned(),
            roles: me.roles.iter().map(role_ref).collect(),
            language: member.language.map(language),
            time_zone: member.zone.as_ref().map(|zone| zone.as_str().to_owned()),
        },
        organisation: OrganisationBody { name: me.organisation.name.as_str().to_owned() },
        client: client_ref(&me.client.as_ref()),
        rights: rights::body(&me.rights),
    }
}
