//! Starting a batch.

use deskside_domain::actor::{Actor, Level, Section};
use deskside_domain::audit::AuditAction;
use deskside_domain::ids::BatchId;
use deskside_domain::session_request::Extension;
use deskside_store::{Batch, ContentDigest, StoreError};

use super::decide::Decision;
use super::{BatchAction, BatchError, SeenBatch, Selection};
use crate::App;
use crate::session_requests::RequestError;

/// How many batches of one member may be under way. Of two that are started at the very same moment both may pass:
/// the limit is against heaps, and need not be exact.
pub const MOST_UNFINISHED: u64 = 3;

/// Which action this is, and that it is still the same when it is sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BatchKey {
    id: BatchId,
    digest: ContentDigest,
}

impl BatchKey {
    /// The key of an action that was asked for by this content. It becomes the batch's id.
    pub fn new(id: BatchId, content: &[u8]) -> Self {
        Self { id, digest: ContentDigest::of(content) }
    }
}

impl App {
    /// Keeps what is to be done with which requests, and wakes those who do it.
    pub async fn start_batch(
        &self,
        by: &Actor,
        action: BatchAction,
        selection: Selection,
    ) -> Result<SeenBatch, BatchError> {
        let id = BatchId::generate(self.now(), self.context().random());
        self.begin_batch(by, (action, selection), (id, None)).await
    }

    /// The same, once for each key: whoever did not hear that it began may ask again.
    ///
    /// # Errors
    /// [`BatchError::KeyReused`] when it is the key of another batch.
    pub async fn start_batch_once(
        &self,
        by: &Actor,
        key: BatchKey,
        (action, selection): (BatchAction, Selection),
    ) -> Result<SeenBatch, BatchError> {
        if let Some(begun) = self.begun_batch(by, key).await? {
            return Ok(begun);
        }
        match self.begin_batch(by, (action, selection), (key.id, Some(key.digest))).await {
            // The same was on its way twice.
            Err(BatchError::Request(RequestError::Store(StoreError::Exists { .. }))) => {
                self.begun_batch(by, key).await?.ok_or(BatchError::KeyReused)
            }
            result => result,
        }
    }

    async fn begun_batch(&self, by: &Actor, key: BatchKey) -> Result<Option<SeenBatch>, BatchError> {
        match self.batch(by, key.id).await {
            Ok(seen) if seen.batch.made_by == by.agent.id && seen.batch.digest == Some(key.digest) => {
                Ok(Some(seen))
            }
            Ok(_) => Err(BatchError::KeyReused),
            Err(RequestError::NotFound) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    async fn begin_batch(
        &self,
        by: &Actor,
        (action, selection): (BatchAction, Selection),
        (id, digest): (BatchId, Option<ContentDigest>),
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
            id,
            made_by: by.agent.id,
            action: action.to_stored()?,
            total,
            done: 0,
            changed: 0,
            created_at: now,
            finished_at: (total == 0).then_some(now),
            digest,
        };
        unit.batches().add(&batch, &chosen).await?;
        self.record(&unit, by, AuditAction::BatchStarted { batch: batch.id, total }).await?;
        unit.commit().await?;
        self.0.batch_started.notify_one();
        Ok(SeenBatch { batch, action, refused: Vec::new() })
    }
}
