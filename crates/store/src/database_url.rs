//! Where the database is. Whoever shows it, in a log or in an error, shows no password.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use url::Url;

/// The address of a database: a file of SQLite's, or a server of PostgreSQL's.
///
/// Its `Display` and `Debug` leave out the password.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl(pub(crate) Place);

/// What the address leads to.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// A file.
    Sqlite(PathBuf),
    /// A server, with the password if one was given.
    Postgres(Url),
}

/// Why a text is not the address of a database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DatabaseUrlError {
    /// It begins with neither scheme.
    #[error("a database is `sqlite:FILE` or `postgres://USER@HOST/NAME`")]
    Scheme,
    /// A file is missing, or parameters follow it.
    #[error("after `sqlite:` comes the path of a file and nothing else")]
    File,
    /// It cannot be read as a URL.
    #[error("after `postgres://` come user, host and the name of the database")]
    Server,
}

impl DatabaseUrl {
    /// SQLite in this file.
    pub fn sqlite(file: &Path) -> Self {
        Self(Place::Sqlite(file.to_owned()))
    }

    /// The file, where it is one.
    pub fn file(&self) -> Option<&Path> {
        match &self.0 {
            Place::Sqlite(file) => Some(file),
            Place::Postgres(_) => None,
        }
    }
}

impl FromStr for DatabaseUrl {
    type Err = DatabaseUrlError;

    fn from_str(text: &str) -> Result<Self, DatabaseUrlError> {
        if let Some(file) = text.strip_prefix("sqlite:") {
            return sqlite_file(file).map(|file| Self(Place::Sqlite(file)));
        }
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return text.parse().map(|url| Self(Place::Postgres(url))).map_err(|_| DatabaseUrlError::Server);
        }
        Err(DatabaseUrlError::Scheme)
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Place::Sqlite(file) => write!(f, "sqlite:{}", file.display()),
            Place::Postgres(url) => without_password(url).fmt(f),
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DatabaseUrl({self})")
    }
}

/// A database in memory would be another one for each connection, and parameters would undo what we rely on.
fn sqlite_file(text: &str) -> Result<PathBuf, DatabaseUrlError> {
    let file = text.strip_prefix("//").unwrap_or(text);
    if file.is_empty() || file == ":memory:" || file.contains('?') {
        return Err(DatabaseUrlError::File);
    }
    Ok(PathBuf::from(file))
}

/// The address without the password, in both places where one may stand.
fn without_password(url: &Url) -> Url {
    let mut shown = url.clone();
    // What has no host has no password, and nothing else makes this fail.
    let _has_no_host = shown.set_password(None);
    let kept: Vec<_> = url.query_pairs().filter(|(key, _)| key != "password").collect();
    shown.set_query(None);
    if !kept.is_empty() {
        shown.query_pairs_mut().extend_pairs(kept);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> DatabaseUrl {
        text.parse().unwrap()
    }

    #[test]
    fn a_password_is_never_shown() {
        for text in [
            "postgres://deskside:s3cr%2Ft@db.example/deskside",
            "postgres://deskside@db.example/deskside?password=s3cr/t",
            "postgresql://deskside:other@db.example/deskside?sslmode=require&password=s3cr%2Ft",
        ] {
            let shown = format!("{0} {0:?}", parse(text));

            assert!(!shown.contains("s3cr") && !shown.contains("other"), "{shown}");
            assert!(shown.contains("deskside@db.example"), "{shown}");
        }
    }

    #[test]
    fn other_parameters_stay() {
        let url = parse("postgres://u@localhost/n?host=%2Frun%2Fpg&sslmode=require").to_string();

        assert_eq!(url, "postgres://u@localhost/n?host=%2Frun%2Fpg&sslmode=require");
    }

    #[test]
    fn a_file_is_a_path_as_it_stands() {
        for (text, file) in [
            ("sqlite:data/deskside.sqlite3", "data/deskside.sqlite3"),
            ("sqlite:/var/lib/100%/a b.sqlite3", "/var/lib/100%/a b.sqlite3"),
            ("sqlite:///var/lib/deskside.sqlite3", "/var/lib/deskside.sqlite3"),
        ] {
            assert_eq!(parse(text), DatabaseUrl::sqlite(Path::new(file)), "{text}");
        }
    }

    #[test]
    fn anything_else_is_refused_without_repeating_it() {
        for (text, error) in [
            ("", DatabaseUrlError::Scheme),
            ("mysql://root:s3cret@localhost/x", DatabaseUrlError::Scheme),
            ("deskside.sqlite3", DatabaseUrlError::Scheme),
            ("sqlite:", DatabaseUrlError::File),
            ("sqlite::memory:", DatabaseUrlError::File),
            ("sqlite:a.sqlite3?mode=ro", DatabaseUrlError::File),
            ("postgres://u:s3cret@db.example:port/x", DatabaseUrlError::Server),
        ] {
            assert_eq!(text.parse::<DatabaseUrl>(), Err(error), "{text}");
            assert!(!error.to_string().contains("s3cret"));
        }
    }
}
