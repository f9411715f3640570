//! Reading one request, and pages of them.

use deskside_domain::actor::{Actor, Level, Section};
use deskside_domain::ids::SessionRequestId;
use deskside_domain::presence::Presence;
use deskside_store::{Cursor, PageQuery};

use super::{RequestError, SeenRequest};
use crate::App;

impl App {
    /// One request.
    pub async fn session_request(
        &self,
        by: &Actor,
        id: SessionRequestId,
    ) -> Result<SeenRequest, RequestError> {
        by.may(Section::SessionRequests, Level::View)?;
        let request = self.store().session_requests().get(id).await?;
        let now = self.now();
        let presence = self.store().presences().of(id, now).await?;
        Ok(SeenRequest::new(request, presence, now))
    }

    /// A page of requests, the newest number first.
    pub async fn session_requests(
        &self,
        by: &Actor,
        query: &PageQuery,
    ) -> Result<(Vec<SeenRequest>, Option<Cursor>), RequestError> {
        by.may(Section::SessionRequests, Level::View)?;
        let now = self.now();
        let page = self.store().session_requests().page(query, now).await?;
        let ids: Vec<_> = page.requests.iter().map(|request| request.id).collect();
        let mut presences = self.store().presences().of_all(&ids, now).await?;
        let seen = page.requests.into_iter().map(|request| {
            let presence = presences.remove(&request.id).unwrap_or(Presence::Absent);
            SeenRequest::new(request, presence, now)
        });
        Ok((seen.collect(), page.next))
    }
}
