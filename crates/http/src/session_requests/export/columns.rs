//! The columns of an exported file (RFC 4180). Their names and order are documented and stay.

use deskside_domain::custom_field::CustomFields;
use deskside_protocol::session_requests::{AssignmentBody, SessionRequestBody};
use serde::Serialize;

const COLUMNS: [&str; 23] = [
    "number",
    "status",
    "user_name",
    "user_email",
    "send_updates",
    "language",
    "message",
    "notes",
    "reference",
    "assigned_to",
    "queue",
    "created_at",
    "created_by",
    "expires_at",
    "scheduled_for",
    "time_zone",
    "duration_minutes",
    "closed_at",
    "closed_by",
    "outcome",
    "closing_word",
    "link",
    "join_code",
];

/// Spreadsheets read a file without it in the letters of their own language.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The first line, with a column for each of the organisation's own fields.
pub(super) fn head(fields: &CustomFields) -> Vec<u8> {
    let own = fields.iter().map(|field| format!("field_{}", field.id.as_str()));
    let names = COLUMNS.iter().map(|name| (*name).to_owned()).chain(own);
    [BYTE_ORDER_MARK, &written([names.collect()])].concat()
}

/// One line for each request.
pub(super) fn rows(requests: impl Iterator<Item = SessionRequestBody>, fields: &CustomFields) -> Vec<u8> {
    written(requests.map(|request| row(request, fields)))
}

fn row(request: SessionRequestBody, fields: &CustomFields) -> Vec<String> {
    let (assigned_to, queue) = match request.assignment {
        AssignmentBody::Unassigned => (None, None),
        AssignmentBody::Agent { agent, from_queue } => (Some(agent.name), from_queue.map(|queue| queue.name)),
        AssignmentBody::Queue { queue, .. } => (None, Some(queue.name)),
    };
    let schedule = request.schedule;
    let closure = request.closure;
    let own = fields.iter().map(|field| request.custom_fields.get(field.id.as_str()).cloned());
    let cells = [
        Some(request.number.to_string()),
        word(&request.status),
        Some(request.user_name),
        request.user_email,
        Some(request.send_updates.to_string()),
        word(&request.language),
        request.message,
        request.notes,
        request.reference,
        assigned_to,
        queue,
        Some(request.created_at.to_string()),
        Some(request.created_by.name),
        Some(request.expires_at.to_string()),
        schedule.as_ref().map(|schedule| schedule.starts_at.to_string()),
        schedule.as_ref().map(|schedule| schedule.time_zone.clone()),
        schedule.as_ref().map(|schedule| schedule.duration_minutes.to_string()),
        closure.as_ref().map(|closure| closure.at.to_string()),
        closure.as_ref().map(|closure| closure.by.name.clone()),
        closure.as_ref().and_then(|closure| word(&closure.outcome)),
        closure.and_then(|closure| closure.word),
        Some(request.link),
        Some(request.join_code),
    ];
    cells.into_iter().chain(own).map(|cell| harmless(cell.unwrap_or_default())).collect()
}

/// A cell that a spreadsheet would run as a formula gets an apostrophe in front, and is shown as it is
/// (OWASP, CSV Injection).
fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spreadsheet_runs_nothing_that_a_stranger_wrote() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(harmless(cell.to_owned()), format!("'{cell}"));
        }
        assert_eq!(harmless("a=1".to_owned()), "a=1");
    }
}
