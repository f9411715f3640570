//! When help is to begin, as people agree on it: by the clocks of a place.

use std::fmt;

use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{SignedDuration, Timestamp, ZonedDateTime};
use serde::{Deserialize, Serialize};

/// An IANA time zone such as `Europe/Vienna`. The data base of zones is part of the program, so that every
/// server reads a local time alike.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ZoneName(String);

impl ZoneName {
    /// Universal time.
    pub fn utc() -> Self {
        Self("UTC".to_owned())
    }

    /// The zone of this name, spelled as the data base spells it; `None` when there is none.
    pub fn parse(raw: &str) -> Option<Self> {
        let zone = TimeZone::get(raw.trim()).ok()?;
        zone.iana_name().map(|name| Self(name.to_owned()))
    }

    /// Takes what the store kept.
    pub fn from_stored(name: String) -> Self {
        Self(name)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The zone; universal time if a later data base has dropped the name.
    pub fn zone(&self) -> TimeZone {
        TimeZone::get(&self.0).unwrap_or(TimeZone::UTC)
    }

    /// When the day began there that `now` lies in.
    pub fn start_of_day(&self, now: Timestamp) -> Timestamp {
        // It fails only where the calendar ends.
        ZonedDateTime::new(now, self.zone()).start_of_day().map_or(now, |start| start.timestamp())
    }
}

impl fmt::Display for ZoneName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How long help is planned to take, in whole minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PlannedMinutes(u16);

impl PlannedMinutes {
    /// Half an hour.
    pub const DEFAULT: Self = Self(30);

    /// Between five minutes and a day.
    pub fn new(minutes: u16) -> Option<Self> {
        (5..=1440).contains(&minutes).then_some(Self(minutes))
    }

    /// The minutes.
    pub fn get(self) -> u16 {
        self.0
    }
}

/// When help is to begin, for how long, and in whose time zone that was agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// When it begins.
    pub starts_at: Timestamp,
    /// In whose time zone that was agreed.
    pub zone: ZoneName,
    /// How long it is planned to take.
    pub minutes: PlannedMinutes,
}

/// Why a local time is no schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LocalTimeRefusal {
    /// The clocks of that place skip this time when they go forward.
    #[error("does not exist there: the clocks go forward")]
    Skipped,
    /// Further away than a calendar reaches.
    #[error("lies outside the calendar")]
    OutOfRange,
}

impl Schedule {
    /// How long before its start a scheduled link lets somebody in, so that nobody begins in a hurry.
    pub const LEAD: SignedDuration = SignedDuration::from_mins(10);

    /// What the clocks of `zone` show as `local`. When they show it twice, because they go back, the first
    /// time is meant (RFC 5545 §3.3.5).
    pub fn at(local: DateTime, zone: ZoneName, minutes: PlannedMinutes) -> Result<Self, LocalTimeRefusal> {
        let ambiguous = zone.zone().to_ambiguous_timestamp(local);
        let starts_at = match ambiguous.offset() {
            AmbiguousOffset::Gap { .. } => return Err(LocalTimeRefusal::Skipped),
            AmbiguousOffset::Fold { .. } | AmbiguousOffset::Unambiguous { .. } => ambiguous.earlier(),
        };
        let starts_at = starts_at.map_err(|_| LocalTimeRefusal::OutOfRange)?;
        Ok(Self { starts_at, zone, minutes })
    }

    /// From when the link lets somebody in.
    pub fn opens_at(&self) -> Timestamp {
        self.starts_at.saturating_sub(Self::LEAD).unwrap_or(self.starts_at)
    }

    /// When it is planned to end.
    pub fn ends_at(&self) -> Timestamp {
        let planned = SignedDuration::from_mins(i64::from(self.minutes.get()));
        self.starts_at.saturating_add(planned).unwrap_or(self.starts_at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(local: &str, zone: &str) -> Result<String, LocalTimeRefusal> {
        let local = local.parse().unwrap();
        Schedule::at(local, ZoneName::parse(zone).unwrap(), PlannedMinutes::DEFAULT)
            .map(|schedule| schedule.starts_at.to_string())
    }

    #[test]
    fn a_local_time_is_read_by_the_clocks_of_its_place() {
        assert_eq!(at("2026-11-26T09:00", "Europe/Vienna").unwrap(), "2026-11-26T08:00:00Z");
        assert_eq!(at("2026-07-01T09:00", "Europe/Vienna").unwrap(), "2026-07-01T07:00:00Z");
        assert_eq!(at("2026-11-26T09:00", "Asia/Kolkata").unwrap(), "2026-11-26T03:30:00Z");
    }

    #[test]
    fn a_time_that_the_clocks_skip_is_refused() {
        assert_eq!(at("2027-03-28T02:30", "Europe/Vienna"), Err(LocalTimeRefusal::Skipped));
        assert_eq!(at("2027-03-28T03:00", "Europe/Vienna").unwrap(), "2027-03-28T01:00:00Z");
    }

    #[test]
    fn of_a_time_that_comes_twice_the_first_is_meant() {
        assert_eq!(at("2026-10-25T02:30", "Europe/Vienna").unwrap(), "2026-10-25T00:30:00Z");
        assert_eq!(at("2026-10-25T03:00", "Europe/Vienna").unwrap(), "2026-10-25T02:00:00Z");
    }

    #[test]
    fn a_day_begins_when_it_does_there() {
        let start = |zone: &str, now: &str| {
            ZoneName::parse(zone).unwrap().start_of_day(now.parse().unwrap()).to_string()
        };

        assert_eq!(start("Europe/Vienna", "2026-11-25T22:59:59Z"), "2026-11-24T23:00:00Z");
        assert_eq!(start("Europe/Vienna", "2026-11-25T23:00:00Z"), "2026-11-25T23:00:00Z");
        // Where the clocks go forward at midnight, the day has no midnight.
        assert_eq!(start("Africa/Cairo", "2026-04-24T12:00:00Z"), "2026-04-23T22:00:00Z");
    }

    #[test]
    fn zones_are_those_of_the_data_base_in_its_spelling() {
        assert_eq!(ZoneName::parse("europe/vienna").unwrap().as_str(), "Europe/Vienna");
        for raw in ["", "Vienna", "Europe/Atlantis", "+01:00", "../../etc/passwd"] {
            assert_eq!(ZoneName::parse(raw), None, "{raw}");
        }
    }

    #[test]
    fn plans_last_between_five_minutes_and_a_day() {
        assert!([5, 30, 1440].into_iter().all(|minutes| PlannedMinutes::new(minutes).is_some()));
        assert!([0, 4, 1441].into_iter().all(|minutes| PlannedMinutes::new(minutes).is_none()));
    }
}
