//! `GET /api/v1/session-requests/export`

mod columns;

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use deskside_app::session_requests::{Cursor, RequestError, RequestFilter, SeenRequest, Sort};
use deskside_app::{Actor, App};
use deskside_protocol::session_requests::{ExportFormat, ExportQuery};

use self::columns::Columns;
use super::ways_in::WaysIn;
use super::{bodies, filter};
use crate::HttpConfig;
use crate::csv_file::LineError;
use crate::export::{self, Part, Parts};
use crate::extract::{Query, SignedIn};
use crate::problem::{Fields, Problem};

/// How many requests are held at once, however many there are.
const AT_ONCE: u64 = 500;

/// What the filter shows, as a file: the newest number first.
#[utoipa::path(
    get, path = "/api/v1/session-requests/export", operation_id = "exportSessionRequests", tag = "session-requests",
    params(ExportQuery),
    responses((status = 200, description = "The file.", content((String = "text/csv"), (String = "application/x-ndjson")))),
)]
pub(crate) async fn export_session_requests(
    by: SignedIn,
    State(app): State<App>,
    State(config): State<Arc<HttpConfig>>,
    Query(query): Query<ExportQuery>,
) -> Result<Response, Problem> {
    let mut fields = Fields::default();
    let filter = filter::filter(&mut fields, "", &query.filter());
    let filter = fields.finish(Some(filter))?;
    let columns = columns(&app, &by.0).await?;
    let file = File { app, config, by: by.0, filter, columns, format: query.format };
    export::respond(file, query.format, "session-requests").await
}

async fn columns(app: &App, by: &Actor) -> Result<Columns, Problem> {
    let own = app.organisation(by).await?.custom_fields;
    let members = app.agents(by).await?.into_iter().map(|listed| listed.member);
    let addresses = members.map(|member| (member.id.0, member.email.as_str().to_owned())).collect();
    Ok(Columns { own, addresses })
}

/// Why a part could not be written.
#[derive(Debug, thiserror::Error)]
enum PartError {
    /// The requests could not be read.
    #[error("the requests of a file could not be read")]
    Page(#[source] RequestError),
    /// What was read could not be written.
    #[error("a line of a file could not be written")]
    Line(#[from] LineError),
}

impl From<PartError> for Problem {
    fn from(error: PartError) -> Self {
        match error {
            PartError::Page(error) => error.into(),
            PartError::Line(_) => Self::unavailable(&error),
        }
    }
}

struct File {
    app: App,
    config: Arc<HttpConfig>,
    by: Actor,
    filter: RequestFilter,
    columns: Columns,
    format: ExportFormat,
}

impl Parts for File {
    type Place = Cursor;
    type Error = PartError;

    fn reader(&self) -> (&App, &Actor) {
        (&self.app, &self.by)
    }

    async fn part(&self, after: Option<Cursor>) -> Result<Part<Cursor>, PartError> {
        let head = if after.is_none() { self.head()? } else { Vec::new() };
        let page = (after, AT_ONCE);
        let page = self.app.session_requests(&self.by, &self.filter, Sort::Newest, page).await;
        let (requests, next) = page.map_err(PartError::Page)?;
        Ok(Part { text: [head, self.rows(requests)?].concat(), next })
    }
}

impl File {
    fn head(&self) -> Result<Vec<u8>, LineError> {
        match self.format {
            ExportFormat::Csv => self.columns.head(),
            ExportFormat::Jsonl => Ok(Vec::new()),
        }
    }

    fn rows(&self, requests: Vec<SeenRequest>) -> Result<Vec<u8>, LineError> {
        let (ways_in, url) = (WaysIn::of(&self.by), &self.config.public_url);
        let bodies = requests.into_iter().map(|seen| bodies::request(seen, ways_in, url));
        match self.format {
            ExportFormat::Csv => self.columns.rows(bodies),
            ExportFormat::Jsonl => export::json_lines(bodies),
        }
    }
}
