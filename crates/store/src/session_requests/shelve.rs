//! Putting requests that have expired on another shelf of the indexes than those that may still be joined.
//!
//! That decides nothing: a status is computed from the request and the time. It only keeps lists of what is open
//! from running through years of what has expired. It can be put off, or never happen.

use deskside_domain::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait as _, LockBehavior, LockType, Query};
use sea_orm::{ConnectionTrait as _, DatabaseTransaction};

use super::SessionRequests;
use super::list::{REQUEST, Shelf, on_shelf};
use crate::entities::session_request::{Column, Entity};
use crate::{StoreError, row};

impl SessionRequests<'_, DatabaseTransaction> {
    /// Puts aside what expired before `before`, and takes back what is valid after all because a clock was set
    /// back. At most `limit` of each; the answer is how many.
    ///
    /// `before` lies so far back that no clock of a node says it is yet to come.
    pub async fn shelve(&self, before: Timestamp, now: Timestamp, limit: u64) -> Result<u64, StoreError> {
        let ends = || Expr::col((REQUEST, Column::ExpiresAt));
        let expired = ends().lte(row::millis(before));
        let aside = self.move_some((Shelf::Current, expired), Expr::col(Column::ExpiresAt), limit).await?;
        let valid = ends().gt(row::millis(now));
        let back = self.move_some((Shelf::Past, valid), Expr::cust("NULL"), limit).await?;
        Ok(aside + back)
    }

    async fn move_some(
        &self,
        (from, which): (Shelf, Expr),
        seen_end: Expr,
        limit: u64,
    ) -> Result<u64, StoreError> {
        // Who holds a request at this moment does not hold up the others.
        let some = Query::select()
            .column((REQUEST, Column::Id))
            .from_as(Entity, REQUEST)
            .and_where(on_shelf(from))
            .and_where(which)
            .limit(limit)
            .lock_with_behavior(LockType::NoKeyUpdate, LockBehavior::SkipLocked)
            .take();
        let update = Query::update()
            .table(Entity)
            .value(Column::SeenEnd, seen_end)
            .and_where(Expr::col(Column::Id).in_subquery(some))
            .take();
        Ok(self.connection.execute(&update).await?.rows_affected())
    }
}
