//! Carrying batches out: some requests at a time, so that others get their turn in between. A request's change and
//! the note that it was made are kept together; whoever takes a batch up after a crash begins behind the last note.

use deskside_domain::history::{EventActor, SessionEndReason};
use deskside_domain::ids::{BatchId, SessionRequestId};
use deskside_domain::presence::Presence;
use deskside_domain::session_request::SessionRequest;
use deskside_store::{Batch, ItemOutcome, StoreError, Unit};
use jiff::Timestamp;

use super::decide::Decision;
use super::{BatchAction, BatchRefusal};
use crate::App;
use crate::session_requests::{can_act, leave_archived_queue};

/// How many requests are changed at once; a unit that holds more would keep others waiting.
const AT_ONCE: u64 = 50;

impl App {
    /// Waits until a batch is started here.
    pub async fn batch_started(&self) {
        self.0.batch_started.notified().await;
    }

    /// Does the next part of what is to be done, of whichever batch nobody else is working on. Says which requests
    /// it closed; `None` when there was nothing to do.
    pub async fn work_on_batches(&self) -> Result<Option<Vec<SessionRequestId>>, StoreError> {
        let mut failed = None;
        for batch in self.store().batches().unfinished().await? {
            match self.work_on(batch).await {
                Ok(None) => {}
                Ok(Some(closed)) => return Ok(Some(closed)),
                // One that cannot go on must not keep the others from it.
                Err(error) => failed = Some(error),
            }
        }
        failed.map_or(Ok(None), Err)
    }

    async fn work_on(&self, id: BatchId) -> Result<Option<Vec<SessionRequestId>>, StoreError> {
        let unit = self.store().begin().await?;
        let Some(batch) = unit.batches().take_up(id).await? else { return Ok(None) };
        let now = self.now();
        let decision = decision(&unit, &batch, now).await?;
        let mut items = unit.batches().next_items(&batch, AT_ONCE).await?;
        // Two batches that lock the same requests in the same order do not wait for each other for ever.
        items.sort_by_key(|item| item.request);
        let mut changed = Vec::new();
        for item in &items {
            let outcome = match self.carry_out(&unit, id, &decision, item.request).await? {
                Err(refusal) => ItemOutcome::Refused(refusal.word()?),
                Ok(request) => {
                    changed.push(request);
                    ItemOutcome::Changed
                }
            };
            unit.batches().set_outcome(id, *item, &outcome).await?;
        }
        unit.batches().save(&advanced(batch, items.len(), changed.len(), now)).await?;
        unit.commit().await?;
        for request in &changed {
            self.hints().changed(request);
        }
        let closed = if decision.closes() { changed } else { Vec::new() };
        Ok(Some(closed.iter().map(|request| request.id).collect()))
    }

    async fn carry_out(
        &self,
        unit: &Unit,
        batch: BatchId,
        decision: &Decision,
        id: SessionRequestId,
    ) -> Result<Result<SessionRequest, BatchRefusal>, StoreError> {
        let request = match unit.session_requests().get(id).await {
            Ok(request) => request,
            Err(StoreError::NotFound { .. }) => return Ok(Err(BatchRefusal::NotFound)),
            // One that is damaged must not keep the others from their turn.
            Err(StoreError::Unreadable { .. }) => return Ok(Err(BatchRefusal::Unreadable)),
            Err(error) => return Err(error),
        };
        let by = EventActor::Batch { agent: decision.by.clone(), batch };
        let now = decision.now;
        let presence = unit.presences().of(id, now).await?;
        // Refuse before anything is touched: a refusal changes nothing.
        if let Err(refusal) = decision.on(request.clone(), &presence) {
            return Ok(Err(refusal));
        }
        let request = if decision.closes() {
            let reason = SessionEndReason::RequestClosed;
            self.clear_presence(unit, request, (&by, reason), now).await?
        } else {
            request
        };
        let decided = match decision.on(request, &Presence::Absent) {
            Err(refusal) => return Ok(Err(refusal)),
            Ok(decided) => decided,
        };
        let (request, event) = leave_archived_queue(unit, decided, &by, now).await?;
        unit.session_requests().save(&request, (&by, &event)).await?;
        Ok(Ok(request))
    }
}

async fn decision(unit: &Unit, batch: &Batch, now: Timestamp) -> Result<Decision, StoreError> {
    let action = BatchAction::from_stored(&batch.action)?;
    let member = unit.members().find(batch.made_by).await?.ok_or(StoreError::NotFound { what: "member" })?;
    let by = member.as_agent();
    if can_act(unit, &member).await? {
        Decision::renewed(unit, action, by, now).await
    } else {
        Decision::of_nothing(unit, BatchRefusal::NotPermitted, by, now).await
    }
}

fn advanced(batch: Batch, done: usize, changed: usize, now: Timestamp) -> Batch {
    let add = |count: u32, more: usize| count.saturating_add(u32::try_from(more).unwrap_or(u32::MAX));
    let done = if done == 0 { batch.total } else { add(batch.done, done) };
    let changed = add(batch.changed, changed);
    Batch { done, changed, finished_at: (done >= batch.total).then_some(now), ..batch }
}
