//! Tools that come as crates. One that is installed already is used; else it is built once, below `target`.

use std::process::{Command, Stdio};

use anyhow::Result;

use crate::command::{cargo, program, run};
use crate::workspace;

/// A cargo subcommand that is a crate of its own.
pub(crate) struct CargoTool {
    subcommand: &'static str,
    krate: &'static str,
    version: &'static str,
}

pub(crate) const NEXTEST: CargoTool =
    CargoTool { subcommand: "nextest", krate: "cargo-nextest", version: "0.9.143" };
pub(crate) const DENY: CargoTool = CargoTool { subcommand: "deny", krate: "cargo-deny", version: "0.20.2" };

impl CargoTool {
    /// The tool, ready for its arguments; built first when it is nowhere.
    pub(crate) fn ensure(&self) -> Result<Command> {
        if self.is_a_subcommand() {
            return Ok(cargo(&[self.subcommand]));
        }
        let root = workspace::scratch(&format!("{}-{}", self.krate, self.version));
        let built = root.join("bin").join(self.krate);
        if !built.exists() {
            println!("Building {} {}; this is done once and takes minutes", self.krate, self.version);
            run(cargo(&["install", "--locked", "--quiet", self.krate, "--version", self.version])
                .arg("--root")
                .arg(&root))?;
        }
        let mut command = program(built);
        command.arg(self.subcommand);
        Ok(command)
    }

    fn is_a_subcommand(&self) -> bool {
        let mut command = cargo(&[self.subcommand, "--version"]);
        command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
    }
}
