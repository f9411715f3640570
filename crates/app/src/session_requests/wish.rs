//! Saying no to what the remote user asks for.

use deskside_domain::actor::Actor;
use deskside_domain::ids::SessionRequestId;
use deskside_domain::session_request::{DismissRefusal, SessionRequest};

use super::{ActionError, SeenRequest};
use crate::App;

impl App {
    /// Says no to the remote user's wish; they may ask again. Extending or reopening says yes.
    pub async fn dismiss_wish(
        &self,
        by: &Actor,
        id: SessionRequestId,
    ) -> Result<SeenRequest, ActionError<DismissRefusal>> {
        self.act(by, id, SessionRequest::dismiss_wish).await
    }
}
