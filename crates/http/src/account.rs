//! Set-up, sign-in and the member's own account.

pub(crate) mod me;
pub(crate) mod set_up;
pub(crate) mod sign_in;
pub(crate) mod sign_ins;
pub(crate) mod sign_out;

use crate::clients::client_ref;
use deskside_app::account::Me;
use deskside_domain::member::{Member, Role};
use deskside_protocol::account::{MeBody, MemberBody, OrganisationBody, Role as RoleBody};

fn me_body(me: &Me) -> MeBody {
    MeBody {
        member: member_body(&me.member),
        organisation: OrganisationBody { name: me.organisation.name.as_str().to_owned() },
        client: client_ref(&me.client.as_ref()),
    }
}

fn member_body(member: &Member) -> MemberBody {
    MemberBody {
        id: member.id.0,
        name: member.name.as_str().to_owned(),
        email: member.email.as_str().to_owned(),
        role: role(member.role),
    }
}

pub(crate) fn role(role: Role) -> RoleBody {
    match role {
        Role::Owner => RoleBody::Owner,
        Role::Agent => RoleBody::Agent,
    }
}
