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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session_request::testing::{ann, filled_in, minute, opened, request};
    use crate::status::Status;

    #[test]
    fn a_new_request_is_open_and_belongs_to_nobody() {
        let request = request();

        assert_eq!(request.status(&crate::presence::Presence::Absent, minute(0)), Status::Open);
        assert_eq!(request.assignment, Assignment::Unassigned);
        assert_eq!(request.created_by, ann());
        assert_eq!((request.version, request.device), (1, None));
    }

    #[test]
    fn the_validity_counts_from_creation() {
        assert_eq!(request().expires_at, minute(60));
    }

    #[test]
    fn with_a_schedule_the_validity_counts_from_the_scheduled_time() {
        let request = opened(NewSessionRequest { scheduled_for: Some(minute(120)), ..filled_in() });

        assert_eq!(request.expires_at, minute(180));
    }

    #[test]
    fn a_schedule_in_the_past_shortens_no_validity() {
        let request = opened(NewSessionRequest { scheduled_for: Some(minute(-30)), ..filled_in() });

        assert_eq!(request.expires_at, minute(60));
    }
}
