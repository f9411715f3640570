//! A server with an empty database and one owner, which ends with the test that started it.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::command::{program, run};
use crate::local_http::{self, Answer};
use crate::workspace;

const OWNER_EMAIL: &str = "owner@example.org";
const OWNER_PASSWORD: &str = "correct horse battery staple";

/// How long a start may take before we give up.
const PATIENCE: Duration = Duration::from_secs(20);

/// A session request that was made for a test.
pub(crate) struct CreatedRequest {
    pub(crate) id: String,
    /// What stands in its link.
    pub(crate) token: String,
}

/// A running server. Dropping it ends it.
pub(crate) struct ScratchServer {
    child: Child,
    address: SocketAddr,
}

impl ScratchServer {
    /// Makes an owner in a new database and starts the server on a free port.
    pub(crate) fn start() -> Result<Self> {
        let data = workspace::scratch("api-data");
        if data.exists() {
            fs::remove_dir_all(&data)?;
        }
        fs::create_dir_all(&data)?;
        create_owner(&data)?;
        let address = free_address()?;
        let log = fs::File::create(workspace::scratch("api-server.log"))?;
        let child = program(workspace::server_binary())
            .args(["serve", "--listen", &address.to_string()])
            .args(["--public-url", &format!("http://localhost:{}", address.port())])
            .arg("--data")
            .arg(&data)
            .stdout(log.try_clone()?)
            .stderr(log)
            .stdin(Stdio::null())
            .spawn()
            .context("could not start the server")?;
        let server = Self { child, address };
        server.wait_until_ready()?;
        Ok(server)
    }

    /// The server's origin.
    pub(crate) fn url(&self) -> String {
        format!("http://localhost:{}", self.address.port())
    }

    /// Signs the owner in and returns the cookie.
    pub(crate) fn sign_in(&self) -> Result<String> {
        let body = format!(r#"{{"email":"{OWNER_EMAIL}","password":"{OWNER_PASSWORD}"}}"#);
        let answer = self.post("/api/v1/sign-in", &[], &body)?;
        answer.cookie().map(str::to_owned).with_context(|| format!("sign-in answered {}", answer.status))
    }

    /// Creates a session request as the owner of this cookie.
    pub(crate) fn create_request(&self, cookie: &str) -> Result<CreatedRequest> {
        let cookie = [format!("Cookie: {cookie}")];
        let answer = self.post("/api/v1/session-requests", &cookie, r#"{"user_name":"Una User"}"#)?;
        let request: Value = serde_json::from_str(&answer.body)?;
        let text = |field: &str| request[field].as_str().map(str::to_owned);
        let link = text("link").with_context(|| format!("no request was created: {}", answer.body))?;
        let token = link.rsplit('/').next().unwrap_or_default().to_owned();
        Ok(CreatedRequest { id: text("id").unwrap_or_default(), token })
    }

    /// Whether this cookie stands for a signed-in member.
    pub(crate) fn knows(&self, cookie: &str) -> Result<bool> {
        let headers = [format!("Cookie: {cookie}")];
        Ok(local_http::send(self.address, "GET /api/v1/me", &headers, "")?.status == 200)
    }

    fn post(&self, path: &str, headers: &[String], body: &str) -> Result<Answer> {
        let mut headers = [headers, self.same_site_headers().as_slice()].concat();
        headers.push("Content-Type: application/json".to_owned());
        local_http::send(self.address, &format!("POST {path}"), &headers, body)
    }

    /// What a browser sends along from the server's own pages.
    pub(crate) fn same_site_headers(&self) -> [String; 2] {
        [format!("Origin: {}", self.url()), "Sec-Fetch-Site: same-origin".to_owned()]
    }

    fn wait_until_ready(&self) -> Result<()> {
        let started = Instant::now();
        while !local_http::send(self.address, "GET /readyz", &[], "").is_ok_and(|answer| answer.status == 200)
        {
            if started.elapsed() > PATIENCE {
                bail!("the server is not ready after {PATIENCE:?}; see target/xtask/api-server.log");
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }
}

impl Drop for ScratchServer {
    fn drop(&mut self) {
        // It is being thrown away: that it is gone already is no news.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

fn create_owner(data: &Path) -> Result<()> {
    let password = workspace::scratch("api-owner-password");
    fs::write(&password, OWNER_PASSWORD)?;
    run(program(workspace::server_binary())
        .args(["owner", "create", "--email", OWNER_EMAIL, "--name", "Olga Owner", "--data"])
        .arg(data)
        .arg("--password-file")
        .arg(password))
}

/// An address nobody listens on at this moment.
fn free_address() -> Result<SocketAddr> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?)
}
