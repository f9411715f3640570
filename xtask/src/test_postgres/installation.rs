//! Where PostgreSQL's programs are, and as whom they run: the server refuses to run as root.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::command::{program, run};
use crate::setup::system_packages::is_root;

/// Where Debian keeps each major version's programs.
const DEBIAN: &str = "/usr/lib/postgresql";

/// Who runs the server when we are root: Debian's package makes this user.
const USER: &str = "postgres";

/// What `crates/store` is written for.
const OLDEST: u32 = 15;

/// An installed PostgreSQL.
pub(crate) struct Installation {
    programs: PathBuf,
}

impl Installation {
    /// The newest one.
    pub(crate) fn find() -> Option<Self> {
        newest(Path::new(DEBIAN)).map(|programs| Self { programs })
    }

    /// One of its programs, as a user who may run it. It is killed when the process that starts it is: nobody would
    /// stop it any more.
    pub(super) fn program(&self, name: &str) -> Result<Command> {
        let mut command = program("setpriv");
        command.args(["--pdeathsig", "QUIT"]);
        if is_root()? {
            command.args(["--reuid", USER, "--regid", USER, "--clear-groups"]);
        }
        command.arg(self.programs.join(name));
        // The working copy may be closed to that user.
        command.current_dir("/");
        Ok(command)
    }
}

/// Makes a directory that belongs to the user who runs the programs, and to nobody else.
pub(super) fn make_directory(path: &Path) -> Result<()> {
    let mut install = program("install");
    install.args(["-d", "-m", "0700"]);
    if is_root()? {
        install.args(["-o", USER, "-g", USER]);
    }
    run(install.arg(path))
}

/// The programs of the highest version below `versions`.
fn newest(versions: &Path) -> Option<PathBuf> {
    let entries = fs::read_dir(versions).ok()?.filter_map(Result::ok);
    let numbers = entries.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    let programs = |number: u32| versions.join(number.to_string()).join("bin");
    let newest =
        numbers.filter(|number| *number >= OLDEST && programs(*number).join("initdb").exists()).max()?;
    Some(programs(newest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace;

    #[test]
    fn the_newest_that_is_new_enough_and_whole_is_taken() {
        let versions = workspace::scratch("postgres-versions");
        for installed in ["9.6/bin/initdb", "14/bin/initdb", "15/bin/initdb", "17/bin/initdb", "18/lib/x"] {
            let program = versions.join(installed);
            fs::create_dir_all(program.parent().expect("a folder")).expect("it can be made");
            fs::write(program, "").expect("it can be written");
        }

        assert_eq!(newest(&versions), Some(versions.join("17/bin")));
        assert_eq!(newest(&versions.join("14")), None);
    }
}
