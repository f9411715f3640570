//! The command line.

use std::io::Write as _;
use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use serde::Deserialize;

use crate::audit::VerifyOptions;
use crate::backup::BackupOptions;
use crate::move_database::MoveOptions;
use crate::place::PlaceOptions;
use crate::restore::RestoreOptions;

/// Remote support that an organisation hosts itself.
#[derive(Debug, Parser)]
#[command(name = "deskside", version)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Runs the server.
    Serve(ServeOptions),
    /// The first owner.
    #[command(subcommand)]
    Owner(OwnerCommand),
    /// Further members.
    #[command(subcommand)]
    Member(MemberCommand),
    /// What is on record.
    #[command(subcommand)]
    Audit(AuditCommand),
    /// Writes everything in the database into one file, beside a running server.
    Backup(BackupOptions),
    /// Puts such a file into the place of the database.
    Restore(RestoreOptions),
    /// Copies everything from one database into another, and compares.
    Move(MoveOptions),
    /// Prints the OpenAPI document of this program.
    Openapi,
}

/// What is on record.
#[derive(Debug, Subcommand)]
pub(crate) enum AuditCommand {
    /// Checks that the audit log and all histories are as they were written, and names the first entry that is not.
    /// The server may run meanwhile.
    Verify(VerifyOptions),
}

/// The first owner.
#[derive(Debug, Subcommand)]
pub(crate) enum OwnerCommand {
    /// Makes the organisation and its first owner. Refuses once there is one.
    Create(OwnerOptions),
}

/// Further members.
#[derive(Debug, Subcommand)]
pub(crate) enum MemberCommand {
    /// Adds a member to the organisation. The server may run meanwhile.
    Add(MemberOptions),
}

/// A further member.
#[derive(Debug, Args)]
pub(crate) struct MemberOptions {
    #[command(flatten)]
    pub(crate) place: PlaceOptions,
    /// The member's email address.
    #[arg(long)]
    pub(crate) email: String,
    /// The member's name.
    #[arg(long)]
    pub(crate) name: String,
    /// What the member may do.
    #[arg(long, value_enum, default_value = "agent")]
    pub(crate) role: MemberRole,
    /// A file whose first line is the password.
    #[arg(long, value_name = "FILE")]
    pub(crate) password_file: PathBuf,
}

/// What a member may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum MemberRole {
    /// May do everything.
    Owner,
    /// Runs the organisation, but for what only owners decide.
    Admin,
    /// Helps remote users.
    #[value(alias = "support-agent")]
    Agent,
    /// Reads what happened.
    DataProtectionOfficer,
    /// Has an account and nothing more.
    User,
}

/// How to run. What is not given here comes from the environment, then from the file, then from the defaults.
#[derive(Debug, Args)]
pub(crate) struct ServeOptions {
    #[command(flatten)]
    pub(crate) place: PlaceOptions,
    /// The address to listen on.
    #[arg(long, env = "DESKSIDE_LISTEN", value_name = "ADDR")]
    pub(crate) listen: Option<SocketAddr>,
    /// The address under which people reach this server. Links are built from it.
    #[arg(long, env = "DESKSIDE_PUBLIC_URL", value_name = "URL")]
    pub(crate) public_url: Option<String>,
    /// How log lines look.
    #[arg(long, env = "DESKSIDE_LOG_FORMAT", value_name = "FORMAT")]
    pub(crate) log_format: Option<LogFormat>,
    /// A reverse proxy stands in front and adds the caller's address to X-Forwarded-For.
    #[arg(long, env = "DESKSIDE_BEHIND_PROXY", value_name = "BOOL")]
    pub(crate) behind_proxy: Option<bool>,
}

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub(crate) enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// The first owner.
#[derive(Debug, Args)]
pub(crate) struct OwnerOptions {
    #[command(flatten)]
    pub(crate) place: PlaceOptions,
    /// The owner's email address.
    #[arg(long)]
    pub(crate) email: String,
    /// The owner's name.
    #[arg(long)]
    pub(crate) name: String,
    /// The organisation's name, as remote users read it.
    #[arg(long, default_value = "Deskside")]
    pub(crate) organisation: String,
    /// A file whose first line is the password.
    #[arg(long, value_name = "FILE")]
    pub(crate) password_file: PathBuf,
}

/// Writes a line for the person at the console.
pub(crate) fn say(text: &str) -> anyhow::Result<()> {
    writeln!(std::io::stdout(), "{text}")?;
    Ok(())
}

/// Writes why it did not work, each cause once.
pub(crate) fn complain(error: &anyhow::Error) -> std::io::Result<()> {
    writeln!(std::io::stderr(), "deskside: {error:#}")
}
