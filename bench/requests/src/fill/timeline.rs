//! When what happens, and chance that is the same in every run.

use deskside_domain::{SignedDuration, Timestamp};

/// How long after one request the next is created.
const PACE: SignedDuration = SignedDuration::from_secs(60);

/// One request after the other, from a beginning on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Timeline {
    start: Timestamp,
}

impl Timeline {
    /// The one that begins at `start`.
    pub(crate) fn from(start: Timestamp) -> Self {
        Self { start }
    }

    /// The one whose last of `size` requests is created just before `now`.
    pub(crate) fn until(now: Timestamp, size: u64) -> Self {
        Self { start: now - PACE * i32::try_from(size).unwrap() }
    }

    /// When the request at this place is created; at the place after the last it is now.
    pub(crate) fn at(self, place: u64) -> Timestamp {
        self.start + PACE * i32::try_from(place).unwrap()
    }
}

/// A number that looks random and is the same in every run (splitmix64).
pub(crate) fn dice(place: u64, throw: u64, sides: u64) -> u64 {
    let seed = place.wrapping_mul(64).wrapping_add(throw).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = (seed ^ (seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (mixed ^ (mixed >> 31)) % sides
}

/// A number below 256 as a byte.
pub(crate) fn small(value: u64) -> u8 {
    u8::try_from(value).unwrap()
}

/// Bytes that no other place has.
pub(crate) fn bytes<const N: usize>(place: u64) -> [u8; N] {
    let place = place.to_be_bytes();
    std::array::from_fn(|at| place[at % place.len()])
}

/// A word that few requests have the larger its number is, made of syllables.
pub(crate) fn word(number: u64) -> String {
    const SYLLABLES: [&str; 16] = [
        "ka", "re", "mi", "to", "lun", "ber", "sol", "ner", "ha", "vi", "don", "pe", "gra", "stan", "mu",
        "fa",
    ];
    let mut rest = number + 16;
    let mut word = String::new();
    while rest > 0 {
        word.push_str(SYLLABLES[usize::try_from(rest % 16).unwrap()]);
        rest /= 16;
    }
    word
}
