//! Snapshots that no test looks at any more are rejected: they would look like a proof and be none.

use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::{stamp, workspace};

/// The list to which insta adds every snapshot that a test compares with.
pub(super) struct References {
    list: PathBuf,
}

impl References {
    /// Begins a new list.
    pub(super) fn record() -> Result<Self> {
        let list = workspace::scratch("snapshot-references");
        fs::create_dir_all(workspace::scratch(""))?;
        fs::write(&list, "")?;
        Ok(Self { list })
    }

    /// What a run of the tests needs so that it adds to the list, and neither writes nor forgives.
    pub(super) fn environment(&self) -> [(&'static str, &OsStr); 2] {
        [("INSTA_SNAPSHOT_REFERENCES_FILE", self.list.as_os_str()), ("INSTA_UPDATE", OsStr::new("no"))]
    }

    /// Fails when a committed snapshot is not in the list.
    pub(super) fn check(&self) -> Result<()> {
        let mut snapshots = stamp::files(&[fs::canonicalize(workspace::path("crates"))?])?;
        snapshots.retain(|file| file.extension() == Some(OsStr::new("snap")));
        match orphan(&fs::read_to_string(&self.list)?, &snapshots) {
            Some(orphan) => bail!("no test looks at {}: delete it", orphan.display()),
            None => Ok(()),
        }
    }
}

/// The first snapshot that the list does not name.
fn orphan<'a>(list: &str, snapshots: &'a [PathBuf]) -> Option<&'a PathBuf> {
    let named: Vec<_> = list.lines().filter_map(|line| fs::canonicalize(line).ok()).collect();
    snapshots.iter().find(|snapshot| !named.contains(snapshot))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snapshot_that_no_test_named_is_an_orphan() {
        let snapshots = ["xtask/Cargo.toml", "xtask/src/main.rs"].map(workspace::path);
        let list = format!("{}\n", workspace::path("xtask/src/../Cargo.toml").display());

        assert_eq!(orphan(&list, &snapshots), Some(&snapshots[1]));
        assert_eq!(orphan(&list, &snapshots[..1]), None);
    }
}
