//! A database that is held still: a transaction in which nobody else starts a server on it.

use jiff::Timestamp;
use sea_orm::{
    ConnectionTrait as _, DatabaseConnection, DatabaseTransaction, DbBackend, IsolationLevel,
    TransactionTrait as _,
};

use super::CopyError;
use crate::schema::{self, Schema};
use crate::{DatabaseUrl, StoreError, connect, migrations, nodes, pools};

/// PostgreSQL: whoever starts has to write to `nodes` and waits, or gives up. A big table on the other side may take
/// longer than we let a transaction rest otherwise.
const HOLD: &str = "SET LOCAL idle_in_transaction_session_timeout = 0; LOCK TABLE nodes IN EXCLUSIVE MODE";

/// A database that nobody else starts on.
pub(super) struct Held {
    pub(super) url: DatabaseUrl,
    pub(super) transaction: DatabaseTransaction,
}

impl Held {
    /// One to read from.
    pub(super) async fn source(url: &DatabaseUrl, now: Timestamp) -> Result<Self, CopyError> {
        // Connecting would make the file.
        if url.file().is_some_and(|file| !file.exists()) {
            return Err(CopyError::Missing { url: url.clone() });
        }
        match schema(url).await? {
            Schema::Ours => Self::hold(url, now).await,
            Schema::Blank => Err(CopyError::Missing { url: url.clone() }),
            other => Err(refusal(other, url)),
        }
    }

    /// One to write to.
    pub(super) async fn target(url: &DatabaseUrl, now: Timestamp) -> Result<Self, CopyError> {
        match schema(url).await? {
            Schema::Blank | Schema::Ours => Self::hold(url, now).await,
            other => Err(refusal(other, url)),
        }
    }

    pub(super) async fn commit(self) -> Result<(), StoreError> {
        Ok(self.transaction.commit().await?)
    }

    /// Lets others have it again; nothing was changed.
    pub(super) async fn release(self) -> Result<(), StoreError> {
        Ok(self.transaction.rollback().await?)
    }

    async fn hold(url: &DatabaseUrl, now: Timestamp) -> Result<Self, CopyError> {
        let transaction = begin(&pools::one(url).await?).await?;
        if nodes::any_lease(&transaction, now).await? {
            return Err(CopyError::InUse { url: url.clone() });
        }
        Ok(Self { url: url.clone(), transaction })
    }
}

/// What is there; where that is ours or nothing, brought up to date.
///
/// This has a connection of its own: one keeps the statements it has prepared with the types of the values they
/// first had, and a migration may give a smaller number to the same statement.
async fn schema(url: &DatabaseUrl) -> Result<Schema, StoreError> {
    let connection = pools::one(url).await?;
    let schema = schema::of(&connection).await?;
    if matches!(schema, Schema::Blank | Schema::Ours) {
        migrations::run(&connection).await?;
    }
    connection.close().await?;
    Ok(schema)
}

fn refusal(schema: Schema, url: &DatabaseUrl) -> CopyError {
    let url = url.clone();
    match schema {
        Schema::Newer => CopyError::Newer { url },
        Schema::Foreign => CopyError::Foreign { url },
        Schema::Blank | Schema::Ours => CopyError::Missing { url },
    }
}

/// Everything in it is seen as it is at one moment, and no server starts until it ends.
async fn begin(connection: &DatabaseConnection) -> Result<DatabaseTransaction, StoreError> {
    match connection.get_database_backend() {
        DbBackend::Postgres => {
            let snapshot = Some(IsolationLevel::RepeatableRead);
            let transaction = connection.begin_with_config(snapshot, None).await?;
            transaction.execute_unprepared(HOLD).await?;
            Ok(transaction)
        }
        // The write lock is that of the whole database.
        _ => connect::begin(connection).await,
    }
}
