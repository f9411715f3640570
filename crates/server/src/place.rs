//! Where a server keeps everything: its data directory with the secret key, and its database.

use std::fmt;
use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::Args;
use deskside_app::context::Context;
use deskside_store::{DatabaseUrl, SecretKey, Store, StoreError, belongs_to_a_key};
use serde::Deserialize;

use crate::config::File;
use crate::data_dir;

/// The database's file, when it is in the data directory.
const FILE: &str = "deskside.sqlite3";

/// Where everything is kept. What is not given here comes from the environment, then from the file, then from the
/// defaults.
#[derive(Debug, Default, Args)]
pub(crate) struct PlaceOptions {
    /// A TOML file with the same settings.
    #[arg(long, env = "DESKSIDE_CONFIG", value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Where the secret key is kept, and the database unless it is elsewhere. Made if it is not there.
    #[arg(long, env = "DESKSIDE_DATA", value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    /// The database: `sqlite:FILE` or `postgres://USER@HOST/NAME`.
    #[arg(long, env = "DESKSIDE_DATABASE", value_name = "URL", hide_env_values = true)]
    pub(crate) database: Option<DatabaseText>,
}

/// A database's address as somebody wrote it. It is read later: an argument that cannot be read is repeated on the
/// console, and there may be a password in it.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub(crate) struct DatabaseText(String);

/// Where everything is kept.
#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) data: PathBuf,
    pub(crate) database: DatabaseUrl,
}

impl PlaceOptions {
    /// The place in force.
    pub(crate) fn resolve(&self) -> anyhow::Result<Place> {
        self.resolve_with(&self.file()?)
    }

    /// The place in force, when the file has been read already.
    pub(crate) fn resolve_with(&self, file: &File) -> anyhow::Result<Place> {
        let data = self.data.as_ref().or(file.data.as_ref()).cloned().unwrap_or_else(|| "data".into());
        let database = match self.database.as_ref().or(file.database.as_ref()) {
            Some(text) => text.parse().context("in the setting `database`")?,
            None => DatabaseUrl::sqlite(&data.join(FILE)),
        };
        Ok(Place { data, database })
    }

    /// Reads the file, if one is named.
    pub(crate) fn file(&self) -> anyhow::Result<File> {
        Ok(self.config.as_deref().map(File::read).transpose()?.unwrap_or_default())
    }
}

impl DatabaseText {
    /// Reads it.
    pub(crate) fn parse(&self) -> anyhow::Result<DatabaseUrl> {
        Ok(self.0.parse()?)
    }
}

impl From<&str> for DatabaseText {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Debug for DatabaseText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DatabaseText(…)")
    }
}

impl Place {
    /// Opens the database with the key of the data directory, and makes of both what is not there yet.
    pub(crate) async fn open(&self, context: &Context) -> anyhow::Result<Store> {
        data_dir::make_directory(&self.data)?;
        let key = self.key(context).await?;
        if let Some(file) = self.database.file() {
            data_dir::make_private(file)?;
        }
        match Store::open(&self.database, &key).await {
            Err(error @ StoreError::OtherKey) => Err(error).with_context(|| self.asks_for_its_key()),
            opened => opened.with_context(|| self.cannot_open()),
        }
    }

    /// The key of the data directory. A new one only for a new database: in one that has links sealed with another
    /// key, it would make rows that cannot be read together with those.
    async fn key(&self, context: &Context) -> anyhow::Result<SecretKey> {
        if let Some(key) = data_dir::load(&self.data)? {
            return Ok(key);
        }
        if belongs_to_a_key(&self.database).await.with_context(|| self.cannot_open())? {
            bail!("there is no key at {}: {}", self.key_file().display(), self.asks_for_its_key());
        }
        data_dir::make(&self.data, context)
    }

    fn cannot_open(&self) -> String {
        format!("cannot open the database {}", self.database)
    }

    fn asks_for_its_key(&self) -> String {
        format!(
            "the links in the database {} were sealed with a key; put that secret.key to {}, as docs/backup.md \
             describes",
            self.database,
            self.key_file().display()
        )
    }

    fn key_file(&self) -> PathBuf {
        data_dir::key_file(&self.data)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn resolve(options: &PlaceOptions, file: &str) -> anyhow::Result<Place> {
        options.resolve_with(&toml::from_str(file).unwrap())
    }

    #[test]
    fn without_a_setting_the_database_is_a_file_in_the_data_directory() {
        let options = PlaceOptions { data: Some("elsewhere".into()), ..PlaceOptions::default() };

        let place = resolve(&options, "").unwrap();

        assert_eq!(place.database.file(), Some(Path::new("elsewhere/deskside.sqlite3")));
    }

    #[test]
    fn the_command_line_wins_over_the_file_here_too() {
        let file = "database = 'postgres://deskside@db.brightwater.example/deskside'";
        let options = PlaceOptions { database: Some("sqlite:x.sqlite3".into()), ..PlaceOptions::default() };

        let by_file = resolve(&PlaceOptions::default(), file).unwrap();
        let by_command_line = resolve(&options, file).unwrap();

        assert_eq!(by_file.database.to_string(), "postgres://deskside@db.brightwater.example/deskside");
        assert_eq!(by_command_line.database.to_string(), "sqlite:x.sqlite3");
    }

    #[test]
    fn a_password_is_neither_shown_nor_repeated_when_the_address_cannot_be_read() {
        for text in ["postgres://u:s3cret@h/n", "postgres://u:s3cret@h:port/n", "postgers://u:s3cret@h/n"] {
            let options = PlaceOptions { database: Some(text.into()), ..PlaceOptions::default() };

            let shown = format!("{options:?} {:?}", resolve(&options, ""));

            assert!(!shown.contains("s3cret"), "{shown}");
        }
    }
}
