//! Changing what a request says.

use deskside_domain::actor::{Actor, Level, Section};
use deskside_domain::ids::SessionRequestId;
use deskside_domain::session_request::{Edit, EditRefusal, SessionRequest};
use deskside_store::StoreError;

use super::{RequestError, SeenRequest, agent};
use crate::App;

/// Why an edit did not happen.
#[derive(Debug, thiserror::Error)]
pub enum EditError {
    /// The fields were changed by somebody else since the editor read them. Nothing was written.
    #[error("the request changed since it was read")]
    Stale {
        /// The request as it is now.
        now: Box<SeenRequest>,
    },
    /// Another reason.
    #[error(transparent)]
    Request(#[from] RequestError),
}

impl From<StoreError> for EditError {
    fn from(error: StoreError) -> Self {
        Self::Request(error.into())
    }
}

impl App {
    /// Applies an edit; one that changes nothing is answered with the request as it is.
    pub async fn edit_session_request(
        &self,
        by: &Actor,
        id: SessionRequestId,
        edit: Edit,
    ) -> Result<SeenRequest, EditError> {
        by.may(Section::SessionRequests, Level::Edit).map_err(RequestError::from)?;
        let unit = self.store().begin().await?;
        let request = unit.session_requests().get(id).await?;
        let now = self.now();
        if edit.seen_version.is_some_and(|seen| seen != request.version) {
            let presence = unit.presences().of(id, now).await?;
            return Err(EditError::Stale { now: Box::new(SeenRequest::new(request, presence, now)) });
        }
        match request.clone().edit(edit, now) {
            Err(EditRefusal::NothingChanges) => Ok(self.as_it_is(request).await?),
            Ok((request, event)) => Ok(self.finish(unit, request, (&agent(by), &event), now).await?),
        }
    }

    async fn as_it_is(&self, request: SessionRequest) -> Result<SeenRequest, StoreError> {
        let now = self.now();
        let presence = self.store().presences().of(request.id, now).await?;
        Ok(SeenRequest::new(request, presence, now))
    }
}
