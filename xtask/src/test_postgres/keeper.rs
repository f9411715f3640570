//! The process that outlives the set-up script: it runs the server and ends it when whoever uses it is gone.

use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;
use std::{env, fs};

use anyhow::Result;
use clap::ValueEnum as _;

use super::cluster::{Cluster, Durability};
use super::installation::Installation;
use crate::command::run;

/// How often it is looked whether the user is still there.
const LOOK: Duration = Duration::from_millis(200);

/// Starts a keeper and does not wait for it. In a process group of its own it does not hear the console's Ctrl-C,
/// which would end the server under those who use it.
pub(super) fn leave_behind(directory: &Path, user: u32, durability: Durability) -> Result<()> {
    let mut keeper = Command::new(env::current_exe()?);
    keeper.arg("keep-test-postgres").arg(directory).arg(user.to_string()).arg(name(durability));
    keeper.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    keeper.process_group(0).spawn()?;
    Ok(())
}

/// Runs the server until the process `user` is gone, and leaves nothing.
pub(super) fn keep(installation: &Installation, cluster: &Cluster, user: u32) -> Result<()> {
    let mut server = cluster.server(installation)?.spawn()?;
    while is_there(user) {
        thread::sleep(LOOK);
    }
    if server.try_wait()?.is_none() {
        // Not by killing it: its own children would be left to whoever adopts them.
        run(&mut cluster.stop(installation)?)?;
        server.wait()?;
    }
    cluster.delete()
}

fn name(durability: Durability) -> String {
    let value = durability.to_possible_value();
    value.map(|value| value.get_name().to_owned()).unwrap_or_default()
}

/// Whether the process runs. One that has ended and that nobody has asked about yet does not.
fn is_there(process: u32) -> bool {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let state = status.lines().find_map(|line| line.strip_prefix("State:"));
    state.is_some_and(|state| !state.trim().starts_with('Z'))
}

#[cfg(test)]
mod tests {
    use std::process;

    use super::*;

    #[test]
    fn a_process_is_there_until_it_has_ended() {
        let mut child = Command::new("true").spawn().expect("it starts");

        assert!(is_there(process::id()));
        while is_there(child.id()) {
            thread::sleep(Duration::from_millis(1));
        }
        child.wait().expect("it was there to be waited for");
    }
}
