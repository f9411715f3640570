//! Passwords that members choose.

use std::fmt;

use crate::text::{EmailAddress, TextRefusal};

/// A password that somebody chose. It exists only until it is hashed.
#[derive(Clone)]
pub struct NewPassword(String);

impl NewPassword {
    /// At least so many characters (ASVS 5.0, 6.2.1 asks for 8 and recommends 15).
    pub const SHORTEST: usize = 12;
    /// At most so many characters, so that hashing stays bounded (ASVS 5.0, 6.2.9 asks for 64).
    pub const LONGEST: usize = 128;

    /// Checks length and the most obvious guesses; character classes do not count (ASVS 5.0, 6.2.5).
    pub fn choose(raw: &str, email: &EmailAddress) -> Result<Self, TextRefusal> {
        let length = raw.chars().count();
        if length < Self::SHORTEST {
            return Err(TextRefusal::TooShort { limit: Self::SHORTEST });
        }
        if length > Self::LONGEST {
            return Err(TextRefusal::TooLong { limit: Self::LONGEST });
        }
        if is_guessed_first(&raw.to_lowercase(), email) {
            return Err(TextRefusal::TooCommon);
        }
        Ok(Self(raw.to_owned()))
    }

    /// The password, for the hash function only.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewPassword(…)")
    }
}

/// Built from few characters, from the account's own address, or from the words everybody tries.
fn is_guessed_first(lower: &str, email: &EmailAddress) -> bool {
    const WORDS: [&str; 12] = [
        "password",
        "passwort",
        "deskside",
        "qwerty",
        "qwertz",
        "letmein",
        "welcome",
        "admin",
        "iloveyou",
        "123456789",
        "987654321",
        "abcdefgh",
    ];
    let distinct = lower.chars().collect::<std::collections::BTreeSet<_>>().len();
    let address = email.account_key();
    let local = address.split('@').next().unwrap_or_default().to_owned();
    let without_words = WORDS.iter().fold(lower.to_owned(), |rest, word| rest.replace(word, ""));
    distinct < 5
        || lower == address
        || (local.len() >= 8 && lower.contains(&local))
        || without_words.chars().count() < 5
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choose(raw: &str) -> Result<NewPassword, TextRefusal> {
        NewPassword::choose(raw, &EmailAddress::parse("margarethe@brightwater.example").unwrap())
    }

    #[test]
    fn length_decides_and_character_classes_do_not() {
        assert!(choose("correct horse battery").is_ok());
        assert!(matches!(choose("Sh0rt!"), Err(TextRefusal::TooShort { limit: 12 })));
        assert!(matches!(choose(&"ab3".repeat(50)), Err(TextRefusal::TooLong { limit: 128 })));
    }

    #[test]
    fn what_is_guessed_first_is_refused() {
        for raw in [
            "passwordpassword",
            "aaaaaaaaaaaaaaa",
            "margarethe@brightwater.example",
            "Margarethe2026!",
            "Password1234567890".trim_end_matches("567890"),
            "123456789123",
        ] {
            assert!(matches!(choose(raw), Err(TextRefusal::TooCommon)), "{raw}");
        }
    }
}
