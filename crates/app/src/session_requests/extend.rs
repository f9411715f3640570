//! Extending a validity.

use deskside_domain::actor::Actor;
use deskside_domain::ids::SessionRequestId;
use deskside_domain::session_request::{ExtendRefusal, Extension};

use super::{ActionError, SeenRequest};
use crate::App;

impl App {
    /// Extends a request's validity, as far as the organisation allows.
    pub async fn extend_session_request(
        &self,
        by: &Actor,
        id: SessionRequestId,
        extension: Extension,
    ) -> Result<SeenRequest, ActionError<ExtendRefusal>> {
        let longest = self.longest_validity(by).await?;
        self.act(by, id, |request, now| request.extend(extension, longest, now)).await
    }
}
