//! What happened to a request: an append-only chain in which each row carries the hash of the one before.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::actor::AgentRef;
use crate::api_token::ApiTokenRef;
use crate::assignment::Assignment;
use crate::capability::Grant;
pub use crate::chain::ChainHash;
use crate::client::ClientId;
use crate::custom_field::FieldId;
use crate::ids::{BatchId, CommentId, SessionId};
use crate::schedule::Schedule;
use crate::session_queue::QueueRef;
use crate::session_request::{Outcome, WishKind};
use crate::text::{ClosingWord, DeviceName};

/// One thing that happened, by whom and when. The version is the request's version after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryEvent {
    /// The request's version after it.
    pub version: i64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: EventActor,
    /// What.
    pub what: RequestEvent,
}

/// Who did something to a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum EventActor {
    /// A member.
    Agent {
        /// The member, with the name of that time.
        agent: AgentRef,
        /// The client that was signed in; rows from before clients were kept here have none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        client: Option<ClientId>,
    },
    /// A program with an API token of a member.
    Token {
        /// The member, with the name of that time.
        agent: AgentRef,
        /// The token.
        token: ApiTokenRef,
    },
    /// A member, by an action over many requests.
    Batch {
        /// The member, with the name of that time.
        agent: AgentRef,
        /// The action.
        batch: BatchId,
    },
    /// The remote user's device.
    RemoteUser,
    /// The server itself.
    System,
}

/// What happened to a request. The serialised form is stored and hashed: a variant may be added, never changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RequestEvent {
    /// It was created.
    Created,
    /// Fields were changed.
    Edited {
        /// Which.
        fields: Vec<EditedField>,
    },
    /// It was assigned.
    Assigned {
        /// Who is to help now.
        assignment: Assignment,
    },
    /// An agent took it over.
    TakenOver {
        /// Who is to help now, and from which queue it came.
        assignment: Assignment,
    },
    /// It went back to the queue it was taken from.
    HandedBack {
        /// That queue.
        queue: QueueRef,
    },
    /// Its validity was extended.
    Extended {
        /// Until when it is valid now.
        expires_at: Timestamp,
    },
    /// Its validity was made shorter.
    Shortened {
        /// Until when it is valid now.
        expires_at: Timestamp,
    },
    /// A time was set, or moved.
    Scheduled {
        /// When help is to begin now.
        schedule: Schedule,
    },
    /// The time was taken away.
    Unscheduled,
    /// The old link and code are void; there are new ones.
    LinkRenewed,
    /// An agent commented.
    Commented {
        /// The comment.
        comment: CommentId,
    },
    /// The author changed a comment.
    CommentEdited {
        /// The comment.
        comment: CommentId,
    },
    /// The author deleted a comment.
    CommentDeleted {
        /// The comment.
        comment: CommentId,
    },
    /// The remote user asked for something on a page that lets nobody in.
    Wished {
        /// What.
        wish: WishKind,
    },
    /// An agent said no to what the remote user asked for.
    WishDismissed,
    /// An agent sent the invitation once more.
    InvitationResent,
    /// A device other than the one that joined was turned away.
    SecondDeviceTurnedAway,
    /// It was closed.
    Closed {
        /// How it ended.
        outcome: Outcome,
        /// A word about it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        word: Option<ClosingWord>,
    },
    /// It was reopened under the same link.
    Reopened {
        /// Until when it is valid now.
        expires_at: Timestamp,
    },
    /// The remote user's device joined.
    Joined {
        /// The device, as it told.
        device_name: DeviceName,
    },
    /// The remote user left or was lost.
    Left,
    /// An agent freed the link for another device.
    GuestReset,
    /// The remote user granted access.
    Granted {
        /// What is allowed.
        grant: Grant,
    },
    /// The remote user took the grant back.
    Withdrawn,
    /// A session began.
    SessionStarted {
        /// Which.
        session: SessionId,
    },
    /// A session ended.
    SessionEnded {
        /// Which.
        session: SessionId,
        /// Why.
        reason: SessionEndReason,
        /// How long it ran, in seconds.
        duration_seconds: u64,
    },
}

/// A field that an edit changed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EditedField {
    /// The remote user's name.
    UserName,
    /// The remote user's email address.
    UserEmail,
    /// The message to the remote user.
    Message,
    /// The agents' notes.
    Notes,
    /// Whether the remote user gets updates by mail.
    SendUpdates,
    /// The language of mail and of the link's page.
    Language,
    /// What the agent asks the remote user to allow.
    Asks,
    /// What the request is called elsewhere.
    Reference,
    /// One of the organisation's own fields.
    Custom(FieldId),
}

/// Why a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionEndReason {
    /// The remote user stopped sharing.
    StoppedByRemoteUser,
    /// The agent ended it.
    EndedByAgent,
    /// The request was closed.
    RequestClosed,
    /// One side was gone for longer than it may be.
    ConnectionLost,
    /// The other side's keys could not be verified.
    VerificationFailed,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capability::Capability;
    use crate::ids::{MemberId, QueueId};
    use crate::schedule::{PlannedMinutes, ZoneName};
    use crate::session_queue::{QueueColour, QueuePlace};
    use crate::text::{PersonName, QueueName};
    use uuid::Uuid;

    #[test]
    #[expect(clippy::too_many_lines, reason = "one line for each event there is")]
    fn events_keep_their_stored_form() {
        let at = Timestamp::UNIX_EPOCH;
        let session = SessionId(Uuid::nil());
        let nil = "00000000-0000-0000-0000-000000000000";
        let agent = AgentRef { id: MemberId(Uuid::nil()), name: PersonName::parse("Ann").unwrap() };
        let device_name = DeviceName::parse("Firefox on Linux").unwrap();
        let grant = Grant::of([Capability::View, Capability::Control]).unwrap();
        let reason = SessionEndReason::ConnectionLost;
        let fields = vec![EditedField::UserName, EditedField::Notes];
        let queue = QueueRef {
            id: QueueId(Uuid::nil()),
            name: QueueName::parse("First line").unwrap(),
            colour: QueueColour::Teal,
        };
        let waiting =
            r#""queue":{"id":"NIL","name":"First line","colour":"teal"},"since":"1970-01-01T00:00:00Z""#
                .replace("NIL", nil);
        let assigned = Assignment::to_agent(agent.clone());
        let from = Some(QueuePlace { queue: queue.clone(), since: at });
        let taken = Assignment::Agent { agent, client: None, from };
        let custom = vec![EditedField::Custom(FieldId::parse("room").unwrap())];
        let comment = CommentId(Uuid::nil());
        let schedule =
            Schedule { starts_at: at, zone: ZoneName::utc(), minutes: PlannedMinutes::new(45).unwrap() };
        let word = ClosingWord::parse("new cable").ok();
        for (event, stored) in [
            (RequestEvent::Created, r#"{"kind":"created"}"#.to_owned()),
            (
                RequestEvent::Edited { fields },
                r#"{"kind":"edited","fields":["user_name","notes"]}"#.to_owned(),
            ),
            (
                RequestEvent::Assigned { assignment: assigned },
                format!(
                    r#"{{"kind":"assigned","assignment":{{"kind":"agent","agent":{{"id":"{nil}","name":"Ann"}}}}}}"#
                ),
            ),
            (
                RequestEvent::Assigned { assignment: Assignment::Unassigned },
                r#"{"kind":"assigned","assignment":{"kind":"unassigned"}}"#.to_owned(),
            ),
            (
                RequestEvent::Assigned { assignment: Assignment::Queue { queue: queue.clone(), since: at } },
                format!(r#"{{"kind":"assigned","assignment":{{"kind":"queue",{waiting}}}}}"#),
            ),
            (
                RequestEvent::TakenOver { assignment: taken },
                format!(
                    r#"{{"kind":"taken_over","assignment":{{"kind":"agent","agent":{{"id":"{nil}","name":"Ann"}},"from":{{{waiting}}}}}}}"#
                ),
            ),
            (
                RequestEvent::HandedBack { queue },
                format!(
                    r#"{{"kind":"handed_back","queue":{{"id":"{nil}","name":"First line","colour":"teal"}}}}"#
                ),
            ),
            (
                RequestEvent::Edited { fields: custom },
                r#"{"kind":"edited","fields":[{"custom":"room"}]}"#.to_owned(),
            ),
            (
                RequestEvent::Extended { expires_at: at },
                r#"{"kind":"extended","expires_at":"1970-01-01T00:00:00Z"}"#.to_owned(),
            ),
            (
                RequestEvent::Shortened { expires_at: at },
                r#"{"kind":"shortened","expires_at":"1970-01-01T00:00:00Z"}"#.to_owned(),
            ),
            (
                RequestEvent::Scheduled { schedule },
                r#"{"kind":"scheduled","schedule":{"starts_at":"1970-01-01T00:00:00Z","zone":"UTC","minutes":45}}"#
                    .to_owned(),
            ),
            (RequestEvent::Unscheduled, r#"{"kind":"unscheduled"}"#.to_owned()),
            (RequestEvent::LinkRenewed, r#"{"kind":"link_renewed"}"#.to_owned()),
            (
                RequestEvent::Commented { comment },
                format!(r#"{{"kind":"commented","comment":"{nil}"}}"#),
            ),
            (
                RequestEvent::CommentEdited { comment },
                format!(r#"{{"kind":"comment_edited","comment":"{nil}"}}"#),
            ),
            (
                RequestEvent::CommentDeleted { comment },
                format!(r#"{{"kind":"comment_deleted","comment":"{nil}"}}"#),
            ),
            (
                RequestEvent::Wished { wish: WishKind::MoreTime },
                r#"{"kind":"wished","wish":"more_time"}"#.to_owned(),
            ),
            (RequestEvent::WishDismissed, r#"{"kind":"wish_dismissed"}"#.to_owned()),
            (RequestEvent::InvitationResent, r#"{"kind":"invitation_resent"}"#.to_owned()),
            (RequestEvent::SecondDeviceTurnedAway, r#"{"kind":"second_device_turned_away"}"#.to_owned()),
            (
                RequestEvent::Closed { outcome: Outcome::NotSolved, word: None },
                r#"{"kind":"closed","outcome":"not_solved"}"#.to_owned(),
            ),
            (
                RequestEvent::Closed { outcome: Outcome::Solved, word },
                r#"{"kind":"closed","outcome":"solved","word":"new cable"}"#.to_owned(),
            ),
            (
                RequestEvent::Reopened { expires_at: at },
                r#"{"kind":"reopened","expires_at":"1970-01-01T00:00:00Z"}"#.to_owned(),
            ),
            (
                RequestEvent::Joined { device_name },
                r#"{"kind":"joined","device_name":"Firefox on Linux"}"#.to_owned(),
            ),
            (RequestEvent::Left, r#"{"kind":"left"}"#.to_owned()),
            (RequestEvent::GuestReset, r#"{"kind":"guest_reset"}"#.to_owned()),
            (RequestEvent::Granted { grant }, r#"{"kind":"granted","grant":["view","control"]}"#.to_owned()),
            (RequestEvent::Withdrawn, r#"{"kind":"withdrawn"}"#.to_owned()),
            (
                RequestEvent::SessionStarted { session },
                format!(r#"{{"kind":"session_started","session":"{nil}"}}"#),
            ),
            (
                RequestEvent::SessionEnded { session, reason, duration_seconds: 727 },
                format!(
                    r#"{{"kind":"session_ended","session":"{nil}","reason":"connection_lost","duration_seconds":727}}"#
                ),
            ),
        ] {
            assert_eq!(serde_json::to_string(&event).unwrap(), stored);
            assert_eq!(serde_json::from_str::<RequestEvent>(&stored).unwrap(), event);
        }
    }
}
