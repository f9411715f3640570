//! From requests, sessions and histories to their bodies.

use deskside_app::session_requests::HistoryRow;
use deskside_app::session_requests::SeenRequest;
use deskside_domain::actor::AgentRef;
use deskside_domain::assignment::Assignment;
use deskside_domain::capability::{Capability, Grant};
use deskside_domain::history::{EditedField, EventActor, RequestEvent, SessionEndReason};
use deskside_domain::presence::{LiveSession, Presence};
use deskside_domain::session_request::Outcome;
use deskside_domain::status::Status;
use deskside_protocol::session_requests as wire;

use crate::PublicUrl;

pub(crate) fn request(seen: SeenRequest, url: &PublicUrl) -> wire::SessionRequestBody {
    let SeenRequest { request, presence, status: now, status_since } = seen;
    wire::SessionRequestBody {
        id: request.id.0,
        number: request.number,
        status: status(now),
        status_since,
        link: url.with_path(&link_path(request.token.expose())),
        join_code: request.join_code.expose().to_owned(),
        assignment: assignment(&request.assignment),
        created_by: agent(&request.created_by),
        closure: request.closure.as_ref().map(|closure| wire::ClosureBody {
            at: closure.at,
            by: agent(&closure.by),
            outcome: outcome(closure.outcome),
        }),
        guest: guest(&presence),
        session: presence.session().map(live_session),
        user_name: request.user_name.as_str().to_owned(),
        user_email: request.user_email.map(|email| email.as_str().to_owned()),
        message: request.message.map(|message| message.as_str().to_owned()),
        notes: request.notes.map(|notes| notes.as_str().to_owned()),
        created_at: request.created_at,
        expires_at: request.expires_at,
        scheduled_for: request.scheduled_for,
        version: request.version,
        updated_at: request.updated_at,
    }
}

/// The path of a link's page.
pub(crate) fn link_path(token: &str) -> String {
    format!("/s/{token}")
}

pub(crate) fn live_session(live: &LiveSession) -> wire::LiveSessionBody {
    wire::LiveSessionBody { id: live.id.0, agent: agent(&live.agent), since: live.since }
}

pub(crate) fn agent(agent: &AgentRef) -> wire::AgentRef {
    wire::AgentRef { id: agent.id.0, name: agent.name.as_str().to_owned() }
}

pub(crate) fn capabilities(grant: &Grant) -> Vec<wire::Capability> {
    grant.capabilities().map(capability).collect()
}

pub(crate) fn history_event(row: HistoryRow) -> wire::HistoryEventBody {
    wire::HistoryEventBody {
        version: row.event.version,
        at: row.event.at,
        by: match &row.event.by {
            EventActor::Agent { agent } => {
                wire::HistoryActorBody::Agent { id: agent.id.0, name: agent.name.as_str().to_owned() }
            }
            EventActor::RemoteUser => wire::HistoryActorBody::RemoteUser,
            EventActor::System => wire::HistoryActorBody::System,
        },
        event: event(row.event.what),
        hash: base16ct::lower::encode_string(&row.hash.0),
    }
}

fn guest(presence: &Presence) -> Option<wire::GuestBody> {
    presence.guest().map(|guest| wire::GuestBody {
        device_name: guest.device_name.as_str().to_owned(),
        granted: presence.grant().map(capabilities).unwrap_or_default(),
    })
}

fn status(status: Status) -> wire::Status {
    match status {
        Status::Open => wire::Status::Open,
        Status::Waiting => wire::Status::Waiting,
        Status::Ready => wire::Status::Ready,
        Status::Connected => wire::Status::Connected,
        Status::Closed => wire::Status::Closed,
        Status::Expired => wire::Status::Expired,
    }
}

fn assignment(assignment: &Assignment) -> wire::AssignmentBody {
    match assignment {
        Assignment::Unassigned => wire::AssignmentBody::Unassigned,
        Assignment::Agent { agent: to } => wire::AssignmentBody::Agent { agent: agent(to) },
    }
}

fn outcome(outcome: Outcome) -> wire::Outcome {
    match outcome {
        Outcome::Solved => wire::Outcome::Solved,
        Outcome::NotSolved => wire::Outcome::NotSolved,
        Outcome::Cancelled => wire::Outcome::Cancelled,
    }
}

fn capability(capability: Capability) -> wire::Capability {
    match capability {
        Capability::View => wire::Capability::View,
        Capability::Control => wire::Capability::Control,
        Capability::Clipboard => wire::Capability::Clipboard,
        Capability::Files => wire::Capability::Files,
        Capability::Annotate => wire::Capability::Annotate,
        Capability::Record => wire::Capability::Record,
        Capability::Restart => wire::Capability::Restart,
        Capability::Elevate => wire::Capability::Elevate,
    }
}

fn event(event: RequestEvent) -> wire::HistoryEventKind {
    use wire::HistoryEventKind as Kind;
    match event {
        RequestEvent::Created => Kind::Created,
        RequestEvent::Edited { fields } => {
            Kind::Edited { fields: fields.into_iter().map(|field| edited(field).to_owned()).collect() }
        }
        RequestEvent::Assigned { assignment: to } => Kind::Assigned { assignment: assignment(&to) },
        RequestEvent::Closed { outcome: how } => Kind::Closed { outcome: outcome(how) },
        RequestEvent::Reopened { expires_at } => Kind::Reopened { expires_at },
        RequestEvent::Joined { device_name } => Kind::Joined { device_name: device_name.as_str().to_owned() },
        RequestEvent::Left => Kind::Left,
        RequestEvent::GuestReset => Kind::GuestReset,
        RequestEvent::Granted { grant } => Kind::Granted { capabilities: capabilities(&grant) },
        RequestEvent::Withdrawn => Kind::Withdrawn,
        RequestEvent::SessionStarted { session } => Kind::SessionStarted { session: session.0 },
        RequestEvent::SessionEnded { session, reason: why, duration_seconds } => {
            Kind::SessionEnded { session: session.0, reason: reason(why), duration_seconds }
        }
    }
}

fn edited(field: EditedField) -> &'static str {
    match field {
        EditedField::UserName => "user_name",
        EditedField::UserEmail => "user_email",
        EditedField::Message => "message",
        EditedField::Notes => "notes",
    }
}

fn reason(reason: SessionEndReason) -> wire::SessionEndReason {
    match reason {
        SessionEndReason::StoppedByRemoteUser => wire::SessionEndReason::StoppedByRemoteUser,
        SessionEndReason::EndedByAgent => wire::SessionEndReason::EndedByAgent,
        SessionEndReason::RequestClosed => wire::SessionEndReason::RequestClosed,
        SessionEndReason::ConnectionLost => wire::SessionEndReason::ConnectionLost,
        SessionEndReason::VerificationFailed => wire::SessionEndReason::VerificationFailed,
    }
}
