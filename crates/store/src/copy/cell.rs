//! One value of one row, in a form in which the two databases agree.

use sea_orm::sea_query::Value;
use sea_orm::{QueryResult, TryGetable};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::StoreError;
use crate::tables::Kind;

/// One value; `None` is null.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    Bool(Option<bool>),
    Int(Option<i32>),
    BigInt(Option<i64>),
    Double(Option<f64>),
    Text(Option<String>),
    Bytes(Option<Vec<u8>>),
    Uuid(Option<Uuid>),
}

impl Cell {
    /// Reads the value at this place.
    pub(super) fn read(kind: Kind, row: &QueryResult, place: usize) -> Result<Self, StoreError> {
        fn read<T: TryGetable>(row: &QueryResult, place: usize) -> Result<Option<T>, StoreError> {
            Ok(row.try_get_by_index(place)?)
        }
        Ok(match kind {
            Kind::Bool => Self::Bool(read(row, place)?),
            Kind::Int => Self::Int(read(row, place)?),
            Kind::BigInt => Self::BigInt(read(row, place)?),
            Kind::Double => Self::Double(read(row, place)?),
            Kind::Text => Self::Text(read(row, place)?),
            Kind::Bytes => Self::Bytes(read(row, place)?),
            Kind::Uuid => Self::Uuid(read(row, place)?),
            Kind::Unknown => return Err(StoreError::Unreadable { what: "column" }),
        })
    }

    /// The value, to be written.
    pub(super) fn into_value(self) -> Value {
        match self {
            Self::Bool(value) => value.into(),
            Self::Int(value) => value.into(),
            Self::BigInt(value) => value.into(),
            Self::Double(value) => value.into(),
            Self::Text(value) => value.into(),
            Self::Bytes(value) => value.into(),
            Self::Uuid(value) => value.into(),
        }
    }

    /// Adds it to a hash: a byte that says what comes, then its length where that is not fixed, then itself. So no
    /// two different rows are hashed from the same bytes.
    pub(super) fn hash_into(&self, hash: &mut Sha256) {
        match self {
            Self::Bool(Some(value)) => fixed(hash, b'b', &[u8::from(*value)]),
            Self::Int(Some(value)) => fixed(hash, b'i', &i64::from(*value).to_be_bytes()),
            Self::BigInt(Some(value)) => fixed(hash, b'i', &value.to_be_bytes()),
            Self::Double(Some(value)) => fixed(hash, b'd', &value.to_bits().to_be_bytes()),
            Self::Text(Some(value)) => counted(hash, b't', value.as_bytes()),
            Self::Bytes(Some(value)) => counted(hash, b'x', value),
            Self::Uuid(Some(value)) => fixed(hash, b'u', value.as_bytes()),
            Self::Bool(None)
            | Self::Int(None)
            | Self::BigInt(None)
            | Self::Double(None)
            | Self::Text(None)
            | Self::Bytes(None)
            | Self::Uuid(None) => hash.update(b"0"),
        }
    }
}

fn fixed(hash: &mut Sha256, what: u8, bytes: &[u8]) {
    hash.update([what]);
    hash.update(bytes);
}

fn counted(hash: &mut Sha256, what: u8, bytes: &[u8]) {
    hash.update([what]);
    hash.update((bytes.len() as u64).to_be_bytes());
    hash.update(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(row: &[Cell]) -> Vec<u8> {
        let mut hash = Sha256::new();
        for cell in row {
            cell.hash_into(&mut hash);
        }
        hash.finalize().to_vec()
    }

    fn text(text: &str) -> Cell {
        Cell::Text(Some(text.to_owned()))
    }

    #[test]
    fn different_rows_have_different_hashes() {
        let rows = [
            vec![text("ab"), text("c")],
            vec![text("a"), text("bc")],
            vec![text("abc"), Cell::Text(None)],
            vec![text("abc"), text("")],
            vec![text("abc"), text("0")],
            vec![text("abc"), Cell::Bytes(Some(Vec::new()))],
            vec![Cell::BigInt(Some(0)), Cell::Bool(Some(false))],
            vec![Cell::Bool(Some(false)), Cell::BigInt(Some(0))],
        ];

        let mut hashes: Vec<_> = rows.iter().map(|row| hash(row)).collect();
        hashes.sort();
        hashes.dedup();

        assert_eq!(hashes.len(), rows.len());
    }

    #[test]
    fn a_number_is_the_same_in_a_narrow_and_in_a_wide_column() {
        assert_eq!(hash(&[Cell::Int(Some(-7))]), hash(&[Cell::BigInt(Some(-7))]));
    }
}
