//! `deskside restore`: a backup in the place of the database.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{fs, io};

use anyhow::{Context as _, bail};
use clap::Args;
use deskside_app::context::Context;
use deskside_store::backup;

use crate::backup::sqlite_file;
use crate::place::PlaceOptions;
use crate::{cli, data_dir};

/// From where to where.
#[derive(Debug, Args)]
pub(crate) struct RestoreOptions {
    #[command(flatten)]
    pub(crate) place: PlaceOptions,
    /// The backup.
    #[arg(long, value_name = "FILE")]
    pub(crate) from: PathBuf,
    /// Replace the database that is there. What is in it is lost.
    #[arg(long)]
    pub(crate) replace: bool,
}

pub(crate) async fn run(options: RestoreOptions, context: Context) -> anyhow::Result<()> {
    let place = options.place.resolve()?;
    let (from, database) = (&options.from, sqlite_file(&place.database)?);
    if database.exists() {
        refuse_if_in_use(database, &context).await?;
        if !options.replace {
            bail!("there is a database at {}; with --replace it is lost", database.display());
        }
    }
    data_dir::make_directory(&place.data)?;
    let arriving = beside(database, ".restoring");
    copy(from, &arriving)?;
    if let Err(error) = check(&arriving, &place.data).await {
        fs::remove_file(&arriving)?;
        return Err(error).with_context(|| format!("cannot restore {}", from.display()));
    }
    put_in_place(&arriving, database)?;
    cli::say(&format!("{} is in the place of {} now.", from.display(), database.display()))?;
    let key = data_dir::key_file(&place.data);
    if !key.exists() {
        cli::say(&format!("The key that belongs to it is missing: put it to {} first.", key.display()))?;
    }
    Ok(())
}

/// Whether it is whole, and belongs to the key that is here. Where none is, the server asks for it.
async fn check(arriving: &Path, data: &Path) -> anyhow::Result<()> {
    backup::check(arriving).await?;
    if let Some(key) = data_dir::load(data)?
        && !backup::fits(arriving, &key).await?
    {
        bail!(
            "it belongs to another key than that in {}; put the one that belongs to it there first",
            data_dir::key_file(data).display()
        );
    }
    Ok(())
}

async fn refuse_if_in_use(database: &Path, context: &Context) -> anyhow::Result<()> {
    let in_use = backup::has_lease(database, context.now()).await.with_context(|| {
        format!(
            "cannot tell whether a server is running on {}; see to it that none is, then move that file away",
            database.display()
        )
    })?;
    if in_use {
        bail!(
            "a server is running on {}; stop it first. One that was killed is believed to run for some seconds more",
            database.display()
        );
    }
    Ok(())
}

/// Copies the backup to where it is looked at before it counts.
fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
    let journal = beside(from, "-wal");
    if journal.exists() {
        bail!(
            "{} lies beside it: this is no backup but a database at work, and would lack what is in that",
            journal.display()
        );
    }
    let mut source = fs::File::open(from).with_context(|| format!("cannot read {}", from.display()))?;
    // What an interrupted restore left behind.
    if to.exists() {
        fs::remove_file(to)?;
    }
    let mut target = data_dir::make_new(to)?;
    io::copy(&mut source, &mut target).with_context(|| format!("cannot copy {}", from.display()))?;
    target.sync_all()?;
    Ok(())
}

/// The journal of the database before goes first: it must not be taken for that of the new one.
fn put_in_place(arriving: &Path, database: &Path) -> anyhow::Result<()> {
    for journal in ["-wal", "-shm"].map(|ending| beside(database, ending)) {
        if journal.exists() {
            fs::remove_file(&journal).with_context(|| format!("cannot remove {}", journal.display()))?;
        }
    }
    fs::rename(arriving, database).with_context(|| format!("cannot replace {}", database.display()))?;
    data_dir::sync_name(database)
}

/// The file of the same name with this ending after it.
fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(ending);
    name.into()
}
