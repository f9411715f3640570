//! `cargo xtask bench`: runs a measurement of `bench/` against a release build, or one of a crate's own.

use std::path::PathBuf;

use anyhow::Result;
use clap::ValueEnum;

use crate::command::{cargo, program, run};
use crate::setup::{node_packages, postgresql, system_packages};
use crate::{test_postgres, web_app, workspace};

/// Where measurements find the server.
const SERVER: &str = "DESKSIDE_BINARY";

/// What can be measured.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Subject {
    /// Pages of lists, from a thousand requests to a million.
    Lists,
    /// Lists, creates and waiting remote users of a running server, over HTTP.
    Requests,
    /// From a new request to the first picture, and from a changed pixel to its sight.
    Session,
    /// Cold start, idle memory, size.
    Server,
    /// Verifying a million entries of an exported file.
    Audit,
    /// Whether the time of a refused sign-in tells anything of an account.
    SignIn,
}

/// Builds what is measured as it is shipped, and measures it.
///
/// `arguments` are the measurement's own; only those of requests has some.
pub(crate) fn bench(subject: Subject, arguments: &[String]) -> Result<()> {
    system_packages::ensure(system_packages::FOR_BUILDING)?;
    match subject {
        Subject::Lists => {
            let of_the_store = ["store-lists", "--databases", "sqlite"].map(str::to_owned);
            requests(&[of_the_store.as_slice(), arguments].concat())
        }
        Subject::Requests => requests(arguments),
        Subject::Session => {
            system_packages::ensure(system_packages::FOR_BROWSER_TESTS)?;
            node_packages::ensure("e2e")?;
            of_the_server("bench/session.mjs")
        }
        Subject::Server => of_the_server("bench/server.mjs"),
        Subject::Audit => of_the_server("bench/audit.mjs"),
        Subject::SignIn => of_the_server("bench/sign-in.mjs"),
    }
}

fn of_the_server(script: &str) -> Result<()> {
    let server = server()?;
    run(program("node").arg(script).env(SERVER, server))
}

/// The server and the load are built apart: together the server would get what only the load needs.
fn requests(arguments: &[String]) -> Result<()> {
    postgresql::ensure()?;
    let server = server()?;
    run(&mut cargo(&["build", "--release", "--package", "deskside-bench-requests"]))?;
    let load = workspace::target().join("release/deskside-bench-requests");
    let postgres = test_postgres::start_durable()?;
    run(program(load).args(arguments).env(SERVER, server).env(test_postgres::ADDRESS, postgres))
}

/// Builds the server as it is shipped; where it is.
fn server() -> Result<PathBuf> {
    web_app::build()?;
    run(&mut cargo(&["build", "--release", "--package", "deskside"]))?;
    Ok(workspace::target().join("release/deskside"))
}
