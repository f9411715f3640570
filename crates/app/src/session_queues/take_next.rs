//! Taking whoever's turn it is.

use deskside_domain::actor::{Actor, Level, Section};
use deskside_domain::ids::QueueId;
use deskside_domain::session_queue::{QueueRef, ServingAgent};
use deskside_domain::session_request::TakeOverRefusal;
use deskside_store::StoreError;

use crate::App;
use crate::session_requests::{RequestError, SeenRequest, agent};

/// How often another request is tried when somebody is quicker. Each try has a winner, so the queue gets shorter.
const TRIES: u32 = 32;

/// Why nothing was taken.
#[derive(Debug, thiserror::Error)]
pub enum TakeNextError {
    /// Nothing waits in the queue.
    #[error("nothing waits in the queue")]
    Empty,
    /// The agent does not serve the queue.
    #[error("the agent does not serve the queue")]
    NotSubscribed {
        /// Which.
        queue: QueueRef,
    },
    /// Another reason.
    #[error(transparent)]
    Request(#[from] RequestError),
}

impl From<StoreError> for TakeNextError {
    fn from(error: StoreError) -> Self {
        Self::Request(error.into())
    }
}

impl App {
    /// Takes over whoever has waited longest. Agents who do so at once get different requests.
    pub async fn take_next(&self, by: &Actor, id: QueueId) -> Result<SeenRequest, TakeNextError> {
        by.may(Section::SessionRequests, Level::Edit).map_err(RequestError::from)?;
        let mut tries = 1;
        loop {
            match self.try_take_next(by, id).await {
                Err(TakeNextError::Request(RequestError::Store(StoreError::Stale))) if tries < TRIES => {}
                result => return result,
            }
            tries += 1;
        }
    }

    async fn try_take_next(&self, by: &Actor, id: QueueId) -> Result<SeenRequest, TakeNextError> {
        let unit = self.store().begin().await?;
        let queue = unit.session_queues().get(id).await?;
        let queues = unit.session_queues().served_by(by.agent.id).await?;
        let serving = ServingAgent { agent: &by.agent, queues: &queues };
        if !serving.serves(&queue.as_ref()) {
            return Err(TakeNextError::NotSubscribed { queue: queue.as_ref() });
        }
        let now = self.now();
        let next = unit.session_queues().next(id, now).await?.ok_or(TakeNextError::Empty)?;
        let request = unit.session_requests().get(next).await?;
        match request.take_over(serving, now) {
            Ok((request, event)) => Ok(self.finish(unit, request, (&agent(by), &event), now).await?),
            Err(
                TakeOverRefusal::Closed
                | TakeOverRefusal::AlreadyTaken { .. }
                | TakeOverRefusal::NotSubscribed { .. },
            ) => Err(StoreError::Stale.into()),
        }
    }
}
