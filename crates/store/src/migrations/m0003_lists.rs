//! What lists are read from: indexes, the days on which numbers were given out, and the words of requests.

use sea_orm::{ConnectionTrait as _, DbBackend};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::big_integer;

use crate::search::fill;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[expect(elided_lifetimes_in_paths, reason = "the trait is declared so")]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        columns(manager).await?;
        request_indexes(manager).await?;
        presence_indexes(manager).await?;
        days(manager).await?;
        words(manager).await?;
        fill(manager.get_connection()).await.map_err(|error| DbErr::Migration(error.to_string()))
    }
}

async fn columns(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let seen_end = ColumnDef::new("seen_end").big_integer().null().to_owned();
    let number = ColumnDef::new("number").big_integer().not_null().default(0).to_owned();
    for (table, column) in [("session_requests", seen_end), ("presences", number)] {
        manager.alter_table(Table::alter().table(table).add_column(column).to_owned()).await?;
    }
    let same = "UPDATE presences SET number = \
                (SELECT number FROM session_requests r WHERE r.id = presences.request_id)";
    manager.get_connection().execute_unprepared(same).await?;
    Ok(())
}

/// By holder and shelf, and by shelf alone, in each order. SQLite and PostgreSQL both take an expression as a
/// column of an index, and use it where a query says the same.
async fn request_indexes(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let nobody = match manager.get_database_backend() {
        DbBackend::Postgres => "'00000000-0000-0000-0000-000000000000'::uuid",
        _ => "x'00000000000000000000000000000000'",
    };
    let holder = format!("(coalesce(assigned_to, queue_id, {nobody}))");
    // Other numbers in each kind of index: SQLite takes no index of one kind for a query that is for the other.
    let shelf = |current: u8, past: u8, closed: u8| {
        format!(
            "(CASE WHEN closed_at IS NOT NULL THEN {closed} \
             WHEN seen_end = expires_at THEN {past} ELSE {current} END)"
        )
    };
    let waited = "(coalesce(queued_at, created_at))".to_owned();
    for (order, key, of) in [
        ("number", "number", ""),
        ("changed", "updated_at, number", ""),
        ("ends", "expires_at, number", ""),
        ("waited", &format!("{waited}, number"), ""),
        ("planned", "scheduled_for, number", " WHERE scheduled_for IS NOT NULL"),
    ] {
        let on = [("shelf", shelf(0, 1, 2)), ("holder", format!("{holder}, {}", shelf(10, 11, 12)))];
        for (name, prefix) in on {
            index(manager, &format!("requests_by_{name}_{order}"), &format!("{prefix}, {key}"), of).await?;
        }
    }
    index(manager, "requests_closed", "closed_at, number", " WHERE closed_at IS NOT NULL").await?;
    index(manager, "requests_planned", "scheduled_for, number", " WHERE scheduled_for IS NOT NULL").await?;
    index(manager, "requests_by_language", "language, number", "").await
}

async fn index(manager: &SchemaManager<'_>, name: &str, columns: &str, of: &str) -> Result<(), DbErr> {
    let create = format!("CREATE INDEX {name} ON session_requests ({columns}){of}");
    manager.get_connection().execute_unprepared(&create).await?;
    Ok(())
}

async fn presence_indexes(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for create in [
        "CREATE INDEX presences_by_number ON presences (number)",
        "CREATE INDEX presences_by_phase ON presences (phase, number)",
        "CREATE INDEX presences_by_since ON presences (phase, since, number)",
    ] {
        manager.get_connection().execute_unprepared(create).await?;
    }
    Ok(())
}

async fn days(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let days = Table::create()
        .table("request_days")
        .col(big_integer("day").primary_key())
        .col(big_integer("first_number"))
        .col(big_integer("last_number"))
        .to_owned();
    manager.create_table(days).await?;
    let fill = "INSERT INTO request_days (day, first_number, last_number) \
                SELECT created_at / 86400000, min(number), max(number) FROM session_requests \
                GROUP BY created_at / 86400000";
    manager.get_connection().execute_unprepared(fill).await?;
    Ok(())
}

/// One row for each request, under its number. On SQLite every beginning of a word is a key of the index, so
/// that also what many requests have is read in order and not collected first; merging is put off because each
/// request adds little.
async fn words(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let statements: &[&str] = match manager.get_database_backend() {
        DbBackend::Postgres => &[
            "CREATE TABLE request_words (number bigint PRIMARY KEY, words tsvector NOT NULL)",
            "CREATE INDEX request_words_found ON request_words USING gin (words)",
        ],
        _ => &[
            "CREATE VIRTUAL TABLE request_words USING fts5(words, tokenize = \"ascii tokenchars '#'\", \
             detail = none, columnsize = 0, \
             prefix = '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24')",
            "INSERT INTO request_words (request_words, rank) VALUES ('automerge', 16)",
        ],
    };
    for statement in statements {
        manager.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}
