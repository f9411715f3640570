//! `deskside backup`: everything in the database, in one file.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::Args;
use deskside_store::{DatabaseUrl, backup};

use crate::place::PlaceOptions;
use crate::{cli, data_dir};

/// From where to where.
#[derive(Debug, Args)]
pub(crate) struct BackupOptions {
    #[command(flatten)]
    pub(crate) place: PlaceOptions,
    /// The file to write. It must not be there yet.
    #[arg(long, value_name = "FILE")]
    pub(crate) to: PathBuf,
}

pub(crate) async fn run(options: BackupOptions) -> anyhow::Result<()> {
    let place = options.place.resolve()?;
    let database = sqlite_file(&place.database)?;
    if !database.exists() {
        bail!("there is no database at {}", database.display());
    }
    write(database, &options.to).await?;
    cli::say(&format!(
        "Everything in the database is in {} now. Its links open only with {}, which is not in it: keep that too, \
         in another place.",
        options.to.display(),
        data_dir::key_file(&place.data).display(),
    ))
}

/// The file of a database that is one.
pub(crate) fn sqlite_file(database: &DatabaseUrl) -> anyhow::Result<&Path> {
    database.file().with_context(|| {
        format!("{database} is PostgreSQL's: use pg_dump and pg_restore, as docs/backup.md describes")
    })
}

/// Writes the backup and reads it again; one that is not whole does not stay.
async fn write(database: &Path, to: &Path) -> anyhow::Result<()> {
    let file = data_dir::make_new(to)?;
    let written = async {
        backup::write(database, to).await?;
        backup::check(to).await?;
        file.sync_all()?;
        data_dir::sync_name(to)
    };
    let written = written.await.with_context(|| format!("cannot back up {}", database.display()));
    if written.is_err() {
        fs::remove_file(to)?;
    }
    written
}
