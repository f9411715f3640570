//! The three cookies: who is signed in, which client an agent's browser is, and which device a remote user's is.

use axum::http::{HeaderMap, HeaderValue, header};
use deskside_app::account::{SIGN_IN_LASTS, SignedInAs};
use deskside_domain::tokens::DeviceToken;

use crate::PublicUrl;

/// Browsers keep a cookie for 400 days at most (RFC 6265bis §5.5), in seconds.
const LONGEST: i64 = 400 * 24 * 3600;

/// One of our cookies.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Cookie {
    /// Carries the sign-in.
    SignIn,
    /// Carries by what an agent's browser is known again.
    Browser,
    /// Carries the remote user's device.
    Device,
}

impl Cookie {
    /// Over HTTPS the `__Host-` prefix keeps other hosts and plain HTTP from setting it (RFC 6265bis §4.1.3).
    fn name(self, url: &PublicUrl) -> &'static str {
        match (self, url.is_secure()) {
            (Self::SignIn, true) => "__Host-deskside",
            (Self::SignIn, false) => "deskside",
            (Self::Browser, true) => "__Host-deskside-browser",
            (Self::Browser, false) => "deskside-browser",
            (Self::Device, true) => "__Host-deskside-device",
            (Self::Device, false) => "deskside-device",
        }
    }

    /// What the browser sent under this name.
    pub(crate) fn read<'a>(self, headers: &'a HeaderMap, url: &PublicUrl) -> Option<&'a str> {
        headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find_map(|(name, value)| (name == self.name(url)).then_some(value))
    }

    fn set(self, value: &str, max_age_seconds: i64, url: &PublicUrl) -> Option<HeaderValue> {
        let secure = if url.is_secure() { "; Secure" } else { "" };
        let text = format!(
            "{}={value}; Path=/; Max-Age={max_age_seconds}; HttpOnly; SameSite=Lax{secure}",
            self.name(url)
        );
        let mut header = HeaderValue::try_from(text).ok()?;
        header.set_sensitive(true);
        Some(header)
    }
}

/// Sets the sign-in cookie, and the browser's for as long as browsers keep any.
pub(crate) fn signed_in(who: &SignedInAs, url: &PublicUrl) -> HeaderMap {
    let sign_in = Cookie::SignIn.set(who.token.expose(), SIGN_IN_LASTS.as_secs(), url);
    let browser = Cookie::Browser.set(who.browser.expose(), LONGEST, url);
    [sign_in, browser].into_iter().flatten().map(|value| (header::SET_COOKIE, value)).collect()
}

/// Takes the sign-in cookie away.
pub(crate) fn signed_out(url: &PublicUrl) -> HeaderMap {
    one(Cookie::SignIn.set("", 0, url))
}

/// Sets the device cookie for a year; requests rarely live that long.
pub(crate) fn device(token: &DeviceToken, url: &PublicUrl) -> HeaderMap {
    one(Cookie::Device.set(token.expose(), 365 * 24 * 3600, url))
}

fn one(cookie: Option<HeaderValue>) -> HeaderMap {
    cookie.into_iter().map(|value| (header::SET_COOKIE, value)).collect()
}
