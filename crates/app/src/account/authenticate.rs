//! From a cookie to an [`Actor`].

use deskside_domain::actor::Actor;
use deskside_domain::client::Client;
use deskside_domain::member::Member;
use deskside_domain::organisation::Organisation;
use deskside_domain::tokens::SignInToken;
use deskside_store::{SignIn, StoreError};
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
}

impl App {
    /// The member who carries this token.
    pub async fn authenticate(&self, token: &str) -> Result<Actor, AuthenticateError> {
        let token = SignInToken::presented(token).ok_or(AuthenticateError::NotSignedIn)?;
        let now = self.now();
        let sign_in =
            self.store().sign_ins().find(token.hash(), now).await?.ok_or(AuthenticateError::NotSignedIn)?;
        let member =
            self.store().members().find(sign_in.member).await?.ok_or(AuthenticateError::NotSignedIn)?;
        self.note_use(&sign_in).await?;
        Ok(Actor { agent: member.as_agent(), role: member.role, sign_in: sign_in.id, client: sign_in.client })
    }

    /// Who is signed in, and where.
    pub async fn me(&self, by: &Actor) -> Result<Me, AuthenticateError> {
        let member = self.store().members().find(by.agent.id).await?.ok_or(AuthenticateError::NotSignedIn)?;
        let organisation = self.store().organisation().find().await?.ok_or(AuthenticateError::NotSignedIn)?;
        let client = self.store().clients().find(by.client).await?.ok_or(AuthenticateError::NotSignedIn)?;
        Ok(Me { member, organisation, client })
    }

    async fn note_use(&self, sign_in: &SignIn) -> Result<(), StoreError> {
        let now = self.now();
        if now.duration_since(sign_in.last_used_at) < LAST_USED_STEP {
            return Ok(());
        }
        let unit = self.store().begin().await?;
        unit.sign_ins().touch(sign_in.id, now).await?;
        unit.clients().touch(sign_in.client, now).await?;
        unit.commit().await
    }
}
