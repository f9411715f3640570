//! A new request.

use jiff::Timestamp;

use super::SessionRequest;
use crate::actor::AgentRef;
use crate::assignment::Assignment;
use crate::history::RequestEvent;
use crate::ids::SessionRequestId;
use crate::link::{JoinCode, LinkToken};
use crate::text::{EmailAddress, MessageText, Notes, PersonName};
use crate::validity::Validity;

/// What an agent fills in for a new request.
#[derive(Clone, Debug)]
pub struct NewSessionRequest {
    /// The remote user's name.
    pub user_name: PersonName,
    /// The remote user's email address.
    pub user_email: Option<EmailAddress>,
    /// What the remote user reads.
    pub message: Option<MessageText>,
    /// What only agents read.
    pub notes: Option<Notes>,
    /// Who is to help.
    pub assignment: Assignment,
    /// How long the link is valid.
    pub validity: Validity,
    /// When help is to begin.
    pub scheduled_for: Option<Timestamp>,
}

impl NewSessionRequest {
    /// The request with its identity. With a schedule, the validity counts from the scheduled time.
    pub fn open(
        self,
        (id, number): (SessionRequestId, i64),
        (token, join_code): (LinkToken, JoinCode),
        by: &AgentRef,
        now: Timestamp,
    ) -> (SessionRequest, RequestEvent) {
        let request = SessionRequest {
            id,
            number,
            token,
            join_code,
            user_name: self.user_name,
            user_email: self.user_email,
            message: self.message,
            notes: self.notes,
            assignment: self.assignment,
            created_by: by.clone(),
            created_at: now,
            validity: self.validity,
            expires_at: self.validity.end(self.scheduled_for.unwrap_or(now).max(now)),
            scheduled_for: self.scheduled_for,
            closure: None,
            device: None,
            version: 1,
            updated_at: now,
        };
        (request, RequestEvent::Created)
    }
}
