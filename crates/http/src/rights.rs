//! Between rights, roles and their bodies.

use deskside_domain::rights::{Level, Rights, Section};
use deskside_domain::role::{Role, RoleKey};
use deskside_protocol::rights::{RightLevel, RightsBody, RoleRef};

use crate::problem::Fields;

pub(crate) fn body(rights: &Rights) -> RightsBody {
    let level = |section| match rights.level(section) {
        None => RightLevel::None,
        Some(Level::View) => RightLevel::View,
        Some(Level::Edit) => RightLevel::Edit,
    };
    RightsBody {
        session_requests: level(Section::SessionRequests),
        session_queues: level(Section::SessionQueues),
        clients: level(Section::Clients),
        sessions: level(Section::Sessions),
        members: level(Section::Members),
        roles: level(Section::Roles),
        audit_log: level(Section::AuditLog),
        settings: level(Section::Settings),
        integrations: level(Section::Integrations),
    }
}

pub(crate) fn read(body: &RightsBody) -> Rights {
    let said = [
        (Section::SessionRequests, body.session_requests),
        (Section::SessionQueues, body.session_queues),
        (Section::Clients, body.clients),
        (Section::Sessions, body.sessions),
        (Section::Members, body.members),
        (Section::Roles, body.roles),
        (Section::AuditLog, body.audit_log),
        (Section::Settings, body.settings),
        (Section::Integrations, body.integrations),
    ];
    Rights::of(said.into_iter().filter_map(|(section, level)| match level {
        RightLevel::None => None,
        RightLevel::View => Some((section, Level::View)),
        RightLevel::Edit => Some((section, Level::Edit)),
    }))
}

pub(crate) fn role_ref(role: &Role) -> RoleRef {
    let name = match role {
        Role::BuiltIn(_) => None,
        Role::Own(own) => Some(own.name.as_str().to_owned()),
    };
    RoleRef { id: role.key().to_string(), name }
}

/// The roles that a field names.
pub(crate) fn read_roles<T: FromIterator<RoleKey>>(fields: &mut Fields, ids: &[String]) -> Option<T> {
    let roles: Result<T, _> = ids.iter().map(|id| id.parse::<RoleKey>()).collect();
    if roles.is_err() {
        fields.malformed("roles", "names a role that does not exist");
    }
    roles.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rights_come_back_as_they_were_said() {
        let rights = Rights::of([(Section::AuditLog, Level::View), (Section::Settings, Level::Edit)]);
        for rights in [rights, Rights::all(), Rights::default()] {
            assert_eq!(read(&body(&rights)), rights);
        }
    }
}
