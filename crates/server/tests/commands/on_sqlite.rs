//! What the program does with SQLite.

use deskside_test_database::Database;

use crate::kill;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_is_killed_while_many_write_loses_nothing() {
    kill::loses_nothing(Database::Sqlite).await;
}
