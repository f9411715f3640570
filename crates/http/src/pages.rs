//! Pages: the same `index.html` for each path the web app knows, and nothing for any other.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use deskside_app::App;

use crate::problem::Problem;
use crate::{HttpState, assets};

/// What the web app shows. `/set-up/{token}` is apart: it exists only while nobody owns this server.
const PAGES: [&str; 22] = [
    "/",
    "/sign-in",
    "/requests",
    "/requests/{id}",
    "/requests/{id}/session",
    "/agenda",
    "/queues",
    "/queues/{id}",
    "/sessions",
    "/clients",
    "/members",
    "/members/{id}",
    "/roles",
    "/invitations",
    "/audit-log",
    "/settings",
    "/account",
    "/r/{slug}",
    "/invitation",
    "/password-reset",
    "/join",
    "/s/{token}",
];

const NOT_BUILT: &str = "<!doctype html><title>Deskside</title><p>The web app is not built. \
    Run <code>cargo xtask serve</code>, or <code>npm run build</code> in <code>web</code>.";

/// The web app would show a form here; nobody but the holder of the printed token gets that far.
const NO_SET_UP: &str = "<!doctype html><html lang=\"en\"><title>Not found</title>\
    <h1>There is nothing at this address</h1><p><a href=\"/\">Go to Deskside</a></p></html>";

pub(crate) fn routes() -> Router<HttpState> {
    PAGES
        .into_iter()
        .fold(Router::new(), |router, path| router.route(path, get(page)))
        .route("/set-up/{token}", get(set_up))
}

async fn page(headers: HeaderMap) -> Response {
    index(&headers)
}

/// The set-up page opens with the printed token only. Everything else here is not found, like any other path.
async fn set_up(Path(token): Path<String>, State(app): State<App>, headers: HeaderMap) -> Response {
    if app.set_up_open(&token) {
        index(&headers)
    } else {
        (StatusCode::NOT_FOUND, Html(NO_SET_UP)).into_response()
    }
}

/// A file of the web app, or nothing.
pub(crate) async fn nothing_here(uri: Uri, headers: HeaderMap) -> Response {
    let path = uri.path();
    if path.starts_with("/api/") {
        return Problem::not_found().into_response();
    }
    match path
        .strip_prefix('/')
        .filter(|path| *path != "index.html")
        .and_then(|path| assets::file(path, &headers))
    {
        Some(response) => response,
        None => not_found(&headers),
    }
}

fn index(headers: &HeaderMap) -> Response {
    assets::file("index.html", headers)
        .unwrap_or_else(|| (StatusCode::SERVICE_UNAVAILABLE, Html(NOT_BUILT)).into_response())
}

/// People get a page, programs a problem. The web app sees that it does not know the path, and says so.
fn not_found(headers: &HeaderMap) -> Response {
    let accepts = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !accepts.contains("text/html") {
        return Problem::not_found().into_response();
    }
    // Without the caller's validators: "not modified" would be another status.
    (StatusCode::NOT_FOUND, index(&HeaderMap::new())).into_response()
}
