//! The file in which all chains are exported: one `ChainLine` a line, between a row and its text.

use deskside_domain::chain::{ChainHash, ChainRow};
use deskside_protocol::audit::{ChainEndBody, ChainLine, ChainRowBody};

/// A line of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A row of a chain.
    Row(ChainRow),
    /// The last line.
    End {
        /// How many chains there were.
        chains: u64,
        /// How many rows there were.
        rows: u64,
    },
}

/// Why a text is no line of the file.
#[derive(Debug, thiserror::Error)]
pub enum NoLine {
    /// It is not of its form.
    #[error("it is not of the form of a line")]
    Form(#[from] serde_json::Error),
    /// Its hash is none.
    #[error("its hash is not 64 hexadecimal digits")]
    Hash,
}

impl Line {
    /// Reads a line.
    pub fn parse(text: &str) -> Result<Self, NoLine> {
        let row = match serde_json::from_str(text)? {
            ChainLine::End { end } => return Ok(Self::End { chains: end.chains, rows: end.rows }),
            ChainLine::Row(row) => row,
        };
        let mut hash = [0; 32];
        let decoded = base16ct::lower::decode(&row.hash, &mut hash).map_err(|_| NoLine::Hash)?;
        if decoded.len() != 32 {
            return Err(NoLine::Hash);
        }
        let ChainRowBody { chain, version, at, by, what, .. } = row;
        Ok(Self::Row(ChainRow { chain, version, at, by, what, hash: ChainHash(hash) }))
    }

    /// Writes a line, with the sign that ends it.
    pub(crate) fn into_text(self) -> Result<String, serde_json::Error> {
        let line = match self {
            Self::End { chains, rows } => ChainLine::End { end: ChainEndBody { chains, rows } },
            Self::Row(row) => ChainLine::Row(ChainRowBody {
                chain: row.chain,
                version: row.version,
                at: row.at,
                hash: base16ct::lower::encode_string(&row.hash.0),
                by: row.by,
                what: row.what,
            }),
        };
        Ok(serde_json::to_string(&line)? + "\n")
    }
}

#[cfg(test)]
mod tests {
    use deskside_domain::chain::AUDIT_LOG;

    use super::*;

    #[test]
    fn a_line_is_read_as_it_was_written() {
        let (by, what) = ("{\"kind\":\"system\"}".to_owned(), "Grüß \"Gott\"\n".to_owned());
        let row = ChainRow { chain: AUDIT_LOG, version: 7, at: -1, by, what, hash: ChainHash([0xab; 32]) };
        for line in [Line::Row(row), Line::End { chains: 1, rows: 7 }] {
            assert_eq!(Line::parse(line.clone().into_text().unwrap().trim_end()).unwrap(), line);
        }
    }

    #[test]
    fn what_is_no_line_says_so() {
        let short = r#"{"chain":"00000000-0000-0000-0000-000000000000","version":1,"at":0,"by":"","what":"","hash":"ab"}"#;
        assert!(matches!(Line::parse(short), Err(NoLine::Hash)));
        for text in ["", "{}", "[]", r#"{"end":{"chains":1}}"#] {
            assert!(matches!(Line::parse(text), Err(NoLine::Form(_))), "{text}");
        }
    }
}
