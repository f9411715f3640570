//! Keeping the row of words current.

use deskside_domain::session_request::SessionRequest;
use deskside_domain::text::{EmailAddress, MessageText, Notes, Reference};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
    Statement,
};
use uuid::Uuid;

use super::words::kept;
use crate::StoreError;
use crate::dialect::Dialect;
use crate::entities::{comment, session_request};

/// How many of a request's comments it is found by, the newest.
const COMMENTS: u64 = 200;

/// What a request says, as far as it is found by it.
pub(crate) struct Searched {
    pub(crate) id: Uuid,
    pub(crate) number: i64,
    /// In the order in which they count, should there be too many words.
    pub(crate) texts: Vec<String>,
}

impl From<&SessionRequest> for Searched {
    fn from(request: &SessionRequest) -> Self {
        let texts = [
            Some(request.user_name.as_str()),
            request.user_email.as_ref().map(EmailAddress::as_str),
            request.reference.as_ref().map(Reference::as_str),
            request.notes.as_ref().map(Notes::as_str),
            request.message.as_ref().map(MessageText::as_str),
        ];
        let texts = texts.into_iter().flatten().map(str::to_owned).collect();
        Self { id: request.id.0, number: request.number, texts }
    }
}

impl From<session_request::Model> for Searched {
    fn from(row: session_request::Model) -> Self {
        let texts = [Some(row.user_name), row.user_email, row.reference, row.notes, row.message];
        Self { id: row.id, number: row.number, texts: texts.into_iter().flatten().collect() }
    }
}

/// Keeps the words of a request and its comments instead of those kept before.
pub(crate) async fn keep(connection: &impl ConnectionTrait, searched: Searched) -> Result<(), StoreError> {
    let comments: Vec<String> = comment::Entity::find()
        .select_only()
        .column(comment::Column::Body)
        .filter(comment::Column::RequestId.eq(searched.id))
        .order_by_desc(comment::Column::CreatedAt)
        .limit(COMMENTS)
        .into_tuple()
        .all(connection)
        .await?;
    let (_, forget) = Dialect::of(connection).keep_words();
    let backend = connection.get_database_backend();
    let forget = Statement::from_sql_and_values(backend, forget, [searched.number.into()]);
    connection.execute_raw(forget).await?;
    let texts = searched.texts.into_iter().chain(comments).collect();
    keep_first(connection, &Searched { texts, ..searched }).await
}

/// Keeps the words of a request for which none are kept.
pub(crate) async fn keep_first(
    connection: &impl ConnectionTrait,
    searched: &Searched,
) -> Result<(), StoreError> {
    let number = format!("#{}", searched.number);
    let words = kept([number.as_str()].into_iter().chain(searched.texts.iter().map(String::as_str)));
    let (keep, _) = Dialect::of(connection).keep_words();
    let backend = connection.get_database_backend();
    let keep = Statement::from_sql_and_values(backend, keep, [searched.number.into(), words.into()]);
    connection.execute_raw(keep).await?;
    Ok(())
}

/// The same after a comment on this request came, changed or went.
pub(crate) async fn keep_comments(
    connection: &impl ConnectionTrait,
    request: Uuid,
) -> Result<(), StoreError> {
    let row = session_request::Entity::find_by_id(request).one(connection).await?;
    keep(connection, row.ok_or(StoreError::NotFound { what: "session request" })?.into()).await
}
