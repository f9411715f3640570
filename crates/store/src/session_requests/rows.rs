//! Between a request and its row.

use deskside_domain::assignment::Assignment;
use deskside_domain::ids::SessionRequestId;
use deskside_domain::schedule::{PlannedMinutes, Schedule, ZoneName};
use deskside_domain::session_queue::QueuePlace;
use deskside_domain::session_request::{Closure, SessionRequest, Updates, Wish};
use deskside_domain::text::{ClosingWord, EmailAddress, MessageText, Notes, PersonName, Reference};
use deskside_domain::tokens::DeviceId;
use deskside_domain::validity::Validity;
use sea_orm::ActiveValue::{NotSet, Set};
use uuid::Uuid;

use crate::clients::ClientNames;
use crate::entities::session_request::{ActiveModel, Model};
use crate::members::Names;
use crate::session_queues::QueueNames;
use crate::{StoreError, Vault, row};

/// The members a row names.
pub(super) fn members(row: &Model) -> impl Iterator<Item = Uuid> + use<> {
    [Some(row.created_by), row.assigned_to, row.closed_by].into_iter().flatten()
}

/// What the ids in rows stand for.
pub(super) struct Known {
    pub(super) members: Names,
    pub(super) queues: QueueNames,
    pub(super) clients: ClientNames,
}

pub(super) fn request(row: Model, known: &Known, vault: &Vault) -> Result<SessionRequest, StoreError> {
    let id = SessionRequestId(row.id);
    let (token, join_code) = vault.open(id, &row.sealed_link)?;
    Ok(SessionRequest {
        id,
        number: row.number,
        token,
        join_code,
        closure: closure(&row, known)?,
        assignment: assignment(&row, known)?,
        schedule: schedule(&row)?,
        wish: wish(&row)?,
        user_name: PersonName::from_stored(row.user_name),
        user_email: row.user_email.map(EmailAddress::from_stored),
        updates: if row.send_updates { Updates::Mailed } else { Updates::NotMailed },
        language: row::from_word(&row.language, "language")?,
        message: row.message.map(MessageText::from_stored),
        notes: row.notes.map(Notes::from_stored),
        asks: row::from_json(&row.asks, "asks")?,
        reference: row.reference.map(Reference::from_stored),
        custom: row::from_json(&row.custom, "own fields")?,
        created_by: known.members.agent(row.created_by)?,
        origin: row::from_word(&row.origin, "origin")?,
        created_at: row::time(row.created_at)?,
        validity: Validity::from_seconds(row.validity_seconds)
            .ok_or(StoreError::Unreadable { what: "validity" })?,
        expires_at: row::time(row.expires_at)?,
        device: row.device.map(|bytes| row::array(&bytes, "device").map(DeviceId)).transpose()?,
        second_device_at: row.second_device_at.map(row::time).transpose()?,
        version: row.version,
        updated_at: row::time(row.updated_at)?,
    })
}

fn assignment(row: &Model, known: &Known) -> Result<Assignment, StoreError> {
    let place = match (row.queue_id, row.queued_at) {
        (None, None) => None,
        (Some(queue), Some(since)) => {
            Some(QueuePlace { queue: known.queues.queue(queue)?, since: row::time(since)? })
        }
        (_, _) => return Err(StoreError::Unreadable { what: "assignment" }),
    };
    Ok(match (row.assigned_to, place) {
        (None, None) => Assignment::Unassigned,
        (None, Some(QueuePlace { queue, since })) => Assignment::Queue { queue, since },
        (Some(agent), from) => Assignment::Agent {
            agent: known.members.agent(agent)?,
            client: row.assigned_client.map(|client| known.clients.client(client)).transpose()?,
            from,
        },
    })
}

fn schedule(row: &Model) -> Result<Option<Schedule>, StoreError> {
    let Some(start) = row.scheduled_for else { return Ok(None) };
    let zone = row.schedule_zone.clone().map_or_else(ZoneName::utc, ZoneName::from_stored);
    let minutes = row.schedule_minutes.and_then(|minutes| u16::try_from(minutes).ok());
    Ok(Some(Schedule {
        starts_at: row::time(start)?,
        zone,
        minutes: minutes.and_then(PlannedMinutes::new).unwrap_or(PlannedMinutes::DEFAULT),
    }))
}

fn wish(row: &Model) -> Result<Option<Wish>, StoreError> {
    match (row.wish.as_deref(), row.wished_at) {
        (None, None) => Ok(None),
        (Some(kind), Some(at)) => Ok(Some(Wish { kind: row::from_word(kind, "wish")?, at: row::time(at)? })),
        (_, _) => Err(StoreError::Unreadable { what: "wish" }),
    }
}

fn closure(row: &Model, known: &Known) -> Result<Option<Closure>, StoreError> {
    match (row.closed_at, row.closed_by, row.outcome.as_deref()) {
        (None, None, None) => Ok(None),
        (Some(at), Some(by), Some(outcome)) => Ok(Some(Closure {
            at: row::time(at)?,
            by: known.members.agent(by)?,
            outcome: row::from_word(outcome, "outcome")?,
            word: row.closing_word.clone().map(ClosingWord::from_stored),
        })),
        _ => Err(StoreError::Unreadable { what: "closure" }),
    }
}

/// Everything a transition may change. Identity, link and creation are left as they are.
pub(super) fn changes(request: &SessionRequest) -> Result<ActiveModel, StoreError> {
    let closure = request.closure.as_ref();
    let place = request.assignment.place();
    let schedule = request.schedule.as_ref();
    Ok(ActiveModel {
        id: NotSet,
        number: NotSet,
        token_key: NotSet,
        code_key: NotSet,
        sealed_link: NotSet,
        created_by: NotSet,
        created_at: NotSet,
        origin: NotSet,
        seen_end: NotSet,
        user_name: Set(request.user_name.as_str().to_owned()),
        user_email: Set(request.user_email.as_ref().map(|email| email.as_str().to_owned())),
        message: Set(request.message.as_ref().map(|message| message.as_str().to_owned())),
        notes: Set(request.notes.as_ref().map(|notes| notes.as_str().to_owned())),
        send_updates: Set(request.updates == Updates::Mailed),
        language: Set(row::to_word(&request.language)?),
        asks: Set(row::to_json(&request.asks)?),
        reference: Set(request.reference.as_ref().map(|reference| reference.as_str().to_owned())),
        custom: Set(row::to_json(&request.custom)?),
        assigned_to: Set(request.assignment.agent().map(|agent| agent.id.0)),
        assigned_client: Set(request.assignment.client().map(|client| client.id.number().into())),
        queue_id: Set(place.as_ref().map(|place| place.queue.id.0)),
        queued_at: Set(place.as_ref().map(|place| row::millis(place.since))),
        validity_seconds: Set(request.validity.as_seconds()),
        expires_at: Set(row::millis(request.expires_at)),
        scheduled_for: Set(schedule.map(|schedule| row::millis(schedule.starts_at))),
        schedule_zone: Set(schedule.map(|schedule| schedule.zone.as_str().to_owned())),
        schedule_minutes: Set(schedule.map(|schedule| i32::from(schedule.minutes.get()))),
        closed_at: Set(closure.map(|closure| row::millis(closure.at))),
        closed_by: Set(closure.map(|closure| closure.by.id.0)),
        outcome: Set(closure.map(|closure| row::to_word(&closure.outcome)).transpose()?),
        closing_word: Set(closure
            .and_then(|closure| closure.word.as_ref())
            .map(|word| word.as_str().to_owned())),
        device: Set(request.device.map(|device| device.0.to_vec())),
        second_device_at: Set(request.second_device_at.map(row::millis)),
        wish: Set(request.wish.map(|wish| row::to_word(&wish.kind)).transpose()?),
        wished_at: Set(request.wish.map(|wish| row::millis(wish.at))),
        version: Set(request.version),
        updated_at: Set(row::millis(request.updated_at)),
    })
}
