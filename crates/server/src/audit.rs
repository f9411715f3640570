//! `deskside audit verify`: whether everything on record is as it was written, without a running server.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow, bail};
use clap::Args;
use deskside_app::context::Context;
use deskside_domain::chain::{AUDIT_LOG, BrokenRow, ChainCheck, ChainPlace, Flaw};
use deskside_http::chain_file::Line;
use deskside_store::Store;

use crate::cli;
use crate::place::PlaceOptions;

/// How many rows are read at a time.
const AT_ONCE: u64 = 5_000;

/// What to verify.
#[derive(Debug, Args)]
pub(crate) struct VerifyOptions {
    #[command(flatten)]
    pub(crate) place: PlaceOptions,
    /// An exported file instead of the database.
    #[arg(long, value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
}

pub(crate) async fn verify(options: VerifyOptions, context: Context) -> anyhow::Result<()> {
    let check = match &options.file {
        Some(file) => in_file(file).with_context(|| format!("in {}", file.display()))?,
        None => in_database(&options.place.resolve()?.open(&context).await?).await?,
    };
    cli::say(&format!("All {} entries of {} chains are as they were written.", check.rows(), check.chains()))
}

async fn in_database(store: &Store) -> anyhow::Result<ChainCheck> {
    let mut check = ChainCheck::default();
    let mut last = None;
    loop {
        let rows = store.chains().after(last, AT_ONCE).await?;
        let Some(end) = rows.last() else { break };
        last = Some(end.place());
        rows.iter().try_for_each(|row| check.next(row)).map_err(|broken| named(&broken))?;
    }
    match store.chains().broken_end().await? {
        None => Ok(check),
        Some(ChainPlace { chain, version }) => Err(named(&BrokenRow { chain, version, flaw: Flaw::Missing })),
    }
}

fn in_file(path: &Path) -> anyhow::Result<ChainCheck> {
    let mut check = ChainCheck::default();
    let mut end = None;
    for (number, line) in (1_u64..).zip(BufReader::new(File::open(path)?).lines()) {
        if end.is_some() {
            bail!("line {number} stands after the end");
        }
        let line = line.with_context(|| format!("line {number} cannot be read"))?;
        match Line::parse(&line).with_context(|| format!("line {number}"))? {
            Line::End { chains, rows } => end = Some((chains, rows)),
            Line::Row(row) => {
                check.next(&row).map_err(|broken| named(&broken).context(format!("line {number}")))?;
            }
        }
    }
    let (chains, rows) = end.context("the file ends before its last line: it is not whole")?;
    if (chains, rows) != (check.chains(), check.rows()) {
        bail!(
            "entries are missing at the end of a chain: there were {rows} of {chains} chains, here are {} of {}",
            check.rows(),
            check.chains()
        );
    }
    Ok(check)
}

/// What is broken, in words.
fn named(broken: &BrokenRow) -> anyhow::Error {
    let chain = if broken.chain == AUDIT_LOG {
        "the audit log".to_owned()
    } else {
        format!("the history of session request {}", broken.chain)
    };
    let flaw = match broken.flaw {
        Flaw::Changed => "is not as it was written",
        Flaw::Missing => "is missing",
        Flaw::OutOfPlace => "does not stand where it belongs",
    };
    anyhow!("entry {} of {chain} {flaw}", broken.version)
}
