//! Passwords that members choose.

use std::fmt;

use zxcvbn::zxcvbn;

use crate::text::{EmailAddress, TextRefusal};

/// A password that somebody chose. It exists only until it is hashed.
#[derive(Clone)]
pub struct NewPassword(String);

impl NewPassword {
    /// At least so many characters (ASVS 5.0, 6.2.1 asks for 8 and recommends 15).
    pub const SHORTEST: usize = 12;
    /// At most so many characters, so that hashing stays bounded (ASVS 5.0, 6.2.9 asks for 64).
    pub const LONGEST: usize = 128;

    /// Checks length and what is guessed first; character classes do not count (ASVS 5.0, 6.2.5).
    pub fn choose(raw: &str, email: &EmailAddress) -> Result<Self, TextRefusal> {
        let length = raw.chars().count();
        if length < Self::SHORTEST {
            return Err(TextRefusal::TooShort { limit: Self::SHORTEST });
        }
        if length > Self::LONGEST {
            return Err(TextRefusal::TooLong { limit: Self::LONGEST });
        }
        if is_guessed_first(raw, email) {
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

/// How many guesses a password has to be worth, as a power of ten: what a guesser cannot try within years, slowed as
/// sign-ins are, and what a stolen hash of argon2id withstands for a while.
const WORTH: f64 = 8.0;

/// How much of a password is estimated: what comes after it only makes it better, and the estimate stays quick.
const ESTIMATED: usize = 64;

/// Among those that are used most, or made of them and of the account's own address by the tricks that everybody knows
/// (zxcvbn, Wheeler, USENIX Security 2016). Its lists hold some tens of thousands of passwords, names and words; ASVS 5.0,
/// 6.2.4, asks for three thousand.
fn is_guessed_first(raw: &str, email: &EmailAddress) -> bool {
    let begin: String = raw.chars().take(ESTIMATED).collect();
    let address = email.account_key();
    let own = address.split(|sign: char| !sign.is_alphanumeric()).filter(|word| word.len() > 3);
    let known: Vec<&str> = own.chain([address.as_str(), "deskside"]).collect();
    zxcvbn(&begin, &known).guesses_log10() < WORTH
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
        assert!(choose("vier Wände und ein Dach").is_ok());
        assert!(choose("xkqvbtrwplmz").is_ok());
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
            "qwertzuiop12",
            "Passw0rd1234",
            "iloveyou1234",
            "liverpool123",
            "Brightwater2026!",
            "Deskside2026",
        ] {
            assert!(matches!(choose(raw), Err(TextRefusal::TooCommon)), "{raw}");
        }
    }
}
