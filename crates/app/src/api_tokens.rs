//! API tokens: making, seeing and revoking them.

use std::collections::HashMap;

use deskside_domain::actor::{Actor, AgentRef, InPerson, Level, NotPermitted, Section};
use deskside_domain::api_token::{ApiToken, ApiTokenRefusal, MOST_TOKENS, check_new};
use deskside_domain::audit::AuditAction;
use deskside_domain::ids::ApiTokenId;
use deskside_domain::member::Standing;
use deskside_domain::rights::Rights;
use deskside_domain::text::TokenName;
use deskside_domain::tokens::ApiTokenSecret;
use deskside_store::StoreError;
use jiff::Timestamp;

use crate::App;
use crate::members::rights_now;

/// How many of a secret's last characters are kept to tell it from others.
const ENDING: usize = 4;

/// Why nothing was done with a token.
#[derive(Debug, thiserror::Error)]
pub enum ApiTokenError {
    /// The member lacks the right.
    #[error(transparent)]
    NotPermitted(#[from] NotPermitted),
    /// No such token may be.
    #[error(transparent)]
    Refused(#[from] ApiTokenRefusal),
    /// The member has as many as one may.
    #[error("a member has at most {MOST_TOKENS} tokens")]
    TooMany,
    /// There is none, or it is another member's and none of the asker's business.
    #[error("no such token")]
    NotFound,
    /// It could not be read or saved.
    #[error("could not read or save the token")]
    Store(#[source] StoreError),
}

impl From<StoreError> for ApiTokenError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound { .. } => Self::NotFound,
            other => Self::Store(other),
        }
    }
}

/// Whose tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The member's own.
    Mine,
    /// Everybody's.
    Everybodys,
}

/// A token that somebody wants.
#[derive(Clone, Debug)]
pub struct NewApiToken {
    /// What it is for.
    pub name: TokenName,
    /// What it may do.
    pub rights: Rights,
    /// When it ends by itself.
    pub expires_at: Timestamp,
}

/// A token, and what it is worth now.
#[derive(Clone, Debug)]
pub struct SeenApiToken {
    /// The token.
    pub token: ApiToken,
    /// In whose name it acts.
    pub agent: AgentRef,
    /// What it may do now: its rights, as far as its member has them.
    pub works: Rights,
}

impl App {
    /// Tokens, the newest first, those that have expired too.
    pub async fn api_tokens(&self, by: &Actor, whose: Whose) -> Result<Vec<SeenApiToken>, ApiTokenError> {
        let member = match whose {
            Whose::Mine => Some(by.agent.id),
            Whose::Everybodys => {
                by.may(Section::Integrations, Level::View)?;
                None
            }
        };
        let tokens = self.store().api_tokens().of(member).await?;
        self.seen_tokens(tokens).await
    }

    /// Makes a token of the member's own. Its secret is told here and never again.
    pub async fn create_api_token(
        &self,
        by: &InPerson,
        new: NewApiToken,
    ) -> Result<(ApiTokenSecret, SeenApiToken), ApiTokenError> {
        let NewApiToken { name, rights, expires_at } = new;
        // As exact as it is kept.
        let expires_at = Timestamp::from_millisecond(expires_at.as_millisecond()).unwrap_or(expires_at);
        let (by, now) = (&by.actor, self.now());
        let unit = self.store().begin().await?;
        unit.organisation().lock_rights().await?;
        let own = rights_now(&unit, by).await?;
        own.allow(Section::Integrations, Level::Edit)?;
        check_new(&rights, expires_at, &own, now)?;
        if unit.api_tokens().count(by.agent.id).await? >= MOST_TOKENS {
            return Err(ApiTokenError::TooMany);
        }
        let secret = ApiTokenSecret::generate(self.context().random());
        let token = ApiToken {
            id: ApiTokenId::generate(now, self.context().random()),
            member: by.agent.id,
            name,
            rights,
            ending: ending(&secret),
            created_at: now,
            expires_at,
            last_used_at: None,
        };
        unit.api_tokens().add(&token, secret.hash()).await?;
        let what =
            AuditAction::ApiTokenCreated { token: token.as_ref(), rights: token.rights.clone(), expires_at };
        self.record(&unit, by, what).await?;
        unit.commit().await?;
        let works = token.works_with(&own);
        Ok((secret, SeenApiToken { token, agent: by.agent.clone(), works }))
    }

    /// Revokes a token: the member's own, or anybody's where they may.
    pub async fn revoke_api_token(&self, by: &InPerson, id: ApiTokenId) -> Result<(), ApiTokenError> {
        let by = &by.actor;
        let token = self.store().api_tokens().find(id).await?.ok_or(ApiTokenError::NotFound)?;
        if token.member != by.agent.id {
            by.may(Section::Integrations, Level::View).map_err(|_| ApiTokenError::NotFound)?;
            by.may(Section::Integrations, Level::Edit)?;
        }
        let member = self.agent_of(&token).await?;
        let unit = self.store().begin().await?;
        unit.api_tokens().remove(id).await?;
        self.record(&unit, by, AuditAction::ApiTokenRevoked { token: token.as_ref(), member }).await?;
        Ok(unit.commit().await?)
    }

    async fn agent_of(&self, token: &ApiToken) -> Result<AgentRef, ApiTokenError> {
        let member = self.store().members().find(token.member).await?;
        Ok(member.ok_or(ApiTokenError::NotFound)?.as_agent())
    }

    async fn seen_tokens(&self, tokens: Vec<ApiToken>) -> Result<Vec<SeenApiToken>, ApiTokenError> {
        let roles = self.role_book().await?;
        let members = self.store().members().all().await?;
        let members: HashMap<_, _> = members.into_iter().map(|member| (member.id, member)).collect();
        let seen = tokens.into_iter().filter_map(|token| {
            let member = members.get(&token.member)?;
            let works = match member.standing {
                Standing::Active => token.works_with(&roles.rights(&member.roles)),
                Standing::Disabled | Standing::Deleted => Rights::default(),
            };
            Some(SeenApiToken { agent: member.as_agent(), works, token })
        });
        Ok(seen.collect())
    }
}

fn ending(secret: &ApiTokenSecret) -> String {
    let secret = secret.expose();
    secret[secret.len() - ENDING..].to_owned()
}
