//! From requests, sessions and histories to their bodies.

use deskside_app::session_requests::HistoryRow;
use deskside_app::session_requests::SeenRequest;
use deskside_domain::actor::AgentRef;
use deskside_domain::assignment::Assignment;
use deskside_domain::capability::{Capability, Grant};
use deskside_domain::history::{EditedField, EventActor, RequestEvent, SessionEndReason};
use deskside_domain::language::Language;
use deskside_domain::presence::{LiveSession, Presence};
use deskside_domain::schedule::Schedule;
use deskside_domain::session_queue::QueueRef;
use deskside_domain::session_request::{
    EditConflict, Origin, Outcome, SessionRequest, Updates, Wish, WishKind,
};
use deskside_domain::status::Status;
use deskside_protocol::clients::ClientIdBody;
use deskside_protocol::problem::EditConflictBody;
use deskside_protocol::session_requests as wire;

use super::ways_in::WaysIn;
use crate::PublicUrl;
use crate::clients::client_ref;
use crate::wire_name::wire_name;

pub(crate) fn request(seen: SeenRequest, ways_in: WaysIn, url: &PublicUrl) -> wire::SessionRequestBody {
    let SeenRequest { request, presence, status: now, status_since } = seen;
    wire::SessionRequestBody {
        id: request.id.0,
        number: request.number,
        status: status(now),
        status_since,
        link: ways_in.tell(|| url.with_path(&link_path(request.token.expose()))),
        join_code: ways_in.tell(|| request.join_code.expose().to_owned()),
        assignment: assignment(&request.assignment),
        created_by: agent(&request.created_by),
        closure: request.closure.as_ref().map(|closure| wire::ClosureBody {
            at: closure.at,
            by: agent(&closure.by),
            outcome: outcome(closure.outcome),
            word: closure.word.as_ref().map(|word| word.as_str().to_owned()),
        }),
        language: language(request.language),
        send_updates: request.updates == Updates::Mailed,
        asks: request.asks.capabilities().map(capability).collect(),
        reference: request.reference.as_ref().map(|reference| reference.as_str().to_owned()),
        custom_fields: request
            .custom
            .iter()
            .map(|(id, value)| (id.as_str().to_owned(), value.as_str().to_owned()))
            .collect(),
        origin: origin(request.origin),
        validity_seconds: u32::try_from(request.validity.as_seconds()).unwrap_or(u32::MAX),
        schedule: request.schedule.as_ref().map(schedule),
        wish: request.wish.map(wish),
        second_device_at: request.second_device_at,
        guest: guest(&presence),
        session: presence.session().map(live_session),
        user_name: request.user_name.as_str().to_owned(),
        user_email: request.user_email.as_ref().map(|email| email.as_str().to_owned()),
        message: request.message.as_ref().map(|message| message.as_str().to_owned()),
        notes: request.notes.as_ref().map(|notes| notes.as_str().to_owned()),
        created_at: request.created_at,
        expires_at: request.expires_at,
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
            EventActor::Agent { agent, client } => wire::HistoryActorBody::Agent {
                id: agent.id.0,
                name: agent.name.as_str().to_owned(),
                client: client.map(ClientIdBody),
            },
            EventActor::Token { agent, token } => wire::HistoryActorBody::Token {
                id: agent.id.0,
                name: agent.name.as_str().to_owned(),
                token_name: token.name.as_str().to_owned(),
            },
            EventActor::Batch { agent, batch } => wire::HistoryActorBody::Batch {
                id: agent.id.0,
                name: agent.name.as_str().to_owned(),
                batch: batch.0,
            },
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
        Assignment::Agent { agent: to, client, from } => wire::AssignmentBody::Agent {
            agent: agent(to),
            client: client.as_ref().map(client_ref),
            from_queue: from.as_ref().map(|place| queue(&place.queue)),
        },
        Assignment::Queue { queue: to, since } => {
            wire::AssignmentBody::Queue { queue: queue(to), since: *since }
        }
    }
}

pub(crate) fn queue(queue: &QueueRef) -> wire::QueueRef {
    wire::QueueRef {
        id: queue.id.0,
        name: queue.name.as_str().to_owned(),
        colour: queue.colour.word().to_owned(),
    }
}

pub(crate) fn language(language: Language) -> wire::Language {
    match language {
        Language::En => wire::Language::En,
        Language::De => wire::Language::De,
    }
}

pub(crate) fn schedule(schedule: &Schedule) -> wire::ScheduleBody {
    wire::ScheduleBody {
        starts_at: schedule.starts_at,
        time_zone: schedule.zone.as_str().to_owned(),
        duration_minutes: schedule.minutes.get(),
    }
}

pub(crate) fn wish(wish: Wish) -> wire::WishBody {
    wire::WishBody { kind: wish_kind(wish.kind), at: wish.at }
}

pub(crate) fn edit_conflict(conflict: &EditConflict, now: &SessionRequest) -> EditConflictBody {
    EditConflictBody {
        field: edited(&conflict.field),
        by: agent(&conflict.by),
        at: conflict.at,
        now: value(now, &conflict.field),
    }
}

/// What a field says, as its editor would type it.
fn value(request: &SessionRequest, field: &EditedField) -> Option<String> {
    match field {
        EditedField::UserName => Some(request.user_name.as_str().to_owned()),
        EditedField::UserEmail => request.user_email.as_ref().map(|email| email.as_str().to_owned()),
        EditedField::Message => request.message.as_ref().map(|message| message.as_str().to_owned()),
        EditedField::Notes => request.notes.as_ref().map(|notes| notes.as_str().to_owned()),
        EditedField::SendUpdates => Some((request.updates == Updates::Mailed).to_string()),
        EditedField::Language => wire_name(&language(request.language)).ok(),
        EditedField::Asks => {
            let words = request.asks.capabilities().map(|asked| wire_name(&capability(asked)));
            words.collect::<Result<Vec<_>, _>>().map(|words| words.join(",")).ok()
        }
        EditedField::Reference => request.reference.as_ref().map(|reference| reference.as_str().to_owned()),
        EditedField::Custom(id) => request.custom.get(id).map(|value| value.as_str().to_owned()),
    }
}

fn wish_kind(kind: WishKind) -> wire::WishKind {
    match kind {
        WishKind::MoreTime => wire::WishKind::MoreTime,
        WishKind::Reopen => wire::WishKind::Reopen,
    }
}

fn origin(origin: Origin) -> wire::Origin {
    match origin {
        Origin::Agent => wire::Origin::Agent,
        Origin::RequestPage => wire::Origin::RequestPage,
    }
}

fn outcome(outcome: Outcome) -> wire::Outcome {
    match outcome {
        Outcome::Solved => wire::Outcome::Solved,
        Outcome::NotSolved => wire::Outcome::NotSolved,
        Outcome::Cancelled => wire::Outcome::Cancelled,
    }
}

pub(crate) fn capability(capability: Capability) -> wire::Capability {
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
        RequestEvent::Edited { fields } => Kind::Edited { fields: fields.iter().map(edited).collect() },
        RequestEvent::Assigned { assignment: to } => Kind::Assigned { assignment: assignment(&to) },
        RequestEvent::TakenOver { assignment: to } => Kind::TakenOver { assignment: assignment(&to) },
        RequestEvent::HandedBack { queue: to } => Kind::HandedBack { queue: queue(&to) },
        RequestEvent::Extended { expires_at } => Kind::Extended { expires_at },
        RequestEvent::Shortened { expires_at } => Kind::Shortened { expires_at },
        RequestEvent::Scheduled { schedule: to } => Kind::Scheduled { schedule: schedule(&to) },
        RequestEvent::Unscheduled => Kind::Unscheduled,
        RequestEvent::LinkRenewed => Kind::LinkRenewed,
        RequestEvent::Commented { comment } => Kind::Commented { comment: comment.0 },
        RequestEvent::CommentEdited { comment } => Kind::CommentEdited { comment: comment.0 },
        RequestEvent::CommentDeleted { comment } => Kind::CommentDeleted { comment: comment.0 },
        RequestEvent::Wished { wish } => Kind::Wished { wish: wish_kind(wish) },
        RequestEvent::WishDismissed => Kind::WishDismissed,
        RequestEvent::InvitationResent => Kind::InvitationResent,
        RequestEvent::SecondDeviceTurnedAway => Kind::SecondDeviceTurnedAway,
        RequestEvent::Closed { outcome: how, word } => {
            Kind::Closed { outcome: outcome(how), word: word.map(|word| word.as_str().to_owned()) }
        }
        RequestEvent::Reopened { expires_at } => Kind::Reopened { expires_at },
        RequestEvent::Joined { device_name } => Kind::Joined { device_name: device_name.as_str().to_owned() },
        RequestEvent::Left => Kind::Left,
        RequestEvent::GuestReset => Kind::GuestReset,
        RequestEvent::Granted { grant } => Kind::Granted { capabilities: capabilities(&grant) },
        RequestEvent::Withdrawn => Kind::Withdrawn,
        RequestEvent::SessionStarted { session } => Kind::SessionStarted { session: session.0 },
        RequestEvent::SessionEnded { session, reason: why, duration_seconds } => {
            Kind::SessionEnded { session: session.0, reason: end_reason(why), duration_seconds }
        }
    }
}

fn edited(field: &EditedField) -> String {
    match field {
        EditedField::UserName => "user_name".to_owned(),
        EditedField::UserEmail => "user_email".to_owned(),
        EditedField::Message => "message".to_owned(),
        EditedField::Notes => "notes".to_owned(),
        EditedField::SendUpdates => "send_updates".to_owned(),
        EditedField::Language => "language".to_owned(),
        EditedField::Asks => "asks".to_owned(),
        EditedField::Reference => "reference".to_owned(),
        EditedField::Custom(id) => format!("custom_fields.{}", id.as_str()),
    }
}

pub(crate) fn end_reason(reason: SessionEndReason) -> wire::SessionEndReason {
    match reason {
        SessionEndReason::StoppedByRemoteUser => wire::SessionEndReason::StoppedByRemoteUser,
        SessionEndReason::EndedByAgent => wire::SessionEndReason::EndedByAgent,
        SessionEndReason::RequestClosed => wire::SessionEndReason::RequestClosed,
        SessionEndReason::ConnectionLost => wire::SessionEndReason::ConnectionLost,
        SessionEndReason::VerificationFailed => wire::SessionEndReason::VerificationFailed,
    }
}
