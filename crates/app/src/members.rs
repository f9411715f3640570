//! Members, and who of them is online.

mod add;
mod online;

pub use add::{AddMemberError, NewMember};
pub use online::Online;
pub(crate) use online::OpenPages;

use deskside_domain::actor::{Actor, Level, NotPermitted, Section};
use deskside_domain::member::Member;
use deskside_store::StoreError;

use crate::App;

/// Why members were not listed.
#[derive(Debug, thiserror::Error)]
pub enum MembersError {
    /// The member lacks the right.
    #[error(transparent)]
    NotPermitted(#[from] NotPermitted),
    /// They could not be read.
    #[error("could not read the members")]
    Store(#[from] StoreError),
}

/// A member, and whether a page of theirs is open.
#[derive(Clone, Debug)]
pub struct ListedMember {
    /// The member.
    pub member: Member,
    /// Whether a page of theirs is open.
    pub online: bool,
}

impl App {
    /// Everybody, by name.
    pub async fn members(&self, by: &Actor) -> Result<Vec<ListedMember>, MembersError> {
        by.may(Section::Members, Level::View)?;
        let online = self.store().client_presences().online(self.now()).await?;
        let members = self.store().members().all().await?;
        Ok(members
            .into_iter()
            .map(|member| ListedMember { online: online.members.contains(&member.id), member })
            .collect())
    }
}
