//! `deskside`, the server: configuration, wiring, command line.

mod audit;
mod backup;
mod cli;
mod config;
mod data_dir;
mod logs;
mod member;
mod move_database;
mod owner;
mod password_file;
mod place;
mod restore;
mod serve;

use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser as _;
use deskside_app::context::{Context, SystemClock};

use crate::cli::{AuditCommand, Cli, Command, MemberCommand, OwnerCommand};

fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _unwritable = cli::complain(&error);
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> anyhow::Result<()> {
    match cli.command {
        Command::Serve(options) => {
            let config = options.resolve()?;
            logs::install(config.log_format)?;
            tokio::runtime::Builder::new_multi_thread()
                .enable_all()
                .build()?
                .block_on(serve::serve(config, context()))
        }
        Command::Owner(OwnerCommand::Create(options)) => command(owner::create(options, context())),
        Command::Member(MemberCommand::Add(options)) => command(member::add(options, context())),
        Command::Audit(AuditCommand::Verify(options)) => command(audit::verify(options, context())),
        Command::Backup(options) => command(backup::run(options)),
        Command::Restore(options) => command(restore::run(options, context())),
        Command::Move(options) => command(move_database::run(options, context())),
        Command::Openapi => cli::say(&serde_json::to_string_pretty(&deskside_http::openapi())?),
    }
}

/// Runs what is done once and ends.
fn command(work: impl Future<Output = anyhow::Result<()>>) -> anyhow::Result<()> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(work)
}

fn context() -> Context {
    Context::new(Arc::new(SystemClock))
}
