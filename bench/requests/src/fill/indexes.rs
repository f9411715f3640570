//! Indexes, put away while a database is filled: built at once, each is a sort; kept all the time, each is a random
//! write for every request.

use anyhow::Result;
use deskside_test_database::TestDatabase;
use sea_orm::{ConnectionTrait as _, Statement};

/// What a database is searched by that nothing needs while requests are created. What must be unique stays.
const PUT_AWAY: &str = "SELECT name, sql FROM sqlite_master WHERE type = 'index' \
                        AND tbl_name = 'session_requests' AND sql LIKE 'CREATE INDEX%'";

/// The statements that make them again.
#[derive(Debug)]
#[must_use]
pub(crate) struct Indexes(Vec<String>);

impl Indexes {
    /// Puts those of this SQLite database away.
    pub(crate) async fn put_away(database: &TestDatabase) -> Result<Self> {
        let connection = database.connect().await;
        let query = Statement::from_string(connection.get_database_backend(), PUT_AWAY);
        let mut made = Vec::new();
        for row in connection.query_all_raw(query).await? {
            let (name, sql): (String, String) = (row.try_get("", "name")?, row.try_get("", "sql")?);
            connection.execute_unprepared(&format!("DROP INDEX {name}")).await?;
            made.push(sql);
        }
        connection.close().await?;
        Ok(Self(made))
    }

    /// Builds them, in a cache that holds what is sorted.
    pub(crate) async fn build(self, database: &TestDatabase) -> Result<()> {
        let connection = database.connect().await;
        connection.execute_unprepared("PRAGMA cache_size = -262144").await?;
        for sql in self.0 {
            connection.execute_unprepared(&sql).await?;
        }
        Ok(connection.close().await?)
    }
}
