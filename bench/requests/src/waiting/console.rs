//! Consoles: each has its stream of hints open, and notes when it heard what.

use std::time::Instant;

use anyhow::{Result, bail};
use deskside_protocol::live::LiveHint;
use http_body_util::BodyExt as _;
use hyper::body::Incoming;
use tokio::sync::mpsc::{self, UnboundedReceiver, UnboundedSender};
use tokio::task::JoinSet;
use uuid::Uuid;

use super::hall::Hall;
use super::portal::Portal;
use crate::client::{Call, Connection};
use crate::clock;

/// What a console noted.
#[derive(Debug)]
pub(super) enum Noted {
    /// It heard that this request changed.
    Heard(Uuid, Instant),
    /// It has read the changed request.
    Shown(Uuid, Instant),
    /// It has read something; how long that took.
    Read(std::time::Duration),
    /// It was told that it missed hints.
    Missed,
}

/// All consoles. Dropping them ends their streams.
#[derive(Debug)]
pub(super) struct Consoles {
    tasks: JoinSet<Result<()>>,
    pub(super) noted: UnboundedReceiver<Noted>,
    count: u32,
}

impl Consoles {
    /// Consoles that only listen.
    pub(super) async fn open(hall: &Hall) -> Result<Self> {
        Self::open_with(hall, Reading::Nothing).await
    }

    /// Consoles that then read, as the portal does.
    pub(super) async fn open_portals(hall: &Hall) -> Result<Self> {
        Self::open_with(hall, Reading::AsThePortal).await
    }

    async fn open_with(hall: &Hall, reading: Reading) -> Result<Self> {
        let (notebook, noted) = mpsc::unbounded_channel();
        let mut consoles = Self { tasks: JoinSet::new(), noted, count: 0 };
        for cookie in &hall.cookies {
            let portal = match reading {
                Reading::Nothing => None,
                Reading::AsThePortal => {
                    let connection = hall.server.connect().await?;
                    let (to, hints) = mpsc::unbounded_channel();
                    let portal = Portal::new(connection, cookie, notebook.clone())?;
                    consoles.tasks.spawn(portal.run(hints));
                    Some(to)
                }
            };
            let stream = open_stream(hall.server.connect().await?, cookie).await?;
            consoles.tasks.spawn(listen(stream, notebook.clone(), portal));
            consoles.count += 1;
        }
        Ok(consoles)
    }

    pub(super) fn len(&self) -> u32 {
        self.count
    }
}

#[derive(Clone, Copy, Debug)]
enum Reading {
    Nothing,
    AsThePortal,
}

/// Open when the first hint, the greeting, has come.
async fn open_stream(mut connection: Connection, cookie: &str) -> Result<Stream> {
    let response = connection.begin(&Call::get("/api/v1/live").by(cookie)?).await?;
    if !response.status().is_success() {
        bail!("a stream of hints answered {}", response.status());
    }
    let mut stream = Stream { _connection: connection, body: response.into_body(), unread: String::new() };
    stream.next().await?;
    Ok(stream)
}

async fn listen(
    mut stream: Stream,
    notes: UnboundedSender<Noted>,
    portal: Option<UnboundedSender<Uuid>>,
) -> Result<()> {
    loop {
        match stream.next().await? {
            LiveHint::SessionRequest { id, .. } => {
                notes.send(Noted::Heard(id, clock::start()))?;
                if let Some(portal) = &portal {
                    portal.send(id)?;
                }
            }
            LiveHint::Refetch => notes.send(Noted::Missed)?,
            LiveHint::Hello
            | LiveHint::SessionQueue { .. }
            | LiveHint::Organisation
            | LiveHint::Members
            | LiveHint::Beat => {}
        }
    }
}

/// A stream of hints.
#[derive(Debug)]
struct Stream {
    _connection: Connection,
    body: Incoming,
    unread: String,
}

impl Stream {
    async fn next(&mut self) -> Result<LiveHint> {
        loop {
            if let Some(end) = self.unread.find("\n\n") {
                let event: String = self.unread.drain(..end + 2).collect();
                if let Some(data) = event.lines().find_map(|line| line.strip_prefix("data: ")) {
                    return Ok(serde_json::from_str(data)?);
                }
                continue;
            }
            let Some(frame) = self.body.frame().await else { bail!("a stream of hints ended") };
            if let Ok(data) = frame?.into_data() {
                self.unread.push_str(std::str::from_utf8(&data)?);
            }
        }
    }
}
