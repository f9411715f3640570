//! What the HTTP side is told at start.

use deskside_protocol::signalling::server::IceServer;
use url::Url;

/// The address under which people reach this server. Links are built from it, never from a `Host` header.
#[derive(Clone, Debug)]
pub struct PublicUrl {
    origin: String,
    authority: String,
    secure: bool,
}

/// Why a public address was refused.
#[derive(Debug, thiserror::Error)]
pub enum PublicUrlError {
    /// It is not an address.
    #[error("the public URL cannot be read")]
    Malformed(#[source] url::ParseError),
    /// It is not one that browsers reach, or says more than scheme, host and port.
    #[error("the public URL must be http:// or https:// with a host, and no path")]
    Unusable,
}

impl PublicUrl {
    /// Reads an address such as `https://help.brightwater.example`.
    pub fn parse(text: &str) -> Result<Self, PublicUrlError> {
        let url = Url::parse(text).map_err(PublicUrlError::Malformed)?;
        let plain = matches!(url.path(), "" | "/")
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
            && url.password().is_none();
        let (true, "http" | "https", Some(host)) = (plain, url.scheme(), url.host_str()) else {
            return Err(PublicUrlError::Unusable);
        };
        let authority = match url.port() {
            None => host.to_owned(),
            Some(port) => format!("{host}:{port}"),
        };
        Ok(Self {
            origin: format!("{}://{authority}", url.scheme()),
            authority,
            secure: url.scheme() == "https",
        })
    }

    /// Scheme, host and port, as browsers write them in `Origin`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Host and port, as browsers write them in `Host`.
    pub fn authority(&self) -> &str {
        &self.authority
    }

    /// Whether browsers reach it over HTTPS.
    pub fn is_secure(&self) -> bool {
        self.secure
    }

    /// The full address of a path.
    pub fn with_path(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }
}

/// What the HTTP side is told at start.
#[derive(Clone, Debug)]
pub struct HttpConfig {
    /// The address under which people reach this server.
    pub public_url: PublicUrl,
    /// STUN and TURN servers for browsers.
    pub ice_servers: Vec<IceServer>,
    /// Whether a reverse proxy stands in front, so that the last `X-Forwarded-For` entry is the caller.
    pub behind_proxy: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_url_is_an_origin_and_nothing_more() {
        let url = PublicUrl::parse("https://help.brightwater.example/").unwrap();
        assert_eq!(url.origin(), "https://help.brightwater.example");
        assert_eq!(url.with_path("/join"), "https://help.brightwater.example/join");
        assert!(url.is_secure());
        assert_eq!(PublicUrl::parse("http://localhost:8080").unwrap().authority(), "localhost:8080");
        for bad in
            ["help.example", "ftp://help.example", "https://help.example/path", "https://a:b@help.example"]
        {
            assert!(PublicUrl::parse(bad).is_err(), "{bad}");
        }
    }
}
