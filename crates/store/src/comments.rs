//! Comments on requests.

use deskside_domain::comment::Comment;
use deskside_domain::ids::{CommentId, SessionRequestId};
use deskside_domain::text::CommentText;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, EntityTrait as _,
    PaginatorTrait as _, QueryFilter as _, QueryOrder as _,
};

use crate::StoreError;
use crate::entities::comment::{ActiveModel, Column, Entity, Model};
use crate::members::{Members, Names};
use crate::{row, search};

/// Comments.
#[derive(Debug)]
pub struct Comments<'a, C> {
    connection: &'a C,
}

impl<'a, C: ConnectionTrait> Comments<'a, C> {
    pub(crate) fn new(connection: &'a C) -> Self {
        Self { connection }
    }

    /// All comments on a request, the oldest first.
    pub async fn of(&self, request: SessionRequestId) -> Result<Vec<Comment>, StoreError> {
        let rows = Entity::find()
            .filter(Column::RequestId.eq(request.0))
            .order_by_asc(Column::CreatedAt)
            .order_by_asc(Column::Id)
            .all(self.connection)
            .await?;
        let names = Members::new(self.connection).named(rows.iter().map(|row| row.author_id)).await?;
        rows.into_iter().map(|row| comment(row, &names)).collect()
    }

    /// How many comments a request has.
    pub async fn count(&self, request: SessionRequestId) -> Result<u64, StoreError> {
        Ok(Entity::find().filter(Column::RequestId.eq(request.0)).count(self.connection).await?)
    }

    /// One comment on this request.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none of this id on it.
    pub async fn get(&self, request: SessionRequestId, id: CommentId) -> Result<Comment, StoreError> {
        let row = Entity::find_by_id(id.0)
            .filter(Column::RequestId.eq(request.0))
            .one(self.connection)
            .await?
            .ok_or(StoreError::NotFound { what: "comment" })?;
        let names = Members::new(self.connection).named([row.author_id]).await?;
        comment(row, &names)
    }
}

impl Comments<'_, DatabaseTransaction> {
    /// Keeps a new comment.
    pub async fn add(&self, new: &Comment) -> Result<(), StoreError> {
        let row = ActiveModel {
            id: Set(new.id.0),
            request_id: Set(new.request.0),
            author_id: Set(new.author.id.0),
            body: Set(new.text.as_str().to_owned()),
            created_at: Set(row::millis(new.created_at)),
            edited_at: Set(new.edited_at.map(row::millis)),
        };
        Entity::insert(row).exec_without_returning(self.connection).await?;
        search::keep_comments(self.connection, new.request.0).await
    }

    /// Keeps what an edit changed.
    pub async fn save(&self, edited: &Comment) -> Result<(), StoreError> {
        let row = ActiveModel {
            body: Set(edited.text.as_str().to_owned()),
            edited_at: Set(edited.edited_at.map(row::millis)),
            ..ActiveModel::default()
        };
        Entity::update_many().set(row).filter(Column::Id.eq(edited.id.0)).exec(self.connection).await?;
        search::keep_comments(self.connection, edited.request.0).await
    }

    /// Deletes a comment on this request.
    pub async fn delete(&self, request: SessionRequestId, id: CommentId) -> Result<(), StoreError> {
        Entity::delete_by_id(id.0).exec(self.connection).await?;
        search::keep_comments(self.connection, request.0).await
    }
}

fn comment(row: Model, names: &Names) -> Result<Comment, StoreError> {
    Ok(Comment {
        id: CommentId(row.id),
        request: SessionRequestId(row.request_id),
        author: names.agent(row.author_id)?,
        text: CommentText::from_stored(row.body),
        created_at: row::time(row.created_at)?,
        edited_at: row.edited_at.map(row::time).transpose()?,
    })
}
