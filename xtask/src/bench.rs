//! `cargo xtask bench`: runs a measurement of `bench/` against a release build, or one of a crate's own.

use anyhow::Result;
use clap::ValueEnum;

use crate::command::{cargo, program, run};
use crate::setup::{node_packages, system_packages};
use crate::{web_app, workspace};

/// What can be measured.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Subject {
    /// Pages of lists, from a thousand requests to a million.
    Lists,
    /// From a new request to the first picture, and from a changed pixel to its sight.
    Session,
    /// Cold start, idle memory, size.
    Server,
}

/// Builds what is measured as it is shipped, and measures it.
pub(crate) fn bench(subject: Subject) -> Result<()> {
    system_packages::ensure(system_packages::FOR_BUILDING)?;
    match subject {
        Subject::Lists => {
            let sizes = ["1000", "10000", "100000", "1000000"];
            run(cargo(&["bench", "--package", "deskside-store", "--bench", "lists", "--"]).args(sizes))
        }
        Subject::Session => {
            system_packages::ensure(system_packages::FOR_BROWSER_TESTS)?;
            node_packages::ensure("e2e")?;
            of_the_server("bench/session.mjs")
        }
        Subject::Server => of_the_server("bench/server.mjs"),
    }
}

fn of_the_server(script: &str) -> Result<()> {
    web_app::build()?;
    run(&mut cargo(&["build", "--release", "--package", "deskside"]))?;
    run(program("node").arg(script).env("DESKSIDE_BINARY", workspace::target().join("release/deskside")))
}
