//! The two databases, where one SQL does not do for both. Nothing else asks which one it is.

use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{ConnectionTrait, DatabaseBackend};
use uuid::Uuid;

use crate::search::Words;

/// The table of the words by which requests are found.
pub(crate) const WORDS: &str = "request_words";

/// Which SQL the database speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

impl Dialect {
    /// What this connection speaks.
    pub(crate) fn of(connection: &impl ConnectionTrait) -> Self {
        match connection.get_database_backend() {
            DatabaseBackend::Postgres => Self::Postgres,
            _ => Self::Sqlite,
        }
    }

    /// An id as SQL text. An index on an expression is only used for the very same expression, with the same
    /// constant in it and no parameter.
    pub(crate) fn literal(self, id: Uuid) -> String {
        match self {
            Self::Sqlite => format!("x'{}'", id.simple()),
            Self::Postgres => format!("'{id}'::uuid"),
        }
    }

    /// The id in this column as text.
    pub(crate) fn id_as_text(self, column: &str) -> String {
        match self {
            Self::Sqlite => format!("hex({column})"),
            Self::Postgres => format!("CAST({column} AS text)"),
        }
    }

    /// The same value, but not a reason to pick an index. SQLite, which keeps no statistics of the rows, would
    /// otherwise prefer any index on a condition to the one that gives the rows in order.
    pub(crate) fn beside_the_index(self, value: Expr) -> Expr {
        match self {
            Self::Sqlite => Expr::cust_with_expr("+?", value),
            Self::Postgres => value,
        }
    }

    /// The request's number in the table of words under the alias `words`.
    pub(crate) fn number_of(self, words: &'static str) -> Expr {
        match self {
            Self::Sqlite => Expr::col((words, "rowid")),
            Self::Postgres => Expr::col((words, "number")),
        }
    }

    /// That the row of the table of words under the alias `words` has them all; asked of the index.
    pub(crate) fn finds(self, words: &'static str, wanted: &Words) -> Expr {
        match self {
            Self::Sqlite => {
                let found = [Expr::col((words, WORDS)), Expr::val(wanted.for_fts5())];
                Expr::cust_with_exprs("? MATCH ?", found)
            }
            Self::Postgres => self.has(words, wanted),
        }
    }

    /// The same, asked of a row that is at hand.
    pub(crate) fn has(self, words: &'static str, wanted: &Words) -> Expr {
        match self {
            Self::Sqlite => wanted.each().fold(Expr::val(true), |all, word| {
                let place = [Expr::col((words, "words")), Expr::val(format!(" {word}"))];
                all.and(Expr::cust_with_exprs("instr(?, ?) > 0", place))
            }),
            Self::Postgres => {
                let found = [Expr::col((words, "words")), Expr::val(wanted.for_tsquery())];
                Expr::cust_with_exprs("$1 @@ CAST($2 AS tsquery)", found)
            }
        }
    }

    /// A statement that keeps words, given as number and text, and one that forgets them.
    pub(crate) fn keep_words(self) -> (&'static str, &'static str) {
        match self {
            Self::Sqlite => (
                "INSERT INTO request_words (rowid, words) VALUES (?, ?)",
                "DELETE FROM request_words WHERE rowid = ?",
            ),
            Self::Postgres => (
                "INSERT INTO request_words (number, words) VALUES ($1, CAST($2 AS tsvector))",
                "DELETE FROM request_words WHERE number = $1",
            ),
        }
    }
}
