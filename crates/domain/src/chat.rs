//! Chat between the remote user and the agents of one request.

use jiff::Timestamp;

use crate::actor::AgentRef;
use crate::ids::ChatClientId;
use crate::text::ChatText;

/// One saved chat message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChatMessage {
    /// Counts from 1 within the request.
    pub seq: i64,
    /// The sender's own id of the message; sending it twice saves it once.
    pub client_id: ChatClientId,
    /// Who wrote it.
    pub from: ChatAuthor,
    /// What was written.
    pub text: ChatText,
    /// When it was saved.
    pub at: Timestamp,
}

/// Who wrote a chat message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChatAuthor {
    /// The remote user.
    RemoteUser,
    /// An agent.
    Agent(AgentRef),
}
