//! `POST /api/v1/session-requests/import`

mod cells;
mod file;
mod targets;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use deskside_app::App;
use deskside_app::session_requests::ImportKey;
use deskside_domain::ids::ImportId;
use deskside_protocol::files::FileBody;
use deskside_protocol::session_requests::{ImportBody, ImportErrorBody, ImportQuery};

use self::targets::Targets;
use crate::extract::{Query, SignedIn, idempotency_key};
use crate::problem::Problem;

/// The most bytes a file may have.
pub(crate) const LARGEST_BODY: usize = 2 * 1024 * 1024;

/// Requests from a CSV file. When a single row is wrong, nothing is created. A file that was cut off goes on where it
/// stopped when it is sent again with the same `Idempotency-Key`.
#[utoipa::path(
    post, path = "/api/v1/session-requests/import", operation_id = "importSessionRequests", tag = "session-requests",
    params(
        ImportQuery,
        ("Idempotency-Key" = Option<Uuid>, Header, description = "Any UUID, another one for each file. For a week the same file with the same key creates nothing twice, however often it is sent."),
    ),
    request_body(content = FileBody, content_type = "text/csv"),
    responses((status = 200, description = "What is in the file, and what became of it.", body = ImportBody)),
)]
pub(crate) async fn import_session_requests(
    by: SignedIn,
    State(app): State<App>,
    Query(query): Query<ImportQuery>,
    headers: HeaderMap,
    content: Bytes,
) -> Result<Json<ImportBody>, Problem> {
    app.may_import(&by.0)?;
    let key = idempotency_key(&headers)?
        .map(|id| ImportKey::new(ImportId(id), &content))
        .filter(|_| !query.preview);
    let begun = match key {
        Some(key) => app.begun_import(&by.0, key).await?,
        None => None,
    };
    // What is finished stays so, whoever named in it has gone since.
    if let Some((created, total)) = begun.filter(|(created, total)| created == total) {
        return Ok(answer(total, created, Vec::new()));
    }
    let organisation = app.organisation(&by.0).await?;
    let targets = Targets::known(&app, &by.0).await?;
    let file = file::read(&content, &organisation, &targets)?;
    let created = if query.preview || !file.errors.is_empty() {
        begun.map_or(0, |(created, _)| created)
    } else {
        app.import_session_requests(&by.0, &file.requests, key).await?
    };
    Ok(answer(file.rows, created, file.errors))
}

fn answer(rows: usize, created: usize, errors: Vec<ImportErrorBody>) -> Json<ImportBody> {
    let count = |number| u32::try_from(number).unwrap_or(u32::MAX);
    Json(ImportBody { rows: count(rows), created: count(created), errors })
}
