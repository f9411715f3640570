//! Records of sessions: written while they run, read afterwards.

mod page;
mod rows;

pub use page::{RecordCursor, RecordFilter, Running, SeenRecord};

use deskside_domain::capability::Grant;
use deskside_domain::ids::{MemberId, SessionId};
use deskside_domain::session_record::{Granted, Measured, SessionEnd, SessionRecord};
use jiff::{SignedDuration, Timestamp};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{ColumnTrait as _, DatabaseTransaction, EntityTrait as _, QueryFilter as _};

use crate::entities::session::{Column, Entity};
use crate::entities::session_viewer;
use crate::{StoreError, row};

/// How long after its end a viewer may still say what was counted last.
const LAST_WORD: SignedDuration = SignedDuration::from_secs(60);

/// Records of sessions.
#[derive(Debug)]
pub struct Sessions<'a, C> {
    connection: &'a C,
}

impl<'a, C> Sessions<'a, C> {
    pub(crate) fn new(connection: &'a C) -> Self {
        Self { connection }
    }
}

impl Sessions<'_, DatabaseTransaction> {
    /// Begins a record.
    pub async fn begin(&self, record: &SessionRecord) -> Result<(), StoreError> {
        Entity::insert(rows::session(record)?).exec_without_returning(self.connection).await?;
        for (position, viewer) in record.viewers.iter().enumerate() {
            let row = rows::viewer(record.id, position, viewer)?;
            session_viewer::Entity::insert(row).exec_without_returning(self.connection).await?;
        }
        Ok(())
    }

    /// Notes that something else was allowed from now on. Of a session from before there were records nothing is
    /// noted, here and below.
    pub async fn grant(&self, id: SessionId, grant: &Grant, now: Timestamp) -> Result<(), StoreError> {
        let Some(found) = Entity::find_by_id(id.0).one(self.connection).await? else { return Ok(()) };
        let mut grants: Vec<Granted> = row::from_json(&found.grants, "session")?;
        grants.push(Granted { at: now, grant: grant.clone() });
        Entity::update_many()
            .col_expr(Column::Grants, Expr::value(row::to_json(&grants)?))
            .filter(Column::Id.eq(id.0))
            .exec(self.connection)
            .await?;
        Ok(())
    }

    /// Ends a record: whoever still watched is gone too.
    pub async fn end(&self, id: SessionId, end: SessionEnd) -> Result<(), StoreError> {
        let at = row::millis(end.at);
        Entity::update_many()
            .col_expr(Column::EndedAt, Expr::value(at))
            .col_expr(Column::EndReason, Expr::value(row::to_word(&end.reason)?))
            .filter(Column::Id.eq(id.0))
            .filter(Column::EndedAt.is_null())
            .exec(self.connection)
            .await?;
        session_viewer::Entity::update_many()
            .col_expr(session_viewer::Column::LeftAt, Expr::value(at))
            .filter(session_viewer::Column::SessionId.eq(id.0))
            .filter(session_viewer::Column::LeftAt.is_null())
            .exec(self.connection)
            .await?;
        Ok(())
    }

    /// Notes what a viewer's side counted, as long as they watch and a moment after.
    pub async fn measure(
        &self,
        id: SessionId,
        viewer: MemberId,
        measured: &Measured,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        use session_viewer::Column as Viewer;
        let bytes = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        let gone = now.saturating_sub(LAST_WORD).unwrap_or(Timestamp::MIN);
        let watches = Viewer::LeftAt.is_null().or(Viewer::LeftAt.gt(row::millis(gone)));
        session_viewer::Entity::update_many()
            .col_expr(Viewer::BytesReceived, Expr::value(bytes(measured.bytes_received)))
            .col_expr(Viewer::BytesSent, Expr::value(bytes(measured.bytes_sent)))
            .col_expr(Viewer::Route, Expr::value(row::to_word(&measured.route)?))
            .filter(Viewer::SessionId.eq(id.0))
            .filter(Viewer::AgentId.eq(viewer.0))
            .filter(watches)
            .exec(self.connection)
            .await?;
        Ok(())
    }
}
