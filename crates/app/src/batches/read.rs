//! How far a batch has come.

use deskside_domain::actor::{Actor, Level, Section};
use deskside_domain::ids::BatchId;
use deskside_store::{Batch, RefusedItem, StoreError};

use super::{BatchAction, BatchRefusal, RefusedRequest};
use crate::App;
use crate::session_requests::RequestError;

/// A batch with what it could not change.
#[derive(Clone, Debug)]
pub struct SeenBatch {
    /// The batch.
    pub batch: Batch,
    /// What it does.
    pub action: BatchAction,
    /// What it left as it was so far.
    pub refused: Vec<RefusedRequest>,
}

impl App {
    /// A batch as it is now.
    pub async fn batch(&self, by: &Actor, id: BatchId) -> Result<SeenBatch, RequestError> {
        by.may(Section::SessionRequests, Level::View)?;
        let batch = self.store().batches().get(id).await?;
        let action = BatchAction::from_stored(&batch.action)?;
        let refused = self.store().batches().refusals(id).await?;
        let refused = refused.into_iter().map(refused_request).collect::<Result<_, _>>()?;
        Ok(SeenBatch { batch, action, refused })
    }
}

fn refused_request(item: RefusedItem) -> Result<RefusedRequest, StoreError> {
    let why = BatchRefusal::from_word(item.word)?;
    Ok(RefusedRequest { request: item.request, known: item.known, why })
}
