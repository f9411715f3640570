//! The rows of a table, a batch at a time, in an order that is the same in every database.

use sea_orm::sea_query::{Alias, Query, SimpleExpr, Value};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, QueryResult, Statement};

use super::cell::Cell;
use super::digest::{Digesting, TableDigest};
use crate::StoreError;
use crate::tables::{Kind, Table};

/// How many rows are read and written at a time: few enough for the limit on a statement's values, 32 766 on SQLite.
const BATCH: usize = 500;

type Row = Vec<Cell>;

/// Copies all rows, and says what they were.
pub(super) async fn copy(
    source: &DatabaseTransaction,
    target: &DatabaseTransaction,
    table: &Table,
) -> Result<TableDigest, StoreError> {
    let (mut digest, mut last) = (Digesting::default(), None);
    while let Some(batch) = batch(source, table, last.as_ref()).await? {
        digest.add(&batch);
        last = batch.last().cloned();
        insert(target, table, batch).await?;
    }
    Ok(digest.finish())
}

/// Says what the rows are.
pub(super) async fn digest(
    connection: &impl ConnectionTrait,
    table: &Table,
) -> Result<TableDigest, StoreError> {
    let (mut digest, mut last) = (Digesting::default(), None);
    while let Some(batch) = batch(connection, table, last.as_ref()).await? {
        digest.add(&batch);
        last = batch.into_iter().next_back();
    }
    Ok(digest.finish())
}

/// The rows after this one; none when there are no more.
async fn batch(
    connection: &impl ConnectionTrait,
    table: &Table,
    after: Option<&Row>,
) -> Result<Option<Vec<Row>>, StoreError> {
    let backend = connection.get_database_backend();
    let key = after.iter().flat_map(|row| table.key.iter().map(|place| row[*place].clone().into_value()));
    let key: Vec<Value> = key.collect();
    let select = Statement::from_sql_and_values(backend, select(backend, table, after.is_some()), key);
    let rows = connection.query_all_raw(select).await?;
    let rows: Vec<_> = rows.iter().map(|found| row(table, found)).collect::<Result<_, _>>()?;
    Ok(if rows.is_empty() { None } else { Some(rows) })
}

/// The names in it are ours, none of them comes from outside.
fn select(backend: DbBackend, table: &Table, continues: bool) -> String {
    let columns = table.columns.iter().map(|column| quoted(&column.name)).collect::<Vec<_>>().join(", ");
    let key = table.key.iter().map(|place| sorted(backend, table, *place)).collect::<Vec<_>>().join(", ");
    let after = (1..=table.key.len()).map(|number| format!("${number}")).collect::<Vec<_>>().join(", ");
    let condition = if continues { format!("WHERE ({key}) > ({after})") } else { String::new() };
    format!("SELECT {columns} FROM {} {condition} ORDER BY {key} LIMIT {BATCH}", quoted(&table.name))
}

/// Texts are ordered by their bytes, whatever language the database sorts by otherwise.
fn sorted(backend: DbBackend, table: &Table, place: usize) -> String {
    let column = &table.columns[place];
    match (column.kind, backend) {
        (Kind::Text, DbBackend::Postgres) => format!("{} COLLATE \"C\"", quoted(&column.name)),
        _ => quoted(&column.name),
    }
}

fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}

fn row(table: &Table, found: &QueryResult) -> Result<Row, StoreError> {
    let columns = table.columns.iter().enumerate();
    columns.map(|(place, column)| Cell::read(column.kind, found, place)).collect()
}

async fn insert(target: &DatabaseTransaction, table: &Table, batch: Vec<Row>) -> Result<(), StoreError> {
    let mut insert = Query::insert();
    insert.into_table(Alias::new(&table.name)).columns(table.columns.iter().map(|c| Alias::new(&c.name)));
    for row in batch {
        let values = row.into_iter().map(|cell| SimpleExpr::Value(cell.into_value()));
        // There is a cell for each column: it was read so.
        insert.values(values).map_err(|_| StoreError::Unreadable { what: "row" })?;
    }
    target.execute(&insert).await?;
    Ok(())
}
