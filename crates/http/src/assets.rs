//! The built web app, inside the binary. In a development build it is read from `web/dist`.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../web/dist"]
#[allow_missing = true]
struct Dist;

/// Encodings the build has made beside each file, the smallest first.
const ENCODINGS: [(&str, &str); 2] = [("br", "br"), ("gzip", "gz")];

/// Names below this folder carry their content's hash and never change.
const HASHED: &str = "assets/";

/// A file of the web app, in the best encoding the browser takes.
pub(crate) fn file(path: &str, asked: &HeaderMap) -> Option<Response> {
    let plain = Dist::get(path)?;
    let accepted =
        asked.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let encoded = ENCODINGS
        .iter()
        .filter(|(name, _)| accepts(accepted, name))
        .find_map(|(name, suffix)| Some((*name, Dist::get(&format!("{path}.{suffix}"))?)));
    let (encoding, file) = match encoded {
        Some((name, file)) => (Some(name), file),
        None => (None, plain),
    };
    Some(answer(path, encoding, &file, asked))
}

fn answer(path: &str, encoding: Option<&'static str>, file: &EmbeddedFile, asked: &HeaderMap) -> Response {
    let tag = entity_tag(file);
    let mut headers = HeaderMap::new();
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching(path)));
    headers.insert(header::ETAG, tag.clone());
    if asked.get(header::IF_NONE_MATCH) == Some(&tag) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(path)));
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    (headers, Body::from(file.data.clone().into_owned())).into_response()
}

fn accepts(accepted: &str, encoding: &str) -> bool {
    accepted.split(',').any(|part| {
        let mut words = part.split(';').map(str::trim);
        words.next() == Some(encoding) && words.next() != Some("q=0")
    })
}

fn entity_tag(file: &EmbeddedFile) -> HeaderValue {
    let hash = base16ct::lower::encode_string(&file.metadata.sha256_hash()[..16]);
    HeaderValue::try_from(format!("\"{hash}\"")).unwrap_or(HeaderValue::from_static("\"\""))
}

fn caching(path: &str) -> &'static str {
    if path.starts_with(HASHED) { "public, max-age=31536000, immutable" } else { "no-cache" }
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        Some("json" | "webmanifest") => "application/json",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
