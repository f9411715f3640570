//! `cargo xtask bench`: runs a measurement of `bench/` against a release build.

use anyhow::Result;
use clap::ValueEnum;

use crate::command::{cargo, program, run};
use crate::setup::{node_packages, system_packages};
use crate::{web_app, workspace};

/// What can be measured.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Subject {
    /// From a new request to the first picture, and from a changed pixel to its sight.
    Session,
    /// Cold start, idle memory, size.
    Server,
}

/// Builds the server as it is shipped and measures it.
pub(crate) fn bench(subject: Subject) -> Result<()> {
    system_packages::ensure(system_packages::FOR_BUILDING)?;
    web_app::build()?;
    run(&mut cargo(&["build", "--release", "--package", "deskside"]))?;
    let script = match subject {
        Subject::Session => {
            system_packages::ensure(system_packages::FOR_BROWSER_TESTS)?;
            node_packages::ensure("e2e")?;
            "bench/session.mjs"
        }
        Subject::Server => "bench/server.mjs",
    };
    run(program("node").arg(script).env("DESKSIDE_BINARY", workspace::target().join("release/deskside")))
}
