//! Sending the invitation once more.

use deskside_domain::actor::Actor;
use deskside_domain::ids::SessionRequestId;
use deskside_domain::session_request::{InviteRefusal, SessionRequest};

use super::{ActionError, SeenRequest};
use crate::App;

impl App {
    /// Puts the invitation in the outbox once more.
    pub async fn resend_invitation(
        &self,
        by: &Actor,
        id: SessionRequestId,
    ) -> Result<SeenRequest, ActionError<InviteRefusal>> {
        self.act(by, id, SessionRequest::resend_invitation).await
    }
}
