//! Copying everything from one database into another, of the same kind or not.
//!
//! Both are held still meanwhile: no server starts on either. Each table is compared as soon as it is copied, and the
//! target is changed in one transaction, so that a copy is the whole or nothing.

mod cell;
mod digest;
mod held;
mod rows;

use std::collections::BTreeSet;

use jiff::Timestamp;
use sea_orm::sea_query::{Alias, Query};
use sea_orm::{ConnectOptions, ConnectionTrait, Database};

use self::digest::TableDigest;
use self::held::Held;
use crate::tables::{self, Table};
use crate::{DatabaseUrl, StoreError, key_binding, migrations, schema, search};

/// A table that was copied and compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopiedTable {
    /// Its name.
    pub name: String,
    /// How many rows it has, on both sides.
    pub rows: u64,
    /// SHA-256 over all of them in the order of their key, on both sides.
    pub sha256: [u8; 32],
}

/// Why nothing was copied. The target is as it was, except that a blank one may have got its tables.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// Both addresses are the same.
    #[error("both are the same database, {url}")]
    SameDatabase {
        /// Which.
        url: DatabaseUrl,
    },
    /// There is nothing to copy.
    #[error("there is no database of Deskside's at {url}")]
    Missing {
        /// Where.
        url: DatabaseUrl,
    },
    /// It has tables, and they are somebody else's.
    #[error("the database {url} belongs to something else; give Deskside one of its own")]
    Foreign {
        /// Which.
        url: DatabaseUrl,
    },
    /// This program does not know everything that is in it.
    #[error("the database {url} was changed by a newer version; use that one")]
    Newer {
        /// Which.
        url: DatabaseUrl,
    },
    /// A server has a lease on it.
    #[error(
        "a server is running on the database {url}; stop it first, then wait until its lease has run out"
    )]
    InUse {
        /// Which.
        url: DatabaseUrl,
    },
    /// Something was saved in the target before.
    #[error("the database {url} is not empty: its table {table} has rows")]
    NotEmpty {
        /// Which.
        url: DatabaseUrl,
        /// The first table that has rows.
        table: String,
    },
    /// The schema and this program's list of tables are not the same.
    #[error("this program cannot copy {column} of the table {table}")]
    Unlisted {
        /// The table.
        table: String,
        /// The column.
        column: String,
    },
    /// What arrived is not what was sent.
    #[error("the table {table} arrived changed")]
    Differs {
        /// The table.
        table: String,
    },
    /// A database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Whether there is something to copy from one to the other, before anything is made at the other. It is looked at
/// once more when it is copied.
pub async fn check_source(from: &DatabaseUrl, to: &DatabaseUrl, now: Timestamp) -> Result<(), CopyError> {
    if from == to {
        return Err(CopyError::SameDatabase { url: from.clone() });
    }
    Ok(Held::source(from, now).await?.release().await?)
}

/// Copies every table. Both databases get the schema of this program first; the target must have nothing saved in it.
pub async fn copy(
    from: &DatabaseUrl,
    to: &DatabaseUrl,
    now: Timestamp,
) -> Result<Vec<CopiedTable>, CopyError> {
    if from == to {
        return Err(CopyError::SameDatabase { url: from.clone() });
    }
    let source = Held::source(from, now).await?;
    let target = Held::target(to, now).await?;
    let tables = tables::all();
    for side in [&source, &target] {
        check_list(&side.transaction, &tables).await?;
    }
    make_room(&target, &tables).await?;
    let mut copied = Vec::new();
    for table in &tables {
        copied.push(copy_table(&source, &target, table).await?);
    }
    // The index of words is not copied: each database has one of its own kind.
    search::fill(&target.transaction).await?;
    target.commit().await?;
    Ok(copied)
}

async fn copy_table(source: &Held, target: &Held, table: &Table) -> Result<CopiedTable, CopyError> {
    let sent = rows::copy(&source.transaction, &target.transaction, table).await?;
    let arrived = rows::digest(&target.transaction, table).await?;
    if sent != arrived {
        return Err(CopyError::Differs { table: table.name.clone() });
    }
    let TableDigest { rows, sha256 } = arrived;
    Ok(CopiedTable { name: table.name.clone(), rows, sha256 })
}

/// Nothing is left behind because nobody thought of it: the list must be exactly what is in the schema.
async fn check_list(connection: &impl ConnectionTrait, tables: &[Table]) -> Result<(), CopyError> {
    let listed = |table: &Table| {
        let name = table.name.clone();
        table.columns.iter().map(|column| (name.clone(), column.name.clone())).collect::<Vec<_>>()
    };
    let listed: BTreeSet<_> = tables.iter().flat_map(listed).collect();
    let present = schema::columns(connection).await?;
    match listed.symmetric_difference(&present).next() {
        Some((table, column)) => Err(CopyError::Unlisted { table: table.clone(), column: column.clone() }),
        None => Ok(()),
    }
}

/// Takes out what the migrations put in, when that is all there is.
async fn make_room(target: &Held, tables: &[Table]) -> Result<(), CopyError> {
    let fresh = fresh(tables).await?;
    for (table, fresh) in tables.iter().zip(fresh) {
        // To whose key an empty database was bound matters no more: it gets the source's.
        if table.name != key_binding::TABLE && rows::digest(&target.transaction, table).await? != fresh {
            return Err(CopyError::NotEmpty { url: target.url.clone(), table: table.name.clone() });
        }
    }
    for table in tables.iter().rev() {
        let empty = Query::delete().from_table(Alias::new(&table.name)).to_owned();
        target.transaction.execute(&empty).await.map_err(StoreError::from)?;
    }
    Ok(())
}

/// What the tables of a database are in which nothing was saved yet.
async fn fresh(tables: &[Table]) -> Result<Vec<TableDigest>, StoreError> {
    let mut options = ConnectOptions::new("sqlite::memory:");
    // Each connection would have a memory of its own.
    options.max_connections(1).sqlx_logging(false);
    let memory = Database::connect(options).await?;
    migrations::run(&memory).await?;
    let mut digests = Vec::new();
    for table in tables {
        digests.push(rows::digest(&memory, table).await?);
    }
    memory.close().await?;
    Ok(digests)
}
