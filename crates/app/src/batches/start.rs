//! Starting a batch.

use deskside_domain::actor::{Actor, Level, Section};
use deskside_domain::audit::AuditAction;
use deskside_domain::ids::BatchId;
use deskside_domain::session_request::Extension;
use deskside_store::Batch;

use super::decide::Decision;
use super::{BatchAction, BatchError, SeenBatch, Selection};
use crate::App;
use crate::session_requests::RequestError;

/// How many batches of one member may be under way. Of two that are started at the very same moment both may pass:
/// the limit is against heaps, and need not be exact.
pub const MOST_UNFINISHED: u64 = 3;

impl App {
    /// Keeps what is to be done with which requests, and wakes those who do it.
    pub async fn start_batch(
        &self,
        by: &Actor,
        action: BatchAction,
        selection: Selection,
    ) -> Result<SeenBatch, BatchError> {
        by.may(Section::SessionRequests, Level::Edit).map_err(RequestError::from)?;
        let action = action.said_by(by);
        let chosen = self.chosen(by, selection).await?;
        let now = self.now();
        let total = u32::try_from(chosen.len()).map_err(|_| BatchError::TooMany { count: chosen.len() })?;
        let unit = self.store().begin().await?;
        if unit.batches().unfinished_of(by.agent.id).await? >= MOST_UNFINISHED {
            return Err(BatchError::TooManyUnfinished);
        }
        // An action that can do nothing at all is refused at once.
        if let BatchAction::Extend { extension: Extension::Until(at) } = &action
            && *at <= now
        {
            return Err(BatchError::Past);
        }
        Decision::new(&unit, action.clone(), by.agent.clone(), now).await?;
        let batch = Batch {
            id: BatchId::generate(now, self.context().random()),
            made_by: by.agent.id,
            action: action.to_stored()?,
            total,
            done: 0,
            changed: 0,
            created_at: now,
            finished_at: (total == 0).then_some(now),
        };
        unit.batches().add(&batch, &chosen).await?;
        self.record(&unit, by, AuditAction::BatchStarted { batch: batch.id, total }).await?;
        unit.commit().await?;
        self.0.batch_started.notify_one();
        Ok(SeenBatch { batch, action, refused: Vec::new() })
    }
}
