//! Mail to remote users: the outbox. A mail is put in with the change that causes it; its key is that change,
//! so that no change writes twice.

use deskside_domain::history::RequestEvent;
use deskside_domain::ids::SessionRequestId;
use deskside_domain::mail::{MailKind, mail_after};
use deskside_domain::session_request::SessionRequest;
use deskside_domain::text::EmailAddress;
use jiff::Timestamp;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use crate::StoreError;
use crate::entities::mail::{ActiveModel, Column, Entity, Model};
use crate::row;

const QUEUED: &str = "queued";

/// One mail.
#[derive(Clone, Debug)]
pub struct Mail {
    /// About which request.
    pub request: SessionRequestId,
    /// The request's version after the event that causes it.
    pub version: i64,
    /// Why it is written.
    pub kind: MailKind,
    /// To whom.
    pub recipient: EmailAddress,
    /// When it was put in the outbox.
    pub created_at: Timestamp,
}

/// The outbox.
#[derive(Debug)]
pub struct Mails<'a, C> {
    connection: &'a C,
}

impl<'a, C: ConnectionTrait> Mails<'a, C> {
    pub(crate) fn new(connection: &'a C) -> Self {
        Self { connection }
    }

    /// The mails about a request, the newest first; at most `limit`.
    pub async fn of(&self, request: SessionRequestId, limit: u64) -> Result<Vec<Mail>, StoreError> {
        let rows = Entity::find()
            .filter(Column::RequestId.eq(request.0))
            .order_by_desc(Column::Version)
            .limit(limit)
            .all(self.connection)
            .await?;
        rows.into_iter().map(mail).collect()
    }
}

impl Mails<'_, DatabaseTransaction> {
    /// Puts in what `event` causes, if it causes anything.
    pub(crate) async fn put_in_outbox(
        &self,
        request: &SessionRequest,
        event: &RequestEvent,
    ) -> Result<(), StoreError> {
        let (Some(kind), Some(recipient)) = (mail_after(event, request), &request.user_email) else {
            return Ok(());
        };
        let row = ActiveModel {
            request_id: Set(request.id.0),
            version: Set(request.version),
            kind: Set(row::to_word(&kind)?),
            recipient: Set(recipient.as_str().to_owned()),
            state: Set(QUEUED.to_owned()),
            created_at: Set(row::millis(request.updated_at)),
        };
        Entity::insert(row).exec_without_returning(self.connection).await?;
        Ok(())
    }
}

fn mail(row: Model) -> Result<Mail, StoreError> {
    Ok(Mail {
        request: SessionRequestId(row.request_id),
        version: row.version,
        kind: row::from_word(&row.kind, "mail")?,
        recipient: EmailAddress::from_stored(row.recipient),
        created_at: row::time(row.created_at)?,
    })
}
