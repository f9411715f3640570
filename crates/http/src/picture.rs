//! Pictures that people upload: how they are refused, and how they are shown and kept by browsers.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use deskside_domain::picture::{Picture, PictureHash, PictureKind, PictureRefusal};
use deskside_protocol::problem::ProblemCode;
use serde::Deserialize;

use crate::problem::Problem;

/// What a route says when a body is cut off by its limit.
pub(crate) const LARGEST_BODY: usize = Picture::LARGEST + 1024;

/// Which content an address names.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PictureQuery {
    v: Option<String>,
}

/// Who may keep what was fetched, besides the browser.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shown {
    /// Whoever carries it: everybody may see it.
    ToEverybody,
    /// Nobody: only who is signed in may see it.
    ToMembers,
}

/// A picture. Under the address that names its content what was fetched stays right; any other address shows whatever
/// it is when it is asked.
pub(crate) fn answer(picture: Picture, PictureQuery { v }: PictureQuery, shown: Shown) -> Response {
    let named = v == Some(content_name(picture.hash()));
    let kept = HeaderValue::from_static(match (named, shown) {
        (true, Shown::ToEverybody) => "public, max-age=31536000, immutable",
        (true, Shown::ToMembers) => "private, max-age=31536000, immutable",
        (false, _) => "no-cache",
    });
    let kind = HeaderValue::from_static(media_type(picture.kind));
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, kept)], picture.content).into_response()
}

/// What a picture's content is called in its address.
pub(crate) fn content_name(hash: PictureHash) -> String {
    base16ct::lower::encode_string(&hash.0[..8])
}

impl From<PictureRefusal> for Problem {
    fn from(refusal: PictureRefusal) -> Self {
        match refusal {
            PictureRefusal::TooLarge => {
                Self::new(ProblemCode::BodyTooLarge, "A picture has at most 256 KiB here.")
            }
            PictureRefusal::UnknownKind => {
                Self::new(ProblemCode::UnsupportedMediaType, "The picture has to be PNG, JPEG or WebP.")
            }
        }
    }
}

fn media_type(kind: PictureKind) -> &'static str {
    match kind {
        PictureKind::Png => "image/png",
        PictureKind::Jpeg => "image/jpeg",
        PictureKind::Webp => "image/webp",
    }
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;

    use super::*;

    #[test]
    fn what_is_no_picture_is_refused_by_what_is_wrong_with_it() {
        let status = |refusal| Problem::from(refusal).into_response().status();
        assert_eq!(status(PictureRefusal::TooLarge), StatusCode::PAYLOAD_TOO_LARGE);
        assert_eq!(status(PictureRefusal::UnknownKind), StatusCode::UNSUPPORTED_MEDIA_TYPE);
    }

    #[test]
    fn only_what_names_its_content_is_kept_and_a_photo_by_nobody_in_between() {
        let picture = Picture::parse(b"\x89PNG\r\n\x1a\n".to_vec()).unwrap();
        let kept = |v: Option<String>, shown| {
            answer(picture.clone(), PictureQuery { v }, shown).headers()[header::CACHE_CONTROL].clone()
        };
        let name = Some(content_name(picture.hash()));
        assert!(kept(name.clone(), Shown::ToEverybody).to_str().unwrap().starts_with("public"));
        assert!(kept(name, Shown::ToMembers).to_str().unwrap().starts_with("private"));
        assert_eq!(kept(Some("0".to_owned()), Shown::ToMembers), "no-cache");
    }
}
