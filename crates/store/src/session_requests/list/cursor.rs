//! Where the next page starts.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;

use super::order::Sort;
use crate::{StoreError, row};

/// Where the next page of a list starts: after the last request of the page before. It belongs to one order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub(super) sort: Sort,
    pub(super) after: Place,
    /// When the first page was read.
    pub(super) first_page: Timestamp,
}

/// A request's place in a list. Places grow from the first request to the last, whichever way the key runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) rank: i32,
    pub(super) key: i64,
    pub(super) number: i64,
}

impl Cursor {
    /// Reads what [`Cursor::to_text`] wrote, for a list in this order.
    ///
    /// # Errors
    /// [`StoreError::BadCursor`] for any other text, and for the cursor of another order.
    pub fn parse(text: &str, sort: Sort) -> Result<Self, StoreError> {
        read(text).filter(|cursor| cursor.sort == sort).ok_or(StoreError::BadCursor)
    }

    /// The cursor as text that says nothing to anybody else.
    pub fn to_text(self) -> String {
        let Place { rank, key, number } = self.after;
        let first_page = row::millis(self.first_page);
        URL_SAFE_NO_PAD.encode(format!("{} {rank} {key} {number} {first_page}", word(self.sort)))
    }
}

fn read(text: &str) -> Option<Cursor> {
    let plain = String::from_utf8(URL_SAFE_NO_PAD.decode(text).ok()?).ok()?;
    let mut parts = plain.split(' ');
    let sort = sort_of(parts.next()?)?;
    let mut next = || parts.next()?.parse::<i64>().ok();
    let after = Place { rank: i32::try_from(next()?).ok()?, key: next()?, number: next()? };
    let cursor = Cursor { sort, after, first_page: row::time(next()?).ok()? };
    // One cursor has one text: what reads alike but is written otherwise is not ours.
    (cursor.to_text() == text).then_some(cursor)
}

const SORTS: [Sort; 7] = [
    Sort::Newest,
    Sort::Oldest,
    Sort::Attention,
    Sort::Waiting,
    Sort::Scheduled,
    Sort::Expires,
    Sort::Changed,
];

fn word(sort: Sort) -> &'static str {
    match sort {
        Sort::Newest => "n",
        Sort::Oldest => "o",
        Sort::Attention => "a",
        Sort::Waiting => "w",
        Sort::Scheduled => "s",
        Sort::Expires => "e",
        Sort::Changed => "c",
    }
}

fn sort_of(found: &str) -> Option<Sort> {
    SORTS.into_iter().find(|sort| word(*sort) == found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cursor(sort: Sort) -> Cursor {
        let after = Place { rank: 3, key: -1_800_000_000_000, number: 1_042 };
        Cursor { sort, after, first_page: Timestamp::constant(1_800_000_000, 0) }
    }

    #[test]
    fn a_cursor_is_read_back_for_its_own_order_only() {
        for sort in SORTS {
            let text = cursor(sort).to_text();
            assert_eq!(Cursor::parse(&text, sort).unwrap(), cursor(sort));
            for other in SORTS.into_iter().filter(|other| *other != sort) {
                assert!(matches!(Cursor::parse(&text, other), Err(StoreError::BadCursor)), "{other:?}");
            }
        }
    }

    #[test]
    fn any_other_text_is_refused() {
        let encoded = |plain: &str| URL_SAFE_NO_PAD.encode(plain);
        for text in [
            String::new(),
            "n1004".to_owned(),
            encoded("n 0 1 2"),
            encoded("n 0 1 2 3 4"),
            encoded("n 0 +1 2 3"),
            encoded("x 0 1 2 3"),
            encoded("n 0 99999999999999999999 2 3"),
            encoded("n 0 1 2 9223372036854775807"),
            format!("{}=", cursor(Sort::Newest).to_text()),
        ] {
            assert!(matches!(Cursor::parse(&text, Sort::Newest), Err(StoreError::BadCursor)), "{text:?}");
        }
    }
}
