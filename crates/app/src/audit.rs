//! The audit log: what was done, by whom, and reading it.

use deskside_domain::actor::{Actor, Credential, Level, NotPermitted, Section};
use deskside_domain::audit::{AuditAction, AuditActor};
use deskside_domain::chain::{ChainPlace, ChainRow};
use deskside_domain::member::Member;
use deskside_domain::role::RoleKey;
pub use deskside_store::{AuditFilter, AuditRow};
use deskside_store::{StoreError, Unit};

use crate::App;

/// How many rows are read at a time for an export.
const AT_ONCE: u64 = 500;

/// Why the audit log was not read.
#[derive(Debug, thiserror::Error)]
pub enum AuditError {
    /// The member lacks the right.
    #[error(transparent)]
    NotPermitted(#[from] NotPermitted),
    /// It could not be read.
    #[error("could not read the audit log")]
    Store(#[from] StoreError),
}

impl App {
    /// The rows before `below` that match, the newest first: at most `limit`, and whether there are more.
    pub async fn audit_log(
        &self,
        by: &Actor,
        filter: &AuditFilter,
        below: Option<i64>,
        limit: u64,
    ) -> Result<(Vec<AuditRow>, bool), AuditError> {
        by.may(Section::AuditLog, Level::View)?;
        Ok(self.store().audit().page(filter, below, limit).await?)
    }

    /// The rows of all chains after this place, as they are stored: the audit log first, then each request's history.
    /// None is the end.
    pub async fn chain_rows(
        &self,
        by: &Actor,
        after: Option<ChainPlace>,
    ) -> Result<Vec<ChainRow>, AuditError> {
        by.may(Section::AuditLog, Level::Edit)?;
        Ok(self.store().chains().after(after, AT_ONCE).await?)
    }

    /// Keeps in `unit` what a member did, or a program for them.
    pub(crate) async fn record(&self, unit: &Unit, by: &Actor, what: AuditAction) -> Result<(), StoreError> {
        let agent = by.agent.clone();
        let actor = match &by.credential {
            Credential::SignIn { client, .. } => AuditActor::Member { agent, client: *client },
            Credential::Token(token) => AuditActor::Token { agent, token: token.clone() },
        };
        unit.audit().record(&actor, &what, self.now()).await
    }

    /// Keeps in `unit` what a member did who is not signed in yet.
    pub(crate) async fn record_of(
        &self,
        unit: &Unit,
        member: &Member,
        what: AuditAction,
    ) -> Result<(), StoreError> {
        let actor = AuditActor::NotSignedInYet { agent: member.as_agent() };
        unit.audit().record(&actor, &what, self.now()).await
    }

    /// Keeps in `unit` what was done by a command of the server's own.
    pub(crate) async fn record_of_command(&self, unit: &Unit, what: AuditAction) -> Result<(), StoreError> {
        unit.audit().record(&AuditActor::CommandLine, &what, self.now()).await
    }
}

/// Roles as the log names them.
pub(crate) fn words<'a>(roles: impl IntoIterator<Item = &'a RoleKey>) -> Vec<String> {
    roles.into_iter().map(ToString::to_string).collect()
}
