//! The organisation that runs this server, and what holds for all its requests.

use crate::custom_field::CustomFields;
use crate::language::Language;
use crate::picture::PictureHash;
use crate::schedule::ZoneName;
use crate::text::OrganisationName;
use crate::validity::Validity;

/// The organisation and its settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// Its name, as remote users read it.
    pub name: OrganisationName,
    /// The colour of its logo tile.
    pub colour: Option<TileColour>,
    /// The logo's content hash, if there is a logo.
    pub logo: Option<PictureHash>,
    /// The time zone in which agents work.
    pub zone: ZoneName,
    /// The language of a request that says nothing else.
    pub language: Language,
    /// How long a link is valid when nothing else is said.
    pub default_validity: Validity,
    /// How long a link may be valid at most.
    pub longest_validity: Validity,
    /// The organisation's own fields of a request.
    pub custom_fields: CustomFields,
    /// Counts every change.
    pub version: i64,
}

/// The settings an edit sets; `None` leaves one as it is.
#[derive(Clone, Debug, Default)]
pub struct SettingsEdit {
    /// The version the editor saw.
    pub seen_version: Option<i64>,
    /// The name.
    pub name: Option<OrganisationName>,
    /// The colour; `Some(None)` clears it.
    pub colour: Option<Option<TileColour>>,
    /// The time zone.
    pub zone: Option<ZoneName>,
    /// The language.
    pub language: Option<Language>,
    /// The default validity.
    pub default_validity: Option<Validity>,
    /// The longest validity.
    pub longest_validity: Option<Validity>,
    /// The organisation's own fields.
    pub custom_fields: Option<CustomFields>,
}

/// Why settings were not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettingsRefusal {
    /// Somebody changed them since the editor read them.
    #[error("the settings changed since they were read")]
    Stale,
    /// The default is longer than the longest.
    #[error("the default validity is longer than the longest")]
    DefaultTooLong,
}

impl Organisation {
    /// An organisation with the settings every one begins with.
    pub fn founded(name: OrganisationName) -> Self {
        Self {
            name,
            colour: None,
            logo: None,
            zone: ZoneName::utc(),
            language: Language::default(),
            default_validity: Validity::DEFAULT,
            longest_validity: Validity::LONGEST,
            custom_fields: CustomFields::default(),
            version: 1,
        }
    }

    /// Applies an edit.
    pub fn edit(self, edit: SettingsEdit) -> Result<Self, SettingsRefusal> {
        if edit.seen_version.is_some_and(|seen| seen != self.version) {
            return Err(SettingsRefusal::Stale);
        }
        let edited = Self {
            name: edit.name.unwrap_or(self.name),
            colour: edit.colour.unwrap_or(self.colour),
            logo: self.logo,
            zone: edit.zone.unwrap_or(self.zone),
            language: edit.language.unwrap_or(self.language),
            default_validity: edit.default_validity.unwrap_or(self.default_validity),
            longest_validity: edit.longest_validity.unwrap_or(self.longest_validity),
            custom_fields: edit.custom_fields.unwrap_or(self.custom_fields),
            version: self.version + 1,
        };
        if edited.default_validity > edited.longest_validity {
            return Err(SettingsRefusal::DefaultTooLong);
        }
        Ok(edited)
    }

    /// With this logo, or none.
    #[must_use]
    pub fn with_logo(self, logo: Option<PictureHash>) -> Self {
        Self { logo, version: self.version + 1, ..self }
    }
}

/// A colour as `#rrggbb`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TileColour(String);

impl TileColour {
    /// Reads `#rrggbb`.
    pub fn parse(raw: &str) -> Option<Self> {
        let digits = raw.strip_prefix('#')?;
        (digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()))
            .then(|| Self(raw.to_ascii_lowercase()))
    }

    /// Takes what the store kept.
    pub fn from_stored(text: String) -> Self {
        Self(text)
    }

    /// The colour as `#rrggbb`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn organisation() -> Organisation {
        Organisation::founded(OrganisationName::parse("Brightwater Clinics").unwrap())
    }

    #[test]
    fn an_edit_changes_what_it_names_and_counts() {
        let edit = SettingsEdit { language: Some(Language::De), ..SettingsEdit::default() };

        let edited = organisation().edit(edit).unwrap();

        assert_eq!(edited, Organisation { language: Language::De, version: 2, ..organisation() });
    }

    #[test]
    fn an_edit_of_an_older_version_is_refused() {
        let edit = SettingsEdit { seen_version: Some(0), ..SettingsEdit::default() };

        assert_eq!(organisation().edit(edit), Err(SettingsRefusal::Stale));
    }

    #[test]
    fn the_default_validity_is_never_longer_than_the_longest() {
        let edit = SettingsEdit { longest_validity: Validity::from_seconds(3600), ..SettingsEdit::default() };

        assert_eq!(organisation().edit(edit), Err(SettingsRefusal::DefaultTooLong));
    }

    #[test]
    fn a_colour_is_six_hexadecimal_digits() {
        assert_eq!(TileColour::parse("#1D2A3A").unwrap().as_str(), "#1d2a3a");
        for raw in ["", "#fff", "1d2a3a", "#1d2a3g", "#1d2a3a;"] {
            assert_eq!(TileColour::parse(raw), None, "{raw}");
        }
    }
}
