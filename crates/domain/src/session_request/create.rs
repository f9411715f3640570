//! A new request.

use jiff::Timestamp;

use super::{Origin, SessionRequest, Updates};
use crate::actor::AgentRef;
use crate::assignment::Assignment;
use crate::capability::Asks;
use crate::custom_field::CustomValues;
use crate::history::RequestEvent;
use crate::ids::SessionRequestId;
use crate::language::Language;
use crate::link::{JoinCode, LinkToken};
use crate::schedule::Schedule;
use crate::text::{EmailAddress, MessageText, Notes, PersonName, Reference};
use crate::validity::Validity;

/// What is filled in for a new request.
#[derive(Clone, Debug)]
pub struct NewSessionRequest {
    /// The remote user's name.
    pub user_name: PersonName,
    /// The remote user's email address.
    pub user_email: Option<EmailAddress>,
    /// Whether the remote user hears of what changes by mail.
    pub updates: Updates,
    /// The language of mail and of the link's page.
    pub language: Language,
    /// What the remote user reads.
    pub message: Option<MessageText>,
    /// What only agents read.
    pub notes: Option<Notes>,
    /// Who is to help.
    pub assignment: Assignment,
    /// How it came about.
    pub origin: Origin,
    /// How long the link is valid.
    pub validity: Validity,
    /// When help is to begin.
    pub schedule: Option<Schedule>,
    /// What to ask the remote user to allow.
    pub asks: Asks,
    /// What the request is called elsewhere.
    pub reference: Option<Reference>,
    /// What it holds in the organisation's own fields.
    pub custom: CustomValues,
}

/// What tells a request from every other.
#[derive(Clone, Debug)]
pub struct Identity {
    /// The id.
    pub id: SessionRequestId,
    /// The number for people.
    pub number: i64,
    /// The secret in the link.
    pub token: LinkToken,
    /// The code for the phone.
    pub join_code: JoinCode,
}

impl NewSessionRequest {
    /// The request with its identity. With a schedule, the validity counts from the scheduled time.
    pub fn open(self, identity: Identity, by: &AgentRef, now: Timestamp) -> (SessionRequest, RequestEvent) {
        let begins = self.schedule.as_ref().map_or(now, |schedule| schedule.starts_at.max(now));
        let request = SessionRequest {
            id: identity.id,
            number: identity.number,
            token: identity.token,
            join_code: identity.join_code,
            user_name: self.user_name,
            user_email: self.user_email,
            updates: self.updates,
            language: self.language,
            message: self.message,
            notes: self.notes,
            asks: self.asks,
            reference: self.reference,
            custom: self.custom,
            assignment: self.assignment,
            created_by: by.clone(),
            origin: self.origin,
            created_at: now,
            validity: self.validity,
            expires_at: self.validity.end(begins),
            schedule: self.schedule,
            closure: None,
            device: None,
            second_device_at: None,
            wish: None,
            version: 1,
            updated_at: now,
        };
        (request, RequestEvent::Created)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session_request::testing::{ann, at, filled_in, minute, opened, request};
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
        let request = opened(NewSessionRequest { schedule: Some(at(120)), ..filled_in() });

        assert_eq!(request.expires_at, minute(180));
    }

    #[test]
    fn a_schedule_in_the_past_shortens_no_validity() {
        let request = opened(NewSessionRequest { schedule: Some(at(-30)), ..filled_in() });

        assert_eq!(request.expires_at, minute(60));
    }
}
