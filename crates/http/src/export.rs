//! A file that is written a part at a time, as its reader takes it.

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use deskside_protocol::session_requests::ExportFormat;
use futures_util::stream::try_unfold;

use crate::problem::{Problem, error_chain};

/// A file in parts.
pub(crate) trait Parts: Send + Sync + 'static {
    /// Where a part begins.
    type Place: Send + 'static;
    /// Why it could not be finished.
    type Broken: std::error::Error + Into<Problem> + Send + Sync + 'static;

    /// The part that begins here, or the first.
    fn part(
        &self,
        from: Option<Self::Place>,
    ) -> impl Future<Output = Result<Part<Self::Place>, Self::Broken>> + Send;
}

/// A part, and where the next one begins.
#[derive(Debug)]
pub(crate) struct Part<P> {
    pub(crate) text: Vec<u8>,
    pub(crate) next: Option<P>,
}

/// Answers with the file. What is refused is refused before it begins; when it breaks later, the connection is cut, so
/// that nobody takes it for whole.
pub(crate) async fn respond<F: Parts>(
    file: F,
    format: ExportFormat,
    name: &str,
) -> Result<Response, Problem> {
    let first = file.part(None).await.map_err(Into::into)?;
    let lines = try_unfold((file, Some(Next::Read(first))), |(file, next)| async move {
        let part = match next {
            None => return Ok::<_, F::Broken>(None),
            Some(Next::Read(part)) => part,
            Some(Next::At(place)) => file.part(Some(place)).await.inspect_err(|broken| {
                // The reader is told nothing but that the connection is cut.
                tracing::error!(error = error_chain(broken), "an export was cut");
            })?,
        };
        Ok(Some((Bytes::from(part.text), (file, part.next.map(Next::At)))))
    });
    let (kind, ending) = match format {
        ExportFormat::Csv => ("text/csv; charset=utf-8", "csv"),
        ExportFormat::Jsonl => ("application/x-ndjson", "jsonl"),
    };
    let attachment = HeaderValue::try_from(format!("attachment; filename=\"{name}.{ending}\""));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_DISPOSITION, attachment.map_err(|error| Problem::unavailable(&error))?),
    ];
    Ok((headers, Body::from_stream(lines)).into_response())
}

enum Next<P> {
    Read(Part<P>),
    At(P),
}
