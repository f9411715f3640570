//! What the command line says.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Parser, ValueEnum};
use deskside_test_database::Database;

/// Measures a running release server over HTTP. Figures stand beside their goals; they judge nothing.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask bench requests --")]
pub(crate) struct Arguments {
    /// What to measure; all but `store-lists` when left out.
    pub(crate) parts: Vec<Part>,
    /// How many requests there are in the database, one size after the other.
    #[arg(long, value_delimiter = ',', default_value = "1000,10000,100000,1000000")]
    pub(crate) sizes: Vec<u64>,
    /// On which databases.
    #[arg(long, value_delimiter = ',', default_value = "sqlite,postgres")]
    pub(crate) databases: Vec<Kind>,
    /// How long each list is asked for.
    #[arg(long, default_value = "1")]
    pub(crate) seconds: f64,
    /// How long requests are created at each size.
    #[arg(long, default_value = "5")]
    pub(crate) create_seconds: f64,
    /// How long the fifty writers write on SQLite; on PostgreSQL, for which there is no goal, a fifth of it.
    #[arg(long, default_value = "300")]
    pub(crate) writers_seconds: f64,
    /// How many remote users wait.
    #[arg(long, default_value = "10000")]
    pub(crate) guests: u32,
    /// How many consoles watch.
    #[arg(long, default_value = "200")]
    pub(crate) consoles: u32,
    /// How many changes they are told of, one by one, and again in bursts.
    #[arg(long, default_value = "200")]
    pub(crate) changes: u32,
    /// How long consoles that read again are watched, for each pattern of changes.
    #[arg(long, default_value = "20")]
    pub(crate) portal_seconds: f64,
    /// The server.
    #[arg(long, env = "DESKSIDE_BINARY", default_value = "target/release/deskside")]
    pub(crate) server: PathBuf,
}

/// What can be measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// Lists, counts and single reads at each size.
    List,
    /// Durable creates from fifty writers at each size.
    Create,
    /// Fifty writers for minutes.
    Writers,
    /// Thousands of remote users in their lobbies, and consoles that hear of every change.
    Waiting,
    /// Lists without a server, by way of the store.
    StoreLists,
}

/// Which database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// A file.
    Sqlite,
    /// A database of the server at `DESKSIDE_TEST_POSTGRES`.
    Postgres,
}

impl Arguments {
    /// Whether this part was asked for.
    pub(crate) fn wants(&self, part: Part) -> bool {
        if self.parts.is_empty() { part != Part::StoreLists } else { self.parts.contains(&part) }
    }

    pub(crate) fn list_time(&self) -> Duration {
        Duration::from_secs_f64(self.seconds)
    }

    pub(crate) fn create_time(&self) -> Duration {
        Duration::from_secs_f64(self.create_seconds)
    }

    pub(crate) fn writers_time(&self, kind: Kind) -> Duration {
        let time = Duration::from_secs_f64(self.writers_seconds);
        match kind {
            Kind::Sqlite => time,
            Kind::Postgres => time / 5,
        }
    }

    pub(crate) fn portal_time(&self) -> Duration {
        Duration::from_secs_f64(self.portal_seconds)
    }
}

impl Kind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }

    pub(crate) fn database(self) -> Database {
        match self {
            Self::Sqlite => Database::Sqlite,
            Self::Postgres => Database::Postgres,
        }
    }
}
