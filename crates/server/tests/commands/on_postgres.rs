//! What the program does with PostgreSQL.

use deskside_test_database::Database;

use crate::harness::Data;
use crate::kill;

#[tokio::test]
async fn a_server_moves_to_postgresql_and_goes_on_there() {
    let data = Data::founded("Brightwater Clinics");
    let database = Database::Postgres.create_blank().await;
    let (from, to) = (format!("sqlite:{}", data.word("deskside.sqlite3")), database.url().to_string());

    let moved = data.run(&["move", "--from", &from, "--to", &to]);

    let line = moved.succeeded().lines().find(|line| line.starts_with("organisation ")).unwrap().to_owned();
    assert_eq!(line.split_whitespace().nth(1), Some("1"), "{line}");
    data.found("Another", &["--database", &to]).refused("an owner exists already");
    data.run(&["move", "--from", &from, "--to", &to]).refused("is not empty");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_is_killed_while_many_write_loses_nothing() {
    kill::loses_nothing(Database::Postgres).await;
}
