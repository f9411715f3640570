//! Roles: named sets of rights. Five are built in and cannot be changed; an organisation makes others of its own.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

use crate::ids::RoleId;
use crate::rights::{Level, NotPermitted, Rights, Section};
use crate::text::RoleName;

/// A role that every organisation has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BuiltIn {
    /// May do everything. There is always one.
    Owner,
    /// Runs the organisation, but for what only owners decide.
    Admin,
    /// Helps remote users.
    SupportAgent,
    /// Reads what happened.
    DataProtectionOfficer,
    /// Has an account and nothing more.
    User,
}

impl BuiltIn {
    /// All of them, those with most rights first.
    pub const ALL: [Self; 5] =
        [Self::Owner, Self::Admin, Self::SupportAgent, Self::DataProtectionOfficer, Self::User];

    /// The word for it in tables and on the wire.
    pub fn word(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Admin => "admin",
            Self::SupportAgent => "support_agent",
            Self::DataProtectionOfficer => "data_protection_officer",
            Self::User => "user",
        }
    }

    /// What it is called on the pages, in English and in German.
    fn names(self) -> [&'static str; 2] {
        match self {
            Self::Owner => ["Owner", "Inhaber"],
            Self::Admin => ["Admin", "Administrator"],
            Self::SupportAgent => ["Support agent", "Support-Mitarbeiter"],
            Self::DataProtectionOfficer => ["Data protection officer", "Datenschutzbeauftragte/r"],
            Self::User => ["User", "Benutzer"],
        }
    }

    /// Whether a built-in role is called so: another of the same name would be taken for it.
    pub fn is_called(name: &RoleName) -> bool {
        let name = name.as_str().to_lowercase();
        let is = |called: &str| called.to_lowercase() == name;
        Self::ALL.into_iter().any(|role| is(role.word()) || role.names().into_iter().any(is))
    }

    /// What whoever has it may do.
    pub fn rights(self) -> Rights {
        use Level::{Edit, View};
        use Section as S;
        match self {
            Self::Owner => Rights::all(),
            Self::Admin => Rights::of([
                (S::SessionRequests, Edit),
                (S::SessionQueues, Edit),
                (S::Clients, Edit),
                (S::Sessions, View),
                (S::Members, Edit),
                (S::Roles, View),
                (S::AuditLog, View),
                (S::Settings, Edit),
                (S::Integrations, Edit),
            ]),
            Self::SupportAgent => {
                Rights::of([(S::SessionRequests, Edit), (S::SessionQueues, View), (S::Sessions, View)])
            }
            Self::DataProtectionOfficer => Rights::of([
                (S::SessionRequests, View),
                (S::Sessions, Edit),
                (S::Roles, View),
                (S::AuditLog, Edit),
            ]),
            Self::User => Rights::default(),
        }
    }
}

/// Which role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoleKey {
    /// One that every organisation has.
    BuiltIn(BuiltIn),
    /// One of the organisation's own.
    Own(RoleId),
}

impl RoleKey {
    /// The role of owners.
    pub const OWNER: Self = Self::BuiltIn(BuiltIn::Owner);
}

impl fmt::Display for RoleKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BuiltIn(role) => f.write_str(role.word()),
            Self::Own(id) => id.fmt(f),
        }
    }
}

/// What names no role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("names no role")]
pub struct NoRole;

impl FromStr for RoleKey {
    type Err = NoRole;

    fn from_str(text: &str) -> Result<Self, NoRole> {
        if let Some(role) = BuiltIn::ALL.into_iter().find(|role| role.word() == text) {
            return Ok(Self::BuiltIn(role));
        }
        // Only the one spelling that is given out.
        let id = Uuid::try_parse(text).ok().filter(|id| id.to_string() == text);
        id.map(|id| Self::Own(RoleId(id))).ok_or(NoRole)
    }
}

/// A role, and what whoever has it may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// One that every organisation has.
    BuiltIn(BuiltIn),
    /// One of the organisation's own.
    Own(OwnRole),
}

impl Role {
    /// Which it is.
    pub fn key(&self) -> RoleKey {
        match self {
            Self::BuiltIn(role) => RoleKey::BuiltIn(*role),
            Self::Own(role) => RoleKey::Own(role.id),
        }
    }

    /// What whoever has it may do.
    pub fn rights(&self) -> Rights {
        match self {
            Self::BuiltIn(role) => role.rights(),
            Self::Own(role) => role.rights.clone(),
        }
    }
}

/// A role that an organisation made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnRole {
    /// The role's id.
    pub id: RoleId,
    /// What it is called.
    pub name: RoleName,
    /// What whoever has it may do.
    pub rights: Rights,
    /// Grows with every change.
    pub version: i64,
}

impl OwnRole {
    /// The role with another name and other rights, changed by somebody with these rights.
    ///
    /// # Errors
    /// [`NotPermitted`] when somebody would give or take a right that they do not have.
    pub fn edit(self, name: RoleName, rights: Rights, by: &Rights) -> Result<Self, NotPermitted> {
        by.cover(&self.rights)?;
        by.cover(&rights)?;
        Ok(Self { name, rights, version: self.version + 1, ..self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(rights: Rights) -> OwnRole {
        OwnRole { id: RoleId(Uuid::nil()), name: RoleName::parse("Shift lead").unwrap(), rights, version: 1 }
    }

    #[test]
    fn a_key_is_read_as_it_is_written() {
        let own = RoleKey::Own(RoleId(Uuid::from_u128(7)));
        for key in BuiltIn::ALL.map(RoleKey::BuiltIn).into_iter().chain([own]) {
            assert_eq!(key.to_string().parse(), Ok(key));
        }
        for text in ["", "Owner", "nobody", "00000000-0000-0000-0000-00000000000G", &"0".repeat(32)] {
            assert_eq!(text.parse::<RoleKey>(), Err(NoRole), "{text}");
        }
    }

    #[test]
    fn only_owners_may_do_everything() {
        let who_may: Vec<_> =
            BuiltIn::ALL.into_iter().filter(|role| role.rights().cover(&Rights::all()).is_ok()).collect();
        assert_eq!(who_may, [BuiltIn::Owner]);
    }

    #[test]
    fn nobody_edits_a_role_beyond_their_own_rights() {
        let admin = BuiltIn::Admin.rights();
        let audits = Rights::of([(Section::AuditLog, Level::Edit)]);
        let missing = Err(NotPermitted { section: Section::AuditLog, level: Level::Edit });

        let given = own(Rights::default()).edit(own(Rights::default()).name, audits.clone(), &admin);
        let taken = own(audits.clone()).edit(own(Rights::default()).name, Rights::default(), &admin);
        let by_an_owner = own(Rights::default()).edit(own(audits.clone()).name, audits, &Rights::all());

        assert_eq!(given, missing);
        assert_eq!(taken, missing);
        assert_eq!(by_an_owner.unwrap().version, 2);
    }
}
