//! All chains there are, row by row, for whoever checks or exports them.

use deskside_domain::chain::{AUDIT_LOG, ChainHash, ChainPlace, ChainRow};
use sea_orm::sea_query::{Alias, Expr, ExprTrait as _, Func, Order, Query, SelectStatement};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _, QueryResult,
    QuerySelect as _,
};
use uuid::Uuid;

use crate::counters::Counter;
use crate::entities::session_request_event as event;
use crate::entities::{audit_event, counter, session_request};
use crate::{StoreError, row};

/// All chains.
#[derive(Debug)]
pub struct Chains<'a, C> {
    connection: &'a C,
}

impl<'a, C: ConnectionTrait> Chains<'a, C> {
    pub(crate) fn new(connection: &'a C) -> Self {
        Self { connection }
    }

    /// The rows after this place, by chain and place: the audit log first, then session requests by id. None is the
    /// end.
    pub async fn after(&self, place: Option<ChainPlace>, limit: u64) -> Result<Vec<ChainRow>, StoreError> {
        let ChainPlace { chain, version } = place.unwrap_or(ChainPlace { chain: AUDIT_LOG, version: 0 });
        if chain == AUDIT_LOG {
            let rows = self.audit_log(version, limit).await?;
            if !rows.is_empty() {
                return Ok(rows);
            }
            return self.histories((AUDIT_LOG, 0), limit).await;
        }
        self.histories((chain, version), limit).await
    }

    /// The last row that should be there, of the first chain that does not end where the record says.
    pub async fn broken_end(&self) -> Result<Option<ChainPlace>, StoreError> {
        if let Some(ends) = self.connection.query_one(&ends_of_the_audit_log()).await? {
            let last = ends.try_get::<Option<i64>>("", "last")?.unwrap_or(0);
            let newest = ends.try_get::<Option<i64>>("", "newest")?.unwrap_or(0);
            if newest != last {
                return Ok(Some(ChainPlace { chain: AUDIT_LOG, version: last }));
            }
        }
        let found = self.connection.query_one(&requests_that_end_elsewhere()).await?;
        let end = |row: QueryResult| -> Result<_, StoreError> {
            Ok(ChainPlace { chain: row.try_get("", "id")?, version: row.try_get("", "version")? })
        };
        found.map(end).transpose()
    }

    async fn audit_log(&self, after: i64, limit: u64) -> Result<Vec<ChainRow>, StoreError> {
        use audit_event::Column;
        let rows: Vec<(i64, i64, String, String, Vec<u8>)> = audit_event::Entity::find()
            .select_only()
            .columns([Column::Version, Column::At, Column::By, Column::What, Column::Hash])
            .filter(Column::Version.gt(after))
            .order_by_asc(Column::Version)
            .limit(limit)
            .into_tuple()
            .all(self.connection)
            .await?;
        let read = |(version, at, by, what, hash): (_, _, _, _, Vec<u8>)| {
            let hash = ChainHash(row::array(&hash, "audit log")?);
            Ok(ChainRow { chain: AUDIT_LOG, version, at, by, what, hash })
        };
        rows.into_iter().map(read).collect()
    }

    async fn histories(
        &self,
        (chain, version): (Uuid, i64),
        limit: u64,
    ) -> Result<Vec<ChainRow>, StoreError> {
        use event::Column;
        let place = Expr::tuple([Expr::col(Column::RequestId), Expr::col(Column::Version)]);
        let rows: Vec<(Uuid, i64, i64, String, String, Vec<u8>)> = event::Entity::find()
            .select_only()
            .columns([Column::RequestId, Column::Version, Column::At, Column::By, Column::What, Column::Hash])
            .filter(place.gt(Expr::tuple([Expr::val(chain), Expr::val(version)])))
            .order_by_asc(Column::RequestId)
            .order_by_asc(Column::Version)
            .limit(limit)
            .into_tuple()
            .all(self.connection)
            .await?;
        let read = |(chain, version, at, by, what, hash): (_, _, _, _, _, Vec<u8>)| {
            let hash = ChainHash(row::array(&hash, "history")?);
            Ok(ChainRow { chain, version, at, by, what, hash })
        };
        rows.into_iter().map(read).collect()
    }
}

/// What the log's last row should be, and which it is. In one statement: a server may be writing meanwhile.
fn ends_of_the_audit_log() -> SelectStatement {
    let last = Query::select()
        .column(counter::Column::Value)
        .from(counter::Entity)
        .and_where(Expr::col(counter::Column::Name).eq(Counter::AuditLog.name()))
        .take();
    let newest = Query::select()
        .expr(Func::max(Expr::col(audit_event::Column::Version)))
        .from(audit_event::Entity)
        .take();
    Query::select()
        .expr_as(Expr::from(last), Alias::new("last"))
        .expr_as(Expr::from(newest), Alias::new("newest"))
        .take()
}

fn requests_that_end_elsewhere() -> SelectStatement {
    let newest = Query::select()
        .expr(Func::coalesce([
            Func::max(Expr::col((event::Entity, event::Column::Version))).into(),
            Expr::val(0_i64),
        ]))
        .from(event::Entity)
        .and_where(
            Expr::col((event::Entity, event::Column::RequestId))
                .equals((session_request::Entity, session_request::Column::Id)),
        )
        .take();
    Query::select()
        .column((session_request::Entity, session_request::Column::Id))
        .column((session_request::Entity, session_request::Column::Version))
        .from(session_request::Entity)
        .and_where(
            Expr::col((session_request::Entity, session_request::Column::Version)).ne(Expr::from(newest)),
        )
        .order_by(Alias::new("id"), Order::Asc)
        .limit(1)
        .take()
}
