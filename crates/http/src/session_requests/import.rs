//! `POST /api/v1/session-requests/import`

mod cells;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use deskside_app::session_requests::{AssignTo, NewRequest};
use deskside_app::{Actor, App};
use deskside_domain::organisation::Organisation;
use deskside_domain::text::QueueName;
use deskside_protocol::files::FileBody;
use deskside_protocol::problem::{FieldErrorCode, ProblemCode};
use deskside_protocol::session_requests::{ImportBody, ImportErrorBody, ImportQuery};

use self::cells::Columns;
use super::create;
use crate::extract::{Query, SignedIn};
use crate::problem::Problem;

/// The most bytes a file may have.
pub(crate) const LARGEST_BODY: usize = 2 * 1024 * 1024;
/// The most rows a file may have.
const MOST_ROWS: usize = 5_000;
/// How many errors are told; who has more has the same one in every row.
const MOST_ERRORS: usize = 500;

/// Requests from a CSV file. When a single row is wrong, nothing is created.
#[utoipa::path(
    post, path = "/api/v1/session-requests/import", operation_id = "importSessionRequests", tag = "session-requests",
    params(ImportQuery),
    request_body(content = FileBody, content_type = "text/csv"),
    responses((status = 200, description = "What is in the file, and what became of it.", body = ImportBody)),
)]
pub(crate) async fn import_session_requests(
    by: SignedIn,
    State(app): State<App>,
    Query(query): Query<ImportQuery>,
    content: Bytes,
) -> Result<Json<ImportBody>, Problem> {
    let organisation = app.organisation(&by.0).await?;
    let targets = Targets::known(&app, &by.0).await?;
    let file = read(&content, &organisation, &targets)?;
    let created = if query.preview || !file.errors.is_empty() {
        0
    } else {
        app.import_session_requests(&by.0, &file.requests).await?
    };
    let count = |number| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(Json(ImportBody { rows: count(file.rows), created: count(created), errors: file.errors }))
}

#[derive(Default)]
struct File {
    rows: usize,
    requests: Vec<NewRequest>,
    errors: Vec<ImportErrorBody>,
}

fn read(content: &[u8], organisation: &Organisation, targets: &Targets) -> Result<File, Problem> {
    let content = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content);
    let mut rows = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(content);
    let head = rows.headers().map_err(|_| unreadable())?.clone();
    let columns =
        Columns::read(&head).map_err(|detail| Problem::new(ProblemCode::MalformedRequest, detail))?;
    let mut file = File::default();
    for (place, row) in (1..).zip(rows.records()) {
        file.rows += 1;
        if file.rows > MOST_ROWS {
            return Err(Problem::new(ProblemCode::TooManySelected, "A file has at most 5000 rows."));
        }
        let Ok(row) = row else {
            file.errors.push(error(place, None, FieldErrorCode::Malformed, "cannot be read as a row"));
            continue;
        };
        match columns.body(&row, targets) {
            Err(wrong) => file.errors.extend(
                wrong
                    .into_iter()
                    .map(|wrong| error(place, Some(wrong.column), FieldErrorCode::Malformed, wrong.detail)),
            ),
            Ok(body) => match create::new_request(&body, organisation) {
                Ok(new) => file.requests.push(new),
                Err(problem) => file.errors.extend(problem.into_errors().into_iter().map(|refused| {
                    error(place, Some(&cells::column_of(&refused.field)), refused.code, &refused.detail)
                })),
            },
        }
    }
    file.errors.truncate(MOST_ERRORS);
    Ok(file)
}

fn error(row: u32, column: Option<&str>, code: FieldErrorCode, detail: &str) -> ImportErrorBody {
    ImportErrorBody { row, column: column.map(str::to_owned), code, detail: detail.to_owned() }
}

fn unreadable() -> Problem {
    Problem::new(ProblemCode::MalformedRequest, "The file is not CSV in UTF-8.")
}

/// Members by address, and queues by name: what a cell can name.
struct Targets {
    members: Vec<(String, AssignTo)>,
    queues: Vec<(QueueName, AssignTo)>,
}

impl Targets {
    async fn known(app: &App, by: &Actor) -> Result<Self, Problem> {
        let members = app.members(by).await?.into_iter();
        let queues = app.session_queues(by).await?.into_iter();
        Ok(Self {
            members: members
                .map(|listed| (listed.member.email.account_key(), AssignTo::Agent(listed.member.id)))
                .collect(),
            queues: queues.map(|seen| (seen.queue.name.clone(), AssignTo::Queue(seen.queue.id))).collect(),
        })
    }

    /// `me`, a member's address, or `queue:` and a queue's name.
    fn find(&self, cell: &str) -> Option<AssignTo> {
        if cell == "me" {
            return Some(AssignTo::Myself);
        }
        if let Some(name) = cell.strip_prefix("queue:") {
            let name = name.trim().to_lowercase();
            let same = |(queue, _): &&(QueueName, AssignTo)| queue.as_str().to_lowercase() == name;
            return self.queues.iter().find(same).map(|(_, to)| *to);
        }
        let address = cell.to_lowercase();
        self.members.iter().find(|(member, _)| *member == address).map(|(_, to)| *to)
    }
}
