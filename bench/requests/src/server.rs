//! The server as it is shipped, running beside us.

use std::fs::{self, File, Permissions};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use deskside_store::SecretKey;
use tempfile::TempDir;
use tokio::time::sleep;

use crate::client::{Call, Connection};
use crate::clock;
use crate::process::Process;

/// How long a start may take before the measurement gives up.
const PATIENCE: Duration = Duration::from_mins(1);

/// The key of every database that is measured.
pub(crate) fn key() -> SecretKey {
    SecretKey::generate([1; 32])
}

/// A running server. Dropping it ends it.
#[derive(Debug)]
pub(crate) struct Server {
    child: Child,
    pub(crate) address: SocketAddr,
    /// Its key and its log.
    _data: TempDir,
}

impl Server {
    /// Starts it on this database, behind a proxy that we are.
    pub(crate) async fn start(binary: &Path, database: &str) -> Result<Self> {
        let data = tempfile::tempdir()?;
        let secret = data.path().join("secret.key");
        fs::write(&secret, key().to_hex())?;
        fs::set_permissions(&secret, Permissions::from_mode(0o600))?;
        let address = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?;
        let log = File::create(data.path().join("log"))?;
        let child = Command::new(binary)
            .args(["serve", "--listen", &address.to_string(), "--behind-proxy", "true"])
            .args(["--public-url", &format!("http://localhost:{}", address.port())])
            .args(["--database", database, "--data"])
            .arg(data.path())
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .with_context(|| format!("could not start {}", binary.display()))?;
        let server = Self { child, address, _data: data };
        server.wait_until_ready().await?;
        Ok(server)
    }

    pub(crate) fn process(&self) -> Process {
        Process::of(self.child.id())
    }

    pub(crate) async fn connect(&self) -> Result<Connection> {
        Connection::open(self.address).await.context("could not connect to the server")
    }

    async fn wait_until_ready(&self) -> Result<()> {
        let started = clock::start();
        while !self.is_ready().await.unwrap_or(false) {
            if started.elapsed() > PATIENCE {
                bail!("the server is not ready after {PATIENCE:?}");
            }
            sleep(Duration::from_millis(10)).await;
        }
        Ok(())
    }

    async fn is_ready(&self) -> Result<bool> {
        let answer = self.connect().await?.send(&Call::get("/readyz")).await?;
        Ok(answer.status.is_success())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It is being thrown away: that it is gone already is no news.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
