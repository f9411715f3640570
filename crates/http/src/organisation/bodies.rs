//! Between the organisation and its body.

use deskside_domain::custom_field::{CustomField, CustomFields, FieldId, FieldKind};
use deskside_domain::organisation::Organisation;
use deskside_domain::text::{FieldLabel, FieldText};
use deskside_domain::validity::Validity;
use deskside_protocol::organisation::{CustomFieldBody, CustomFieldKind, OrganisationSettingsBody};

use crate::picture::content_name;
use crate::problem::Fields;
use crate::session_requests::bodies;

pub(crate) fn organisation(organisation: &Organisation) -> OrganisationSettingsBody {
    let seconds = |validity: Validity| u32::try_from(validity.as_seconds()).unwrap_or(u32::MAX);
    OrganisationSettingsBody {
        name: organisation.name.as_str().to_owned(),
        colour: colour(organisation),
        logo: logo(organisation),
        time_zone: organisation.zone.as_str().to_owned(),
        default_language: bodies::language(organisation.language),
        default_validity_seconds: seconds(organisation.default_validity),
        longest_validity_seconds: seconds(organisation.longest_validity),
        custom_fields: organisation.custom_fields.iter().map(field).collect(),
        version: organisation.version,
    }
}

pub(crate) fn colour(organisation: &Organisation) -> Option<String> {
    organisation.colour.as_ref().map(|colour| colour.as_str().to_owned())
}

/// Where the logo is. The address names its content, so that browsers may keep it for ever.
pub(crate) fn logo(organisation: &Organisation) -> Option<String> {
    Some(format!("/api/v1/organisation/logo?v={}", content_name(organisation.logo?)))
}

pub(super) fn read_fields(fields: &mut Fields, bodies: &[CustomFieldBody]) -> Option<CustomFields> {
    let read: Vec<_> =
        bodies.iter().enumerate().filter_map(|(place, body)| read_field(fields, place, body)).collect();
    CustomFields::define(read).map_err(|refusal| fields.malformed("custom_fields", &refusal.to_string())).ok()
}

fn read_field(fields: &mut Fields, place: usize, body: &CustomFieldBody) -> Option<CustomField> {
    let id = fields.take(&format!("custom_fields.{place}.id"), FieldId::parse(&body.id));
    let label = fields.take(&format!("custom_fields.{place}.label"), FieldLabel::parse(&body.label));
    let kind = match &body.kind {
        CustomFieldKind::Text {} => Some(FieldKind::Text),
        CustomFieldKind::Number {} => Some(FieldKind::Number),
        CustomFieldKind::Choice { options } => {
            let options: Result<Vec<_>, _> = options.iter().map(|option| FieldText::parse(option)).collect();
            let options = fields.take(&format!("custom_fields.{place}.kind.options"), options);
            options.map(|options| FieldKind::Choice { options })
        }
    };
    id.zip(label).zip(kind).map(|((id, label), kind)| CustomField { id, label, kind })
}

fn field(field: &CustomField) -> CustomFieldBody {
    CustomFieldBody {
        id: field.id.as_str().to_owned(),
        label: field.label.as_str().to_owned(),
        kind: match &field.kind {
            FieldKind::Text => CustomFieldKind::Text {},
            FieldKind::Number => CustomFieldKind::Number {},
            FieldKind::Choice { options } => CustomFieldKind::Choice {
                options: options.iter().map(|option| option.as_str().to_owned()).collect(),
            },
        },
    }
}
