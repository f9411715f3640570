//! From what agents fill in to values, shared by creating and editing: each field is read once, here.

use std::collections::BTreeMap;

use deskside_app::session_requests::AssignTo;
use deskside_domain::DateTime;
use deskside_domain::capability::{Asks, Capability};
use deskside_domain::custom_field::{CustomFields, FieldId};
use deskside_domain::ids::{MemberId, QueueId};
use deskside_domain::language::Language;
use deskside_domain::organisation::Organisation;
use deskside_domain::schedule::{PlannedMinutes, Schedule, ZoneName};
use deskside_domain::session_request::Updates;
use deskside_domain::text::FieldText;
use deskside_domain::validity::Validity;
use deskside_protocol::session_requests as wire;

use crate::problem::Fields;

pub(crate) fn language(language: wire::Language) -> Language {
    match language {
        wire::Language::En => Language::En,
        wire::Language::De => Language::De,
    }
}

pub(crate) fn updates(send: bool) -> Updates {
    if send { Updates::Mailed } else { Updates::NotMailed }
}

pub(crate) fn asks(asks: &[wire::Capability]) -> Asks {
    Asks::of(asks.iter().map(|asked| capability(*asked)))
}

pub(crate) fn assign_to(to: wire::AssignToBody) -> AssignTo {
    match to {
        wire::AssignToBody::Unassigned {} => AssignTo::Unassigned,
        wire::AssignToBody::Myself {} => AssignTo::Myself,
        wire::AssignToBody::Agent { id } => AssignTo::Agent(MemberId(id)),
        wire::AssignToBody::Client { id } => AssignTo::Client(id.0),
        wire::AssignToBody::Queue { id } => AssignTo::Queue(QueueId(id)),
    }
}

/// A validity the organisation allows; what is left out is left out.
pub(crate) fn validity(
    fields: &mut Fields,
    prefix: &str,
    seconds: Option<u32>,
    longest: Validity,
) -> Option<Validity> {
    let asked = seconds?;
    let validity = Validity::from_seconds(i64::from(asked)).filter(|validity| *validity <= longest);
    if validity.is_none() {
        let most = longest.as_seconds();
        let field = format!("{prefix}validity_seconds");
        fields.out_of_range(&field, &format!("must lie between 300 and {most} seconds"));
    }
    validity
}

/// A time by the clocks of a place: the one that is named, or the organisation's.
pub(crate) fn schedule(
    fields: &mut Fields,
    prefix: &str,
    input: &wire::ScheduleInput,
    organisation: &Organisation,
) -> Option<Schedule> {
    let zone = match &input.time_zone {
        None => Some(organisation.zone.clone()),
        Some(name) => ZoneName::parse(name),
    };
    if zone.is_none() {
        fields.malformed(&format!("{prefix}time_zone"), "is not an IANA time zone such as Europe/Vienna");
    }
    let minutes = input.duration_minutes.map_or(Some(PlannedMinutes::DEFAULT), PlannedMinutes::new);
    if minutes.is_none() {
        fields.out_of_range(&format!("{prefix}duration_minutes"), "must lie between 5 and 1440 minutes");
    }
    let local = local_time(&input.local);
    if local.is_none() {
        fields.malformed(&format!("{prefix}local"), "is not a date and time such as 2026-11-26T09:00");
    }
    let ((local, zone), minutes) = local.zip(zone).zip(minutes)?;
    Schedule::at(local, zone, minutes)
        .map_err(|refusal| fields.out_of_range(&format!("{prefix}local"), &refusal.to_string()))
        .ok()
}

/// Values in the organisation's own fields; an empty one clears.
pub(crate) fn custom(
    fields: &mut Fields,
    values: &BTreeMap<String, String>,
    defined: &CustomFields,
) -> Vec<(FieldId, Option<FieldText>)> {
    let read =
        |(id, raw): (&String, &String)| fields.take(&format!("custom_fields.{id}"), defined.read(id, raw));
    values.iter().filter_map(read).collect()
}

/// What clocks show: an offset or a zone in the text would contradict the zone beside it.
fn local_time(text: &str) -> Option<DateTime> {
    // Behind the date, which has its own hyphens.
    let time = text.get(10..)?;
    let plain = (16..=19).contains(&text.len()) && !time.contains(['Z', 'z', '+', '-', '[']);
    if plain { text.parse().ok() } else { None }
}

fn capability(capability: wire::Capability) -> Capability {
    match capability {
        wire::Capability::View => Capability::View,
        wire::Capability::Control => Capability::Control,
        wire::Capability::Clipboard => Capability::Clipboard,
        wire::Capability::Files => Capability::Files,
        wire::Capability::Annotate => Capability::Annotate,
        wire::Capability::Record => Capability::Record,
        wire::Capability::Restart => Capability::Restart,
        wire::Capability::Elevate => Capability::Elevate,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_local_time_says_nothing_about_an_offset() {
        assert!(local_time("2026-11-26T09:00").is_some());
        assert!(local_time("2026-11-26T09:00:30").is_some());
        for text in [
            "",
            "2026-11-26",
            "2026-11-26T09:00Z",
            "2026-11-26T09:00+01:00",
            "2026-11-26T09:00-05",
            "20261126T0900-0500",
            "2026-13-26T09:00",
        ] {
            assert_eq!(local_time(text), None, "{text}");
        }
    }
}
