//! `GET /api/v1/audit-events` and `GET /api/v1/audit-events/export`

use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use deskside_app::account::StandsError;
use deskside_app::audit::{AuditError, AuditFilter, AuditRow};
use deskside_app::{Actor, App};
use deskside_domain::audit::AuditActor;
use deskside_domain::chain::{ChainPlace, ChainRow};
use deskside_domain::ids::MemberId;
use deskside_protocol::audit as wire;
use deskside_protocol::clients::ClientIdBody;
use futures_util::Stream;
use futures_util::stream::try_unfold;

use crate::chain_file::Line;
use crate::extract::{Query, SignedIn};
use crate::problem::{Problem, error_chain};
use crate::session_requests::bodies::agent;
use crate::session_requests::history::below;
use crate::session_requests::list::limit;

/// What was done to the organisation, the newest first. What was done to a session request stands in its history.
#[utoipa::path(
    get, path = "/api/v1/audit-events", operation_id = "listAuditEvents", tag = "audit",
    params(wire::AuditQuery),
    responses((status = 200, description = "One page.", body = wire::AuditPageBody)),
)]
pub(crate) async fn list_audit_events(
    by: SignedIn,
    State(app): State<App>,
    Query(query): Query<wire::AuditQuery>,
) -> Result<Json<wire::AuditPageBody>, Problem> {
    let below = query.cursor.as_deref().map(below).transpose()?;
    let limit = limit(query.limit)?;
    let (rows, more) = app.audit_log(&by.0, &filter(&query), below, limit).await?;
    let next = rows.last().filter(|_| more).map(|row| format!("v{}", row.version));
    let items = rows.into_iter().map(event).collect::<Result<_, _>>()?;
    Ok(Json(wire::AuditPageBody { items, next }))
}

fn filter(query: &wire::AuditQuery) -> AuditFilter {
    let kinds = query.kind.as_deref().unwrap_or_default().split(',').map(str::trim);
    AuditFilter {
        by: query.by.map(MemberId),
        kinds: kinds.filter(|kind| !kind.is_empty()).map(str::to_owned).collect(),
        about: query.about,
        from: query.from,
        until: query.until,
    }
}

fn event(row: AuditRow) -> Result<wire::AuditEventBody, Problem> {
    Ok(wire::AuditEventBody {
        version: row.version,
        at: row.at,
        by: match row.by {
            AuditActor::Member { agent: by, client } => {
                wire::AuditActorBody::Member { agent: agent(&by), client: Some(ClientIdBody(client)) }
            }
            AuditActor::Token { agent: by, token } => {
                wire::AuditActorBody::Token { agent: agent(&by), token_name: token.name.as_str().to_owned() }
            }
            AuditActor::NotSignedInYet { agent: by } => {
                wire::AuditActorBody::Member { agent: agent(&by), client: None }
            }
            AuditActor::CommandLine => wire::AuditActorBody::CommandLine,
        },
        what: serde_json::to_value(&row.what).map_err(|error| Problem::unavailable(&error))?,
        hash: base16ct::lower::encode_string(&row.hash.0),
    })
}

/// Every chain, row by row, as it is stored: the audit log and all histories. `deskside audit verify` checks the file.
#[utoipa::path(
    get, path = "/api/v1/audit-events/export", operation_id = "exportAuditEvents", tag = "audit",
    responses((
        status = 200, description = "One `ChainLine` a line.",
        body = wire::ChainLine, content_type = "application/x-ndjson",
    )),
)]
pub(crate) async fn export_audit_events(by: SignedIn, State(app): State<App>) -> Result<Response, Problem> {
    // What is refused is refused before the file begins.
    let first = app.chain_rows(&by.0, None).await?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/x-ndjson")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"audit.jsonl\"")),
    ];
    let file = File { app, by: by.0, chains: 0, rows: 0, last: None };
    Ok((headers, Body::from_stream(lines(file, first))).into_response())
}

/// Why a file could not be finished: the connection is cut, and its last line is missing.
#[derive(Debug, thiserror::Error)]
enum Broken {
    #[error("the reader of a file may not read on")]
    Reader(#[from] StandsError),
    #[error("the next rows of a file could not be read")]
    Rows(#[from] AuditError),
    #[error("a line of a file could not be written")]
    Line(#[from] serde_json::Error),
}

struct File {
    app: App,
    by: Actor,
    chains: u64,
    rows: u64,
    last: Option<ChainPlace>,
}

/// The file, some rows at a time as the reader takes it.
fn lines(file: File, first: Vec<ChainRow>) -> impl Stream<Item = Result<Bytes, Broken>> {
    try_unfold(Some((file, Some(first))), |state| async move {
        let Some((mut file, rows)) = state else { return Ok(None) };
        let text = file.part(rows).await.inspect_err(|broken| {
            // The reader is told nothing but that the connection is cut.
            tracing::error!(error = error_chain(broken), "an export was cut");
        })?;
        Ok(Some(match text {
            Part::Rows(text) => (Bytes::from(text), Some((file, None))),
            Part::End(text) => (Bytes::from(text), None),
        }))
    })
}

enum Part {
    Rows(String),
    End(String),
}

impl File {
    async fn part(&mut self, rows: Option<Vec<ChainRow>>) -> Result<Part, Broken> {
        let rows = if let Some(rows) = rows {
            rows
        } else {
            // A file may take hours to read.
            self.app.stands_as_before(&self.by).await?;
            self.app.chain_rows(&self.by, self.last).await?
        };
        if rows.is_empty() {
            return Ok(Part::End(Line::End { chains: self.chains, rows: self.rows }.into_text()?));
        }
        let mut text = String::new();
        for row in rows {
            self.count(&row);
            text += &Line::Row(row).into_text()?;
        }
        Ok(Part::Rows(text))
    }

    fn count(&mut self, row: &ChainRow) {
        self.rows += 1;
        self.chains += u64::from(self.last.is_none_or(|last| last.chain != row.chain));
        self.last = Some(row.place());
    }
}

#[cfg(test)]
mod tests {
    use std::pin::pin;

    use deskside_testkit::{Database, TestServer};
    use futures_util::StreamExt as _;

    use super::*;

    #[tokio::test]
    async fn a_file_is_cut_when_its_reader_loses_the_right_to_it() {
        let server = TestServer::start(Database::Sqlite).await;
        let owner = server.owner().await;
        let (app, by) = (server.app.clone(), server.actor(&owner).await);
        let first = app.chain_rows(&by, None).await.unwrap();
        let mut parts = pin!(lines(File { app, by, chains: 0, rows: 0, last: None }, first));
        assert!(matches!(parts.next().await, Some(Ok(_))));

        owner.act("/api/v1/sign-out").await.expect(204);

        assert!(matches!(parts.next().await, Some(Err(Broken::Reader(StandsError::Changed)))));
    }
}
