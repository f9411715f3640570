//! A request's history.

use deskside_domain::actor::{Actor, Level, Section};
use deskside_domain::ids::SessionRequestId;
use deskside_store::HistoryPage;

use super::RequestError;
use crate::App;

impl App {
    /// A page of what happened before version `below`, the newest first.
    pub async fn history(
        &self,
        by: &Actor,
        id: SessionRequestId,
        below: Option<i64>,
        limit: u64,
    ) -> Result<HistoryPage, RequestError> {
        by.may(Section::SessionRequests, Level::View)?;
        self.store().session_requests().get(id).await?;
        Ok(self.store().history().page(id, below, limit).await?)
    }
}
