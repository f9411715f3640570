//! The audit log: append-only, each row hashed with the one before it.

use deskside_domain::audit::{AuditAction, AuditActor};
use deskside_domain::chain::{AUDIT_LOG, ChainHash};
use deskside_domain::ids::MemberId;
use jiff::Timestamp;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use uuid::Uuid;

use crate::counters::Counter;
use crate::entities::audit_event::{ActiveModel, Column, Entity, Model};
use crate::{StoreError, row};

/// One row of the audit log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditRow {
    /// The row's place: 1, 2, 3, …
    pub version: i64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: AuditActor,
    /// What.
    pub what: AuditAction,
    /// The row's hash.
    pub hash: ChainHash,
}

/// Which rows. Everything that is said must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// Done by this member.
    pub by: Option<MemberId>,
    /// Of one of these kinds; none: of whatever kind.
    pub kinds: Vec<String>,
    /// In which this id stands.
    pub about: Option<Uuid>,
    /// At this time or later.
    pub from: Option<Timestamp>,
    /// Before this time.
    pub until: Option<Timestamp>,
}

/// The audit log.
#[derive(Debug)]
pub struct Audit<'a, C> {
    connection: &'a C,
}

impl<'a, C: ConnectionTrait> Audit<'a, C> {
    pub(crate) fn new(connection: &'a C) -> Self {
        Self { connection }
    }

    /// The rows before `below` that match, the newest first: at most `limit`, and whether there are more.
    pub async fn page(
        &self,
        filter: &AuditFilter,
        below: Option<i64>,
        limit: u64,
    ) -> Result<(Vec<AuditRow>, bool), StoreError> {
        let mut found = Entity::find();
        if let Some(below) = below {
            found = found.filter(Column::Version.lt(below));
        }
        if let Some(by) = filter.by {
            found = found.filter(Column::MemberId.eq(by.0));
        }
        if !filter.kinds.is_empty() {
            found = found.filter(Column::Kind.is_in(&filter.kinds));
        }
        if let Some(about) = filter.about {
            // As a whole value of the JSON: names in it cannot hold a bare quotation mark.
            found = found.filter(Column::What.contains(format!("\"{about}\"")));
        }
        if let Some(from) = filter.from {
            found = found.filter(Column::At.gte(row::millis(from)));
        }
        if let Some(until) = filter.until {
            found = found.filter(Column::At.lt(row::millis(until)));
        }
        let mut rows = found.order_by_desc(Column::Version).limit(limit + 1).all(self.connection).await?;
        let more = rows.len() as u64 > limit;
        rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        Ok((rows.iter().map(audit_row).collect::<Result<_, _>>()?, more))
    }
}

impl Audit<'_, DatabaseTransaction> {
    /// Appends what was done. Whoever else does something waits until this unit ends.
    pub async fn record(
        &self,
        by: &AuditActor,
        what: &AuditAction,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let version = Counter::AuditLog.next(self.connection).await?;
        let before = self.hash_of(version - 1).await?;
        let member_id = match by {
            AuditActor::Member { agent, .. }
            | AuditActor::Token { agent, .. }
            | AuditActor::NotSignedInYet { agent } => Some(agent.id.0),
            AuditActor::CommandLine => None,
        };
        let (by, what) = (row::to_json(by)?, row::to_json(what)?);
        let hash = before.next(AUDIT_LOG, version, row::millis(now), &by, &what);
        let new = ActiveModel {
            version: Set(version),
            at: Set(row::millis(now)),
            kind: Set(kind(&what)?),
            by: Set(by),
            what: Set(what),
            hash: Set(hash.0.to_vec()),
            member_id: Set(member_id),
        };
        Entity::insert(new).exec_without_returning(self.connection).await?;
        Ok(())
    }

    async fn hash_of(&self, version: i64) -> Result<ChainHash, StoreError> {
        if version == 0 {
            return Ok(ChainHash::START);
        }
        let row = Entity::find_by_id(version).one(self.connection).await?;
        let row = row.ok_or(StoreError::NotFound { what: "audit row" })?;
        Ok(ChainHash(row::array(&row.hash, "audit log")?))
    }
}

/// The word for what was done, as its JSON says it.
fn kind(what: &str) -> Result<String, StoreError> {
    #[derive(serde::Deserialize)]
    struct Kind {
        kind: String,
    }
    Ok(row::from_json::<Kind>(what, "audit log")?.kind)
}

fn audit_row(found: &Model) -> Result<AuditRow, StoreError> {
    Ok(AuditRow {
        version: found.version,
        at: row::time(found.at)?,
        by: row::from_json(&found.by, "audit log")?,
        what: row::from_json(&found.what, "audit log")?,
        hash: ChainHash(row::array(&found.hash, "audit log")?),
    })
}
