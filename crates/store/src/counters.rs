//! Counters: numbers that are given out one after the other, and never twice.

use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{ColumnTrait as _, ConnectionTrait as _, DatabaseTransaction};

use crate::StoreError;
use crate::entities::counter;

/// A counter. Its name is stored.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Counter {
    /// The numbers of session requests.
    SessionRequests,
    /// The places of rows in the audit log.
    AuditLog,
    /// How often a client was renamed.
    ClientNames,
}

impl Counter {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::SessionRequests => "session_request",
            Self::AuditLog => "audit_log",
            Self::ClientNames => "client_names",
        }
    }

    /// Counts on. Whoever else counts here waits until this transaction ends.
    pub(crate) async fn next(self, transaction: &DatabaseTransaction) -> Result<i64, StoreError> {
        let count = Query::update()
            .table(counter::Entity)
            .value(counter::Column::Value, Expr::col(counter::Column::Value).add(1))
            .and_where(counter::Column::Name.eq(self.name()))
            .returning_col(counter::Column::Value)
            .take();
        let row = transaction.query_one(&count).await?;
        let row = row.ok_or(StoreError::NotFound { what: "counter" })?;
        Ok(row.try_get("", "value")?)
    }
}
