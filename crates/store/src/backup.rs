//! Whole databases of SQLite's as files: writing one beside a running server, and checking one before it is trusted.
//!
//! How the files come to their places, and who may read them, is not decided here.

mod file;

use std::path::Path;

use jiff::Timestamp;
use sea_orm::sqlx::error::DatabaseError;
use sea_orm::{ConnectionTrait as _, DatabaseConnection, DbBackend, Statement};

use self::file::Access;
use crate::schema::{self, Schema};
use crate::{SecretKey, StoreError, Vault, key_binding, nodes};

/// SQLite's codes for damage: `SQLITE_CORRUPT`, and `SQLITE_NOTADB` where not even the beginning is right.
const DAMAGE: &[&str] = &["11", "26"];

/// Why a file is not taken for a database of ours.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    /// SQLite finds it damaged, or it is no database at all.
    #[error("it is damaged: {finding}")]
    Damaged {
        /// What SQLite says first.
        finding: String,
    },
    /// It holds nothing, or what somebody else keeps.
    #[error("it is no database of Deskside's")]
    Foreign,
    /// This program does not know everything that is in it.
    #[error("it was changed by a newer version; use that one")]
    Newer,
    /// It could not be read.
    #[error("it cannot be read")]
    Unreadable(#[source] StoreError),
}

/// Writes everything that is committed in `database` into the empty file `to`. Whoever works with it meanwhile goes
/// on.
pub async fn write(database: &Path, to: &Path) -> Result<(), StoreError> {
    let connection = file::open(database, Access::Shared).await?;
    let name = to.to_string_lossy().into_owned();
    let vacuum = Statement::from_sql_and_values(DbBackend::Sqlite, "VACUUM INTO $1", [name.into()]);
    connection.execute_raw(vacuum).await?;
    connection.close().await?;
    Ok(())
}

/// Whether `file`, which nobody writes to, is a whole database of ours that this program can use.
pub async fn check(file: &Path) -> Result<(), CheckError> {
    let connection = file::open(file, Access::Alone).await.map_err(judged)?;
    let checked = check_open(&connection).await;
    connection.close().await.map_err(|error| judged(error.into()))?;
    checked
}

/// Whether this key is the one that the database in `file` belongs to; nobody writes to it.
pub async fn fits(file: &Path, key: &SecretKey) -> Result<bool, StoreError> {
    let connection = file::open(file, Access::Alone).await?;
    let fits = key_binding::fits(&connection, &Vault::new(key)).await;
    connection.close().await?;
    fits
}

/// Whether a server has a lease on this database. It must be one.
pub async fn has_lease(database: &Path, now: Timestamp) -> Result<bool, StoreError> {
    let connection = file::open(database, Access::Shared).await?;
    let running = nodes::any_lease(&connection, now).await;
    connection.close().await?;
    running
}

async fn check_open(connection: &DatabaseConnection) -> Result<(), CheckError> {
    let finding = integrity(connection).await.map_err(judged)?;
    if finding != "ok" {
        return Err(CheckError::Damaged { finding });
    }
    match schema::of(connection).await.map_err(judged)? {
        Schema::Ours => Ok(()),
        Schema::Newer => Err(CheckError::Newer),
        Schema::Blank | Schema::Foreign => Err(CheckError::Foreign),
    }
}

fn judged(error: StoreError) -> CheckError {
    let code = error.reported().and_then(DatabaseError::code);
    if code.is_some_and(|code| DAMAGE.contains(&&*code)) {
        return CheckError::Damaged {
            finding: "it does not begin like a database, or its pages do not fit".to_owned(),
        };
    }
    CheckError::Unreadable(error)
}

/// What SQLite finds first when it looks at every page and every index; `ok` if nothing.
async fn integrity(connection: &DatabaseConnection) -> Result<String, StoreError> {
    let check = Statement::from_string(DbBackend::Sqlite, "PRAGMA integrity_check(1)");
    let found = connection.query_one_raw(check).await?;
    let found = found.ok_or(StoreError::Unreadable { what: "result of the check" })?;
    Ok(found.try_get_by_index(0)?)
}
