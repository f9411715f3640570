//! What an open portal reads after a hint: the request at once; when changes pause, the queues, the list's numbers and
//! those of the navigation (`web/src/portal`, files `live/news`, `live/queues`, `requests/counts`, `shell/counts`).

use std::time::Duration;

use anyhow::Result;
use deskside_domain::SignedDuration;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender};
use tokio::time::{Instant, sleep_until};
use uuid::Uuid;

use super::console::Noted;
use crate::client::{Call, Connection};
use crate::clock;

/// How long changes pause before the numbers of the list and the queues are asked for, and those of the navigation.
const LIST_PAUSE: Duration = Duration::from_millis(400);
const NAVIGATION_PAUSE: Duration = Duration::from_secs(1);

/// One open portal.
#[derive(Debug)]
pub(super) struct Portal {
    connection: Connection,
    cookie: String,
    notes: UnboundedSender<Noted>,
    list: Vec<Call>,
    navigation: Vec<Call>,
}

impl Portal {
    pub(super) fn new(connection: Connection, cookie: &str, notes: UnboundedSender<Noted>) -> Result<Self> {
        // Whole minutes, as the portal asks.
        let now = clock::now();
        let now = now - SignedDuration::from_millis(now.as_millisecond() % 60_000);
        let midnight = now + SignedDuration::from_hours(12);
        let counts = |query: &str| Call::get(format!("/api/v1/session-requests/counts?{query}")).by(cookie);
        let today = format!("scheduled_from={now}&scheduled_until={midnight}");
        Ok(Self {
            connection,
            cookie: cookie.to_owned(),
            notes,
            list: vec![Call::get("/api/v1/session-queues").by(cookie)?, counts("")?],
            navigation: vec![counts("")?, counts(&today)?],
        })
    }

    /// Reads what each hint asks for, until there are no more.
    pub(super) async fn run(mut self, mut hints: UnboundedReceiver<Uuid>) -> Result<()> {
        let (mut list_due, mut navigation_due) = (None, None);
        loop {
            tokio::select! {
                biased;
                hint = hints.recv() => {
                    let Some(id) = hint else { return Ok(()) };
                    let call = Call::get(format!("/api/v1/session-requests/{id}")).by(&self.cookie)?;
                    self.read(&call).await?;
                    self.notes.send(Noted::Shown(id, clock::start()))?;
                    list_due = Some(Instant::now() + LIST_PAUSE);
                    navigation_due = Some(Instant::now() + NAVIGATION_PAUSE);
                }
                () = due(list_due) => {
                    list_due = None;
                    for call in self.list.clone() {
                        self.read(&call).await?;
                    }
                }
                () = due(navigation_due) => {
                    navigation_due = None;
                    for call in self.navigation.clone() {
                        self.read(&call).await?;
                    }
                }
            }
        }
    }

    async fn read(&mut self, call: &Call) -> Result<()> {
        let started = clock::start();
        self.connection.send(call).await?.json()?;
        self.notes.send(Noted::Read(started.elapsed()))?;
        Ok(())
    }
}

async fn due(at: Option<Instant>) {
    match at {
        Some(at) => sleep_until(at).await,
        None => std::future::pending().await,
    }
}
