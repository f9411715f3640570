//! From the cells of a row to what an agent would have filled in.

use std::collections::{BTreeMap, HashSet};

use csv::StringRecord;
use deskside_app::session_requests::AssignTo;
use deskside_protocol::clients::ClientIdBody;
use deskside_protocol::problem::FieldErrorCode;
use deskside_protocol::session_requests::{
    AssignToBody, Capability, CreateSessionRequestBody, ImportErrorBody, Language, ScheduleInput,
};

use super::super::file_columns::{DECIDED, FILLED_IN, OWN};
use super::file::error;
use super::targets::Targets;
use crate::csv_file::plain;
use crate::wire_name::named;

/// Which cell of a row is what.
pub(super) struct Columns(Vec<String>);

impl Columns {
    /// Reads the first line. A name that nobody knows is refused: what stands below it would be lost. So is one
    /// that stands there twice.
    pub(super) fn read(head: &StringRecord) -> Result<Self, String> {
        let known =
            |name: &str| FILLED_IN.contains(&name) || DECIDED.contains(&name) || name.starts_with(OWN);
        let mut names = HashSet::new();
        for name in head {
            if !known(name) {
                let columns = FILLED_IN.join(", ");
                return Err(format!(
                    "The heading {name:?} of the file is not one that Deskside knows. It knows {columns}, and {OWN}… for your own fields."
                ));
            }
            if !names.insert(name) {
                return Err(format!("The file has the heading {name} twice."));
            }
        }
        if !names.contains("user_name") {
            return Err("The file has no heading user_name: whom the requests are for.".to_owned());
        }
        Ok(Self(head.iter().map(str::to_owned).collect()))
    }

    /// What the row says, as far as it can be read, and what cannot.
    pub(super) fn body(
        &self,
        row: &StringRecord,
        targets: &Targets,
        place: u32,
    ) -> (CreateSessionRequestBody, Vec<ImportErrorBody>) {
        let mut cells = Cells { names: &self.0, row, place, errors: Vec::new() };
        let schedule = cells.schedule();
        let body = CreateSessionRequestBody {
            user_name: cells.text("user_name").unwrap_or_default(),
            user_email: cells.text("user_email"),
            send_updates: cells.read("send_updates", "takes yes or no", yes_or_no),
            language: cells.read("language", "takes en or de", named::<Language>),
            message: cells.text("message"),
            notes: cells.text("notes"),
            validity_seconds: cells.read("validity_seconds", "takes a number of seconds", number),
            schedule,
            assign_to: cells
                .read("assign_to", "is neither me, nor a member's address, nor queue: with a name", |cell| {
                    targets.find(cell)
                })
                .map_or(AssignToBody::Unassigned {}, to_body),
            asks: cells.read("asks", "takes capabilities with spaces between them", capabilities),
            reference: cells.text("reference"),
            custom_fields: cells.own(),
        };
        (body, cells.errors)
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
    place: u32,
    errors: Vec<ImportErrorBody>,
}

impl<'a> Cells<'a> {
    fn each(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        self.names.iter().map(String::as_str).zip(self.row.iter().map(plain))
    }

    /// What stands in a column; nothing when it is empty, or not there.
    fn text(&self, name: &str) -> Option<String> {
        let (_, cell) = self.each().find(|(column, cell)| *column == name && !cell.is_empty())?;
        Some(cell.to_owned())
    }

    fn read<T>(&mut self, name: &str, takes: &str, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let read = parse(&self.text(name)?);
        if read.is_none() {
            let refused = error(self.place, Some(name.to_owned()), FieldErrorCode::Malformed, takes);
            self.errors.push(refused);
        }
        read
    }

    fn schedule(&mut self) -> Option<ScheduleInput> {
        let duration_minutes = self.read("duration_minutes", "takes a number of minutes", number);
        // Spreadsheets write a space between date and time.
        let local = self.text("scheduled_for")?.replace(' ', "T");
        Some(ScheduleInput { local, time_zone: self.text("time_zone"), duration_minutes })
    }

    fn own(&self) -> BTreeMap<String, String> {
        let own = |(name, cell): (&str, &str)| Some((name.strip_prefix(OWN)?.to_owned(), cell.to_owned()));
        self.each().filter_map(own).filter(|(_, cell)| !cell.is_empty()).collect()
    }
}

fn number<T: std::str::FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

/// Spreadsheets write `TRUE` for what they were given as `true`.
fn yes_or_no(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "yes" | "true" | "1" => Some(true),
        "no" | "false" | "0" => Some(false),
        _ => None,
    }
}

fn capabilities(text: &str) -> Option<Vec<Capability>> {
    text.split_whitespace().map(named).collect()
}

fn to_body(to: AssignTo) -> AssignToBody {
    match to {
        AssignTo::Unassigned => AssignToBody::Unassigned {},
        AssignTo::Myself => AssignToBody::Myself {},
        AssignTo::Agent(id) => AssignToBody::Agent { id: id.0 },
        AssignTo::Client(id) => AssignToBody::Client { id: ClientIdBody(id) },
        AssignTo::Queue(id) => AssignToBody::Queue { id: id.0 },
    }
}
