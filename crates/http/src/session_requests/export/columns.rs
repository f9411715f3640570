//! The lines of an exported file. The columns' names and order are documented and stay.

use std::collections::HashMap;

use deskside_domain::custom_field::CustomFields;
use deskside_domain::schedule::ZoneName;
use deskside_protocol::session_requests::{AssignmentBody, Capability, ScheduleBody, SessionRequestBody};
use serde::Serialize;
use uuid::Uuid;

use super::super::csv_file::{BYTE_ORDER_MARK, DECIDED, FILLED_IN, OWN, QUEUE, guarded};

/// What the lines are written with.
pub(super) struct Columns {
    pub(super) own: CustomFields,
    /// Members' addresses, by which an import finds them again.
    pub(super) addresses: HashMap<Uuid, String>,
}

impl Columns {
    /// The first line, with a column for each of the organisation's own fields.
    pub(super) fn head(&self) -> Vec<u8> {
        let own = self.own.iter().map(|field| format!("{OWN}{}", field.id.as_str()));
        let names = FILLED_IN.iter().chain(&DECIDED).map(|name| (*name).to_owned()).chain(own);
        [BYTE_ORDER_MARK, &written([names.collect()])].concat()
    }

    /// One line for each request.
    pub(super) fn rows(&self, requests: impl Iterator<Item = SessionRequestBody>) -> Vec<u8> {
        written(requests.map(|request| self.row(&request)))
    }

    fn row(&self, request: &SessionRequestBody) -> Vec<String> {
        let own = self.own.iter().map(|field| request.custom_fields.get(field.id.as_str()).cloned());
        let cells = self.filled_in(request).into_iter().chain(decided(request)).chain(own);
        cells.map(|cell| guarded(cell.unwrap_or_default())).collect()
    }

    fn filled_in(&self, request: &SessionRequestBody) -> [Option<String>; FILLED_IN.len()] {
        let schedule = request.schedule.as_ref();
        [
            Some(request.user_name.clone()),
            request.user_email.clone(),
            // Requests of earlier versions have updates without an address, which no import takes.
            Some((request.send_updates && request.user_email.is_some()).to_string()),
            word(&request.language),
            request.message.clone(),
            request.notes.clone(),
            request.reference.clone(),
            self.assign_to(&request.assignment),
            Some(words(&request.asks)),
            Some(request.validity_seconds.to_string()),
            schedule.map(local_time),
            schedule.map(|schedule| schedule.time_zone.clone()),
            schedule.map(|schedule| schedule.duration_minutes.to_string()),
        ]
    }

    fn assign_to(&self, assignment: &AssignmentBody) -> Option<String> {
        match assignment {
            AssignmentBody::Unassigned => None,
            AssignmentBody::Agent { agent, .. } => self.addresses.get(&agent.id).cloned(),
            AssignmentBody::Queue { queue, .. } => Some(format!("{QUEUE}{}", queue.name)),
        }
    }
}

fn decided(request: &SessionRequestBody) -> [Option<String>; DECIDED.len()] {
    let (assigned_to, queue) = match &request.assignment {
        AssignmentBody::Unassigned => (None, None),
        AssignmentBody::Agent { agent, from_queue } => (Some(agent), from_queue.as_ref()),
        AssignmentBody::Queue { queue, .. } => (None, Some(queue)),
    };
    let closure = request.closure.as_ref();
    [
        Some(request.number.to_string()),
        word(&request.status),
        assigned_to.map(|agent| agent.name.clone()),
        queue.map(|queue| queue.name.clone()),
        Some(request.created_at.to_string()),
        Some(request.created_by.name.clone()),
        Some(request.expires_at.to_string()),
        closure.map(|closure| closure.at.to_string()),
        closure.map(|closure| closure.by.name.clone()),
        closure.and_then(|closure| word(&closure.outcome)),
        closure.and_then(|closure| closure.word.clone()),
        Some(request.link.clone()),
        Some(request.join_code.clone()),
    ]
}

/// What the clocks of its place show: it stands beside the name of that place.
fn local_time(schedule: &ScheduleBody) -> String {
    let zone = ZoneName::from_stored(schedule.time_zone.clone()).zone();
    zone.to_datetime(schedule.starts_at).strftime("%Y-%m-%dT%H:%M").to_string()
}

fn words(asks: &[Capability]) -> String {
    asks.iter().filter_map(word).collect::<Vec<_>>().join(" ")
}

fn word<T: Serialize>(value: &T) -> Option<String> {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned))
}

fn written(rows: impl IntoIterator<Item = Vec<String>>) -> Vec<u8> {
    let mut file = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        // Writing to memory does not fail.
        let _written = file.write_record(row);
    }
    file.into_inner().unwrap_or_default()
}
