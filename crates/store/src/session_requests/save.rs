//! Saving: a new request, and one transition of an old one. Each writes exactly one row of history.

use deskside_domain::history::{EditedField, EventActor, RequestEvent};
use deskside_domain::session_request::SessionRequest;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait as _, DatabaseTransaction, EntityTrait as _, QueryFilter as _};

use super::{SessionRequests, rows};
use crate::StoreError;
use crate::counters::Counter;
use crate::entities::session_request::{ActiveModel, Column, Entity};
use crate::history::History;
use crate::mails::Mails;
use crate::session_queues::SessionQueues;
use crate::{row, search};

impl SessionRequests<'_, DatabaseTransaction> {
    /// The next number for people. It is given back when the unit is not committed, so that there are no gaps.
    pub async fn next_number(&self) -> Result<i64, StoreError> {
        Counter::SessionRequests.next(self.connection).await
    }

    /// Saves a new request with the first row of its history. `nonce` seals its link.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when the join code is taken: try another.
    pub async fn add(
        &self,
        request: &SessionRequest,
        (by, event): (&EventActor, &RequestEvent),
        nonce: [u8; 24],
    ) -> Result<(), StoreError> {
        let sealed = self.vault.seal(request.id, (&request.token, &request.join_code), nonce)?;
        let row = ActiveModel {
            id: Set(request.id.0),
            number: Set(request.number),
            token_key: Set(self.vault.token_key(&request.token)),
            code_key: Set(self.vault.code_key(&request.join_code)),
            sealed_link: Set(sealed),
            created_by: Set(request.created_by.id.0),
            created_at: Set(row::millis(request.created_at)),
            origin: Set(row::to_word(&request.origin)?),
            ..rows::changes(request)?
        };
        Entity::insert(row)
            .exec_without_returning(self.connection)
            .await
            .map_err(StoreError::on_insert("session request"))?;
        self.note_day(request.number, request.created_at).await?;
        self.history(request, (by, event)).await
    }

    /// Saves one transition: the request as it is after it, and what happened.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when the request is not at the version before it any more.
    pub async fn save(
        &self,
        request: &SessionRequest,
        (by, event): (&EventActor, &RequestEvent),
    ) -> Result<(), StoreError> {
        self.update(request, rows::changes(request)?, (by, event)).await
    }

    /// Saves the transition that gives a request another link. `nonce` seals it.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when the join code is taken: try another. [`StoreError::Stale`] as in
    /// [`SessionRequests::save`].
    pub async fn save_with_new_link(
        &self,
        request: &SessionRequest,
        (by, event): (&EventActor, &RequestEvent),
        nonce: [u8; 24],
    ) -> Result<(), StoreError> {
        let sealed = self.vault.seal(request.id, (&request.token, &request.join_code), nonce)?;
        let changes = ActiveModel {
            token_key: Set(self.vault.token_key(&request.token)),
            code_key: Set(self.vault.code_key(&request.join_code)),
            sealed_link: Set(sealed),
            ..rows::changes(request)?
        };
        self.update(request, changes, (by, event)).await
    }

    async fn update(
        &self,
        request: &SessionRequest,
        changes: ActiveModel,
        event: (&EventActor, &RequestEvent),
    ) -> Result<(), StoreError> {
        let result = Entity::update_many()
            .set(changes)
            .filter(Column::Id.eq(request.id.0))
            .filter(Column::Version.eq(request.version - 1))
            .exec(self.connection)
            .await
            .map_err(StoreError::on_insert("session request"))?;
        if result.rows_affected != 1 {
            return Err(StoreError::Stale);
        }
        self.history(request, event).await
    }

    /// What happened, the words it changes, the wait it ends and the mail it causes: with the change or not at all.
    async fn history(
        &self,
        request: &SessionRequest,
        event: (&EventActor, &RequestEvent),
    ) -> Result<(), StoreError> {
        History::new(self.connection).append(request.id, request.version, request.updated_at, event).await?;
        match changed_words(event.1) {
            Words::First => search::keep_first(self.connection, &request.into()).await?,
            Words::Others => search::keep(self.connection, request.into()).await?,
            Words::Same => {}
        }
        SessionQueues::new(self.connection).note_wait(request, event.1).await?;
        Mails::new(self.connection).put_in_outbox(request, event.1).await
    }
}

/// By which words a request is found after an event.
enum Words {
    /// By its first ones: it has just been made, and nobody has commented on it.
    First,
    Others,
    Same,
}

/// What an event does to the words of a request. Comments tell the search themselves.
fn changed_words(event: &RequestEvent) -> Words {
    match event {
        RequestEvent::Created => Words::First,
        RequestEvent::Edited { fields } if fields.iter().any(is_searched) => Words::Others,
        RequestEvent::Edited { .. }
        | RequestEvent::Assigned { .. }
        | RequestEvent::TakenOver { .. }
        | RequestEvent::HandedBack { .. }
        | RequestEvent::Extended { .. }
        | RequestEvent::Shortened { .. }
        | RequestEvent::Scheduled { .. }
        | RequestEvent::Unscheduled
        | RequestEvent::LinkRenewed
        | RequestEvent::Commented { .. }
        | RequestEvent::CommentEdited { .. }
        | RequestEvent::CommentDeleted { .. }
        | RequestEvent::Wished { .. }
        | RequestEvent::WishDismissed
        | RequestEvent::InvitationResent
        | RequestEvent::SecondDeviceTurnedAway
        | RequestEvent::Closed { .. }
        | RequestEvent::Reopened { .. }
        | RequestEvent::Joined { .. }
        | RequestEvent::Left
        | RequestEvent::GuestReset
        | RequestEvent::Granted { .. }
        | RequestEvent::Withdrawn
        | RequestEvent::SessionStarted { .. }
        | RequestEvent::SessionEnded { .. } => Words::Same,
    }
}

fn is_searched(field: &EditedField) -> bool {
    match field {
        EditedField::UserName
        | EditedField::UserEmail
        | EditedField::Message
        | EditedField::Notes
        | EditedField::Reference => true,
        EditedField::SendUpdates | EditedField::Language | EditedField::Asks | EditedField::Custom(_) => {
            false
        }
    }
}
