//! `deskside`, the server: configuration, wiring, command line.

mod cli;
mod config;
mod data_dir;
mod logs;
mod owner;
mod place;
mod serve;

use std::process::ExitCode;

use clap::Parser as _;

use crate::cli::{Cli, Command, OwnerCommand};

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
            tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(serve::serve(config))
        }
        Command::Owner(OwnerCommand::Create(options)) => tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?
            .block_on(owner::create(options)),
        Command::Openapi => cli::say(&serde_json::to_string_pretty(&deskside_http::openapi())?),
    }
}
