//! The project's own commands: `cargo xtask serve | test | gen | bench | check-layers | check-asvs`.
//!
//! Each command sets up what it needs by itself and says so. Nothing here is part of the product, and
//! nothing in the product depends on it.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command-line program talks on its console")]
#![expect(clippy::disallowed_methods, reason = "it measures and waits in the real time")]

mod bench;
mod check_asvs;
mod check_layers;
mod command;
mod gen_files;
mod local_http;
mod scratch_server;
mod serve;
mod setup;
mod stamp;
mod test;
mod test_postgres;
mod web_app;
mod workspace;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The project's own commands")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Install what is missing, build the web app and the server, and start it on port 8080.
    Serve {
        /// Further arguments of `deskside serve`; they replace ours.
        #[arg(last = true)]
        arguments: Vec<String>,
    },
    /// Install what the tests need, and run them all.
    Test {
        /// Run only this part.
        #[arg(long)]
        only: Option<test::Part>,
    },
    /// Write everything that is generated anew.
    Gen {
        /// Write nothing; fail when something generated is stale.
        #[arg(long)]
        check: bool,
    },
    /// Measure, and print each figure beside what it is compared to.
    Bench {
        /// What to measure.
        what: bench::Subject,
        /// Further arguments of the measurement.
        #[arg(last = true)]
        arguments: Vec<String>,
    },
    /// Fail when a crate depends on one that it must not know.
    CheckLayers,
    /// Fail when docs/asvs.md leaves a requirement out, or names a test that does not exist.
    CheckAsvs,
    /// Nextest's set-up script: start a PostgreSQL server for the tests of this run.
    #[command(hide = true)]
    StartTestPostgres,
    /// What that script leaves behind.
    #[command(hide = true)]
    KeepTestPostgres {
        /// Where the server's data is.
        directory: PathBuf,
        /// The process with which it ends.
        user: u32,
        /// Whether what is written is to reach the disk.
        durability: test_postgres::Durability,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // One line with its causes: where in these commands it arose helps nobody.
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    match command {
        Command::Serve { arguments } => serve::serve(&arguments),
        Command::Test { only } => test::test(only),
        Command::Gen { check: false } => gen_files::write(),
        Command::Gen { check: true } => gen_files::check(),
        Command::Bench { what, arguments } => bench::bench(what, &arguments),
        Command::CheckLayers => check_layers::check(),
        Command::CheckAsvs => check_asvs::check(),
        Command::StartTestPostgres => test_postgres::start(),
        Command::KeepTestPostgres { directory, user, durability } => {
            test_postgres::keep(&directory, user, durability)
        }
    }
}
