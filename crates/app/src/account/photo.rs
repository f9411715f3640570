//! The photo by which colleagues know a member.

use deskside_domain::actor::InPerson;
use deskside_domain::audit::AuditAction;
use deskside_domain::ids::MemberId;
use deskside_domain::picture::Picture;
use deskside_store::StoreError;

use crate::App;
use crate::hints::Hint;

impl App {
    /// A member's photo, if they have one.
    pub async fn photo(&self, member: MemberId) -> Result<Option<Picture>, StoreError> {
        self.store().photos().find(member).await
    }

    /// Sets the member's own photo, or takes it away.
    pub async fn set_photo(&self, by: &InPerson, photo: Option<Picture>) -> Result<(), StoreError> {
        let member = by.actor.agent.id;
        let unit = self.store().begin().await?;
        match &photo {
            Some(photo) => unit.photos().set(member, photo).await?,
            None => unit.photos().remove(member).await?,
        }
        self.record(&unit, &by.actor, AuditAction::PhotoChanged { set: photo.is_some() }).await?;
        unit.commit().await?;
        self.hints().tell(Hint::Members);
        Ok(())
    }
}
