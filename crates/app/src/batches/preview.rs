//! What a batch would do.

use std::collections::HashMap;

use deskside_domain::actor::{Actor, Level, Section};
use deskside_domain::ids::SessionRequestId;
use deskside_domain::presence::Presence;
use deskside_domain::session_request::SessionRequest;

use super::decide::Decision;
use super::{BatchAction, BatchError, BatchRefusal, RefusedRequest, Selection};
use crate::App;
use crate::session_requests::RequestError;

/// How many requests are read at once.
const AT_ONCE: usize = 500;

/// What a batch would do now.
#[derive(Clone, Debug)]
pub struct BatchPreview {
    /// How many were chosen.
    pub total: usize,
    /// How many would change.
    pub will_change: usize,
    /// Those that would not.
    pub refused: Vec<RefusedRequest>,
}

impl App {
    /// What this action would do to these requests now. Nothing is changed.
    pub async fn preview_batch(
        &self,
        by: &Actor,
        action: BatchAction,
        selection: Selection,
    ) -> Result<BatchPreview, BatchError> {
        by.may(Section::SessionRequests, Level::Edit).map_err(RequestError::from)?;
        let chosen = self.chosen(by, selection).await?;
        let unit = self.store().begin().await?;
        let decision = Decision::new(&unit, action.said_by(by), by.agent.clone(), self.now()).await?;
        // Nothing was written: let others go on.
        drop(unit);
        let mut refused = Vec::new();
        for some in chosen.chunks(AT_ONCE) {
            let requests = self.store().session_requests().these(some).await?;
            let presences = self.store().presences().of_all(some, decision.now).await?;
            refused.extend(refusals(&decision, some, requests, &presences));
        }
        Ok(BatchPreview { total: chosen.len(), will_change: chosen.len() - refused.len(), refused })
    }
}

fn refusals(
    decision: &Decision,
    chosen: &[SessionRequestId],
    requests: Vec<SessionRequest>,
    presences: &HashMap<SessionRequestId, Presence>,
) -> Vec<RefusedRequest> {
    let mut found: HashMap<_, _> = requests.into_iter().map(|request| (request.id, request)).collect();
    let refusal = |id: &SessionRequestId| {
        let Some(request) = found.remove(id) else {
            return Some(RefusedRequest { request: *id, known: None, why: BatchRefusal::NotFound });
        };
        let known = Some((request.number, request.user_name.clone()));
        let why = decision.on(request, presences.get(id).unwrap_or(&Presence::Absent)).err()?;
        Some(RefusedRequest { request: *id, known, why })
    };
    chosen.iter().filter_map(refusal).collect()
}
