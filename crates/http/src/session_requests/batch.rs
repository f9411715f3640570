//! One action over many requests: what its endpoints have in common.

pub(crate) mod preview;
pub(crate) mod read;
pub(crate) mod start;

use deskside_app::batches::{BatchAction, BatchRefusal, RefusedRequest, SeenBatch, Selection};
use deskside_domain::ids::SessionRequestId;
use deskside_domain::text::ClosingWord;
use deskside_protocol::problem::ProblemCode;
use deskside_protocol::session_requests as wire;

use super::{close, extend, fill_in, filter};
use crate::problem::{Fields, Problem};

/// The longest body: ten thousand ids with room to spare.
pub(crate) const LARGEST_BODY: usize = 1024 * 1024;

fn wanted(body: wire::StartBatchBody) -> Result<(BatchAction, Selection), Problem> {
    Ok((action(body.action)?, selection(body.selection)?))
}

fn action(action: wire::BatchAction) -> Result<BatchAction, Problem> {
    Ok(match action {
        wire::BatchAction::Assign { to } => BatchAction::Assign { to: fill_in::assign_to(to) },
        wire::BatchAction::Close { outcome, word } => {
            let mut fields = Fields::default();
            let word = fields.take("action.word", ClosingWord::parse_optional(word.as_deref()));
            BatchAction::Close { outcome: close::outcome(outcome), word: fields.finish(word)? }
        }
        wire::BatchAction::Reopen {} => BatchAction::Reopen,
        wire::BatchAction::Extend { extension } => {
            BatchAction::Extend { extension: extend::extension("action.extension.", &extension)? }
        }
        wire::BatchAction::SendEmail {} => BatchAction::SendEmail,
    })
}

fn selection(selection: wire::BatchSelection) -> Result<Selection, Problem> {
    match selection {
        wire::BatchSelection::These { ids } if ids.is_empty() => {
            Err(Problem::out_of_range("selection.ids", "must name at least one request"))
        }
        wire::BatchSelection::These { ids } => {
            Ok(Selection::These(ids.into_iter().map(SessionRequestId).collect()))
        }
        wire::BatchSelection::Matching { filter: query } => {
            let mut fields = Fields::default();
            let filter = filter::filter(&mut fields, "selection.filter.", &query);
            Ok(Selection::Matching(Box::new(fields.finish(Some(filter))?)))
        }
    }
}

fn batch(seen: SeenBatch) -> wire::BatchBody {
    wire::BatchBody {
        id: seen.batch.id.0,
        kind: kind(&seen.action),
        total: seen.batch.total,
        done: seen.batch.done,
        changed: seen.batch.changed,
        refused: seen.refused.into_iter().map(refused).collect(),
        created_at: seen.batch.created_at,
        finished_at: seen.batch.finished_at,
    }
}

fn kind(action: &BatchAction) -> wire::BatchKind {
    match action {
        BatchAction::Assign { .. } => wire::BatchKind::Assign,
        BatchAction::Close { .. } => wire::BatchKind::Close,
        BatchAction::Reopen => wire::BatchKind::Reopen,
        BatchAction::Extend { .. } => wire::BatchKind::Extend,
        BatchAction::SendEmail => wire::BatchKind::SendEmail,
    }
}

fn refused(refused: RefusedRequest) -> wire::BatchRefusalBody {
    let (code, detail) = said(refused.why);
    let (number, user_name) = refused.known.unzip();
    wire::BatchRefusalBody {
        id: refused.request.0,
        number,
        user_name: user_name.map(|name| name.as_str().to_owned()),
        code,
        detail: detail.to_owned(),
    }
}

fn said(refusal: BatchRefusal) -> (ProblemCode, &'static str) {
    match refusal {
        BatchRefusal::NotFound => (ProblemCode::NotFound, "There is no such request."),
        BatchRefusal::Closed => (ProblemCode::RequestClosed, "It is closed."),
        BatchRefusal::NotClosed => (ProblemCode::RequestNotClosed, "It is open already."),
        BatchRefusal::SessionLive => (ProblemCode::SessionLive, "An agent is connected."),
        BatchRefusal::NoAddress => (ProblemCode::NoEmailAddress, "It has no email address."),
        BatchRefusal::NothingChanges => (ProblemCode::NothingToDo, "It is assigned so already."),
        BatchRefusal::ValidLonger => (ProblemCode::NothingToDo, "It is valid for longer already."),
        BatchRefusal::Past => (ProblemCode::InvalidFields, "The new end must lie ahead."),
        BatchRefusal::TooLong => {
            (ProblemCode::InvalidFields, "The new end is later than your organisation allows.")
        }
        BatchRefusal::QueueArchived => (ProblemCode::QueueArchived, "The queue was archived meanwhile."),
        BatchRefusal::NotPermitted => {
            (ProblemCode::NotPermitted, "Whoever started this may not do it any more.")
        }
        BatchRefusal::TargetGone => (ProblemCode::NotFound, "To whom it was to go is there no more."),
        BatchRefusal::Unreadable => (ProblemCode::Internal, "What is stored of it cannot be read."),
    }
}
