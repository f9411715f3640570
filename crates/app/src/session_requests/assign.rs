//! Assigning a request.

use deskside_domain::actor::{Actor, Level, Section};
use deskside_domain::ids::SessionRequestId;
use deskside_domain::session_request::AssignRefusal;
use deskside_store::StoreError;

use super::{AssignTo, RequestError, SeenRequest, TargetError, agent};
use crate::App;

/// Why a request was not assigned.
#[derive(Debug, thiserror::Error)]
pub enum AssignError {
    /// It cannot go there.
    #[error(transparent)]
    Target(#[from] TargetError),
    /// The rules say no.
    #[error(transparent)]
    Refused(AssignRefusal),
    /// Another reason.
    #[error(transparent)]
    Request(#[from] RequestError),
}

impl From<StoreError> for AssignError {
    fn from(error: StoreError) -> Self {
        Self::Request(error.into())
    }
}

impl App {
    /// Assigns a request; one that is assigned so already is answered as it is.
    pub async fn assign_session_request(
        &self,
        by: &Actor,
        id: SessionRequestId,
        to: AssignTo,
    ) -> Result<SeenRequest, AssignError> {
        by.may(Section::SessionRequests, Level::Edit).map_err(RequestError::from)?;
        let unit = self.store().begin().await?;
        let request = unit.session_requests().get(id).await?;
        let now = self.now();
        let to = to.resolve(&unit, by, now).await?;
        match request.clone().assign(to, now) {
            Err(AssignRefusal::NothingChanges) => Ok(self.as_it_is(request).await?),
            Err(refusal @ AssignRefusal::Closed) => Err(AssignError::Refused(refusal)),
            Ok((request, event)) => Ok(self.finish(unit, request, (&agent(by), &event), now).await?),
        }
    }
}
