//! Text that people type, with its limits. Parsing trims, normalises to NFC and refuses control characters.

use std::fmt;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

use crate::ids::MemberId;

/// Why a text was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextRefusal {
    /// Nothing is left after trimming.
    #[error("must not be empty")]
    Missing,
    /// Longer than the limit.
    #[error("may have at most {limit} characters")]
    TooLong {
        /// The limit, in characters.
        limit: usize,
    },
    /// Shorter than the limit.
    #[error("must have at least {limit} characters")]
    TooShort {
        /// The limit, in characters.
        limit: usize,
    },
    /// Not of the form the field takes.
    #[error("{what}")]
    Malformed {
        /// What the field takes, in words.
        what: &'static str,
    },
    /// A password that is guessed first.
    #[error("is one of the passwords that are guessed first")]
    TooCommon,
}

/// Whether a text may run over several lines.
#[derive(Clone, Copy)]
enum Lines {
    One,
    Many,
}

fn clean(raw: &str, limit: usize, lines: Lines) -> Result<String, TextRefusal> {
    let text: String = raw.trim().nfc().collect();
    if text.is_empty() {
        return Err(TextRefusal::Missing);
    }
    if text.chars().count() > limit {
        return Err(TextRefusal::TooLong { limit });
    }
    let allowed = |c: char| match lines {
        Lines::One => !c.is_control(),
        Lines::Many => !c.is_control() || matches!(c, '\n' | '\r' | '\t'),
    };
    if text.chars().all(|c| allowed(c) && !reorders(c)) {
        Ok(text)
    } else {
        Err(TextRefusal::Malformed { what: "contains characters that cannot be shown" })
    }
}

/// Bidirectional overrides make a text read other than it is (Unicode TR 36 §2.9); invisible spaces and line
/// breaks do too. Joiners stay: names are written with them.
fn reorders(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200B}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}')
}

macro_rules! text {
    ($(#[$doc:meta])* $name:ident, $limit:expr, $lines:expr) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The most characters it may have.
            pub const LIMIT: usize = $limit;

            /// Reads what somebody typed.
            pub fn parse(raw: &str) -> Result<Self, TextRefusal> {
                clean(raw, Self::LIMIT, $lines).map(Self)
            }

            /// Reads an optional field: nothing or only white space is `None`.
            pub fn parse_optional(raw: Option<&str>) -> Result<Option<Self>, TextRefusal> {
                match raw.map(str::trim) {
                    None | Some("") => Ok(None),
                    Some(text) => Self::parse(text).map(Some),
                }
            }

            /// Takes what the store kept; it was parsed when it was written.
            pub fn from_stored(text: String) -> Self {
                Self(text)
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                // Names, addresses and notes stay out of logs.
                write!(f, concat!(stringify!($name), "({} characters)"), self.0.chars().count())
            }
        }
    };
}

text!(
    /// A person's name.
    PersonName, 100, Lines::One
);
text!(
    /// The organisation's name.
    OrganisationName, 100, Lines::One
);
text!(
    /// A browser and system in words, as the device told.
    DeviceName, 100, Lines::One
);
text!(
    /// What one of the organisation's own roles is called.
    RoleName, 60, Lines::One
);
text!(
    /// What an agent's client is called.
    ClientName, 100, Lines::One
);
text!(
    /// What a member calls a passkey.
    PasskeyName, 60, Lines::One
);
text!(
    /// What the remote user reads from the agent.
    MessageText, 2_000, Lines::Many
);
text!(
    /// What only agents read.
    Notes, 10_000, Lines::Many
);
text!(
    /// What a request is called elsewhere: a ticket number.
    Reference, 100, Lines::One
);
text!(
    /// A word about how a request ended, for agents.
    ClosingWord, 500, Lines::Many
);
text!(
    /// One comment on a request.
    CommentText, 10_000, Lines::Many
);
text!(
    /// What somebody in need writes on a request page.
    ProblemText, 2_000, Lines::Many
);
text!(
    /// A session queue's name.
    QueueName, 60, Lines::One
);
text!(
    /// What a session queue is for.
    QueueDescription, 500, Lines::Many
);
text!(
    /// What people read above a request page's form.
    IntroText, 1_000, Lines::Many
);
text!(
    /// What agents read beside one of the organisation's own fields.
    FieldLabel, 60, Lines::One
);
text!(
    /// What a request holds in one of the organisation's own fields, and an option of a choice.
    FieldText, 200, Lines::One
);
text!(
    /// The name of a saved view.
    ViewName, 60, Lines::One
);
text!(
    /// What an API token is for.
    TokenName, 60, Lines::One
);
text!(
    /// One chat message.
    ChatText, 4_000, Lines::Many
);

/// An email address, of the form a browser's `type=email` takes.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// The most characters an address may have (RFC 5321 §4.5.3.1.3, less the angle brackets).
    pub const LIMIT: usize = 254;

    /// Reads what somebody typed.
    pub fn parse(raw: &str) -> Result<Self, TextRefusal> {
        let text = clean(raw, Self::LIMIT, Lines::One)?;
        let malformed = TextRefusal::Malformed { what: "is not an email address" };
        let (local, host) = text.rsplit_once('@').ok_or(malformed)?;
        let local_ok = !local.is_empty()
            && local.len() <= 64
            && local.chars().all(|c| !c.is_whitespace() && !matches!(c, '@' | '<' | '>' | '"' | ',' | ';'));
        let host_ok = !host.is_empty() && host.split('.').all(is_host_label);
        if local_ok && host_ok { Ok(Self(text)) } else { Err(malformed) }
    }

    /// Reads an optional field: nothing or only white space is `None`.
    pub fn parse_optional(raw: Option<&str>) -> Result<Option<Self>, TextRefusal> {
        match raw.map(str::trim) {
            None | Some("") => Ok(None),
            Some(text) => Self::parse(text).map(Some),
        }
    }

    /// What stands in place of a deleted account's address. Nothing is ever sent there (RFC 2606 §2).
    pub fn of_nobody(member: MemberId) -> Self {
        Self(format!("{member}@deleted.invalid"))
    }

    /// Takes what the store kept.
    pub fn from_stored(text: String) -> Self {
        Self(text)
    }

    /// The address, as typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form under which two spellings are the same account.
    pub fn account_key(&self) -> String {
        self.0.to_lowercase()
    }
}

impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EmailAddress(…)")
    }
}

fn is_host_label(label: &str) -> bool {
    !label.is_empty()
        && label.len() <= 63
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.chars().all(|c| c.is_alphanumeric() || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_trimmed_and_bounded() {
        assert_eq!(PersonName::parse("  Margarethe Aigner ").unwrap().as_str(), "Margarethe Aigner");
        assert_eq!(PersonName::parse("   "), Err(TextRefusal::Missing));
        assert_eq!(PersonName::parse(&"x".repeat(101)), Err(TextRefusal::TooLong { limit: 100 }));
    }

    #[test]
    fn two_ways_to_write_an_umlaut_become_one() {
        assert_eq!(PersonName::parse("u\u{308}").unwrap(), PersonName::parse("ü").unwrap());
    }

    #[test]
    fn a_name_with_control_or_reordering_characters_is_refused() {
        for raw in ["a\u{0}b", "a\nb", "a\u{202E}b", "a\u{200B}b", "a\u{2028}b"] {
            assert!(matches!(PersonName::parse(raw), Err(TextRefusal::Malformed { .. })), "{raw:?}");
        }
        assert!(Notes::parse("first\nsecond").is_ok());
    }

    #[test]
    fn addresses_are_told_from_other_text() {
        for good in ["a@b.example", "first.last+tag@sub.example.org", "jörg@müller.example"] {
            assert!(EmailAddress::parse(good).is_ok(), "{good}");
        }
        for bad in ["a", "@b", "a@", "a b@c.example", "a@-b.example", "a@b..c", "<a@b.example>"] {
            assert!(EmailAddress::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn nobody_reads_a_name_in_a_log() {
        assert_eq!(format!("{:?}", PersonName::parse("Lena").unwrap()), "PersonName(4 characters)");
    }
}
