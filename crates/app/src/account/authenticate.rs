//! From a cookie to an [`Actor`].

use std::collections::BTreeSet;

use deskside_domain::actor::Actor;
use deskside_domain::client::Client;
use deskside_domain::member::Member;
use deskside_domain::organisation::Organisation;
use deskside_domain::rights::Rights;
use deskside_domain::role::{Role, RoleKey};
use deskside_domain::tokens::SignInToken;
use deskside_store::{Acting, StoreError};
use jiff::SignedDuration;

use crate::App;

/// How exact `last_used_at` is: one write a minute at most.
const LAST_USED_STEP: SignedDuration = SignedDuration::from_secs(60);

/// Why there is no actor.
#[derive(Debug, thiserror::Error)]
pub enum AuthenticateError {
    /// The token belongs to no valid sign-in.
    #[error("nobody is signed in")]
    NotSignedIn,
    /// The sign-in could not be looked up.
    #[error("could not look the sign-in up")]
    Store(#[from] StoreError),
}

/// The signed-in member and the organisation.
#[derive(Clone, Debug)]
pub struct Me {
    /// The member.
    pub member: Member,
    /// The organisation.
    pub organisation: Organisation,
    /// The client that is signed in.
    pub client: Client,
    /// What the member may do.
    pub rights: Rights,
    /// The member's roles.
    pub roles: Vec<Role>,
}

impl App {
    /// The member who carries this token.
    pub async fn authenticate(&self, token: &str) -> Result<Actor, AuthenticateError> {
        let token = SignInToken::presented(token).ok_or(AuthenticateError::NotSignedIn)?;
        let acting = self
            .store()
            .sign_ins()
            .acting(token.hash(), self.now())
            .await?
            .ok_or(AuthenticateError::NotSignedIn)?;
        let rights = self.rights_of(&acting.roles).await?;
        self.note_use(&acting).await?;
        Ok(Actor { agent: acting.agent, rights, sign_in: acting.sign_in, client: acting.client })
    }

    /// What whoever has these roles may do at this moment. A role that is gone gives nothing.
    pub(crate) async fn rights_of(&self, roles: &BTreeSet<RoleKey>) -> Result<Rights, StoreError> {
        match self.store().roles().rights(roles).await {
            Err(StoreError::NotFound { .. }) => Ok(Rights::default()),
            other => other,
        }
    }

    /// Who is signed in, and where.
    pub async fn me(&self, by: &Actor) -> Result<Me, AuthenticateError> {
        let member = self.store().members().find(by.agent.id).await?.ok_or(AuthenticateError::NotSignedIn)?;
        let organisation = self.store().organisation().find().await?.ok_or(AuthenticateError::NotSignedIn)?;
        let client = self.store().clients().find(by.client).await?.ok_or(AuthenticateError::NotSignedIn)?;
        let roles = self.role_book().await?.named(&member.roles);
        Ok(Me { member, organisation, client, rights: by.rights.clone(), roles })
    }

    async fn note_use(&self, acting: &Acting) -> Result<(), StoreError> {
        let now = self.now();
        if now.duration_since(acting.last_used_at) < LAST_USED_STEP {
            return Ok(());
        }
        let unit = self.store().begin().await?;
        // The client first, as whoever forgets it does: two who wait for each other would wait for ever.
        unit.clients().touch(acting.client, now).await?;
        unit.sign_ins().touch(acting.sign_in, now).await?;
        unit.commit().await
    }
}
