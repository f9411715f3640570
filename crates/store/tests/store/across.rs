//! From one kind of database to the other, and back.

use deskside_store::copy;
use deskside_test_database::Database;

use super::suite::everything::{self, STOPPED};
use super::suite::harness::second;

#[tokio::test]
async fn what_went_to_sqlite_and_back_is_the_same() {
    let postgres = everything::store().await;
    let (sqlite, postgres_again) =
        (Database::Sqlite.create_blank().await, Database::Postgres.create_blank().await);

    let there = copy(&postgres.database.url(), &sqlite.url(), second(STOPPED)).await.unwrap();
    let back = copy(&sqlite.url(), &postgres_again.url(), second(STOPPED)).await.unwrap();

    assert_eq!(there, back);
}
