//! Chains of events: each row carries the hash of the one before, so that whoever changes one has to change all that
//! follow. Checking needs the rows alone, in a database or in a file.

use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// The chain of the audit log. Every other chain bears the id of its session request.
pub const AUDIT_LOG: Uuid = Uuid::nil();

/// The hash of one row of a chain: SHA-256 over the row before it and everything this row says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChainHash(pub [u8; 32]);

impl ChainHash {
    /// What the first row carries as the hash before it.
    pub const START: Self = Self([0; 32]);

    /// The hash of the row that follows `self`. `by` and `what` are the stored texts, so that an exported row
    /// verifies without knowing the program that wrote it. `at` counts milliseconds from the Unix epoch.
    #[must_use]
    pub fn next(self, chain: Uuid, version: i64, at: i64, by: &str, what: &str) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(b"deskside history v1");
        hasher.update(self.0);
        hasher.update(chain.as_bytes());
        hasher.update(version.to_be_bytes());
        hasher.update(at.to_be_bytes());
        for text in [by, what] {
            hasher.update((text.len() as u64).to_be_bytes());
            hasher.update(text);
        }
        Self(hasher.finalize().into())
    }
}

/// One row of a chain, as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainRow {
    /// Which chain.
    pub chain: Uuid,
    /// The row's place in it: 1, 2, 3, …
    pub version: i64,
    /// When, in milliseconds from the Unix epoch.
    pub at: i64,
    /// Who, as stored.
    pub by: String,
    /// What, as stored.
    pub what: String,
    /// The row's hash.
    pub hash: ChainHash,
}

/// Where a row stands among all rows: chains by id, the rows of each by their places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ChainPlace {
    /// Which chain.
    pub chain: Uuid,
    /// The row's place in it.
    pub version: i64,
}

impl ChainRow {
    /// Where it stands.
    pub fn place(&self) -> ChainPlace {
        ChainPlace { chain: self.chain, version: self.version }
    }
}

/// A row at which a chain is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BrokenRow {
    /// Which chain.
    pub chain: Uuid,
    /// The row's place in it.
    pub version: i64,
    /// What is wrong.
    pub flaw: Flaw,
}

/// What is wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It does not have the hash of what it says and of the row before it.
    Changed,
    /// The row that should stand here is missing.
    Missing,
    /// It stands where it does not belong.
    OutOfPlace,
}

/// Checks rows one after the other: chains by id, the rows of each by place.
#[derive(Clone, Debug, Default)]
pub struct ChainCheck {
    last: Option<(Uuid, i64, ChainHash)>,
    chains: u64,
    rows: u64,
}

impl ChainCheck {
    /// Checks the next row.
    ///
    /// # Errors
    /// [`BrokenRow`] names the first row that is not as it was written.
    pub fn next(&mut self, row: &ChainRow) -> Result<(), BrokenRow> {
        let broken = |version, flaw| Err(BrokenRow { chain: row.chain, version, flaw });
        let (expected, before) = match self.last {
            Some((chain, version, hash)) if chain == row.chain => (version + 1, hash),
            Some((chain, _, _)) if chain > row.chain => return broken(row.version, Flaw::OutOfPlace),
            Some(_) | None => {
                self.chains += 1;
                (1, ChainHash::START)
            }
        };
        if row.version > expected {
            return broken(expected, Flaw::Missing);
        }
        if row.version < expected {
            return broken(row.version, Flaw::OutOfPlace);
        }
        if before.next(row.chain, row.version, row.at, &row.by, &row.what) != row.hash {
            return broken(row.version, Flaw::Changed);
        }
        self.rows += 1;
        self.last = Some((row.chain, row.version, row.hash));
        Ok(())
    }

    /// How many chains there were.
    pub fn chains(&self) -> u64 {
        self.chains
    }

    /// How many rows there were.
    pub fn rows(&self) -> u64 {
        self.rows
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn chain(id: u128, words: &[String]) -> Vec<ChainRow> {
        let chain = Uuid::from_u128(id);
        let mut before = ChainHash::START;
        let row = |(version, what): (i64, &String)| {
            before = before.next(chain, version, 7 * version, "by", what);
            ChainRow {
                chain,
                version,
                at: 7 * version,
                by: "by".to_owned(),
                what: what.clone(),
                hash: before,
            }
        };
        (1..).zip(words).map(row).collect()
    }

    fn check(rows: &[ChainRow]) -> Result<ChainCheck, BrokenRow> {
        let mut check = ChainCheck::default();
        rows.iter().try_for_each(|row| check.next(row))?;
        Ok(check)
    }

    fn three_chains() -> impl Strategy<Value = Vec<ChainRow>> {
        prop::collection::vec(prop::collection::vec("[a-z]{0,4}", 1..6), 3)
            .prop_map(|chains| (0..).zip(&chains).flat_map(|(id, words)| chain(id, words)).collect())
    }

    #[test]
    fn a_row_that_differs_in_anything_has_another_hash() {
        let row = |version, by: &str, what: &str| ChainHash::START.next(Uuid::nil(), version, 0, by, what);
        assert_ne!(row(1, "a", "b"), row(1, "ab", ""));
        assert_ne!(row(1, "a", "b"), row(1, "", "ab"));
        assert_ne!(row(1, "a", "b"), row(2, "a", "b"));
        assert_ne!(row(1, "a", "b"), row(1, "a", "b").next(Uuid::nil(), 1, 0, "a", "b"));
        assert_ne!(row(1, "a", "b"), ChainHash::START.next(Uuid::from_u128(1), 1, 0, "a", "b"));
    }

    proptest! {
        #[test]
        fn what_was_written_verifies(rows in three_chains()) {
            let checked = check(&rows).unwrap();
            prop_assert_eq!((checked.chains(), checked.rows()), (3, rows.len() as u64));
        }

        #[test]
        fn a_row_that_says_anything_else_is_named(
            rows in three_chains(), place in any::<prop::sample::Index>(), part in 0..4,
        ) {
            let mut rows = rows;
            let row = rows[place.index(rows.len())].clone();
            let place = place.index(rows.len());
            let changed = &mut rows[place];
            match part {
                0 => changed.at += 1,
                1 => changed.by.push('!'),
                2 => changed.what.push('!'),
                _ => changed.hash.0[7] ^= 1,
            }
            let broken = check(&rows).unwrap_err();
            prop_assert_eq!(broken, BrokenRow { chain: row.chain, version: row.version, flaw: Flaw::Changed });
        }

        #[test]
        fn a_row_that_was_taken_out_before_another_is_named(
            rows in three_chains(), place in any::<prop::sample::Index>(),
        ) {
            let mut rows = rows;
            let gone = rows.remove(place.index(rows.len()));
            let has_a_next = rows.iter().any(|row| row.chain == gone.chain && row.version > gone.version);
            let broken = check(&rows);
            if has_a_next {
                let missing = BrokenRow { chain: gone.chain, version: gone.version, flaw: Flaw::Missing };
                prop_assert_eq!(broken.unwrap_err(), missing);
            } else {
                prop_assert!(broken.is_ok(), "the end of a chain is held against the record it belongs to");
            }
        }

        #[test]
        fn rows_that_changed_places_are_noticed(rows in three_chains(), place in any::<prop::sample::Index>()) {
            prop_assume!(rows.len() > 1);
            let mut rows = rows;
            let first = place.index(rows.len() - 1);
            rows.swap(first, first + 1);
            prop_assert!(check(&rows).is_err());
        }
    }
}
