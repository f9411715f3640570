//! Pictures that people upload: the organisation's logo, a member's photo. They are kept as they came and never opened.

use sha2::{Digest as _, Sha256};

/// SHA-256 over a picture's bytes: its address changes with its content, so that it may be kept for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureHash(pub [u8; 32]);

/// A picture that browsers show and that runs nothing: PNG, JPEG or WebP. SVG can carry scripts and is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// What kind of picture it is, by its first bytes.
    pub kind: PictureKind,
    /// The file's bytes.
    pub content: Vec<u8>,
}

/// A kind of picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PictureKind {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// WebP.
    Webp,
}

/// Why a file is no such picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureRefusal {
    /// Larger than a logo or a photo of this size needs to be.
    #[error("a picture has at most {} KiB", Picture::LARGEST / 1024)]
    TooLarge,
    /// None of the kinds that are taken.
    #[error("a picture is PNG, JPEG or WebP")]
    UnknownKind,
}

impl Picture {
    /// The most bytes a picture may have.
    pub const LARGEST: usize = 256 * 1024;

    /// Takes a file whose first bytes say that it is a picture.
    pub fn parse(content: Vec<u8>) -> Result<Self, PictureRefusal> {
        if content.len() > Self::LARGEST {
            return Err(PictureRefusal::TooLarge);
        }
        let kind = if content.starts_with(b"\x89PNG\r\n\x1a\n") {
            PictureKind::Png
        } else if content.starts_with(b"\xff\xd8\xff") {
            PictureKind::Jpeg
        } else if content.starts_with(b"RIFF") && content.get(8..12) == Some(b"WEBP") {
            PictureKind::Webp
        } else {
            return Err(PictureRefusal::UnknownKind);
        };
        Ok(Self { kind, content })
    }

    /// The hash of its content.
    pub fn hash(&self) -> PictureHash {
        PictureHash(Sha256::digest(&self.content).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_a_picture_by_its_first_bytes() {
        assert_eq!(Picture::parse(b"\x89PNG\r\n\x1a\n...".to_vec()).unwrap().kind, PictureKind::Png);
        assert_eq!(Picture::parse(b"RIFF....WEBPVP8 ".to_vec()).unwrap().kind, PictureKind::Webp);
        for bytes in [&b"<svg onload='alert(1)'/>"[..], b"", b"RIFF....WAVE", b"GIF89a"] {
            assert_eq!(Picture::parse(bytes.to_vec()), Err(PictureRefusal::UnknownKind));
        }
        assert_eq!(Picture::parse(vec![0; Picture::LARGEST + 1]), Err(PictureRefusal::TooLarge));
    }
}
