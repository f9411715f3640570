//! What agents say to each other about a request.

use deskside_domain::actor::{Actor, Level, Section};
use deskside_domain::comment::{Comment, NotTheAuthor};
use deskside_domain::history::RequestEvent;
use deskside_domain::ids::{CommentId, SessionRequestId};
use deskside_domain::session_request::SessionRequest;
use deskside_domain::text::CommentText;
use deskside_store::{StoreError, Unit};

use super::{RequestError, agent};
use crate::App;

/// How many comments one request takes.
const MOST: u64 = 1_000;

/// Why nothing happened to a comment.
#[derive(Debug, thiserror::Error)]
pub enum CommentError {
    /// Somebody else wrote it.
    #[error(transparent)]
    NotTheAuthor(#[from] NotTheAuthor),
    /// The request has as many comments as it takes.
    #[error("the request takes no more comments")]
    Full,
    /// Another reason.
    #[error(transparent)]
    Request(#[from] RequestError),
}

impl From<StoreError> for CommentError {
    fn from(error: StoreError) -> Self {
        Self::Request(error.into())
    }
}

impl App {
    /// All comments on a request, the oldest first.
    pub async fn comments(&self, by: &Actor, id: SessionRequestId) -> Result<Vec<Comment>, RequestError> {
        by.may(Section::SessionRequests, Level::View)?;
        self.store().session_requests().get(id).await?;
        Ok(self.store().comments().of(id).await?)
    }

    /// Adds a comment.
    pub async fn add_comment(
        &self,
        by: &Actor,
        id: SessionRequestId,
        text: CommentText,
    ) -> Result<Comment, CommentError> {
        let author = by.may(Section::SessionRequests, Level::Edit).map_err(RequestError::from)?.clone();
        let unit = self.store().begin().await?;
        let request = unit.session_requests().get(id).await?;
        if unit.comments().count(id).await? >= MOST {
            return Err(CommentError::Full);
        }
        let now = self.now();
        let comment = Comment {
            id: CommentId::generate(now, self.context().random()),
            request: id,
            author,
            text,
            created_at: now,
            edited_at: None,
        };
        unit.comments().add(&comment).await?;
        self.note(unit, by, request.commented(comment.id, now)).await?;
        Ok(comment)
    }

    /// Changes one of the agent's own comments.
    pub async fn edit_comment(
        &self,
        by: &Actor,
        (id, comment): (SessionRequestId, CommentId),
        text: CommentText,
    ) -> Result<Comment, CommentError> {
        let editor = by.may(Section::SessionRequests, Level::Edit).map_err(RequestError::from)?;
        let unit = self.store().begin().await?;
        let request = unit.session_requests().get(id).await?;
        let now = self.now();
        let comment = unit.comments().get(id, comment).await?.edit(editor.id, text, now)?;
        unit.comments().save(&comment).await?;
        self.note(unit, by, request.comment_edited(comment.id, now)).await?;
        Ok(comment)
    }

    /// Deletes one of the agent's own comments.
    pub async fn delete_comment(
        &self,
        by: &Actor,
        (id, comment): (SessionRequestId, CommentId),
    ) -> Result<(), CommentError> {
        let deleter = by.may(Section::SessionRequests, Level::Edit).map_err(RequestError::from)?;
        let unit = self.store().begin().await?;
        let request = unit.session_requests().get(id).await?;
        unit.comments().get(id, comment).await?.belongs_to(deleter.id)?;
        unit.comments().delete(id, comment).await?;
        Ok(self.note(unit, by, request.comment_deleted(comment, self.now())).await?)
    }

    async fn note(
        &self,
        unit: Unit,
        by: &Actor,
        (request, event): (SessionRequest, RequestEvent),
    ) -> Result<(), StoreError> {
        unit.session_requests().save(&request, (&agent(by), &event)).await?;
        unit.commit().await?;
        self.hints().changed(&request);
        Ok(())
    }
}
