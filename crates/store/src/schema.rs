//! What is in a database, seen from outside: nothing yet, a schema of ours, or something of somebody else's.

use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Statement};

use crate::{StoreError, migrations};

/// The table in which the migrations are recorded. It belongs to the schema and not to what is in it.
const MIGRATIONS: &str = "seaql_migrations";

/// The index of words, with what SQLite keeps beside it. It says nothing that requests and comments do not.
const WORDS: &str = "request_words";

const SQLITE_COLUMNS: &str = "\
    SELECT tables.name, columns.name FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns \
    WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";

const POSTGRES_COLUMNS: &str = "\
    SELECT table_name::text, column_name::text FROM information_schema.columns \
    WHERE table_schema = current_schema()";

/// What a database is to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Schema {
    /// It has no table.
    Blank,
    /// This version, or one before it, made it.
    Ours,
    /// A version after this one changed it.
    Newer,
    /// It has tables that are not ours.
    Foreign,
}

/// What this database is to us.
pub(crate) async fn of(connection: &impl ConnectionTrait) -> Result<Schema, StoreError> {
    let tables: BTreeSet<_> = all_columns(connection).await?.into_iter().map(|(table, _)| table).collect();
    if tables.is_empty() {
        return Ok(Schema::Blank);
    }
    if !tables.contains(MIGRATIONS) {
        return Ok(Schema::Foreign);
    }
    let known = migrations::names();
    let applied = rows(connection, &format!("SELECT version FROM {MIGRATIONS}")).await?;
    let applied: Vec<String> = applied.iter().map(|row| row.try_get_by_index(0)).collect::<Result<_, _>>()?;
    if !applied.iter().any(|name| known.contains(name)) {
        return Ok(Schema::Foreign);
    }
    Ok(if applied.iter().all(|name| known.contains(name)) { Schema::Ours } else { Schema::Newer })
}

/// Every table with every column of it.
pub(crate) async fn columns(
    connection: &impl ConnectionTrait,
) -> Result<BTreeSet<(String, String)>, StoreError> {
    let mut columns = all_columns(connection).await?;
    columns.retain(|(table, _)| table != MIGRATIONS && !table.starts_with(WORDS));
    Ok(columns)
}

async fn all_columns(connection: &impl ConnectionTrait) -> Result<BTreeSet<(String, String)>, StoreError> {
    let query = match connection.get_database_backend() {
        DbBackend::Postgres => POSTGRES_COLUMNS,
        _ => SQLITE_COLUMNS,
    };
    let names = |row: QueryResult| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?));
    rows(connection, query).await?.into_iter().map(names).collect()
}

async fn rows(connection: &impl ConnectionTrait, query: &str) -> Result<Vec<QueryResult>, StoreError> {
    let query = Statement::from_string(connection.get_database_backend(), query);
    Ok(connection.query_all_raw(query).await?)
}
