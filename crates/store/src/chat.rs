//! Chat messages of a request.

use deskside_domain::actor::AgentRef;
use deskside_domain::chat::{ChatAuthor, ChatMessage};
use deskside_domain::ids::{ChatClientId, SessionRequestId};
use deskside_domain::text::ChatText;
use jiff::Timestamp;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use crate::StoreError;
use crate::entities::chat_message::{ActiveModel, Column, Entity, Model};
use crate::members::{Members, Names};
use crate::{row, session_requests};

/// Chat messages.
#[derive(Debug)]
pub struct Chat<'a, C> {
    connection: &'a C,
}

impl<'a, C: ConnectionTrait> Chat<'a, C> {
    pub(crate) fn new(connection: &'a C) -> Self {
        Self { connection }
    }

    /// How many messages there are.
    async fn length(&self, request: SessionRequestId) -> Result<i64, StoreError> {
        let last = Entity::find()
            .filter(Column::RequestId.eq(request.0))
            .order_by_desc(Column::Seq)
            .one(self.connection)
            .await?;
        Ok(last.map_or(0, |row| row.seq))
    }

    /// The newest messages, the oldest of them first.
    pub async fn newest(
        &self,
        request: SessionRequestId,
        limit: u64,
    ) -> Result<Vec<ChatMessage>, StoreError> {
        let mut rows = Entity::find()
            .filter(Column::RequestId.eq(request.0))
            .order_by_desc(Column::Seq)
            .limit(limit)
            .all(self.connection)
            .await?;
        rows.reverse();
        let names = Members::new(self.connection).named(rows.iter().filter_map(|row| row.agent_id)).await?;
        rows.into_iter().map(|row| message(row, &names)).collect()
    }
}

impl Chat<'_, DatabaseTransaction> {
    /// Saves a message once: sent again under the same client id, the saved one is returned.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such request.
    pub async fn say(
        &self,
        request: SessionRequestId,
        client_id: ChatClientId,
        from: &ChatAuthor,
        text: &ChatText,
        now: Timestamp,
    ) -> Result<ChatMessage, StoreError> {
        // Two who say something at once must not count to the same number.
        session_requests::lock(self.connection, request).await?;
        let said = Entity::find()
            .filter(Column::RequestId.eq(request.0))
            .filter(Column::ClientId.eq(client_id.0))
            .one(self.connection)
            .await?;
        if let Some(row) = said {
            let names = Members::new(self.connection).named(row.agent_id).await?;
            return message(row, &names);
        }
        let seq = self.length(request).await? + 1;
        let new = ActiveModel {
            request_id: Set(request.0),
            seq: Set(seq),
            client_id: Set(client_id.0),
            agent_id: Set(agent(from).map(|agent| agent.id.0)),
            body: Set(text.as_str().to_owned()),
            at: Set(row::millis(now)),
        };
        Entity::insert(new).exec_without_returning(self.connection).await?;
        Ok(ChatMessage { seq, client_id, from: from.clone(), text: text.clone(), at: now })
    }
}

fn agent(author: &ChatAuthor) -> Option<&AgentRef> {
    match author {
        ChatAuthor::RemoteUser => None,
        ChatAuthor::Agent(agent) => Some(agent),
    }
}

fn message(row: Model, names: &Names) -> Result<ChatMessage, StoreError> {
    let from = match row.agent_id {
        None => ChatAuthor::RemoteUser,
        Some(id) => ChatAuthor::Agent(names.agent(id)?),
    };
    Ok(ChatMessage {
        seq: row.seq,
        client_id: ChatClientId(row.client_id),
        from,
        text: ChatText::from_stored(row.body),
        at: row::time(row.at)?,
    })
}
