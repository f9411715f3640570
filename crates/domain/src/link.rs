//! The session link's token and the join code: two ways to the same request.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// The secret in a session link: 144 random bits, 24 characters.
#[derive(Clone, PartialEq, Eq)]
pub struct LinkToken(String);

impl LinkToken {
    /// A token of these random bytes.
    pub fn generate(random: [u8; 18]) -> Self {
        Self(URL_SAFE_NO_PAD.encode(random))
    }

    /// Takes what stands in an address; anything of the wrong form is nobody's link.
    pub fn presented(raw: &str) -> Option<Self> {
        (raw.len() == 24 && raw.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'))
            .then(|| Self(raw.to_owned()))
    }

    /// The token itself.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for LinkToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LinkToken(…)")
    }
}

/// Nine digits that can be read out on the phone.
#[derive(Clone, PartialEq, Eq)]
pub struct JoinCode(String);

impl JoinCode {
    /// A code of these random bits. The first digit is never 0, so that nobody drops it.
    pub fn generate(random: u64) -> Self {
        // 900 million divide 2^64 with a bias below 2^-34.
        Self((100_000_000 + random % 900_000_000).to_string())
    }

    /// Reads what somebody typed; spaces, dots and dashes between digits do not count.
    pub fn typed(raw: &str) -> Option<Self> {
        let digits: String = raw.chars().filter(|c| !matches!(c, ' ' | '.' | '-' | '\u{a0}')).collect();
        (digits.len() == 9 && digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0'))
            .then_some(Self(digits))
    }

    /// The nine digits without spaces.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for JoinCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JoinCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_join_code_may_be_typed_in_groups() {
        let code = JoinCode::typed("528 114-907").unwrap();
        assert_eq!(code.expose(), "528114907");
    }

    #[test]
    fn what_is_not_nine_digits_is_no_join_code() {
        for raw in ["", "52811490", "5281149071", "52811490a", "028114907", "٥٢٨١١٤٩٠٧"] {
            assert_eq!(JoinCode::typed(raw), None, "{raw}");
        }
    }

    #[test]
    fn every_generated_code_can_be_typed() {
        for random in [0, 1, 899_999_999, 900_000_000, u64::MAX] {
            let code = JoinCode::generate(random);
            assert_eq!(JoinCode::typed(code.expose()), Some(code));
        }
    }

    #[test]
    fn secrets_do_not_show_in_logs() {
        assert_eq!(format!("{:?}", LinkToken::generate([1; 18])), "LinkToken(…)");
        assert_eq!(format!("{:?}", JoinCode::generate(1)), "JoinCode(…)");
    }
}
