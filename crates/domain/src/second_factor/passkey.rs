//! Passkeys: keys that a device keeps, and that sign for this server and no other (Web Authentication, level 3).

use jiff::Timestamp;

use crate::ids::{MemberId, PasskeyId};
use crate::text::PasskeyName;

/// How a device calls the key, for us and for itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CredentialId(pub Vec<u8>);

/// A passkey of a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passkey {
    /// The passkey's id.
    pub id: PasskeyId,
    /// Whose it is.
    pub member: MemberId,
    /// How the member calls it.
    pub name: PasskeyName,
    /// When it was added.
    pub created_at: Timestamp,
    /// When it last signed somebody in, if ever.
    pub last_used_at: Option<Timestamp>,
}

impl Passkey {
    /// How many a member has at most.
    pub const MOST: usize = 20;
}
