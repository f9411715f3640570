//! `deskside move`: everything from one database into another.

use anyhow::Context as _;
use clap::Args;
use deskside_app::context::Context;
use deskside_store::{CopiedTable, check_source, copy};

use crate::place::DatabaseText;
use crate::{cli, data_dir};

/// How many digits of a digest are printed: enough to see a difference.
const DIGITS: usize = 16;

/// From where to where.
#[derive(Debug, Args)]
pub(crate) struct MoveOptions {
    /// The database to move: `sqlite:FILE` or `postgres://USER@HOST/NAME`. No server may be running on it.
    #[arg(long, env = "DESKSIDE_MOVE_FROM", value_name = "URL", hide_env_values = true)]
    from: DatabaseText,
    /// The database to move it to. It must be empty.
    #[arg(long, env = "DESKSIDE_MOVE_TO", value_name = "URL", hide_env_values = true)]
    to: DatabaseText,
}

pub(crate) async fn run(options: MoveOptions, context: Context) -> anyhow::Result<()> {
    let from = options.from.parse().context("in --from")?;
    let to = options.to.parse().context("in --to")?;
    // A move that is refused leaves nothing behind.
    check_source(&from, &to, context.now()).await?;
    if let Some(file) = to.file() {
        data_dir::make_private(file)?;
    }
    let copied = copy(&from, &to, context.now()).await?;
    cli::say(&table(&copied))?;
    cli::say(&format!(
        "Everything is in {to} now, the same on both sides. Start the server with this `database` and the same \
         data directory: its secret key opens the links. {from} is as it was."
    ))
}

/// One line a table.
fn table(copied: &[CopiedTable]) -> String {
    let width = copied.iter().map(|table| table.name.len()).max().unwrap_or_default();
    let head = format!("{:<width$} {:>9}  SHA-256", "table", "rows");
    let line = |table: &CopiedTable| {
        let digest = table.sha256.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
        format!("{:<width$} {:>9}  {}…", table.name, table.rows, &digest[..DIGITS])
    };
    std::iter::once(head).chain(copied.iter().map(line)).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_table_is_a_line_with_its_rows_and_the_beginning_of_its_digest() {
        let copied = [
            CopiedTable { name: "members".to_owned(), rows: 3, sha256: [0xa5; 32] },
            CopiedTable { name: "session_requests".to_owned(), rows: 12_345, sha256: [0x0f; 32] },
        ];

        let lines = table(&copied);

        assert_eq!(
            lines.lines().collect::<Vec<_>>(),
            [
                "table                 rows  SHA-256",
                "members                  3  a5a5a5a5a5a5a5a5…",
                "session_requests     12345  0f0f0f0f0f0f0f0f…",
            ]
        );
    }
}
