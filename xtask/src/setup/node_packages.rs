//! npm packages of a folder with a `package-lock.json`.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::command::{capture, program, run};
use crate::{stamp, workspace};

/// The oldest Node.js that the tools of the web app and the browser tests run on.
const OLDEST_NODE: u32 = 20;

/// Installs exactly what the folder's lock file names, unless that was done before.
pub(crate) fn ensure(folder: &str) -> Result<()> {
    let dir = workspace::path(folder);
    let lock = [dir.join("package-lock.json")];
    stamp::unless_done(&format!("{folder}-packages"), &lock, &dir.join("node_modules"), || {
        install(folder, &dir)
    })
}

fn install(folder: &str, dir: &Path) -> Result<()> {
    check_node()?;
    println!("Installing npm packages of {folder}/");
    run(npm(dir).args(["ci", "--no-audit", "--no-fund"]))
}

/// `npm` in this folder.
pub(crate) fn npm(dir: &Path) -> std::process::Command {
    let mut command = program("npm");
    command.current_dir(dir);
    command
}

fn check_node() -> Result<()> {
    let version = capture(program("node").arg("--version")).context("Node.js is needed")?;
    if major(&version)? < OLDEST_NODE {
        bail!("Node.js {OLDEST_NODE} or newer is needed, this is {}", version.trim());
    }
    Ok(())
}

/// `v20.20.0` → 20.
fn major(version: &str) -> Result<u32> {
    let digits = version.trim().trim_start_matches('v').split('.').next().unwrap_or_default();
    digits.parse().with_context(|| format!("`{version}` is not a version of Node.js"))
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_major_version_is_the_first_number() {
        assert_eq!(major("v20.20.0\n").expect("a version"), 20);
        assert!(major("nightly").is_err());
    }
}
