//! How long a session link lets somebody in.

use jiff::{SignedDuration, Timestamp};

/// How long a link is valid, counted from its creation or from the scheduled time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Validity(SignedDuration);

impl Validity {
    /// One day.
    pub const DEFAULT: Self = Self(SignedDuration::from_hours(24));
    /// Five minutes.
    pub const SHORTEST: Self = Self(SignedDuration::from_mins(5));
    /// Ninety days.
    pub const LONGEST: Self = Self(SignedDuration::from_hours(90 * 24));

    /// A validity of so many seconds, if it lies between the shortest and the longest.
    pub fn from_seconds(seconds: i64) -> Option<Self> {
        let validity = SignedDuration::from_secs(seconds);
        (Self::SHORTEST.0..=Self::LONGEST.0).contains(&validity).then_some(Self(validity))
    }

    /// Its length in seconds.
    pub fn as_seconds(self) -> i64 {
        self.0.as_secs()
    }

    /// When a link ends whose validity begins at `start`.
    pub fn end(self, start: Timestamp) -> Timestamp {
        start.saturating_add(self.0).unwrap_or(Timestamp::MAX)
    }
}
