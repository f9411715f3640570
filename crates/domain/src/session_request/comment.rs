//! What a comment leaves in a request's history.

use jiff::Timestamp;

use super::SessionRequest;
use crate::history::RequestEvent;
use crate::ids::CommentId;

impl SessionRequest {
    /// An agent commented. Comments are taken on closed requests too.
    pub fn commented(self, comment: CommentId, now: Timestamp) -> (Self, RequestEvent) {
        (self.after(now), RequestEvent::Commented { comment })
    }

    /// The author changed a comment.
    pub fn comment_edited(self, comment: CommentId, now: Timestamp) -> (Self, RequestEvent) {
        (self.after(now), RequestEvent::CommentEdited { comment })
    }

    /// The author deleted a comment.
    pub fn comment_deleted(self, comment: CommentId, now: Timestamp) -> (Self, RequestEvent) {
        (self.after(now), RequestEvent::CommentDeleted { comment })
    }
}
