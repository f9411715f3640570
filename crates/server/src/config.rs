//! What the server is told, from the command line, the environment and a file.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use deskside_http::{HttpConfig, IceServer, PublicUrl};
use serde::Deserialize;

use crate::cli::{LogFormat, ServeOptions};
use crate::place::{DatabaseText, Place};

/// The settings in force.
#[derive(Debug)]
pub(crate) struct Config {
    pub(crate) place: Place,
    pub(crate) listen: SocketAddr,
    pub(crate) log_format: LogFormat,
    pub(crate) http: HttpConfig,
}

/// The file. A name it does not know is an error, so that a typing mistake is found at start.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    pub(crate) data: Option<PathBuf>,
    pub(crate) database: Option<DatabaseText>,
    listen: Option<SocketAddr>,
    public_url: Option<String>,
    log_format: Option<LogFormat>,
    behind_proxy: Option<bool>,
    #[serde(default)]
    ice_servers: Vec<IceServer>,
}

impl ServeOptions {
    /// The settings in force.
    pub(crate) fn resolve(self) -> anyhow::Result<Config> {
        let file = self.place.file()?;
        let place = self.place.resolve_with(&file)?;
        let listen = self.listen.or(file.listen).unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080)));
        let public_url = match self.public_url.or(file.public_url) {
            Some(url) => url,
            None => format!("http://localhost:{}", listen.port()),
        };
        Ok(Config {
            place,
            listen,
            log_format: self.log_format.or(file.log_format).unwrap_or(LogFormat::Text),
            http: HttpConfig {
                public_url: PublicUrl::parse(&public_url).with_context(|| format!("in {public_url}"))?,
                ice_servers: file.ice_servers,
                behind_proxy: self.behind_proxy.or(file.behind_proxy).unwrap_or(false),
            },
        })
    }
}

impl File {
    /// Reads the file.
    pub(crate) fn read(path: &Path) -> anyhow::Result<Self> {
        let text =
            std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        toml::from_str(&text).with_context(|| format!("cannot understand {}", path.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::PlaceOptions;

    fn with_file(file: &Path) -> ServeOptions {
        ServeOptions {
            place: PlaceOptions { config: Some(file.into()), ..PlaceOptions::default() },
            ..options()
        }
    }

    fn options() -> ServeOptions {
        ServeOptions {
            place: PlaceOptions::default(),
            listen: None,
            public_url: None,
            log_format: None,
            behind_proxy: None,
        }
    }

    #[test]
    fn without_settings_it_serves_this_machine() {
        let config = options().resolve().unwrap();
        assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
        assert_eq!(config.http.public_url.origin(), "http://localhost:8080");
    }

    #[test]
    fn the_command_line_wins_over_the_file() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(
            file.path(),
            "listen = '127.0.0.1:9000'\npublic_url = 'https://help.brightwater.example'\n\
             ice_servers = [{ urls = ['stun:stun.brightwater.example'] }]\n",
        )
        .unwrap();
        let listen = Some("127.0.0.1:9100".parse().unwrap());

        let config = ServeOptions { listen, ..with_file(file.path()) }.resolve().unwrap();

        assert_eq!(config.listen.port(), 9100);
        assert_eq!(config.http.public_url.origin(), "https://help.brightwater.example");
        assert_eq!(config.http.ice_servers.len(), 1);
    }

    #[test]
    fn a_setting_that_does_not_exist_is_found_at_start() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "lisen = '127.0.0.1:9000'\n").unwrap();
        assert!(with_file(file.path()).resolve().is_err());
    }
}
