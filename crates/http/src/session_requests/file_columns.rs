//! The columns of files of requests, going out and coming in.

/// What an agent fills in: an export says it so that an import takes it.
pub(super) const FILLED_IN: [&str; 13] = [
    "user_name",
    "user_email",
    "send_updates",
    "language",
    "message",
    "notes",
    "reference",
    "assign_to",
    "asks",
    "validity_seconds",
    "scheduled_for",
    "time_zone",
    "duration_minutes",
];

/// What the server decides: only exports say it, and an import passes over it.
pub(super) const DECIDED: [&str; 13] = [
    "number",
    "status",
    "assigned_to",
    "queue",
    "created_at",
    "created_by",
    "expires_at",
    "closed_at",
    "closed_by",
    "outcome",
    "closing_word",
    "link",
    "join_code",
];

/// Columns of the organisation's own fields begin so.
pub(super) const OWN: &str = "field_";

/// What `assign_to` says before a queue's name.
pub(super) const QUEUE: &str = "queue:";
