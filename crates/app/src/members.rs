//! Members: who there is, who of them is online, and what becomes of their accounts.

mod add;
mod change;
mod invite;
mod online;
mod reset_password;
mod second_factors;

pub use add::{AddMemberError, NewMember};
pub use change::MemberEdit;
pub(crate) use change::rights_now;
pub use invite::{AcceptError, Accepted, InviteError, NewInvitation, Offered, SeenInvitation};
pub use online::Online;
pub(crate) use online::OpenPages;
pub use reset_password::ResetError;

use std::collections::{BTreeSet, HashMap};

use deskside_domain::Timestamp;
use deskside_domain::actor::{Actor, Level, NotPermitted, Section};
use deskside_domain::ids::MemberId;
use deskside_domain::member::{Member, MemberRefusal};
use deskside_domain::picture::PictureHash;
use deskside_domain::role::Role;
use deskside_domain::second_factor::SecondFactor;
use deskside_domain::session_queue::QueueRef;
pub use deskside_store::Invitation;
use deskside_store::StoreError;

use crate::App;

/// Why members were not read or changed.
#[derive(Debug, thiserror::Error)]
pub enum MembersError {
    /// The member lacks the right.
    #[error(transparent)]
    NotPermitted(#[from] NotPermitted),
    /// There is no such member.
    #[error("no such member")]
    NotFound,
    /// There is no such role.
    #[error("no such role")]
    NoSuchRole,
    /// Somebody changed the member since they were read.
    #[error("the member changed since they were read")]
    Stale,
    /// The rules say no.
    #[error(transparent)]
    Refused(#[from] MemberRefusal),
    /// Another member has the address.
    #[error("another member has this address")]
    AddressTaken,
    /// They could not be read or saved.
    #[error("could not read or save members")]
    Store(#[source] StoreError),
}

impl From<StoreError> for MembersError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound { what: "role" } => Self::NoSuchRole,
            StoreError::NotFound { .. } => Self::NotFound,
            StoreError::Exists { .. } => Self::AddressTaken,
            other => Self::Store(other),
        }
    }
}

/// A member who can be asked to help.
#[derive(Clone, Debug)]
pub struct ListedAgent {
    /// The member.
    pub member: Member,
    /// Their photo, if they have one.
    pub photo: Option<PictureHash>,
    /// Whether a page of theirs is open.
    pub online: bool,
}

/// A member as those see them who look after members.
#[derive(Clone, Debug)]
pub struct SeenMember {
    /// The member.
    pub member: Member,
    /// Their photo, if they have one.
    pub photo: Option<PictureHash>,
    /// Whether a page of theirs is open.
    pub online: bool,
    /// When they were last seen, if ever.
    pub last_seen: Option<Timestamp>,
    /// Their roles.
    pub roles: Vec<Role>,
    /// The queues in use that they serve.
    pub queues: Vec<QueueRef>,
    /// What they prove beside the password.
    pub second_factors: BTreeSet<SecondFactor>,
}

impl App {
    /// Everybody who can sign in and act on requests, by name.
    pub async fn agents(&self, by: &Actor) -> Result<Vec<ListedAgent>, MembersError> {
        by.may(Section::SessionRequests, Level::View)?;
        let online = self.store().client_presences().online(self.now()).await?.members;
        let roles = self.role_book().await?;
        let can_help = |member: &Member| {
            let rights = roles.rights(&member.roles);
            member.is_active() && rights.allow(Section::SessionRequests, Level::Edit).is_ok()
        };
        let members = self.store().members().all().await?;
        let photos = self.store().photos().names().await?;
        let agents = members.into_iter().filter(can_help).map(|member| ListedAgent {
            online: online.contains(&member.id),
            photo: photos.get(&member.id).copied(),
            member,
        });
        Ok(agents.collect())
    }

    /// Everybody who was not deleted, by name.
    pub async fn members(&self, by: &Actor) -> Result<Vec<SeenMember>, MembersError> {
        by.may(Section::Members, Level::View)?;
        let members = self.store().members().all().await?;
        self.seen_members(members).await
    }

    /// One member.
    pub async fn member(&self, by: &Actor, id: MemberId) -> Result<SeenMember, MembersError> {
        by.may(Section::Members, Level::View)?;
        let member = self.store().members().find(id).await?.ok_or(MembersError::NotFound)?;
        self.seen_members(vec![member]).await?.pop().ok_or(MembersError::NotFound)
    }

    async fn seen_members(&self, members: Vec<Member>) -> Result<Vec<SeenMember>, MembersError> {
        let online = self.store().client_presences().online(self.now()).await?.members;
        let last_seen = self.store().members().last_seen().await?;
        let mut queues = self.served_queues().await?;
        let (roles, photos) = (self.role_book().await?, self.store().photos().names().await?);
        let mut factors = self.store().second_factors().of_all().await?;
        let seen = members.into_iter().map(|member| SeenMember {
            photo: photos.get(&member.id).copied(),
            online: online.contains(&member.id),
            last_seen: last_seen.get(&member.id).copied(),
            roles: roles.named(&member.roles),
            queues: queues.remove(&member.id).unwrap_or_default(),
            second_factors: factors.remove(&member.id).unwrap_or_default(),
            member,
        });
        Ok(seen.collect())
    }

    async fn served_queues(&self) -> Result<HashMap<MemberId, Vec<QueueRef>>, StoreError> {
        let queues = self.store().session_queues().in_use().await?;
        let ids: Vec<_> = queues.iter().map(|queue| queue.id).collect();
        let mut subscribers = self.store().session_queues().subscribers(&ids).await?;
        let mut served: HashMap<_, Vec<_>> = HashMap::new();
        for queue in queues {
            for agent in subscribers.remove(&queue.id).unwrap_or_default() {
                served.entry(agent.id).or_default().push(queue.as_ref());
            }
        }
        Ok(served)
    }
}
