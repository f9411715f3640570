//! Opening one file of SQLite's as it is: it is not made, not migrated, and its settings are left alone.

use std::path::Path;

use sea_orm::{ConnectOptions, Database, DatabaseConnection};

use crate::StoreError;

/// Who else may be at work on the file.
#[derive(Clone, Copy)]
pub(super) enum Access {
    /// A server, perhaps.
    Shared,
    /// Nobody. Nothing is written, and nothing that lies beside the file is looked at.
    Alone,
}

pub(super) async fn open(file: &Path, access: Access) -> Result<DatabaseConnection, StoreError> {
    let file = file.to_owned();
    let mut options = ConnectOptions::new("sqlite:");
    options.max_connections(1).sqlx_logging(false).map_sqlx_sqlite_opts(move |sqlite| {
        let sqlite = sqlite.filename(&file).create_if_missing(false);
        match access {
            Access::Shared => sqlite,
            Access::Alone => sqlite.read_only(true).immutable(true),
        }
    });
    Ok(Database::connect(options).await?)
}
