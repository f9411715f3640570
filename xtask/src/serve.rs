//! `cargo xtask serve`: from a fresh machine to a running server in one command.

use std::os::unix::process::CommandExt;

use anyhow::{Context, Result};

use crate::command::{cargo, line, program, run};
use crate::setup::system_packages;
use crate::{web_app, workspace};

/// What a newcomer's server is started with.
const DEFAULTS: &[(&str, &str)] =
    &[("--data", "./data"), ("--listen", "127.0.0.1:8080"), ("--public-url", "http://localhost:8080")];

/// Builds everything and becomes the server; `arguments` replace our own.
pub(crate) fn serve(arguments: &[String]) -> Result<()> {
    system_packages::ensure(system_packages::FOR_BUILDING)?;
    web_app::build()?;
    build_server()?;
    let mut server = program(workspace::server_binary());
    server.arg("serve").args(with_defaults(arguments));
    println!("Starting {}", line(&server));
    // The server takes this process's place, so that Ctrl-C reaches it and it ends in its own time.
    Err(server.exec()).context("could not start the server")
}

/// Builds the server in the development profile.
pub(crate) fn build_server() -> Result<()> {
    run(&mut cargo(&["build", "--package", "deskside"]))
}

fn with_defaults(arguments: &[String]) -> Vec<String> {
    let given = |name: &str| {
        arguments
            .iter()
            .any(|given| given == name || given.strip_prefix(name).is_some_and(|rest| rest.starts_with('=')))
    };
    let defaults = DEFAULTS.iter().filter(|(name, _)| !given(name));
    let mut all: Vec<String> =
        defaults.flat_map(|(name, value)| [(*name).to_owned(), (*value).to_owned()]).collect();
    all.extend_from_slice(arguments);
    all
}

#[cfg(test)]
mod tests {
    use super::with_defaults;

    #[test]
    fn an_argument_replaces_its_default() {
        let given = ["--listen=0.0.0.0:80", "--data", "/srv/deskside"].map(str::to_owned);

        let all = with_defaults(&given);

        assert_eq!(
            all,
            ["--public-url", "http://localhost:8080", "--listen=0.0.0.0:80", "--data", "/srv/deskside"]
        );
    }
}
