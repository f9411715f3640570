//! Changes that an agent makes, and how soon every console has heard of each.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use serde_json::json;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use uuid::Uuid;

use super::console::{Consoles, Noted};
use super::hall::{Hall, Invitation};
use crate::client::{Call, Connection};
use crate::clock;
use crate::process::Process;
use crate::spread::Spread;
use crate::table::{Table, millis, whole};

/// How long the last hints may take, and reading after them.
const PATIENCE: Duration = Duration::from_secs(3);

/// So many at once, and after how long the next.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pattern {
    name: &'static str,
    at_once: u32,
    every: Duration,
}

impl Pattern {
    pub(super) const ONE_BY_ONE: Self =
        Self { name: "one every 100 ms", at_once: 1, every: Duration::from_millis(100) };
    pub(super) const BURSTS: Self =
        Self { name: "40 at once every 2 s", at_once: 40, every: Duration::from_secs(2) };
    pub(super) const EVENLY: Self =
        Self { name: "5/s, evenly", at_once: 1, every: Duration::from_millis(200) };
    pub(super) const WAVES: Self =
        Self { name: "5/s, all at once", at_once: 5, every: Duration::from_secs(1) };

    /// How many changes each of the last two makes in this time.
    pub(super) fn at_portals(lasting: Duration) -> u32 {
        u32::try_from(lasting.as_secs()).unwrap_or(u32::MAX).saturating_mul(5)
    }

    /// How many are made where so many are wanted: whole turns.
    pub(super) fn made(self, wanted: u32) -> u32 {
        wanted.next_multiple_of(self.at_once)
    }
}

/// The requests that are changed, each once.
#[derive(Debug)]
pub(super) struct Changes<'a> {
    hall: &'a Hall,
    unchanged: std::slice::Iter<'a, Invitation>,
}

/// What the consoles noted.
#[derive(Debug, Default)]
struct Notes {
    heard: Vec<(Uuid, Instant)>,
    shown: Vec<(Uuid, Instant)>,
    reads: Vec<Duration>,
    missed: u32,
}

/// What the table of changes is headed by.
pub(super) fn heads() -> Table {
    Table::new([
        "changes",
        "n",
        "saved p50",
        "heard p50",
        "p99",
        "max",
        "missing",
        "shown p99",
        "max",
        "reads/s",
        "read p99",
        "server cores",
        "load cores",
    ])
}

impl<'a> Changes<'a> {
    pub(super) fn of(hall: &'a Hall) -> Self {
        Self { hall, unchanged: hall.invitations.iter() }
    }

    /// Makes so many in this pattern, and waits until the consoles have had time for the last.
    pub(super) async fn make(
        &mut self,
        pattern: Pattern,
        wanted: u32,
        consoles: &mut Consoles,
        table: &mut Table,
    ) -> Result<()> {
        // What came in while the consoles opened is not to be counted.
        sleep(Duration::from_secs(1)).await;
        while consoles.noted.try_recv().is_ok() {}
        let server = self.hall.server.process();
        let (server_before, load_before) = (server.busy()?, Process::own().busy()?);
        let started = clock::start();
        let (sent, saved) = self.send(pattern, wanted).await?;
        let notes = Notes::of(consoles).await;
        // Until the last note came: reading goes on for a while after the last change.
        let elapsed = started.elapsed().saturating_sub(PATIENCE);
        let cores = |busy: Duration| format!("{:.2}", busy.as_secs_f64() / elapsed.as_secs_f64());
        let server_cores = cores(server.busy_since(server_before)?);
        let load_cores = cores(Process::own().busy_since(load_before)?);
        let expected = sent.len() * usize::try_from(consoles.len())?;
        let heard = after(&sent, &notes.heard);
        let shown = after(&sent, &notes.shown);
        let reads = f64::from(u32::try_from(notes.reads.len())?) / elapsed.as_secs_f64();
        let read = Spread::of(notes.reads);
        table.row([
            pattern.name.to_owned(),
            sent.len().to_string(),
            millis(saved.percentile(50)),
            millis(heard.percentile(50)),
            millis(heard.percentile(99)),
            millis(heard.max()),
            format!("{} ({} told to read all)", expected - heard.len(), notes.missed),
            millis(shown.percentile(99)),
            millis(shown.max()),
            whole(reads),
            millis(read.percentile(99)),
            server_cores,
            load_cores,
        ]);
        Ok(())
    }

    /// When each was sent, and how long it took until it was saved.
    async fn send(&mut self, pattern: Pattern, wanted: u32) -> Result<(HashMap<Uuid, Instant>, Spread)> {
        let mut sent = HashMap::new();
        let mut saved = Vec::new();
        let cookie = self.hall.cookies.first().context("there is a console")?;
        let mut connections = Vec::new();
        for _ in 0..pattern.at_once {
            connections.push(self.hall.server.connect().await?);
        }
        for _ in 0..pattern.made(wanted) / pattern.at_once {
            let begun = tokio::time::Instant::now();
            let mut together = JoinSet::new();
            for connection in connections.drain(..) {
                let id = self.unchanged.next().context("too few requests to change")?.id;
                let call = Call::patch(format!("/api/v1/session-requests/{id}"), &json!({ "notes": "seen" }));
                sent.insert(id, clock::start());
                together.spawn(change(connection, call.by(cookie)?));
            }
            while let Some(changed) = together.join_next().await {
                let (connection, time) = changed??;
                saved.push(time);
                connections.push(connection);
            }
            tokio::time::sleep_until(begun + pattern.every).await;
        }
        Ok((sent, Spread::of(saved)))
    }
}

async fn change(mut connection: Connection, call: Call) -> Result<(Connection, Duration)> {
    let started = clock::start();
    connection.send(&call).await?.json()?;
    Ok((connection, started.elapsed()))
}

/// How long after it was sent each change was noted.
fn after(sent: &HashMap<Uuid, Instant>, noted: &[(Uuid, Instant)]) -> Spread {
    let time = |(id, at): &(Uuid, Instant)| Some(at.duration_since(*sent.get(id)?));
    Spread::of(noted.iter().filter_map(time).collect())
}

impl Notes {
    /// Takes them until nothing more comes.
    async fn of(consoles: &mut Consoles) -> Self {
        let mut notes = Self::default();
        while let Ok(Some(noted)) = timeout(PATIENCE, consoles.noted.recv()).await {
            match noted {
                Noted::Heard(id, at) => notes.heard.push((id, at)),
                Noted::Shown(id, at) => notes.shown.push((id, at)),
                Noted::Read(time) => notes.reads.push(time),
                Noted::Missed => notes.missed += 1,
            }
        }
        notes
    }
}
