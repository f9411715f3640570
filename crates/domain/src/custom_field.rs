//! The organisation's own fields of a request: what they are, and what a request holds in them.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::text::{FieldLabel, FieldText, TextRefusal};

/// Names a field in requests and exports. It never changes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FieldId(String);

impl FieldId {
    /// The most characters it may have.
    pub const LIMIT: usize = 40;

    /// Reads small letters, digits and underscores that begin with a letter.
    pub fn parse(raw: &str) -> Result<Self, TextRefusal> {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if raw.len() > Self::LIMIT {
            return Err(TextRefusal::TooLong { limit: Self::LIMIT });
        }
        if raw.starts_with(|c: char| c.is_ascii_lowercase()) && raw.chars().all(allowed) {
            Ok(Self(raw.to_owned()))
        } else {
            Err(TextRefusal::Malformed { what: "takes small letters, digits and underscores after a letter" })
        }
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One of the organisation's own fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomField {
    /// Its name in requests and exports.
    pub id: FieldId,
    /// What agents read.
    pub label: FieldLabel,
    /// What it takes.
    pub kind: FieldKind,
}

/// What a field takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum FieldKind {
    /// A text.
    Text,
    /// A number, written in digits.
    Number,
    /// One of these.
    Choice {
        /// The options, in their order.
        options: Vec<FieldText>,
    },
}

/// All fields of an organisation, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CustomFields(Vec<CustomField>);

/// Why fields cannot be defined so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FieldsRefusal {
    /// More than an organisation may have.
    #[error("an organisation has at most {limit} fields of its own", limit = CustomFields::MOST)]
    TooMany,
    /// Two fields have the same id.
    #[error("two fields are called {id}", id = id.as_str())]
    TwiceTheSame {
        /// That id.
        id: FieldId,
    },
    /// A choice needs between one and fifty options, all different.
    #[error("{id} needs one to {limit} different options", id = id.as_str(), limit = CustomFields::MOST_OPTIONS)]
    Options {
        /// The field.
        id: FieldId,
    },
}

impl CustomFields {
    /// The most fields an organisation may have.
    pub const MOST: usize = 20;
    /// The most options a choice may have.
    pub const MOST_OPTIONS: usize = 50;

    /// Fields in this order.
    pub fn define(fields: Vec<CustomField>) -> Result<Self, FieldsRefusal> {
        if fields.len() > Self::MOST {
            return Err(FieldsRefusal::TooMany);
        }
        let mut seen = BTreeSet::new();
        for field in &fields {
            if !seen.insert(&field.id) {
                return Err(FieldsRefusal::TwiceTheSame { id: field.id.clone() });
            }
            if let FieldKind::Choice { options } = &field.kind {
                let different = options.iter().collect::<BTreeSet<_>>().len();
                if different != options.len() || !(1..=Self::MOST_OPTIONS).contains(&different) {
                    return Err(FieldsRefusal::Options { id: field.id.clone() });
                }
            }
        }
        Ok(Self(fields))
    }

    /// The fields.
    pub fn iter(&self) -> impl Iterator<Item = &CustomField> {
        self.0.iter()
    }

    /// Reads what somebody filled in; an empty value clears the field.
    pub fn read(&self, id: &str, raw: &str) -> Result<(FieldId, Option<FieldText>), TextRefusal> {
        let unknown = TextRefusal::Malformed { what: "is not one of the organisation's fields" };
        let field = self.0.iter().find(|field| field.id.as_str() == id).ok_or(unknown)?;
        let value = FieldText::parse_optional(Some(raw))?;
        match (&field.kind, &value) {
            (_, None) | (FieldKind::Text, Some(_)) => {}
            (FieldKind::Number, Some(text)) => is_number(text.as_str())?,
            (FieldKind::Choice { options }, Some(text)) if options.contains(text) => {}
            (FieldKind::Choice { .. }, Some(_)) => {
                return Err(TextRefusal::Malformed { what: "is not one of the options" });
            }
        }
        Ok((field.id.clone(), value))
    }
}

fn is_number(text: &str) -> Result<(), TextRefusal> {
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(()),
        Ok(_) | Err(_) => Err(TextRefusal::Malformed { what: "is not a number" }),
    }
}

/// What a request holds in the organisation's fields.
pub type CustomValues = BTreeMap<FieldId, FieldText>;

#[cfg(test)]
mod tests {
    use super::*;

    fn field(id: &str, kind: FieldKind) -> CustomField {
        CustomField { id: FieldId::parse(id).unwrap(), label: FieldLabel::parse(id).unwrap(), kind }
    }

    fn texts(options: &[&str]) -> Vec<FieldText> {
        options.iter().map(|text| FieldText::parse(text).unwrap()).collect()
    }

    fn fields() -> CustomFields {
        let floors = FieldKind::Choice { options: texts(&["Ground", "First"]) };
        let fields =
            vec![field("room", FieldKind::Text), field("seats", FieldKind::Number), field("floor", floors)];
        CustomFields::define(fields).unwrap()
    }

    fn read(id: &str, raw: &str) -> Result<Option<String>, TextRefusal> {
        fields().read(id, raw).map(|(_, value)| value.map(|text| text.as_str().to_owned()))
    }

    #[test]
    fn each_kind_takes_what_it_says() {
        assert_eq!(read("room", " 214 "), Ok(Some("214".to_owned())));
        assert_eq!(read("seats", "-12.5"), Ok(Some("-12.5".to_owned())));
        assert_eq!(read("floor", "First"), Ok(Some("First".to_owned())));
        for (id, raw) in [("seats", "many"), ("seats", "inf"), ("floor", "Second"), ("street", "Elm")] {
            assert!(read(id, raw).is_err(), "{id}: {raw}");
        }
    }

    #[test]
    fn an_empty_value_clears_any_field() {
        for id in ["room", "seats", "floor"] {
            assert_eq!(read(id, "  "), Ok(None), "{id}");
        }
    }

    #[test]
    fn an_organisation_has_a_bounded_number_of_different_fields() {
        let twice = vec![field("room", FieldKind::Text), field("room", FieldKind::Number)];
        assert!(matches!(CustomFields::define(twice), Err(FieldsRefusal::TwiceTheSame { .. })));
        let many = (0..21).map(|n| field(&format!("f{n}"), FieldKind::Text)).collect();
        assert_eq!(CustomFields::define(many), Err(FieldsRefusal::TooMany));
    }

    #[test]
    fn a_choice_offers_different_options() {
        for options in [texts(&[]), texts(&["Ground", "Ground"])] {
            let choice = vec![field("floor", FieldKind::Choice { options })];
            assert!(matches!(CustomFields::define(choice), Err(FieldsRefusal::Options { .. })));
        }
    }

    #[test]
    fn a_field_is_named_so_that_a_column_can_be_too() {
        assert!(FieldId::parse("cost_centre_2").is_ok());
        for raw in ["", "2nd", "Room", "a-b", "a b", "_a", &"x".repeat(41)] {
            assert!(FieldId::parse(raw).is_err(), "{raw}");
        }
    }
}
