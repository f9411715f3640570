//! From the cells of a row to what an agent would have filled in.

use std::collections::BTreeMap;

use csv::StringRecord;
use deskside_app::session_requests::AssignTo;
use deskside_protocol::session_requests::{AssignToBody, CreateSessionRequestBody, Language, ScheduleInput};

use super::Targets;

const NAMES: [&str; 12] = [
    "user_name",
    "user_email",
    "send_updates",
    "language",
    "message",
    "notes",
    "reference",
    "assign_to",
    "validity_seconds",
    "scheduled_for",
    "time_zone",
    "duration_minutes",
];

/// Columns of the organisation's own fields begin so.
const OWN: &str = "field_";

/// Which cell of a row is what.
pub(super) struct Columns(Vec<String>);

/// What is wrong with one cell.
pub(super) struct Wrong {
    pub(super) column: &'static str,
    pub(super) detail: &'static str,
}

impl Columns {
    /// Reads the first line. A name that nobody knows is refused: what stands below it would be lost.
    pub(super) fn read(head: &StringRecord) -> Result<Self, String> {
        let names: Vec<_> = head.iter().map(str::to_owned).collect();
        let known = |name: &str| NAMES.contains(&name) || name.starts_with(OWN);
        if let Some(name) = names.iter().find(|name| !known(name)) {
            return Err(format!("There is no column {name:?}. There are {} and {OWN}….", NAMES.join(", ")));
        }
        if !names.iter().any(|name| name == "user_name") {
            return Err("The column user_name is missing.".to_owned());
        }
        Ok(Self(names))
    }

    /// What the row says.
    pub(super) fn body(
        &self,
        row: &StringRecord,
        targets: &Targets,
    ) -> Result<CreateSessionRequestBody, Vec<Wrong>> {
        let cells = Cells { names: &self.0, row };
        let mut wrong = Vec::new();
        let send_updates = cells.read("send_updates", "takes yes or no", yes_or_no, &mut wrong);
        let language = cells.read("language", "takes en or de", language, &mut wrong);
        let seconds = "takes a number of seconds";
        let validity = cells.read("validity_seconds", seconds, |text| text.parse::<u32>().ok(), &mut wrong);
        let minutes = "takes a number of minutes";
        let duration = cells.read("duration_minutes", minutes, |text| text.parse().ok(), &mut wrong);
        let nobody = "is neither me, nor a member's address, nor queue: with a queue's name";
        let assign_to = cells.read("assign_to", nobody, |text| targets.find(text), &mut wrong);
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let schedule = cells.text("scheduled_for").map(|local| ScheduleInput {
            local: local.replace(' ', "T"),
            time_zone: cells.text("time_zone"),
            duration_minutes: duration,
        });
        Ok(CreateSessionRequestBody {
            user_name: cells.text("user_name").unwrap_or_default(),
            user_email: cells.text("user_email"),
            send_updates,
            language,
            message: cells.text("message"),
            notes: cells.text("notes"),
            validity_seconds: validity,
            schedule,
            assign_to: assign_to.map_or(AssignToBody::Unassigned, to_body),
            asks: None,
            reference: cells.text("reference"),
            custom_fields: cells.own(),
        })
    }
}

/// The column in which a field of the request stands.
pub(super) fn column_of(field: &str) -> String {
    match field {
        "schedule.local" => "scheduled_for".to_owned(),
        "schedule.time_zone" => "time_zone".to_owned(),
        "schedule.duration_minutes" => "duration_minutes".to_owned(),
        other => other.replace("custom_fields.", OWN),
    }
}

struct Cells<'a> {
    names: &'a [String],
    row: &'a StringRecord,
}

impl Cells<'_> {
    fn each(&self) -> impl Iterator<Item = (&str, &str)> {
        self.names.iter().map(String::as_str).zip(self.row.iter())
    }

    fn text(&self, name: &str) -> Option<String> {
        let (_, cell) = self.each().find(|(column, cell)| *column == name && !cell.is_empty())?;
        Some(plain(cell).to_owned())
    }

    fn read<T>(
        &self,
        name: &'static str,
        detail: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
        wrong: &mut Vec<Wrong>,
    ) -> Option<T> {
        let text = self.text(name)?;
        let read = parse(&text);
        if read.is_none() {
            wrong.push(Wrong { column: name, detail });
        }
        read
    }

    fn own(&self) -> BTreeMap<String, String> {
        let own =
            |(name, cell): (&str, &str)| Some((name.strip_prefix(OWN)?.to_owned(), plain(cell).to_owned()));
        self.each().filter_map(own).filter(|(_, cell)| !cell.is_empty()).collect()
    }
}

/// An apostrophe that an export put in front of what would be a formula is taken off again.
fn plain(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest,
        Some(_) | None => cell,
    }
}

fn yes_or_no(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "yes" | "true" | "1" => Some(true),
        "no" | "false" | "0" => Some(false),
        _ => None,
    }
}

fn language(text: &str) -> Option<Language> {
    match text.to_lowercase().as_str() {
        "en" => Some(Language::En),
        "de" => Some(Language::De),
        _ => None,
    }
}

fn to_body(to: AssignTo) -> AssignToBody {
    match to {
        AssignTo::Unassigned => AssignToBody::Unassigned,
        AssignTo::Myself => AssignToBody::Myself,
        AssignTo::Agent(id) => AssignToBody::Agent { id: id.0 },
        AssignTo::Queue(id) => AssignToBody::Queue { id: id.0 },
    }
}
