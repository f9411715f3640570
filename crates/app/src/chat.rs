//! Saying something in a request's chat.

use deskside_domain::chat::{ChatAuthor, ChatMessage};
use deskside_domain::ids::{ChatClientId, SessionRequestId};
use deskside_domain::text::ChatText;
use deskside_store::StoreError;

use crate::App;

/// How many messages a page gets when it opens.
const NEWEST: u64 = 200;

/// How many messages one request's chat holds. Nobody talks that much; who floods it stops here.
const LONGEST: i64 = 2_000;

/// Why something was not said.
#[derive(Debug, thiserror::Error)]
pub enum SayError {
    /// The chat holds as much as one request may.
    #[error("the chat is full")]
    Full,
    /// It could not be saved.
    #[error("could not save a chat message")]
    Save(#[from] StoreError),
}

impl App {
    /// Saves a message. Sent again under the same client id, it is saved once.
    ///
    /// The caller holds an open socket on the request; that is the right to speak here.
    pub async fn say(
        &self,
        request: SessionRequestId,
        from: &ChatAuthor,
        client_id: ChatClientId,
        text: &ChatText,
    ) -> Result<ChatMessage, SayError> {
        let unit = self.store().begin().await?;
        let message = unit.chat().say(request, client_id, from, text, self.now()).await?;
        if message.seq > LONGEST {
            // Without a commit nothing was said. One that was saved before is still answered with itself.
            return Err(SayError::Full);
        }
        unit.commit().await?;
        Ok(message)
    }

    /// The newest messages, the oldest of them first.
    pub async fn newest_chat(&self, request: SessionRequestId) -> Result<Vec<ChatMessage>, StoreError> {
        self.store().chat().newest(request, NEWEST).await
    }
}
