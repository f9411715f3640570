//! Inviting somebody by a one-time link, and accepting it.

use std::collections::BTreeSet;

use deskside_domain::SignedDuration;
use deskside_domain::Timestamp;
use deskside_domain::actor::{Actor, Level, Section};
use deskside_domain::audit::AuditAction;
use deskside_domain::ids::{InvitationId, MemberId};
use deskside_domain::member::{Member, MemberRefusal, NewPassword, Standing};
use deskside_domain::organisation::Organisation;
use deskside_domain::role::{Role, RoleKey};
use deskside_domain::text::{EmailAddress, PersonName};
use deskside_domain::tokens::InvitationToken;
use deskside_store::{Invitation, StoreError};

use super::MembersError;
use super::change::{rights_now, rights_of_member};
use crate::account::{Device, SignedInAs};
use crate::audit::words;
use crate::hints::Hint;
use crate::passwords::HashFailed;
use crate::throttle::Guess;
use crate::{App, Caller, TryLater};

/// How long an invitation can be accepted.
const INVITATION_LASTS: SignedDuration = SignedDuration::from_hours(3 * 24);

/// How many invitations wait at a time.
const MOST_INVITATIONS: usize = 500;

/// Who is to be invited.
#[derive(Clone, Debug)]
pub struct NewInvitation {
    /// What they are called; they can say otherwise.
    pub name: Option<PersonName>,
    /// With which address they will sign in.
    pub email: EmailAddress,
    /// What they will be able to do.
    pub roles: BTreeSet<RoleKey>,
}

/// An invitation, and what its roles are called.
#[derive(Clone, Debug)]
pub struct SeenInvitation {
    /// The invitation.
    pub invitation: Invitation,
    /// What they will be able to do.
    pub roles: Vec<Role>,
}

/// A one-time link that is shown once and kept nowhere.
#[derive(Debug)]
pub struct Offered<T> {
    /// The secret in the link.
    pub token: T,
    /// Until when it works.
    pub expires_at: Timestamp,
}

/// Why nobody was invited.
#[derive(Debug, thiserror::Error)]
pub enum InviteError {
    /// A member has the address.
    #[error("a member has this address already")]
    AddressTaken,
    /// So many invitations wait already.
    #[error("too many invitations are waiting")]
    TooMany,
    /// Another reason.
    #[error(transparent)]
    Members(#[from] MembersError),
}

impl From<StoreError> for InviteError {
    fn from(error: StoreError) -> Self {
        Self::Members(error.into())
    }
}

/// Why an invitation was not accepted.
#[derive(Debug, thiserror::Error)]
pub enum AcceptError {
    /// The link was used, was taken back, or has expired.
    #[error("no such invitation")]
    NotFound,
    /// Too many wrong links.
    #[error(transparent)]
    TryLater(#[from] TryLater),
    /// The address has become a member's meanwhile.
    #[error("a member has this address already")]
    AddressTaken,
    /// The password could not be hashed.
    #[error(transparent)]
    Hash(#[from] HashFailed),
    /// The member could not be saved.
    #[error("could not save the member")]
    Store(#[source] StoreError),
}

impl From<StoreError> for AcceptError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound { .. } => Self::NotFound,
            StoreError::Exists { .. } => Self::AddressTaken,
            other => Self::Store(other),
        }
    }
}

/// What somebody says who accepts.
#[derive(Clone, Debug)]
pub struct Accepted {
    /// What they are called.
    pub name: PersonName,
    /// The password they choose.
    pub password: NewPassword,
}

impl App {
    /// Invitations that nobody has accepted yet, the newest first.
    pub async fn invitations(&self, by: &Actor) -> Result<Vec<SeenInvitation>, MembersError> {
        by.may(Section::Members, Level::View)?;
        let invitations = self.store().invitations().all().await?;
        let book = self.role_book().await?;
        let seen =
            |invitation: Invitation| SeenInvitation { roles: book.named(&invitation.roles), invitation };
        Ok(invitations.into_iter().map(seen).collect())
    }

    /// Invites somebody. Another invitation for the same address is void from then on.
    pub async fn invite(
        &self,
        by: &Actor,
        new: NewInvitation,
    ) -> Result<(SeenInvitation, Offered<InvitationToken>), InviteError> {
        by.may(Section::Members, Level::Edit).map_err(MembersError::from)?;
        let (now, random) = (self.now(), self.context());
        let token = InvitationToken::generate(random.random());
        let unit = self.store().begin().await?;
        unit.organisation().lock_rights().await?;
        let given = unit.roles().rights(&new.roles).await?;
        let may = rights_now(&unit, by).await?;
        may.cover(&given).map_err(|missing| MembersError::Refused(MemberRefusal::from(missing)))?;
        if unit.members().credentials(&new.email).await?.is_some() {
            return Err(InviteError::AddressTaken);
        }
        if unit.invitations().valid(now).await?.len() >= MOST_INVITATIONS {
            return Err(InviteError::TooMany);
        }
        let expires_at = now.saturating_add(INVITATION_LASTS).unwrap_or(now);
        let invitation = Invitation {
            id: InvitationId::generate(now, random.random()),
            name: new.name,
            email: new.email,
            roles: new.roles,
            invited_by: by.agent.clone(),
            created_at: now,
            expires_at,
        };
        unit.invitations().put(&invitation, token.hash()).await?;
        let what = AuditAction::Invited { invitation: invitation.id, roles: words(&invitation.roles) };
        self.record(&unit, by, what).await?;
        unit.commit().await?;
        self.hints().tell(Hint::Members);
        let roles = self.role_book().await?.named(&invitation.roles);
        Ok((SeenInvitation { invitation, roles }, Offered { token, expires_at }))
    }

    /// Takes an invitation back.
    pub async fn withdraw_invitation(&self, by: &Actor, id: InvitationId) -> Result<(), MembersError> {
        by.may(Section::Members, Level::Edit)?;
        let unit = self.store().begin().await?;
        unit.invitations().take(id).await?;
        self.record(&unit, by, AuditAction::InvitationWithdrawn { invitation: id }).await?;
        unit.commit().await?;
        self.hints().tell(Hint::Members);
        Ok(())
    }

    /// What an invitation says to whoever holds its link, and who invites them.
    pub async fn open_invitation(
        &self,
        token: &str,
        caller: Caller,
    ) -> Result<(Invitation, Organisation), AcceptError> {
        let invitation = self.presented(token, caller).await?;
        Ok((invitation, self.store().organisation().get().await?))
    }

    /// Makes whoever holds the link a member, and signs them in. The link dies with its use.
    ///
    /// # Errors
    /// [`AcceptError::NotFound`] also when whoever invited them could not do so any more.
    pub async fn accept_invitation(
        &self,
        token: &str,
        accepted: Accepted,
        device: Device,
        caller: Caller,
    ) -> Result<SignedInAs, AcceptError> {
        let invitation = self.presented(token, caller).await?;
        let hash = self.0.passwords.turn().await?.hash(&accepted.password).await?;
        let now = self.now();
        let member = Member {
            id: MemberId::generate(now, self.context().random()),
            name: accepted.name,
            email: invitation.email,
            roles: invitation.roles,
            standing: Standing::Active,
            language: None,
            zone: None,
            created_at: now,
            version: 1,
        };
        let unit = self.store().begin().await?;
        unit.organisation().lock_rights().await?;
        unit.invitations().take(invitation.id).await?;
        let may = rights_of_member(&unit, invitation.invited_by.id).await?;
        let given = unit.roles().rights(&member.roles).await?;
        may.allow(Section::Members, Level::Edit)
            .and_then(|()| may.cover(&given))
            .map_err(|_| AcceptError::NotFound)?;
        unit.members().add(&member, hash).await?;
        let what = AuditAction::InvitationAccepted { invitation: invitation.id };
        self.record_of(&unit, &member, what).await?;
        unit.commit().await?;
        self.hints().tell(Hint::Members);
        Ok(self.start_sign_in(member, device).await?)
    }

    async fn presented(&self, token: &str, caller: Caller) -> Result<Invitation, AcceptError> {
        let guesses = vec![Guess::OneTimeLink(caller)];
        self.0.throttle.may_try(&guesses)?;
        let found = match InvitationToken::presented(token) {
            Some(token) => self.store().invitations().find(token.hash(), self.now()).await?,
            None => None,
        };
        if found.is_none() {
            self.0.throttle.failed(guesses);
        }
        found.ok_or(AcceptError::NotFound)
    }
}
