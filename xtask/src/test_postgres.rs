//! The PostgreSQL server of one test run: started by nextest's set-up script (`.config/nextest.toml`), gone when
//! nextest is gone, however that ends. A measurement gets one in the same way, which keeps what it is given.
//!
//! Nextest has no script for the end of a run. So the set-up script leaves a keeper behind: this program again,
//! which runs the server as its child, watches nextest's process, and cleans up.

mod cluster;
mod installation;
mod keeper;

use std::env;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::os::unix::process::parent_id;
use std::path::Path;
use std::process;

use anyhow::{Context, Result};

use cluster::Cluster;
pub(crate) use cluster::Durability;
pub(crate) use installation::Installation;

/// Where tests find the server's address.
pub(crate) const ADDRESS: &str = "DESKSIDE_TEST_POSTGRES";

/// Starts the server for the nextest run that called this, and tells its tests where it is.
///
/// Without an installed PostgreSQL this is no failure: the tests that need it fail, and the others run.
pub(crate) fn start() -> Result<()> {
    if env::var_os(ADDRESS).is_some() {
        return Ok(());
    }
    let Some(installation) = Installation::find() else {
        println!("No PostgreSQL is installed: the tests on it will fail. `cargo xtask test` installs it.");
        return Ok(());
    };
    // Cargo replaces itself with this program: its parent is nextest.
    tell_tests(&start_for(&installation, parent_id(), Durability::Fleeting)?)
}

/// Starts a server that keeps what it is given, until this process is gone; its address.
pub(crate) fn start_durable() -> Result<String> {
    let installation = Installation::find().context("no PostgreSQL is installed")?;
    start_for(&installation, process::id(), Durability::Durable)
}

/// Runs the server in `directory` until the process `user` is gone, then deletes the directory.
pub(crate) fn keep(directory: &Path, user: u32, durability: Durability) -> Result<()> {
    let installation = Installation::find().context("PostgreSQL was there a moment ago")?;
    keeper::keep(&installation, &Cluster::at(directory, durability), user)
}

fn start_for(installation: &Installation, user: u32, durability: Durability) -> Result<String> {
    let directory = env::temp_dir().join(format!("deskside-postgres-{}", process::id()));
    let cluster = Cluster::make(installation, &directory, durability)?;
    keeper::leave_behind(&directory, user, durability)?;
    cluster.wait_until_ready()?;
    Ok(cluster.address())
}

fn tell_tests(address: &str) -> Result<()> {
    let file = env::var_os("NEXTEST_ENV").context("this is for nextest, which sets NEXTEST_ENV")?;
    writeln!(OpenOptions::new().append(true).open(file)?, "{ADDRESS}={address}")?;
    Ok(())
}
