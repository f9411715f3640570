//! `GET /api/v1/sessions` and `GET /api/v1/sessions/{id}`

pub(crate) mod export;

use axum::Json;
use axum::extract::State;
use deskside_app::App;
use deskside_app::sessions::{RecordCursor, RecordFilter, Running, SeenRecord};
use deskside_domain::history::SessionEndReason;
use deskside_domain::ids::{MemberId, SessionId, SessionRequestId};
use deskside_domain::session_record::{Granted, Route, Viewer};
use deskside_protocol::session_requests as requests;
use deskside_protocol::sessions as wire;

use crate::clients::client_ref;
use crate::extract::{Id, Query, SignedIn};
use crate::problem::Problem;
use crate::session_requests::bodies::{agent, capabilities, end_reason};
use crate::session_requests::list::limit;

/// Records of sessions, the newest first.
#[utoipa::path(
    get, path = "/api/v1/sessions", operation_id = "listSessions", tag = "sessions",
    params(wire::SessionsQuery),
    responses((status = 200, description = "One page.", body = wire::SessionPageBody)),
)]
pub(crate) async fn list_sessions(
    by: SignedIn,
    State(app): State<App>,
    Query(query): Query<wire::SessionsQuery>,
) -> Result<Json<wire::SessionPageBody>, Problem> {
    let after = query.cursor.as_deref().map(RecordCursor::parse).transpose()?;
    let page = (after, limit(query.limit)?);
    let (records, next) = app.session_records(&by.0, &filter(&query), page).await?;
    let items = records.into_iter().map(body).collect();
    Ok(Json(wire::SessionPageBody { items, next: next.map(RecordCursor::to_text) }))
}

/// The record of one session.
#[utoipa::path(
    get, path = "/api/v1/sessions/{id}", operation_id = "getSession", tag = "sessions",
    params(("id" = Uuid, Path, description = "The session.")),
    responses((status = 200, description = "The record.", body = wire::SessionRecordBody)),
)]
pub(crate) async fn get_session(
    by: SignedIn,
    Id(id): Id,
    State(app): State<App>,
) -> Result<Json<wire::SessionRecordBody>, Problem> {
    Ok(Json(body(app.session_record(&by.0, SessionId(id)).await?)))
}

fn filter(query: &wire::SessionsQuery) -> RecordFilter {
    RecordFilter {
        agent: query.agent.map(MemberId),
        client: query.client.as_ref().map(|client| client.0),
        request: query.request.map(SessionRequestId),
        running: query.ended.map(running),
        from: query.from,
        until: query.until,
    }
}

fn running(asked: wire::SessionRunning) -> Running {
    match asked {
        wire::SessionRunning::Live => Running::Live,
        wire::SessionRunning::StoppedByRemoteUser => Running::Ended(SessionEndReason::StoppedByRemoteUser),
        wire::SessionRunning::EndedByAgent => Running::Ended(SessionEndReason::EndedByAgent),
        wire::SessionRunning::RequestClosed => Running::Ended(SessionEndReason::RequestClosed),
        wire::SessionRunning::ConnectionLost => Running::Ended(SessionEndReason::ConnectionLost),
        wire::SessionRunning::VerificationFailed => Running::Ended(SessionEndReason::VerificationFailed),
    }
}

fn body(SeenRecord { record, request }: SeenRecord) -> wire::SessionRecordBody {
    wire::SessionRecordBody {
        id: record.id.0,
        request: wire::SessionRequestRef {
            id: request.id.0,
            number: request.number,
            user_name: request.user_name.as_str().to_owned(),
        },
        host_device: record.host_device.as_str().to_owned(),
        started_at: record.started_at,
        ended_at: record.end.map(|end| end.at),
        end_reason: record.end.map(|end| end_reason(end.reason)),
        viewers: record.viewers.iter().map(viewer).collect(),
        grants: record.grants.iter().map(granted).collect(),
    }
}

fn viewer(viewer: &Viewer) -> wire::SessionViewerBody {
    let measured = viewer.measured;
    wire::SessionViewerBody {
        agent: agent(&viewer.agent),
        client: viewer.client.as_ref().map(client_ref),
        joined_at: viewer.joined_at,
        left_at: viewer.left_at,
        bytes_received: measured.map(|measured| measured.bytes_received),
        bytes_sent: measured.map(|measured| measured.bytes_sent),
        route: measured.map(|measured| match measured.route {
            Route::Direct => wire::SessionRoute::Direct,
            Route::Relayed => wire::SessionRoute::Relayed,
        }),
    }
}

fn granted(granted: &Granted) -> wire::SessionGrantBody {
    wire::SessionGrantBody { at: granted.at, capabilities: capabilities(&granted.grant) }
}

/// What was allowed at any time.
fn ever_allowed(record: &wire::SessionRecordBody) -> Vec<requests::Capability> {
    let mut ever = Vec::new();
    for capability in record.grants.iter().flat_map(|granted| &granted.capabilities) {
        if !ever.contains(capability) {
            ever.push(*capability);
        }
    }
    ever
}
