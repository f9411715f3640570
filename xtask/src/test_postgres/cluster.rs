//! A directory with a PostgreSQL cluster in it, and a server that answers on a socket in that directory only.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use clap::ValueEnum;

use super::installation::{self, Installation};
use crate::command::run;

/// How long a start may take before we give up.
const PATIENCE: Duration = Duration::from_secs(30);

/// A sorting order in which `a` comes before `B`, as people's servers have it; what relies on the order of bytes
/// fails the tests.
const INITDB: &[&str] = &[
    "--username=postgres",
    "--auth=trust",
    "--no-sync",
    "--no-instructions",
    "--encoding=UTF8",
    "--locale=C.UTF-8",
    "--locale-provider=icu",
    "--icu-locale=en-US",
];

/// Nothing in it is worth saving, and every test brings its own connections.
const FLEETING: &[&str] = &[
    "max_connections=500",
    "max_parallel_workers_per_gather=0",
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    "autovacuum=off",
    "jit=off",
];

/// Whether what is written is to reach the disk.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Durability {
    /// No: it is for tests.
    Fleeting,
    /// Yes, with the settings of every new server: it is measured.
    Durable,
}

/// A cluster of databases.
pub(super) struct Cluster {
    directory: PathBuf,
    durability: Durability,
}

impl Cluster {
    /// Makes one in a new directory.
    pub(super) fn make(
        installation: &Installation,
        directory: &Path,
        durability: Durability,
    ) -> Result<Self> {
        if directory.exists() {
            bail!("{} is there already", directory.display());
        }
        installation::make_directory(directory)?;
        let cluster = Self::at(directory, durability);
        let mut initdb = installation.program("initdb")?;
        run(initdb.args(INITDB).arg("--pgdata").arg(cluster.data()).stdout(Stdio::null()))?;
        Ok(cluster)
    }

    /// The one that was made in this directory.
    pub(super) fn at(directory: &Path, durability: Durability) -> Self {
        Self { directory: directory.to_owned(), durability }
    }

    /// Where tests connect to.
    pub(super) fn address(&self) -> String {
        // In a URL the slashes of a parameter may stand as they are.
        format!("postgres://postgres@localhost/postgres?host={}", self.directory.display())
    }

    /// The server, to be started.
    pub(super) fn server(&self, installation: &Installation) -> Result<Command> {
        let mut server = installation.program("postgres")?;
        server
            .arg("-D")
            .arg(self.data())
            .arg("-c")
            .arg(format!("unix_socket_directories={}", self.directory.display()))
            .args(["-c", "listen_addresses="]);
        let settings = match self.durability {
            Durability::Fleeting => FLEETING,
            Durability::Durable => &[],
        };
        server.args(settings.iter().flat_map(|setting| ["-c", setting]));
        let log = fs::File::create(self.directory.join("log"))?;
        server.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        Ok(server)
    }

    /// What ends the server at once, and its children before it.
    pub(super) fn stop(&self, installation: &Installation) -> Result<Command> {
        let mut stop = installation.program("pg_ctl")?;
        stop.args(["stop", "--silent", "--mode=immediate", "--pgdata"]).arg(self.data());
        Ok(stop)
    }

    /// Waits until the server takes connections.
    pub(super) fn wait_until_ready(&self) -> Result<()> {
        let started = Instant::now();
        while !self.is_ready() {
            if started.elapsed() > PATIENCE {
                bail!("PostgreSQL is not ready after {PATIENCE:?}; see {}/log", self.directory.display());
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// Deletes everything.
    pub(super) fn delete(&self) -> Result<()> {
        Ok(fs::remove_dir_all(&self.directory)?)
    }

    /// The server says so in the file by which `pg_ctl` knows it too.
    fn is_ready(&self) -> bool {
        let state = fs::read_to_string(self.data().join("postmaster.pid")).unwrap_or_default();
        state.lines().last().is_some_and(|line| line.trim() == "ready")
    }

    fn data(&self) -> PathBuf {
        self.directory.join("data")
    }
}
