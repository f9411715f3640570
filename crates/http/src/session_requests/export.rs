//! `GET /api/v1/session-requests/export`

mod columns;

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use deskside_app::account::StandsError;
use deskside_app::session_requests::{Cursor, RequestError, RequestFilter, SeenRequest, Sort};
use deskside_app::{Actor, App};
use deskside_protocol::session_requests::{ExportFormat, ExportQuery};
use futures_util::Stream;
use futures_util::stream::try_unfold;

use self::columns::Columns;
use super::ways_in::WaysIn;
use super::{bodies, filter};
use crate::HttpConfig;
use crate::csv_file::LineError;
use crate::extract::{Query, SignedIn};
use crate::problem::{Fields, Problem, error_chain};

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
    // What is refused is refused before the file begins.
    let first = file.page(None).await?;
    Ok((headers(query.format), Body::from_stream(lines(file, first))).into_response())
}

async fn columns(app: &App, by: &Actor) -> Result<Columns, Problem> {
    let own = app.organisation(by).await?.custom_fields;
    let members = app.agents(by).await?.into_iter().map(|listed| listed.member);
    let addresses = members.map(|member| (member.id.0, member.email.as_str().to_owned())).collect();
    Ok(Columns { own, addresses })
}

fn headers(format: ExportFormat) -> [(header::HeaderName, HeaderValue); 2] {
    let (kind, name) = match format {
        ExportFormat::Csv => ("text/csv; charset=utf-8", "attachment; filename=\"session-requests.csv\""),
        ExportFormat::Jsonl => ("application/x-ndjson", "attachment; filename=\"session-requests.jsonl\""),
    };
    [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static(name)),
    ]
}

/// The file, a page at a time as the reader takes it.
fn lines(file: File, first: Page) -> impl Stream<Item = Result<Bytes, Broken>> {
    let start = (file, Some(Part::First(first)));
    try_unfold(start, |(file, part)| async move {
        let Some(part) = part else { return Ok(None) };
        let (text, next) = file.part(part).await.inspect_err(|broken| {
            // The reader is told nothing but that the connection is cut.
            tracing::error!(error = error_chain(broken), "an export was cut");
        })?;
        Ok(Some((Bytes::from(text), (file, next.map(Part::After)))))
    })
}

type Page = (Vec<SeenRequest>, Option<Cursor>);

enum Part {
    First(Page),
    After(Cursor),
}

/// Why a file could not be finished: the connection is cut, so that nobody takes it for whole.
#[derive(Debug, thiserror::Error)]
enum Broken {
    /// They are signed out, or may do something else than when the file began.
    #[error("the reader of a file may not read on")]
    Reader(#[from] StandsError),
    /// The database failed while the file was on its way.
    #[error("the next requests of a file could not be read")]
    Page(#[source] RequestError),
    /// What was read could not be written.
    #[error("a line of a file could not be written")]
    Line(#[from] LineError),
}

struct File {
    app: App,
    config: Arc<HttpConfig>,
    by: Actor,
    filter: RequestFilter,
    columns: Columns,
    format: ExportFormat,
}

impl File {
    async fn page(&self, after: Option<Cursor>) -> Result<Page, RequestError> {
        self.app.session_requests(&self.by, &self.filter, Sort::Newest, (after, AT_ONCE)).await
    }

    /// The text of a part, and where the next one begins.
    async fn part(&self, part: Part) -> Result<(Vec<u8>, Option<Cursor>), Broken> {
        let (head, (requests, next)) = match part {
            Part::First(page) => (self.head()?, page),
            Part::After(cursor) => {
                // A file may take hours to read.
                self.app.stands_as_before(&self.by).await?;
                (Vec::new(), self.page(Some(cursor)).await.map_err(Broken::Page)?)
            }
        };
        Ok(([head, self.rows(requests)?].concat(), next))
    }

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
            ExportFormat::Jsonl => {
                let line = |body| serde_json::to_string(&body).map(|line| line + "\n");
                Ok(bodies.map(line).collect::<Result<String, _>>()?.into_bytes())
            }
        }
    }
}
