//! Changing what a request says.

use deskside_domain::actor::{Actor, Level, Section};
use deskside_domain::history::HistoryEvent;
use deskside_domain::ids::SessionRequestId;
use deskside_domain::session_request::{Edit, EditConflict, EditRefusal, SessionRequest};
use deskside_store::{StoreError, Unit};

use super::{RequestError, SeenRequest, agent};
use crate::App;

/// How many events an editor may have missed. Who has missed more reads the request again.
const MISSED: u64 = 200;

/// Why an edit did not happen.
#[derive(Debug, thiserror::Error)]
pub enum EditError {
    /// Somebody else changed the same fields since the editor read them. Nothing was written.
    #[error("the same fields were changed since they were read")]
    Conflicts {
        /// Which, and by whom.
        conflicts: Vec<EditConflict>,
        /// The request as it is now.
        now: Box<SessionRequest>,
    },
    /// Updates are asked for, and there is no address they could go to.
    #[error("updates need an email address")]
    NoAddress,
    /// So much happened since the editor read the request that it is read again. Nothing was written.
    #[error("the request changed too much since it was read")]
    TooOld,
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
        let since = happened_since(&unit, &request, edit.seen_version).await?;
        match request.clone().edit(edit, &since, now) {
            Err(EditRefusal::NothingChanges) => Ok(self.as_it_is(request).await?),
            Err(EditRefusal::NoAddress) => Err(EditError::NoAddress),
            Err(EditRefusal::Conflicts(conflicts)) => {
                Err(EditError::Conflicts { conflicts, now: Box::new(request) })
            }
            Ok((request, event)) => Ok(self.finish(unit, request, (&agent(by), &event), now).await?),
        }
    }
}

async fn happened_since(
    unit: &Unit,
    request: &SessionRequest,
    seen: Option<i64>,
) -> Result<Vec<HistoryEvent>, EditError> {
    let Some(seen) = seen.filter(|seen| *seen != request.version) else { return Ok(Vec::new()) };
    let page = unit.history().page(request.id, None, MISSED).await?;
    let since: Vec<_> =
        page.rows.into_iter().map(|row| row.event).filter(|event| event.version > seen).collect();
    let complete = since.last().is_some_and(|oldest| oldest.version == seen + 1);
    if seen > 0 && complete { Ok(since) } else { Err(EditError::TooOld) }
}
