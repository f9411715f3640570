//! From a cookie or an API token to an [`Actor`].

use std::collections::BTreeSet;

use deskside_domain::actor::{Actor, Credential};
use deskside_domain::api_token::ApiToken;
use deskside_domain::client::Client;
use deskside_domain::member::Member;
use deskside_domain::organisation::Organisation;
use deskside_domain::picture::PictureHash;
use deskside_domain::rights::Rights;
use deskside_domain::role::{Role, RoleKey};
use deskside_domain::tokens::{ApiTokenSecret, SignInToken};
use deskside_store::{Acting, StoreError};
use jiff::SignedDuration;

use super::sign_in_ends;
use crate::App;

/// How exact `last_used_at` is: one write a minute at most.
const LAST_USED_STEP: SignedDuration = SignedDuration::from_secs(60);

/// Why there is no actor.
#[derive(Debug, thiserror::Error)]
pub enum AuthenticateError {
    /// It belongs to no valid sign-in, and is no valid token.
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
    /// Their photo, if they have one.
    pub photo: Option<PictureHash>,
    /// The organisation.
    pub organisation: Organisation,
    /// The client that is signed in; a program has none.
    pub client: Option<Client>,
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
        let Acting { sign_in, client, .. } = acting;
        Ok(Actor { agent: acting.agent, rights, credential: Credential::SignIn { sign_in, client } })
    }

    /// The member in whose name a program acts that sends this secret.
    pub async fn authenticate_token(&self, secret: &str) -> Result<Actor, AuthenticateError> {
        let secret = ApiTokenSecret::presented(secret).ok_or(AuthenticateError::NotSignedIn)?;
        let token = self.store().api_tokens().acting(secret.hash(), self.now()).await?;
        let token = token.ok_or(AuthenticateError::NotSignedIn)?;
        let actor = self.actor_of(&token).await?.ok_or(AuthenticateError::NotSignedIn)?;
        self.note_use_of(&token).await?;
        Ok(actor)
    }

    /// Who acts with a valid token; none whose member may not sign in.
    pub(super) async fn actor_of(&self, token: &ApiToken) -> Result<Option<Actor>, StoreError> {
        let member = self.store().members().find(token.member).await?;
        let Some(member) = member.filter(Member::is_active) else {
            return Ok(None);
        };
        let rights = token.works_with(&self.rights_of(&member.roles).await?);
        let credential = Credential::Token(token.as_ref());
        Ok(Some(Actor { agent: member.as_agent(), rights, credential }))
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
        let client = match by.client() {
            Some(client) => self.store().clients().find(client).await?,
            None => None,
        };
        let roles = self.role_book().await?.named(&member.roles);
        let photo = self.store().photos().name(member.id).await?;
        Ok(Me { member, photo, organisation, client, rights: by.rights.clone(), roles })
    }

    async fn note_use(&self, acting: &Acting) -> Result<(), StoreError> {
        let now = self.now();
        if now.duration_since(acting.last_used_at) < LAST_USED_STEP {
            return Ok(());
        }
        let unit = self.store().begin().await?;
        // The client first, as whoever forgets it does: two who wait for each other would wait for ever.
        unit.clients().touch(acting.client, now).await?;
        let ends_at = sign_in_ends(acting.created_at, now);
        unit.sign_ins().touch(acting.sign_in, now, ends_at).await?;
        unit.commit().await
    }

    async fn note_use_of(&self, token: &ApiToken) -> Result<(), StoreError> {
        let now = self.now();
        if token.last_used_at.is_some_and(|last| now.duration_since(last) < LAST_USED_STEP) {
            return Ok(());
        }
        let unit = self.store().begin().await?;
        unit.api_tokens().touch(token.id, now).await?;
        unit.commit().await
    }
}
