//! Handing a request back to its queue.

use deskside_domain::actor::Actor;
use deskside_domain::ids::SessionRequestId;
use deskside_domain::session_request::HandBackRefusal;

use super::{ActionError, SeenRequest};
use crate::App;

impl App {
    /// Hands a request back to the queue it was taken from, to its old place.
    pub async fn hand_back_session_request(
        &self,
        by: &Actor,
        id: SessionRequestId,
    ) -> Result<SeenRequest, ActionError<HandBackRefusal>> {
        self.act(by, id, |request, now| request.hand_back(&by.agent, now)).await
    }
}
