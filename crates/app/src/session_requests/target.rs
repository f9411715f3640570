//! To whom a request is to go, and whether that is possible.

use deskside_domain::actor::{Actor, AgentRef, Level, Section};
use deskside_domain::assignment::Assignment;
use deskside_domain::client::ClientId;
use deskside_domain::ids::{MemberId, QueueId};
use deskside_domain::member::Member;
use deskside_domain::session_queue::QueueUse;
use deskside_domain::session_request::SessionRequest;
use deskside_store::{StoreError, Unit};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// To whom a request is to go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AssignTo {
    /// Nobody in particular.
    #[default]
    Unassigned,
    /// The agent who says so, at the client where they say it; a program says it of any of its agent's.
    Myself,
    /// This agent.
    Agent(MemberId),
    /// This client, and so its agent.
    Client(ClientId),
    /// This queue.
    Queue(QueueId),
}

/// Why a request cannot go there.
#[derive(Debug, thiserror::Error)]
pub enum TargetError {
    /// There is no such member, or none who can help.
    #[error("no such member")]
    NoSuchAgent,
    /// There is no such client, or it was forgotten.
    #[error("no such client")]
    NoSuchClient,
    /// There is no such queue.
    #[error("no such session queue")]
    NoSuchQueue,
    /// The queue is archived.
    #[error("the queue is archived")]
    QueueArchived,
    /// It could not be looked up.
    #[error("could not look up to whom the request is to go")]
    Store(#[from] StoreError),
}

impl AssignTo {
    /// The same for whoever carries it out later, without the agent who says it.
    pub(crate) fn said_by(self, by: &Actor) -> Self {
        match self {
            Self::Myself => by.client().map_or(Self::Agent(by.agent.id), Self::Client),
            Self::Unassigned | Self::Agent(_) | Self::Client(_) | Self::Queue(_) => self,
        }
    }

    /// The assignment it stands for now.
    pub(crate) async fn resolve(
        self,
        unit: &Unit,
        by: &Actor,
        now: Timestamp,
    ) -> Result<Assignment, TargetError> {
        match self {
            // Who says so may act: that has been read already.
            Self::Myself => match by.client() {
                None => Ok(Assignment::to_agent(by.agent.clone())),
                Some(client) => {
                    let client = unit.clients().find(client).await?.ok_or(TargetError::NoSuchClient)?;
                    Ok(Assignment::to_client(by.agent.clone(), client.as_ref()))
                }
            },
            other => other.resolve_for(unit, &by.agent, now).await,
        }
    }

    /// The same for a member who asked for it before.
    pub(crate) async fn resolve_for(
        self,
        unit: &Unit,
        by: &AgentRef,
        now: Timestamp,
    ) -> Result<Assignment, TargetError> {
        match self {
            Self::Unassigned => Ok(Assignment::Unassigned),
            Self::Myself => Ok(Assignment::to_agent(by.clone())),
            Self::Agent(id) => Ok(Assignment::to_agent(agent(unit, id).await?)),
            Self::Client(id) => {
                let client = unit.clients().find(id).await?.ok_or(TargetError::NoSuchClient)?;
                Ok(Assignment::to_client(agent(unit, client.member).await?, client.as_ref()))
            }
            Self::Queue(id) => queue(unit, id, now).await,
        }
    }
}

async fn agent(unit: &Unit, id: MemberId) -> Result<AgentRef, TargetError> {
    let member = unit.members().find(id).await?.ok_or(TargetError::NoSuchAgent)?;
    if !can_act(unit, &member).await? {
        return Err(TargetError::NoSuchAgent);
    }
    Ok(member.as_agent())
}

/// Whether a member can sign in and act on requests.
pub(crate) async fn can_act(unit: &Unit, member: &Member) -> Result<bool, StoreError> {
    let rights = unit.roles().rights(&member.roles).await?;
    let may = rights.allow(Section::SessionRequests, Level::Edit).is_ok();
    Ok(may && member.is_active())
}

async fn queue(unit: &Unit, id: QueueId, now: Timestamp) -> Result<Assignment, TargetError> {
    let queue = unit.session_queues().get_to_use(id).await.map_err(|error| match error {
        StoreError::NotFound { .. } => TargetError::NoSuchQueue,
        other => TargetError::Store(other),
    })?;
    match queue.usage() {
        QueueUse::Archived => Err(TargetError::QueueArchived),
        QueueUse::InUse => Ok(Assignment::Queue { queue: queue.as_ref(), since: now }),
    }
}

/// The use of the queue in which the request is or from which it was taken.
pub(super) async fn usage(unit: &Unit, request: &SessionRequest) -> Result<QueueUse, StoreError> {
    match request.assignment.place() {
        Some(place) => Ok(unit.session_queues().get_to_use(place.queue.id).await?.usage()),
        None => Ok(QueueUse::InUse),
    }
}
