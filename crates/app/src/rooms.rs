//! What a room reports: who came, what was granted, what ended. Each is saved with its row of history.
//!
//! A room may tell late or twice what another use case has saved already (closing a request ends its session);
//! then there is nothing left to save, and that is no failure.

mod about;

pub use about::About;

use deskside_domain::actor::{AgentRef, Level, Section};
use deskside_domain::capability::Grant;
use deskside_domain::history::{EventActor, RequestEvent, SessionEndReason};
use deskside_domain::ids::{MemberId, SessionId, SessionRequestId};
use deskside_domain::member::Member;
use deskside_domain::presence::{Guest, LiveSession, Phase, Presence};
use deskside_domain::session_request::{GrantRefusal, SessionRequest};
use deskside_domain::tokens::DeviceId;
use deskside_store::{StoreError, Unit};
use jiff::Timestamp;

use crate::App;

/// Why something a room reported was not saved.
#[derive(Debug, thiserror::Error)]
pub enum RoomReportError {
    /// The request takes no grant any more.
    #[error(transparent)]
    Refused(#[from] GrantRefusal),
    /// It could not be saved.
    #[error("could not save what happened in the room")]
    Save(#[from] StoreError),
}

/// What is to be saved: the presence from now on, the transition that led to it, and what the record of a session says
/// of it.
struct Change {
    presence: Presence,
    step: Option<(EventActor, SessionRequest, RequestEvent)>,
    record: Option<RecordChange>,
}

/// What the record of a session says.
enum RecordChange {
    Granted(SessionId, Grant),
    Ended(LiveSession, SessionEndReason),
}

impl Change {
    fn silent(presence: Presence) -> Self {
        Self { presence, step: None, record: None }
    }

    fn with(presence: Presence, by: EventActor, (request, event): (SessionRequest, RequestEvent)) -> Self {
        Self { presence, step: Some((by, request, event)), record: None }
    }

    fn on_record(self, record: RecordChange) -> Self {
        Self { record: Some(record), ..self }
    }
}

impl App {
    /// What was last known of a request, for a room that is made anew.
    pub async fn last_known_presence(&self, request: SessionRequestId) -> Result<Presence, StoreError> {
        self.store().presences().last_known(request).await
    }

    /// Whether a member may act on requests at this moment.
    pub async fn acts_on_requests(&self, id: MemberId) -> Result<bool, StoreError> {
        let member = self.store().members().find(id).await?;
        let Some(member) = member.filter(Member::is_active) else {
            return Ok(false);
        };
        Ok(self.rights_of(&member.roles).await?.allow(Section::SessionRequests, Level::Edit).is_ok())
    }

    /// The device is here: it came, or came back. What it had granted stands as far as `granted` says. A
    /// device to which the link is not bound any more is not let in by a late report.
    pub async fn guest_present(
        &self,
        id: SessionRequestId,
        guest: Guest,
        granted: Option<Grant>,
    ) -> Result<(), RoomReportError> {
        self.report(id, |request, presence, now| match presence {
            Presence::Absent => {
                let Some(step) = request.returned(&guest, now) else { return Ok(None) };
                let here = Presence::Here { guest, phase: Phase::InLobby, since: now };
                Ok(Some(Change::with(here, EventActor::RemoteUser, step)))
            }
            Presence::Here { guest: known, .. } if known.device != guest.device => Ok(None),
            // A reload costs the browser its capture, and with it the grant.
            Presence::Here { phase: Phase::Granted { .. }, .. } if granted.is_none() => {
                let here = Presence::Here { guest, phase: Phase::InLobby, since: now };
                Ok(Some(Change::with(here, EventActor::RemoteUser, request.withdraw(now))))
            }
            Presence::Here { phase, since, .. } => {
                Ok(Some(Change::silent(Presence::Here { guest, phase, since })))
            }
        })
        .await
    }

    /// The remote user granted access from this device. No device grants in the name of another.
    pub async fn guest_granted(
        &self,
        id: SessionRequestId,
        device: DeviceId,
        grant: Grant,
    ) -> Result<(), RoomReportError> {
        self.report(id, |request, presence, now| {
            let Presence::Here { guest, phase, .. } = presence else { return Ok(None) };
            if guest.device != device {
                return Ok(None);
            }
            let live = match &phase {
                Phase::InSession { session, .. } => Some(session.clone()),
                Phase::InLobby | Phase::Granted { .. } => None,
            };
            let step = request.grant(grant.clone(), live.as_ref(), now)?;
            let change = |phase| {
                Change::with(Presence::Here { guest, phase, since: now }, EventActor::RemoteUser, step)
            };
            Ok(Some(match live {
                None => change(Phase::Granted { grant }),
                Some(session) => {
                    let record = RecordChange::Granted(session.id, grant.clone());
                    change(Phase::InSession { grant, session }).on_record(record)
                }
            }))
        })
        .await
    }

    /// The remote user took the grant back while no session was live.
    pub async fn guest_withdrew(&self, id: SessionRequestId) -> Result<(), RoomReportError> {
        self.report(id, |request, presence, now| match presence {
            Presence::Here { guest, phase: Phase::Granted { .. }, .. } => {
                let here = Presence::Here { guest, phase: Phase::InLobby, since: now };
                Ok(Some(Change::with(here, EventActor::RemoteUser, request.withdraw(now))))
            }
            Presence::Absent | Presence::Here { .. } => Ok(None),
        })
        .await
    }

    /// The device is gone, and a session it was in with it.
    pub async fn guest_gone(&self, id: SessionRequestId) -> Result<(), RoomReportError> {
        let unit = self.store().begin().await?;
        let request = unit.session_requests().get(id).await?;
        match unit.presences().last_known(id).await? {
            Presence::Absent => Ok(()),
            Presence::Here { .. } => Ok(self.lose_guest(unit, request).await?),
        }
    }

    /// A session ended, and the grant with it.
    pub async fn session_ended(
        &self,
        id: SessionRequestId,
        session: SessionId,
        reason: SessionEndReason,
    ) -> Result<(), RoomReportError> {
        self.report(id, |request, presence, now| match presence {
            Presence::Here { guest, phase: Phase::InSession { session: live, .. }, .. }
                if live.id == session =>
            {
                let here = Presence::Here { guest, phase: Phase::InLobby, since: now };
                let step = request.end_session(&live, reason, now);
                let change = Change::with(here, ended_by(reason, &live.agent), step);
                Ok(Some(change.on_record(RecordChange::Ended(live, reason))))
            }
            Presence::Absent | Presence::Here { .. } => Ok(None),
        })
        .await
    }

    /// Records that the device was lost, after the end of its session if it was in one. The request was read in
    /// `unit`.
    pub(crate) async fn lose_guest(&self, unit: Unit, request: SessionRequest) -> Result<(), StoreError> {
        let now = self.now();
        let lost = (&EventActor::System, SessionEndReason::ConnectionLost);
        let request = self.clear_presence(&unit, request, lost, now).await?;
        let (request, event) = request.lost(now);
        unit.session_requests().save(&request, (&EventActor::System, &event)).await?;
        unit.commit().await?;
        self.hints().changed(&request);
        Ok(())
    }

    async fn report(
        &self,
        id: SessionRequestId,
        decide: impl FnOnce(SessionRequest, Presence, Timestamp) -> Result<Option<Change>, GrantRefusal>,
    ) -> Result<(), RoomReportError> {
        let now = self.now();
        let unit = self.store().begin().await?;
        let request = unit.session_requests().get(id).await?;
        let presence = unit.presences().last_known(id).await?;
        let Some(change) = decide(request.clone(), presence, now)? else { return Ok(()) };
        let request = match change.step {
            None => request,
            Some((by, after, event)) => {
                unit.session_requests().save(&after, (&by, &event)).await?;
                after
            }
        };
        match &change.record {
            None => {}
            Some(RecordChange::Granted(session, grant)) => {
                unit.sessions().grant(*session, grant, now).await?;
            }
            Some(RecordChange::Ended(live, reason)) => self.end_record(&unit, live, *reason, now).await?,
        }
        unit.presences().put(id, self.node(), &change.presence).await?;
        unit.commit().await?;
        self.hints().changed(&request);
        Ok(())
    }
}

/// Who ended a session of this agent for this reason.
fn ended_by(reason: SessionEndReason, agent: &AgentRef) -> EventActor {
    match reason {
        SessionEndReason::StoppedByRemoteUser => EventActor::RemoteUser,
        SessionEndReason::EndedByAgent | SessionEndReason::RequestClosed => {
            EventActor::Agent { agent: agent.clone(), client: None }
        }
        SessionEndReason::ConnectionLost | SessionEndReason::VerificationFailed => EventActor::System,
    }
}
