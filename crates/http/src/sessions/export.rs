//! `GET /api/v1/sessions/export`

use axum::extract::State;
use axum::response::Response;
use deskside_app::sessions::{RecordCursor, RecordError, RecordFilter};
use deskside_app::{Actor, App};
use deskside_protocol::session_requests::ExportFormat;
use deskside_protocol::sessions as wire;

use super::{body, ever_allowed, filter};
use crate::csv_file::{BYTE_ORDER_MARK, LineError, guarded, written};
use crate::export::{self, Part, Parts};
use crate::extract::{Query, SignedIn};
use crate::problem::Problem;
use crate::wire_name::wire_name;

/// How many records are held at once, however many there are.
const AT_ONCE: u64 = 500;

/// The columns of a file of comma-separated values: a line for each who watched. Names and order stay.
const COLUMNS: [&str; 17] = [
    "session",
    "request",
    "user_name",
    "host_device",
    "started_at",
    "ended_at",
    "end_reason",
    "agent",
    "agent_id",
    "client",
    "client_id",
    "joined_at",
    "left_at",
    "bytes_received",
    "bytes_sent",
    "route",
    "allowed",
];

/// What the filter shows, as a file: the newest first.
#[utoipa::path(
    get, path = "/api/v1/sessions/export", operation_id = "exportSessions", tag = "sessions",
    params(wire::SessionsExportQuery),
    responses((status = 200, description = "The file.", content((String = "text/csv"), (String = "application/x-ndjson")))),
)]
pub(crate) async fn export_sessions(
    by: SignedIn,
    State(app): State<App>,
    Query(query): Query<wire::SessionsExportQuery>,
) -> Result<Response, Problem> {
    let file = File { app, by: by.0, filter: filter(&query.filter()), format: query.format };
    export::respond(file, query.format, "sessions").await
}

/// Why a part could not be written.
#[derive(Debug, thiserror::Error)]
enum PartError {
    #[error("the records of a file could not be read")]
    Records(#[from] RecordError),
    #[error("a line of a file could not be written")]
    Line(#[from] LineError),
}

impl From<PartError> for Problem {
    fn from(error: PartError) -> Self {
        match error {
            PartError::Records(error) => error.into(),
            PartError::Line(_) => Self::unavailable(&error),
        }
    }
}

struct File {
    app: App,
    by: Actor,
    filter: RecordFilter,
    format: ExportFormat,
}

impl Parts for File {
    type Place = RecordCursor;
    type Error = PartError;

    fn reader(&self) -> (&App, &Actor) {
        (&self.app, &self.by)
    }

    async fn part(&self, after: Option<RecordCursor>) -> Result<Part<RecordCursor>, PartError> {
        let page = (after, AT_ONCE);
        let (records, next) = self.app.session_records(&self.by, &self.filter, page).await?;
        let head = if after.is_none() { self.head()? } else { Vec::new() };
        let text = [head, self.rows(records.into_iter().map(body))?].concat();
        Ok(Part { text, next })
    }
}

impl File {
    fn head(&self) -> Result<Vec<u8>, LineError> {
        match self.format {
            ExportFormat::Csv => {
                let names = COLUMNS.map(str::to_owned).to_vec();
                Ok([BYTE_ORDER_MARK, &written([Ok(names)])?].concat())
            }
            ExportFormat::Jsonl => Ok(Vec::new()),
        }
    }

    fn rows(&self, records: impl Iterator<Item = wire::SessionRecordBody>) -> Result<Vec<u8>, LineError> {
        match self.format {
            ExportFormat::Csv => {
                let lines: Vec<_> = records.flat_map(|record| cells(&record)).collect();
                written(lines)
            }
            ExportFormat::Jsonl => export::json_lines(records),
        }
    }
}

fn cells(record: &wire::SessionRecordBody) -> Vec<Result<Vec<String>, LineError>> {
    record.viewers.iter().map(|viewer| line(record, viewer)).collect()
}

fn line(
    record: &wire::SessionRecordBody,
    viewer: &wire::SessionViewerBody,
) -> Result<Vec<String>, LineError> {
    let client = viewer.client.as_ref();
    let allowed = ever_allowed(record).iter().map(wire_name).collect::<Result<Vec<_>, _>>()?;
    let cells: [Option<String>; COLUMNS.len()] = [
        Some(record.id.to_string()),
        Some(record.request.number.to_string()),
        Some(record.request.user_name.clone()),
        Some(record.host_device.clone()),
        Some(record.started_at.to_string()),
        record.ended_at.map(|at| at.to_string()),
        record.end_reason.as_ref().map(wire_name).transpose()?,
        Some(viewer.agent.name.clone()),
        Some(viewer.agent.id.to_string()),
        client.map(|client| client.name.clone()),
        client.map(|client| client.id.0.to_string()),
        Some(viewer.joined_at.to_string()),
        viewer.left_at.map(|at| at.to_string()),
        viewer.bytes_received.map(|bytes| bytes.to_string()),
        viewer.bytes_sent.map(|bytes| bytes.to_string()),
        viewer.route.as_ref().map(wire_name).transpose()?,
        Some(allowed.join(" ")),
    ];
    Ok(cells.map(|cell| guarded(cell.unwrap_or_default())).into())
}
