//! A file that is written a part at a time, as its reader takes it.

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use deskside_app::account::StandsError;
use deskside_app::{Actor, App};
use deskside_protocol::session_requests::ExportFormat;
use futures_util::Stream;
use futures_util::stream::try_unfold;
use serde::Serialize;

use crate::csv_file::LineError;
use crate::problem::{Problem, error_chain};

/// A file in parts.
pub(crate) trait Parts: Send + Sync + 'static {
    /// Where a part begins.
    type Place: Send + 'static;
    /// Why a part cannot be written.
    type Error: std::error::Error + Into<Problem> + Send + Sync + 'static;

    /// For whom it is written.
    fn reader(&self) -> (&App, &Actor);

    /// The part that begins here, or the first.
    fn part(
        &self,
        from: Option<Self::Place>,
    ) -> impl Future<Output = Result<Part<Self::Place>, Self::Error>> + Send;
}

/// A part, and where the next one begins.
#[derive(Debug)]
pub(crate) struct Part<P> {
    pub(crate) text: Vec<u8>,
    pub(crate) next: Option<P>,
}

/// Why a file was not finished: the connection is cut, so that nobody takes it for whole.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Cut<E: std::error::Error + 'static> {
    /// They are signed out, or may do something else than when the file began.
    #[error("the reader of a file may not read on")]
    Reader(#[source] StandsError),
    /// The next part could not be written.
    #[error("the next part of a file could not be written")]
    Part(#[source] E),
}

/// Answers with the file. What is refused is refused before it begins.
pub(crate) async fn respond<F: Parts>(
    file: F,
    format: ExportFormat,
    name: &str,
) -> Result<Response, Problem> {
    let first = file.part(None).await.map_err(Into::into)?;
    let (kind, ending) = match format {
        ExportFormat::Csv => ("text/csv; charset=utf-8", "csv"),
        ExportFormat::Jsonl => ("application/x-ndjson", "jsonl"),
    };
    let attachment = HeaderValue::try_from(format!("attachment; filename=\"{name}.{ending}\""));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_DISPOSITION, attachment.map_err(|error| Problem::unavailable(&error))?),
    ];
    Ok((headers, Body::from_stream(stream(file, first))).into_response())
}

/// The file as its reader takes it, from a first part on.
pub(crate) fn stream<F: Parts>(
    file: F,
    first: Part<F::Place>,
) -> impl Stream<Item = Result<Bytes, Cut<F::Error>>> {
    try_unfold((file, Some(Next::Read(first))), |(file, next)| async move {
        let part = match next {
            None => return Ok(None),
            Some(Next::Read(part)) => part,
            Some(Next::At(place)) => further(&file, place).await.inspect_err(|cut| {
                // The reader is told nothing but that the connection is cut.
                tracing::error!(error = error_chain(cut), "an export was cut");
            })?,
        };
        Ok(Some((Bytes::from(part.text), (file, part.next.map(Next::At)))))
    })
}

/// A file may take hours to read, and its reader lose the right to it meanwhile.
async fn further<F: Parts>(file: &F, place: F::Place) -> Result<Part<F::Place>, Cut<F::Error>> {
    let (app, by) = file.reader();
    app.stands_as_before(by).await.map_err(Cut::Reader)?;
    file.part(Some(place)).await.map_err(Cut::Part)
}

enum Next<P> {
    Read(Part<P>),
    At(P),
}

/// One line of JSON each.
pub(crate) fn json_lines<T: Serialize>(values: impl Iterator<Item = T>) -> Result<Vec<u8>, LineError> {
    let line = |value| serde_json::to_string(&value).map(|line| line + "\n");
    Ok(values.map(line).collect::<Result<String, _>>()?.into_bytes())
}
