//! Which requests a batch is over.

use std::collections::HashSet;

use deskside_domain::actor::Actor;
use deskside_domain::ids::SessionRequestId;
use deskside_store::Sort;

use super::BatchError;
use crate::App;
use crate::session_requests::RequestFilter;

/// The most requests of one batch.
pub const LARGEST_BATCH: usize = 10_000;

/// How many are read at once where a filter chooses.
const AT_ONCE: u64 = 500;

/// Which requests.
#[derive(Clone, Debug)]
pub enum Selection {
    /// These; one that is named twice counts once.
    These(Vec<SessionRequestId>),
    /// All that match now.
    Matching(Box<RequestFilter>),
}

impl App {
    /// The requests that are chosen, each once.
    pub(super) async fn chosen(
        &self,
        by: &Actor,
        selection: Selection,
    ) -> Result<Vec<SessionRequestId>, BatchError> {
        let ids = match selection {
            Selection::These(mut ids) => {
                let mut seen = HashSet::new();
                ids.retain(|id| seen.insert(*id));
                ids
            }
            Selection::Matching(filter) => self.matching(by, &filter).await?,
        };
        if ids.len() > LARGEST_BATCH { Err(BatchError::TooMany { count: ids.len() }) } else { Ok(ids) }
    }

    /// What matches, until it is clear that it is too much.
    async fn matching(
        &self,
        by: &Actor,
        filter: &RequestFilter,
    ) -> Result<Vec<SessionRequestId>, BatchError> {
        let filter = self.resolved(by.agent.id, filter).await?;
        let now = self.now();
        let mut ids = Vec::new();
        let mut cursor = None;
        while ids.len() <= LARGEST_BATCH {
            let requests = self.store().session_requests();
            let page = requests.page(&filter, Sort::Newest, (cursor, AT_ONCE), now).await?;
            ids.extend(page.requests.iter().map(|request| request.id));
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        Ok(ids)
    }
}
