//! Records of sessions: kept while they run, read by who may.

use deskside_domain::actor::{Actor, AgentRef, InPerson, Level, NotPermitted, Section};
use deskside_domain::history::SessionEndReason;
use deskside_domain::ids::{SessionId, SessionRequestId};
use deskside_domain::presence::{LiveSession, Presence};
use deskside_domain::session_record::{Granted, Measured, SessionEnd, SessionRecord, Viewer};
pub use deskside_store::{RecordCursor, RecordFilter, Running, SeenRecord};
use deskside_store::{StoreError, Unit};
use jiff::Timestamp;

use crate::App;

/// Why a record was not read.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// The member lacks the right.
    #[error(transparent)]
    NotPermitted(#[from] NotPermitted),
    /// There is none.
    #[error("no such session")]
    NotFound,
    /// It could not be read.
    #[error("could not read records of sessions")]
    Store(#[from] StoreError),
}

impl App {
    /// The records after this place that match, the newest first: at most `limit`, and where the next page begins.
    pub async fn session_records(
        &self,
        by: &Actor,
        filter: &RecordFilter,
        (after, limit): (Option<RecordCursor>, u64),
    ) -> Result<(Vec<SeenRecord>, Option<RecordCursor>), RecordError> {
        by.may(Section::Sessions, Level::View)?;
        let (records, more) = self.store().sessions().page(filter, after, limit).await?;
        let next = records.last().filter(|_| more).map(|seen| RecordCursor::after(&seen.record));
        Ok((records, next))
    }

    /// One record.
    pub async fn session_record(&self, by: &Actor, id: SessionId) -> Result<SeenRecord, RecordError> {
        by.may(Section::Sessions, Level::View)?;
        self.store().sessions().find(id).await?.ok_or(RecordError::NotFound)
    }

    /// Notes what the side of a session's agent counted.
    pub async fn session_measured(
        &self,
        id: SessionId,
        viewer: &AgentRef,
        measured: &Measured,
    ) -> Result<(), StoreError> {
        let unit = self.store().begin().await?;
        unit.sessions().measure(id, viewer.id, measured, self.now()).await?;
        unit.commit().await
    }

    /// Begins in `unit` the record of a session that somebody begins with a device that has granted access.
    pub(crate) async fn begin_record(
        &self,
        unit: &Unit,
        by: &InPerson,
        request: SessionRequestId,
        (live, presence): (&LiveSession, &Presence),
    ) -> Result<(), StoreError> {
        let (Some(guest), Some(grant)) = (presence.guest(), presence.grant()) else { return Ok(()) };
        let viewer = Viewer {
            agent: live.agent.clone(),
            client: unit.clients().find(by.client).await?.map(|client| client.as_ref()),
            joined_at: live.since,
            left_at: None,
            measured: None,
        };
        let record = SessionRecord {
            id: live.id,
            request,
            host_device: guest.device_name.clone(),
            started_at: live.since,
            end: None,
            viewers: vec![viewer],
            grants: vec![Granted { at: live.since, grant: grant.clone() }],
        };
        unit.sessions().begin(&record).await
    }

    /// Ends in `unit` the record of a session.
    pub(crate) async fn end_record(
        &self,
        unit: &Unit,
        live: &LiveSession,
        reason: SessionEndReason,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        unit.sessions().end(live.id, SessionEnd { at, reason }).await
    }
}
