//! Copying a whole database: everything arrives, or nothing does and the reason is said.

use deskside_domain::status::Status;
use deskside_store::{CopyError, Filter, Sort, Store, Words, copy};
use sea_orm::ConnectionTrait as _;

use super::DATABASE;
use super::everything::{self, STOPPED};
use super::harness::{START, TestStore, key, node, second};

#[tokio::test]
async fn every_table_arrives_with_every_row() {
    let (test, target) = (everything::store().await, DATABASE.create_blank().await);

    let copied = copy(&test.database.url(), &target.url(), second(STOPPED)).await.unwrap();

    for table in &copied {
        assert!(table.rows > 0, "give everything::store() a row of {}", table.name);
    }
    let again = copy(&target.url(), &DATABASE.create().await.url(), second(STOPPED)).await.unwrap();
    assert_eq!(again, copied);
}

#[tokio::test]
async fn a_store_that_is_as_the_migrations_left_it_arrives_too() {
    let (test, target) = (TestStore::empty().await, DATABASE.create_blank().await);

    let copied = copy(&test.database.url(), &target.url(), START).await.unwrap();

    let rows = copied.iter().map(|table| table.rows).sum::<u64>();
    assert_eq!(rows, 4, "three counters, and the key's fingerprint");
}

#[tokio::test]
async fn what_arrived_is_used_like_the_original() {
    let (test, target) = (everything::store().await, DATABASE.create_blank().await);
    copy(&test.database.url(), &target.url(), second(STOPPED)).await.unwrap();

    let arrived = Store::open(&target.url(), &key(1)).await.unwrap();

    let (all, first) = (Filter::default(), (None, 10));
    let sent =
        test.store.session_requests().page(&all, Sort::Newest, first, second(5)).await.unwrap().requests;
    let here = arrived.session_requests().page(&all, Sort::Newest, first, second(5)).await.unwrap().requests;
    let found = Filter { words: Words::wanted("margarethe"), ..Filter::default() };
    let found =
        arrived.session_requests().page(&found, Sort::Newest, first, second(5)).await.unwrap().requests;
    assert_eq!(found, sent, "words are found where they arrived");
    assert_eq!(here, sent);
    let presence = arrived.presences().of(here[1].id, second(5)).await.unwrap();
    assert_eq!(here[1].status(&presence, second(5)), Status::Connected);
    let unit = arrived.begin().await.unwrap();
    assert_eq!(unit.session_requests().next_number().await.unwrap(), here[0].number + 1);
}

#[tokio::test]
async fn nothing_is_copied_from_under_a_running_server_or_over_one() {
    let (test, target) = (everything::store().await, TestStore::empty().await);
    let (from, to) = (test.database.url(), target.database.url());

    let under = copy(&from, &to, second(STOPPED - 1)).await;
    target.lease(node(2), second(STOPPED + 15)).await;
    let over = copy(&from, &to, second(STOPPED)).await;

    assert!(matches!(&under, Err(CopyError::InUse { url }) if *url == from), "{under:?}");
    assert!(matches!(&over, Err(CopyError::InUse { url }) if *url == to), "{over:?}");
}

#[tokio::test]
async fn nothing_is_copied_over_what_was_saved() {
    let (test, target) = (everything::store().await, TestStore::founded().await);

    let refused = copy(&test.database.url(), &target.database.url(), second(STOPPED)).await;

    assert!(
        matches!(&refused, Err(CopyError::NotEmpty { table, .. }) if table == "organisation"),
        "{refused:?}"
    );
    assert!(target.store.organisation().find().await.unwrap().is_some());
}

#[tokio::test]
async fn nothing_is_copied_into_the_database_of_something_else() {
    let (test, target) = (everything::store().await, DATABASE.create_blank().await);
    target.connect().await.execute_unprepared("CREATE TABLE recipes (id integer)").await.unwrap();

    let into = copy(&test.database.url(), &target.url(), second(STOPPED)).await;
    let from = copy(&target.url(), &DATABASE.create_blank().await.url(), second(STOPPED)).await;

    assert!(matches!(into, Err(CopyError::Foreign { .. })), "{into:?}");
    assert!(matches!(from, Err(CopyError::Foreign { .. })), "{from:?}");
}

#[tokio::test]
async fn what_a_newer_version_changed_is_left_to_it() {
    let (test, target) = (everything::store().await, DATABASE.create_blank().await);
    test.tamper("INSERT INTO seaql_migrations (version, applied_at) VALUES ('m9999_later', 0)").await;

    let refused = copy(&test.database.url(), &target.url(), second(STOPPED)).await;

    assert!(matches!(refused, Err(CopyError::Newer { .. })), "{refused:?}");
}

#[tokio::test]
async fn what_nobody_thought_of_is_not_left_behind() {
    let (test, target) = (everything::store().await, DATABASE.create_blank().await);
    test.tamper("ALTER TABLE members ADD COLUMN nickname text").await;

    let refused = copy(&test.database.url(), &target.url(), second(STOPPED)).await;

    assert!(matches!(refused, Err(CopyError::Unlisted { .. })), "{refused:?}");
}

#[tokio::test]
async fn a_database_where_there_is_none_is_not_made_to_be_copied() {
    let (nothing, target) = (DATABASE.create_blank().await, DATABASE.create_blank().await);

    let refused = copy(&nothing.url(), &target.url(), START).await;
    let itself = copy(&target.url(), &target.url(), START).await;

    assert!(matches!(refused, Err(CopyError::Missing { .. })), "{refused:?}");
    assert!(matches!(itself, Err(CopyError::SameDatabase { .. })), "{itself:?}");
    assert!(nothing.url().file().is_none_or(|file| !file.exists()));
}
