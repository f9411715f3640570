//! The mail about a request.

use deskside_domain::actor::{Actor, Level, Section};
use deskside_domain::ids::SessionRequestId;
use deskside_store::Mail;

use super::RequestError;
use crate::App;

/// How many mails a request's page shows.
const NEWEST: u64 = 100;

impl App {
    /// The newest mails about a request.
    pub async fn mails(&self, by: &Actor, id: SessionRequestId) -> Result<Vec<Mail>, RequestError> {
        by.may(Section::SessionRequests, Level::View)?;
        self.store().session_requests().get(id).await?;
        Ok(self.store().mails().of(id, NEWEST).await?)
    }
}
