//! Problems that several errors end in, so that one thing is always said in the same words.

use deskside_domain::actor::AgentRef;
use deskside_domain::rights::{Level, NotPermitted, Section};
use deskside_domain::session_queue::QueueRef;
use deskside_protocol::problem::ProblemCode;

use crate::problem::Problem;

pub(super) fn not_permitted(missing: NotPermitted) -> Problem {
    let detail = format!("This needs the right to {}. Ask an owner.", right(missing));
    Problem::new(ProblemCode::NotPermitted, detail)
}

pub(super) fn beyond_own_rights(missing: NotPermitted) -> Problem {
    let detail = format!("It is about the right to {}, which you do not have.", right(missing));
    Problem::new(ProblemCode::BeyondOwnRights, detail)
}

fn right(missing: NotPermitted) -> String {
    let verb = match missing.level {
        Level::View => "see",
        Level::Edit => "edit",
    };
    format!("{verb} {}", section_name(missing.section))
}

/// A section as a sentence names it.
pub(super) fn section_name(section: Section) -> &'static str {
    match section {
        Section::SessionRequests => "session requests",
        Section::SessionQueues => "session queues",
        Section::Clients => "clients",
        Section::Sessions => "sessions",
        Section::Members => "members",
        Section::Roles => "roles",
        Section::AuditLog => "the audit log",
        Section::Settings => "settings",
        Section::Integrations => "integrations",
    }
}

pub(super) fn address_taken() -> Problem {
    Problem::new(ProblemCode::NameTaken, "A member has this address already.")
}

pub(super) fn begin_again() -> Problem {
    Problem::new(ProblemCode::BeginAgain, "It has expired, or is finished already. Begin again.")
}

pub(super) fn reopen_first() -> Problem {
    Problem::new(ProblemCode::RequestClosed, "Reopen the request first.")
}

pub(super) fn nothing_to_do(detail: &str) -> Problem {
    Problem::new(ProblemCode::NothingToDo, detail)
}

pub(super) fn no_such_target(detail: &str) -> Problem {
    Problem::new(ProblemCode::NotFound, detail)
}

pub(super) fn queue_archived() -> Problem {
    Problem::new(ProblemCode::QueueArchived, "Restore the queue first, or choose another.")
}

pub(super) fn not_subscribed(queue: &QueueRef) -> Problem {
    let detail = format!("It waits in {}. Subscribe to the queue first.", queue.name.as_str());
    Problem::new(ProblemCode::NotSubscribed, detail)
}

pub(super) fn assigned_elsewhere(to: &AgentRef) -> Problem {
    let detail = format!("It is assigned to {}.", to.name.as_str());
    Problem::new(ProblemCode::AssignedElsewhere, detail).by(to)
}

pub(super) fn bad_cursor() -> Problem {
    Problem::new(ProblemCode::MalformedRequest, "The cursor is not one this server gave out.")
}

pub(super) fn stale() -> Problem {
    Problem::new(ProblemCode::StaleVersion, "Somebody else was quicker. Nothing was written. Try again.")
}

pub(super) fn closed() -> Problem {
    Problem::new(ProblemCode::RequestClosed, "This request is closed; its link lets nobody in.")
}

pub(super) fn expired() -> Problem {
    Problem::new(ProblemCode::RequestExpired, "This link has expired.")
}

pub(super) fn too_early() -> Problem {
    Problem::new(ProblemCode::RequestTooEarly, "This link opens at the scheduled time.")
}

pub(super) fn other_device() -> Problem {
    Problem::new(ProblemCode::OtherDeviceJoined, "This request is open on another device.")
}
