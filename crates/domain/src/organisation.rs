//! The organisation that runs this server, and what holds for all its requests.

use sha2::{Digest as _, Sha256};

use crate::custom_field::CustomFields;
use crate::language::Language;
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
    pub logo: Option<LogoHash>,
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
    pub fn with_logo(self, logo: Option<LogoHash>) -> Self {
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

/// SHA-256 over a logo's bytes: its address changes with its content, so that it may be kept for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogoHash(pub [u8; 32]);

/// A picture that browsers show and that runs nothing: PNG, JPEG or WebP. SVG can carry scripts and is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// What kind of picture it is, by its first bytes.
    pub kind: LogoKind,
    /// The file's bytes.
    pub content: Vec<u8>,
}

/// A kind of picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogoKind {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// WebP.
    Webp,
}

/// Why a file is no logo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LogoRefusal {
    /// Larger than a logo needs to be.
    #[error("a logo has at most {} KiB", Logo::LARGEST / 1024)]
    TooLarge,
    /// None of the kinds that are taken.
    #[error("a logo is a PNG, JPEG or WebP picture")]
    UnknownKind,
}

impl Logo {
    /// The most bytes a logo may have.
    pub const LARGEST: usize = 256 * 1024;

    /// Takes a file whose first bytes say that it is a picture.
    pub fn parse(content: Vec<u8>) -> Result<Self, LogoRefusal> {
        if content.len() > Self::LARGEST {
            return Err(LogoRefusal::TooLarge);
        }
        let kind = if content.starts_with(b"\x89PNG\r\n\x1a\n") {
            LogoKind::Png
        } else if content.starts_with(b"\xff\xd8\xff") {
            LogoKind::Jpeg
        } else if content.starts_with(b"RIFF") && content.get(8..12) == Some(b"WEBP") {
            LogoKind::Webp
        } else {
            return Err(LogoRefusal::UnknownKind);
        };
        Ok(Self { kind, content })
    }

    /// The hash of its content.
    pub fn hash(&self) -> LogoHash {
        LogoHash(Sha256::digest(&self.content).into())
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
    fn a_logo_is_a_picture_by_its_first_bytes() {
        assert_eq!(Logo::parse(b"\x89PNG\r\n\x1a\n...".to_vec()).unwrap().kind, LogoKind::Png);
        assert_eq!(Logo::parse(b"RIFF....WEBPVP8 ".to_vec()).unwrap().kind, LogoKind::Webp);
        for bytes in [&b"<svg onload='alert(1)'/>"[..], b"", b"RIFF....WAVE", b"GIF89a"] {
            assert_eq!(Logo::parse(bytes.to_vec()), Err(LogoRefusal::UnknownKind));
        }
        assert_eq!(Logo::parse(vec![0; Logo::LARGEST + 1]), Err(LogoRefusal::TooLarge));
    }

    #[test]
    fn a_colour_is_six_hexadecimal_digits() {
        assert_eq!(TileColour::parse("#1D2A3A").unwrap().as_str(), "#1d2a3a");
        for raw in ["", "#fff", "1d2a3a", "#1d2a3g", "#1d2a3a;"] {
            assert_eq!(TileColour::parse(raw), None, "{raw}");
        }
    }
}
