//! Clients: one signed-in browser or installed app of an agent, known by nine digits.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::actor::{Actor, Level, Section};
use crate::ids::MemberId;
use crate::text::{ClientName, DeviceName};

/// Nine digits under which a client is known to people. The first is never 0, so that nobody drops it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ClientId(u32);

impl ClientId {
    const FIRST: u32 = 100_000_000;
    const LAST: u32 = 999_999_999;

    /// An ID of these random bits; whether it is free only the store knows.
    pub fn generate(random: u64) -> Self {
        let span = u64::from(Self::LAST - Self::FIRST) + 1;
        // 900 million divide 2^64 with a bias below 2^-34.
        let within = u32::try_from(random % span).unwrap_or_default();
        Self(Self::FIRST + within)
    }

    /// Reads what somebody typed; spaces between the digits do not count.
    pub fn typed(raw: &str) -> Option<Self> {
        let digits: String = raw.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}')).collect();
        let all_digits = digits.len() == 9 && digits.bytes().all(|b| b.is_ascii_digit());
        all_digits.then(|| digits.parse().ok()).flatten().and_then(Self::from_number)
    }

    /// The ID that is this number, if any is.
    pub fn from_number(number: u32) -> Option<Self> {
        (Self::FIRST..=Self::LAST).contains(&number).then_some(Self(number))
    }

    /// The digits as a number.
    pub fn number(self) -> u32 {
        self.0
    }
}

impl fmt::Display for ClientId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A client by ID and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientRef {
    /// The client's ID.
    pub id: ClientId,
    /// The client's name.
    pub name: ClientName,
}

/// One signed-in browser or installed app of an agent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    /// Its ID.
    pub id: ClientId,
    /// Whose it is.
    pub member: MemberId,
    /// What it is called.
    pub name: ClientName,
    /// The browser and system, as the device told.
    pub device_name: DeviceName,
    /// When it signed in first.
    pub created_at: Timestamp,
    /// When it was last used.
    pub last_seen_at: Timestamp,
}

impl Client {
    /// The client by ID and name.
    pub fn as_ref(&self) -> ClientRef {
        ClientRef { id: self.id, name: self.name.clone() }
    }

    /// Whether somebody may do something with it: agents with their own, others with the right on all clients.
    pub fn is_open_to(&self, by: &Actor, level: Level) -> bool {
        self.member == by.agent.id || by.may(Section::Clients, level).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_nine_digits_and_no_leading_zero() {
        for random in [0, 1, 899_999_999, 900_000_000, u64::MAX] {
            let id = ClientId::generate(random).to_string();
            assert!(id.len() == 9 && !id.starts_with('0'), "{id}");
        }
    }

    #[test]
    fn an_id_may_be_typed_in_groups() {
        assert_eq!(ClientId::typed("528 114\u{a0}907"), ClientId::from_number(528_114_907));
        for raw in ["", "52811490", "5281149071", "52811490a", "028114907", "٥٢٨١١٤٩٠٧", "+28114907"]
        {
            assert_eq!(ClientId::typed(raw), None, "{raw}");
        }
    }
}
