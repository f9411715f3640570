//! The lines of an exported file. The columns' names and order are documented and stay.

use std::collections::HashMap;

use deskside_domain::custom_field::CustomFields;
use deskside_domain::schedule::ZoneName;
use deskside_protocol::session_requests::{AssignmentBody, Capability, ScheduleBody, SessionRequestBody};
use uuid::Uuid;

use super::super::file_columns::{DECIDED, FILLED_IN, OWN, QUEUE};
use crate::csv_file::{BYTE_ORDER_MARK, LineError, guarded, written};
use crate::wire_name::wire_name;

/// What the lines are written with.
pub(super) struct Columns {
    pub(super) own: CustomFields,
    /// Members' addresses, by which an import finds them again.
    pub(super) addresses: HashMap<Uuid, String>,
}

impl Columns {
    /// The first line, with a column for each of the organisation's own fields.
    pub(super) fn head(&self) -> Result<Vec<u8>, LineError> {
        let own = self.own.iter().map(|field| format!("{OWN}{}", field.id.as_str()));
        let names = FILLED_IN.iter().chain(&DECIDED).map(|name| (*name).to_owned()).chain(own);
        Ok([BYTE_ORDER_MARK, &written([Ok(names.collect())])?].concat())
    }

    /// One line for each request.
    pub(super) fn rows(
        &self,
        requests: impl Iterator<Item = SessionRequestBody>,
    ) -> Result<Vec<u8>, LineError> {
        written(requests.map(|request| self.row(&request)))
    }

    fn row(&self, request: &SessionRequestBody) -> Result<Vec<String>, LineError> {
        let own = self.own.iter().map(|field| request.custom_fields.get(field.id.as_str()).cloned());
        let cells = self.filled_in(request)?.into_iter().chain(decided(request)?).chain(own);
        // A cell of nothing is empty.
        Ok(cells.map(|cell| guarded(cell.unwrap_or_default())).collect())
    }

    fn filled_in(
        &self,
        request: &SessionRequestBody,
    ) -> Result<[Option<String>; FILLED_IN.len()], LineError> {
        let schedule = request.schedule.as_ref();
        Ok([
            Some(request.user_name.clone()),
            request.user_email.clone(),
            // Requests of earlier versions have updates without an address, which no import takes.
            Some((request.send_updates && request.user_email.is_some()).to_string()),
            Some(wire_name(&request.language)?),
            request.message.clone(),
            request.notes.clone(),
            request.reference.clone(),
            self.assign_to(&request.assignment),
            Some(words(&request.asks)?),
            Some(request.validity_seconds.to_string()),
            schedule.map(local_time),
            schedule.map(|schedule| schedule.time_zone.clone()),
            schedule.map(|schedule| schedule.duration_minutes.to_string()),
        ])
    }

    fn assign_to(&self, assignment: &AssignmentBody) -> Option<String> {
        match assignment {
            AssignmentBody::Unassigned => None,
            AssignmentBody::Agent { agent, .. } => self.addresses.get(&agent.id).cloned(),
            AssignmentBody::Queue { queue, .. } => Some(format!("{QUEUE}{}", queue.name)),
        }
    }
}

fn decided(request: &SessionRequestBody) -> Result<[Option<String>; DECIDED.len()], LineError> {
    let (assigned_to, queue) = match &request.assignment {
        AssignmentBody::Unassigned => (None, None),
        AssignmentBody::Agent { agent, from_queue, .. } => (Some(agent), from_queue.as_ref()),
        AssignmentBody::Queue { queue, .. } => (None, Some(queue)),
    };
    let closure = request.closure.as_ref();
    Ok([
        Some(request.number.to_string()),
        Some(wire_name(&request.status)?),
        assigned_to.map(|agent| agent.name.clone()),
        queue.map(|queue| queue.name.clone()),
        Some(request.created_at.to_string()),
        Some(request.created_by.name.clone()),
        Some(request.expires_at.to_string()),
        closure.map(|closure| closure.at.to_string()),
        closure.map(|closure| closure.by.name.clone()),
        closure.map(|closure| wire_name(&closure.outcome)).transpose()?,
        closure.and_then(|closure| closure.word.clone()),
        request.link.clone(),
        request.join_code.clone(),
    ])
}

/// What the clocks of its place show: it stands beside the name of that place.
fn local_time(schedule: &ScheduleBody) -> String {
    let zone = ZoneName::from_stored(schedule.time_zone.clone()).zone();
    zone.to_datetime(schedule.starts_at).strftime("%Y-%m-%dT%H:%M").to_string()
}

fn words(asks: &[Capability]) -> Result<String, LineError> {
    Ok(asks.iter().map(wire_name).collect::<Result<Vec<_>, _>>()?.join(" "))
}
