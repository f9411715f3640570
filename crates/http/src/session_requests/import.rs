//! `POST /api/v1/session-requests/import`

mod cells;
mod file;
mod targets;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use deskside_app::App;
use deskside_protocol::files::FileBody;
use deskside_protocol::session_requests::{ImportBody, ImportQuery};

use self::targets::Targets;
use crate::extract::{Query, SignedIn};
use crate::problem::Problem;

/// The most bytes a file may have.
pub(crate) const LARGEST_BODY: usize = 2 * 1024 * 1024;

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
    app.may_import(&by.0)?;
    let organisation = app.organisation(&by.0).await?;
    let targets = Targets::known(&app, &by.0).await?;
    let file = file::read(&content, &organisation, &targets)?;
    let created = if query.preview || !file.errors.is_empty() {
        0
    } else {
        app.import_session_requests(&by.0, &file.requests).await?
    };
    let count = |number| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(Json(ImportBody { rows: count(file.rows), created: count(created), errors: file.errors }))
}
