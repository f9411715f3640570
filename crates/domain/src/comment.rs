//! What agents say to each other about a request.

use jiff::Timestamp;

use crate::actor::AgentRef;
use crate::ids::{CommentId, MemberId, SessionRequestId};
use crate::text::CommentText;

/// One comment. Its text can be changed and deleted, so the history names the comment and never quotes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// The comment's id.
    pub id: CommentId,
    /// On which request.
    pub request: SessionRequestId,
    /// Who wrote it.
    pub author: AgentRef,
    /// What it says.
    pub text: CommentText,
    /// When it was written.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub edited_at: Option<Timestamp>,
}

/// Somebody else wrote the comment.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("somebody else wrote the comment")]
pub struct NotTheAuthor {
    /// Who did.
    pub author: AgentRef,
}

impl Comment {
    /// The comment with another text.
    pub fn edit(self, by: MemberId, text: CommentText, now: Timestamp) -> Result<Self, NotTheAuthor> {
        self.belongs_to(by)?;
        Ok(Self { text, edited_at: Some(now), ..self })
    }

    /// Whether `by` may change or delete it.
    pub fn belongs_to(&self, by: MemberId) -> Result<(), NotTheAuthor> {
        if self.author.id == by { Ok(()) } else { Err(NotTheAuthor { author: self.author.clone() }) }
    }
}
