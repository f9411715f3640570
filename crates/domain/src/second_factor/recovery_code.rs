//! Codes to be printed, for when the phone is gone: each signs in once.

use std::fmt;

use sha2::{Digest as _, Sha256};

use super::without_gaps;

/// Letters and digits that are not mistaken for each other (Crockford's base 32): no I, L, O or U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// How many characters stand together.
const GROUP: usize = 4;

/// A recovery code: 80 random bits, as `K3XW-9D2T-A7QF-0B6M`.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(String);

/// What is kept of a [`RecoveryCode`].
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct RecoveryCodeHash(pub [u8; 32]);

impl RecoveryCode {
    /// How many a member gets at a time.
    pub const AT_A_TIME: usize = 10;

    /// How many characters there are without the dashes.
    const LENGTH: usize = 16;

    /// A code of these random bytes.
    pub fn generate(random: [u8; 10]) -> Self {
        let bits = random.iter().fold(0_u128, |bits, byte| (bits << 8) | u128::from(*byte));
        let letter = |place: usize| usize::try_from((bits >> (5 * place)) & 31).unwrap_or_default();
        Self::grouped((0..Self::LENGTH).rev().map(|place| char::from(ALPHABET[letter(place)])))
    }

    /// Reads what somebody typed: case, spaces and dashes do not count, and what looks alike is one.
    pub fn typed(raw: &str) -> Option<Self> {
        let letters: Option<Vec<_>> = without_gaps(raw).chars().map(letter).collect();
        letters
            .filter(|letters| letters.len() == Self::LENGTH)
            .map(|letters| Self::grouped(letters.into_iter()))
    }

    /// What is kept of it.
    pub fn hash(&self) -> RecoveryCodeHash {
        // 80 random bits need no salt and no slow hash: nobody tries them all.
        let hash = Sha256::new().chain_update("deskside recovery code").chain_update(&self.0);
        RecoveryCodeHash(hash.finalize().into())
    }

    /// The code itself, to be shown once.
    pub fn expose(&self) -> &str {
        &self.0
    }

    fn grouped(letters: impl Iterator<Item = char>) -> Self {
        let mut text = String::with_capacity(Self::LENGTH + Self::LENGTH / GROUP);
        for (place, letter) in letters.enumerate() {
            if place > 0 && place % GROUP == 0 {
                text.push('-');
            }
            text.push(letter);
        }
        Self(text)
    }
}

fn letter(typed: char) -> Option<char> {
    let letter = match typed.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET.contains(&u8::try_from(letter).ok()?).then_some(letter)
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

impl fmt::Debug for RecoveryCodeHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCodeHash(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_code_is_four_groups_of_four() {
        assert_eq!(RecoveryCode::generate([0; 10]).expose(), "0000-0000-0000-0000");
        assert_eq!(RecoveryCode::generate([255; 10]).expose(), "ZZZZ-ZZZZ-ZZZZ-ZZZZ");
        assert_eq!(RecoveryCode::generate([0, 0, 0, 0, 0, 0, 0, 0, 0, 33]).expose(), "0000-0000-0000-0011");
    }

    #[test]
    fn what_looks_alike_is_one() {
        let code = RecoveryCode::typed("0000-0000-0000-0011").unwrap();
        assert_eq!(RecoveryCode::typed("oO00 0000 0000 00iL"), Some(code));
    }

    #[test]
    fn what_cannot_be_a_code_is_none() {
        for raw in
            ["", "0000-0000-0000-001", "0000-0000-0000-00111", "UUUU-0000-0000-0000", "é000-0000-0000-0000"]
        {
            assert_eq!(RecoveryCode::typed(raw), None, "{raw}");
        }
    }

    proptest! {
        #[test]
        fn however_it_is_typed_it_is_the_same_code(random: [u8; 10], gap in "[ \\-]{0,2}") {
            let code = RecoveryCode::generate(random);
            let typed = code.expose().to_lowercase().replace('-', &gap);

            prop_assert_eq!(RecoveryCode::typed(&typed).unwrap().hash(), code.hash());
        }

        #[test]
        fn different_codes_have_different_hashes(one: [u8; 10], other: [u8; 10]) {
            let same = RecoveryCode::generate(one).hash() == RecoveryCode::generate(other).hash();
            prop_assert_eq!(same, one == other);
        }
    }
}
