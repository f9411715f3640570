//! Filters that a member keeps under a name. They are the member's own; no right is needed.

use deskside_domain::actor::Actor;
use deskside_domain::audit::AuditAction;
use deskside_domain::ids::SavedViewId;
use deskside_domain::text::ViewName;
pub use deskside_store::SavedView;
use deskside_store::StoreError;

use crate::App;

/// How many a member may keep.
const MOST: u64 = 100;

/// Why nothing happened to a saved view.
#[derive(Debug, thiserror::Error)]
pub enum SavedViewError {
    /// The member has no such view.
    #[error("no such saved view")]
    NotFound,
    /// The member keeps as many as one may.
    #[error("a member keeps at most {MOST} views")]
    TooMany,
    /// It could not be read or saved.
    #[error("could not read or save the view")]
    Store(#[source] StoreError),
}

impl From<StoreError> for SavedViewError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound { .. } => Self::NotFound,
            other => Self::Store(other),
        }
    }
}

impl App {
    /// The member's views, by name.
    pub async fn saved_views(&self, by: &Actor) -> Result<Vec<SavedView>, SavedViewError> {
        Ok(self.store().saved_views().of(by.agent.id).await?)
    }

    /// Keeps a filter under a name; one of that name is replaced.
    pub async fn save_view(
        &self,
        by: &Actor,
        name: ViewName,
        query: String,
    ) -> Result<SavedView, SavedViewError> {
        let unit = self.store().begin().await?;
        let id = SavedViewId::generate(self.now(), self.context().random());
        let kept = unit.saved_views().save(by.agent.id, &SavedView { id, name, query }).await?;
        if unit.saved_views().count(by.agent.id).await? > MOST {
            // Without a commit nothing was kept.
            return Err(SavedViewError::TooMany);
        }
        self.record(&unit, by, AuditAction::ViewSaved { view: kept.id }).await?;
        unit.commit().await?;
        Ok(kept)
    }

    /// Deletes one of the member's views.
    pub async fn delete_saved_view(&self, by: &Actor, id: SavedViewId) -> Result<(), SavedViewError> {
        let unit = self.store().begin().await?;
        unit.saved_views().delete(by.agent.id, id).await?;
        self.record(&unit, by, AuditAction::ViewDeleted { view: id }).await?;
        Ok(unit.commit().await?)
    }
}
