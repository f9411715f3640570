//! Between domain values and columns. Times are stored as milliseconds since the Unix epoch.

use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::StoreError;
use crate::search::folded;

pub(crate) fn millis(time: Timestamp) -> i64 {
    time.as_millisecond()
}

pub(crate) fn time(millis: i64) -> Result<Timestamp, StoreError> {
    Timestamp::from_millisecond(millis).map_err(|_| StoreError::Unreadable { what: "time" })
}

/// By what lists of names are sorted: in the same order on every database, whatever its language; `Ä` stands with `a`.
pub(crate) fn by_name(name: &str) -> (String, String) {
    (folded(name), name.to_owned())
}

pub(crate) fn array<const N: usize>(bytes: &[u8], what: &'static str) -> Result<[u8; N], StoreError> {
    bytes.try_into().map_err(|_| StoreError::Unreadable { what })
}

pub(crate) fn to_json<T: Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Unreadable { what: "value" })
}

pub(crate) fn from_json<T: DeserializeOwned>(text: &str, what: &'static str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::Unreadable { what })
}

/// A variant's serialised name, for columns that hold a plain word.
pub(crate) fn to_word<T: Serialize>(value: &T) -> Result<String, StoreError> {
    Ok(to_json(value)?.trim_matches('"').to_owned())
}

pub(crate) fn from_word<T: DeserializeOwned>(word: &str, what: &'static str) -> Result<T, StoreError> {
    from_json(&format!("\"{word}\""), what)
}

/// A count in a column, which databases know with a sign only.
pub(crate) fn count(column: i32) -> Result<u32, StoreError> {
    u32::try_from(column).map_err(|_| StoreError::Unreadable { what: "count" })
}

/// The same on its way there.
pub(crate) fn column(count: u32) -> Result<i32, StoreError> {
    i32::try_from(count).map_err(|_| StoreError::Unreadable { what: "count" })
}
