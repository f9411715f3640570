//! The PostgreSQL server that the tests of one run share, and what makes and deletes databases on it.

use std::env;

use sea_orm::{ConnectOptions, ConnectionTrait as _, Database, DatabaseConnection, DbErr};
use url::Url;

/// Where the address of the tests' server stands.
const ADDRESS: &str = "DESKSIDE_TEST_POSTGRES";

const NO_SERVER: &str = "\
    this test needs a PostgreSQL server, and DESKSIDE_TEST_POSTGRES does not name one.\n\
    Run it by `cargo nextest run` or `cargo xtask test`: both start one for the run (`cargo xtask test` also\n\
    installs it: Debian's package postgresql-15). Or set DESKSIDE_TEST_POSTGRES to postgres://USER@HOST/NAME,\n\
    with a superuser: tests make databases and read their files.";

/// The address of this database on the tests' server.
pub(crate) fn address(database: &str) -> String {
    let mut url = server();
    url.set_path(database);
    url.into()
}

/// A single connection to a database that is always there.
pub(crate) async fn connect() -> DatabaseConnection {
    let mut options = ConnectOptions::new(server());
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await.expect("the server at DESKSIDE_TEST_POSTGRES answers")
}

/// Runs one statement outside a transaction, which is where databases are made and deleted, and says how many rows
/// it was about.
pub(crate) async fn run(admin: &DatabaseConnection, sql: &str) -> Result<u64, DbErr> {
    Ok(admin.execute_unprepared(sql).await?.rows_affected())
}

fn server() -> Url {
    let address = env::var(ADDRESS).unwrap_or_else(|_| panic!("{NO_SERVER}"));
    address.parse().expect("DESKSIDE_TEST_POSTGRES is a URL")
}
