//! What the system says about a process (proc(5)).

use std::fs;
use std::time::Duration;

use anyhow::{Context as _, Result};

/// A process.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Process(u32);

impl Process {
    pub(crate) fn of(id: u32) -> Self {
        Self(id)
    }

    /// The one that measures.
    pub(crate) fn own() -> Self {
        Self(std::process::id())
    }

    /// The memory that is resident, in bytes. What the kernel keeps for its sockets is not in it.
    pub(crate) fn memory(self) -> Result<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.0))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no VmRSS")?;
        let kibibytes: u64 = line.trim().trim_end_matches("kB").trim().parse()?;
        Ok(kibibytes * 1024)
    }

    /// The processor time of all its threads so far, to a hundredth of a second.
    pub(crate) fn busy(self) -> Result<Duration> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.0))?;
        let after_name = stat.rsplit(')').next().context("no name")?;
        let ticks: Vec<u64> =
            after_name.split(' ').skip(12).take(2).map(str::parse).collect::<Result<_, _>>()?;
        Ok(Duration::from_millis(ticks.iter().sum::<u64>() * 10))
    }

    /// How much of it there has been since there was `before`.
    pub(crate) fn busy_since(self, before: Duration) -> Result<Duration> {
        Ok(self.busy()?.saturating_sub(before))
    }

    /// How many files and sockets it may have open.
    pub(crate) fn most_files(self) -> Result<u64> {
        let limits = fs::read_to_string(format!("/proc/{}/limits", self.0))?;
        let line = limits.lines().find_map(|line| line.strip_prefix("Max open files")).context("no limit")?;
        let soft = line.split_whitespace().next().context("no limit")?;
        Ok(if soft == "unlimited" { u64::MAX } else { soft.parse()? })
    }
}
