//! Everything a request can say, session queues, comments, mail, saved views, batches, settings.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, binary, integer, pk_uuid, string, string_null, text, text_null, uuid,
    uuid_null,
};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[expect(elided_lifetimes_in_paths, reason = "the trait is declared so")]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        requests(manager).await?;
        organisation(manager).await?;
        queues(manager).await?;
        comments(manager).await?;
        mails(manager).await?;
        saved_views(manager).await?;
        batches(manager).await?;
        member_presences(manager).await
    }
}

/// SQLite adds one column at a time, and no foreign key to it. Queues are archived and never deleted, so that
/// `queue_id` leads somewhere without one.
async fn add_columns(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: Vec<ColumnDef>,
) -> Result<(), DbErr> {
    for column in columns {
        manager.alter_table(Table::alter().table(table).add_column(column).to_owned()).await?;
    }
    Ok(())
}

async fn requests(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = vec![
        ColumnDef::new("send_updates").boolean().not_null().default(false).to_owned(),
        ColumnDef::new("language").string().not_null().default("en").to_owned(),
        ColumnDef::new("asks").text().not_null().default("[\"view\"]").to_owned(),
        ColumnDef::new("reference").text().null().to_owned(),
        ColumnDef::new("custom").text().not_null().default("{}").to_owned(),
        ColumnDef::new("origin").string().not_null().default("agent").to_owned(),
        ColumnDef::new("queue_id").uuid().null().to_owned(),
        ColumnDef::new("queued_at").big_integer().null().to_owned(),
        ColumnDef::new("schedule_zone").string().null().to_owned(),
        ColumnDef::new("schedule_minutes").integer().null().to_owned(),
        ColumnDef::new("closing_word").text().null().to_owned(),
        ColumnDef::new("second_device_at").big_integer().null().to_owned(),
        ColumnDef::new("wish").string().null().to_owned(),
        ColumnDef::new("wished_at").big_integer().null().to_owned(),
    ];
    add_columns(manager, "session_requests", columns).await?;
    // Requests of the time before have a start and no zone; it was agreed in universal time.
    let zones = Query::update()
        .table("session_requests")
        .values([("schedule_zone", "UTC".into()), ("schedule_minutes", 30.into())])
        .and_where(Expr::col("scheduled_for").is_not_null())
        .to_owned();
    manager.execute(zones).await
}

async fn organisation(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = vec![
        ColumnDef::new("colour").string().null().to_owned(),
        ColumnDef::new("zone").string().not_null().default("UTC").to_owned(),
        ColumnDef::new("language").string().not_null().default("en").to_owned(),
        ColumnDef::new("default_validity_seconds").big_integer().not_null().default(86_400).to_owned(),
        ColumnDef::new("longest_validity_seconds").big_integer().not_null().default(7_776_000).to_owned(),
        ColumnDef::new("custom_fields").text().not_null().default("[]").to_owned(),
        ColumnDef::new("logo_hash").binary().null().to_owned(),
        ColumnDef::new("version").big_integer().not_null().default(1).to_owned(),
    ];
    add_columns(manager, "organisation", columns).await?;
    // Apart, so that reading the settings does not read the picture.
    let logos = Table::create()
        .table("organisation_logos")
        .col(integer("id").primary_key())
        .col(string("kind"))
        .col(binary("content"))
        .to_owned();
    manager.create_table(logos).await
}

async fn queues(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let queues = Table::create()
        .table("session_queues")
        .col(pk_uuid("id"))
        .col(text("name"))
        // Null once archived, so that the name is free again.
        .col(string_null("name_key").unique_key())
        .col(text_null("description"))
        .col(string("colour"))
        .col(string_null("default_language"))
        .col(big_integer_null("default_validity_seconds"))
        .col(text_null("default_asks"))
        .col(text_null("default_message"))
        .col(string_null("page_slug").unique_key())
        .col(text_null("page_intro"))
        .col(uuid_null("page_by"))
        .col(big_integer("created_at"))
        .col(big_integer_null("archived_at"))
        .col(big_integer("version"))
        .foreign_key(ForeignKey::create().from("session_queues", "page_by").to("members", "id"))
        .to_owned();
    let subscribers = Table::create()
        .table("queue_subscribers")
        .col(uuid("queue_id"))
        .col(uuid("member_id"))
        .col(big_integer("since"))
        .primary_key(Index::create().col("queue_id").col("member_id"))
        .foreign_key(ForeignKey::create().from("queue_subscribers", "queue_id").to("session_queues", "id"))
        .foreign_key(ForeignKey::create().from("queue_subscribers", "member_id").to("members", "id"))
        .to_owned();
    manager.create_table(queues).await?;
    manager.create_table(subscribers).await?;
    index(manager, "queue_subscribers_by_member", "queue_subscribers", &["member_id"]).await
}

async fn comments(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let comments = Table::create()
        .table("comments")
        .col(pk_uuid("id"))
        .col(uuid("request_id"))
        .col(uuid("author_id"))
        .col(text("body"))
        .col(big_integer("created_at"))
        .col(big_integer_null("edited_at"))
        .foreign_key(ForeignKey::create().from("comments", "request_id").to("session_requests", "id"))
        .foreign_key(ForeignKey::create().from("comments", "author_id").to("members", "id"))
        .to_owned();
    manager.create_table(comments).await?;
    index(manager, "comments_by_request", "comments", &["request_id", "created_at"]).await
}

async fn mails(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // The key is the event that causes the mail: one event never writes twice.
    let mails = Table::create()
        .table("mails")
        .col(uuid("request_id"))
        .col(big_integer("version"))
        .col(string("kind"))
        .col(text("recipient"))
        .col(string("state"))
        .col(big_integer("created_at"))
        .primary_key(Index::create().col("request_id").col("version"))
        .foreign_key(ForeignKey::create().from("mails", "request_id").to("session_requests", "id"))
        .to_owned();
    manager.create_table(mails).await?;
    index(manager, "mails_by_state", "mails", &["state", "created_at"]).await
}

async fn saved_views(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let views = Table::create()
        .table("saved_views")
        .col(pk_uuid("id"))
        .col(uuid("member_id"))
        .col(text("name"))
        .col(text("query"))
        .foreign_key(ForeignKey::create().from("saved_views", "member_id").to("members", "id"))
        .to_owned();
    manager.create_table(views).await?;
    let once = Index::create()
        .name("saved_views_once")
        .table("saved_views")
        .col("member_id")
        .col("name")
        .unique()
        .to_owned();
    manager.create_index(once).await
}

async fn batches(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let batches = Table::create()
        .table("batches")
        .col(pk_uuid("id"))
        .col(uuid("made_by"))
        .col(text("action"))
        .col(integer("total"))
        .col(integer("done"))
        .col(integer("changed"))
        .col(big_integer("created_at"))
        .col(big_integer_null("finished_at"))
        .foreign_key(ForeignKey::create().from("batches", "made_by").to("members", "id"))
        .to_owned();
    let items = Table::create()
        .table("batch_items")
        .col(uuid("batch_id"))
        .col(integer("position"))
        .col(uuid("request_id"))
        // Null until it was looked at; then `changed`, or why not.
        .col(string_null("outcome"))
        .primary_key(Index::create().col("batch_id").col("position"))
        .foreign_key(ForeignKey::create().from("batch_items", "batch_id").to("batches", "id"))
        .to_owned();
    manager.create_table(batches).await?;
    manager.create_table(items).await
}

async fn member_presences(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let presences = Table::create()
        .table("member_presences")
        .col(uuid("member_id"))
        .col(uuid("node_id"))
        .primary_key(Index::create().col("member_id").col("node_id"))
        .foreign_key(ForeignKey::create().from("member_presences", "member_id").to("members", "id"))
        .to_owned();
    manager.create_table(presences).await
}

async fn index(
    manager: &SchemaManager<'_>,
    name: &'static str,
    table: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    let index = Index::create().name(name).table(table).to_owned();
    let index = columns.iter().fold(index, |mut index, column| index.col(*column).to_owned());
    manager.create_index(index).await
}
