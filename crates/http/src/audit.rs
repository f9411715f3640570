//! `GET /api/v1/audit-events` and `GET /api/v1/audit-events/export`

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use deskside_app::audit::{AuditError, AuditFilter, AuditRow};
use deskside_app::{Actor, App};
use deskside_domain::audit::AuditActor;
use deskside_domain::chain::{ChainPlace, ChainRow};
use deskside_domain::ids::MemberId;
use deskside_protocol::audit as wire;
use deskside_protocol::clients::ClientIdBody;
use deskside_protocol::session_requests::ExportFormat;

use crate::chain_file::Line;
use crate::export::{self, Part, Parts};
use crate::extract::{Query, SignedIn};
use crate::problem::Problem;
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
    export::respond(File { app, by: by.0 }, ExportFormat::Jsonl, "audit").await
}

/// Why a part could not be written.
#[derive(Debug, thiserror::Error)]
enum PartError {
    #[error("the rows of a file could not be read")]
    Rows(#[from] AuditError),
    #[error("a line of a file could not be written")]
    Line(#[from] serde_json::Error),
}

impl From<PartError> for Problem {
    fn from(error: PartError) -> Self {
        match error {
            PartError::Rows(error) => error.into(),
            PartError::Line(_) => Self::unavailable(&error),
        }
    }
}

struct File {
    app: App,
    by: Actor,
}

/// What is written already: its last line says how much that was.
#[derive(Clone, Copy, Default)]
struct Written {
    chains: u64,
    rows: u64,
    last: Option<ChainPlace>,
}

impl Written {
    fn count(&mut self, row: &ChainRow) {
        self.rows += 1;
        self.chains += u64::from(self.last.is_none_or(|last| last.chain != row.chain));
        self.last = Some(row.place());
    }
}

impl Parts for File {
    type Place = Written;
    type Error = PartError;

    fn reader(&self) -> (&App, &Actor) {
        (&self.app, &self.by)
    }

    async fn part(&self, from: Option<Written>) -> Result<Part<Written>, PartError> {
        let mut written = from.unwrap_or_default();
        let rows = self.app.chain_rows(&self.by, written.last).await?;
        if rows.is_empty() {
            let end = Line::End { chains: written.chains, rows: written.rows };
            return Ok(Part { text: end.into_text()?.into_bytes(), next: None });
        }
        let mut text = String::new();
        for row in rows {
            written.count(&row);
            text += &Line::Row(row).into_text()?;
        }
        Ok(Part { text: text.into_bytes(), next: Some(written) })
    }
}

#[cfg(test)]
mod tests {
    use std::pin::pin;

    use deskside_app::account::StandsError;
    use deskside_testkit::{Database, TestServer};
    use futures_util::StreamExt as _;

    use super::*;
    use crate::export::Cut;

    #[tokio::test]
    async fn a_file_is_cut_when_its_reader_loses_the_right_to_it() {
        let server = TestServer::start(Database::Sqlite).await;
        let owner = server.owner().await;
        let (app, by) = (server.app.clone(), server.actor(&owner).await);
        let file = File { app, by };
        let first = file.part(None).await.unwrap();
        let mut parts = pin!(export::stream(file, first));
        assert!(matches!(parts.next().await, Some(Ok(_))));

        owner.act("/api/v1/sign-out").await.expect(204);

        assert!(matches!(parts.next().await, Some(Err(Cut::Reader(StandsError::Changed)))));
    }
}
