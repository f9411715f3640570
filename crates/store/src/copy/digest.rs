//! One number for a whole table: the same rows in the same order give the same.

use sha2::{Digest as _, Sha256};

use super::cell::Cell;

/// The digest of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TableDigest {
    pub(super) rows: u64,
    pub(super) sha256: [u8; 32],
}

/// A digest that is being made.
#[derive(Default)]
pub(super) struct Digesting {
    rows: u64,
    hash: Sha256,
}

impl Digesting {
    pub(super) fn add(&mut self, rows: &[Vec<Cell>]) {
        self.rows += rows.len() as u64;
        for cell in rows.iter().flatten() {
            cell.hash_into(&mut self.hash);
        }
    }

    pub(super) fn finish(self) -> TableDigest {
        TableDigest { rows: self.rows, sha256: self.hash.finalize().into() }
    }
}
