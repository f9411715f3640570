//! Tests of the crates, and that nothing generated is stale.

use std::env;
use std::process::Command;

use anyhow::Result;

use super::snapshots;
use super::steps::Steps;
use crate::setup::cargo_tools::NEXTEST;
use crate::setup::postgresql;
use crate::{gen_files, web_app};

pub(super) fn run_part(steps: &mut Steps) -> Result<()> {
    steps.step("web build", |_| web_app::build())?;
    steps.step("generated files", |_| gen_files::check())?;
    steps.step("PostgreSQL", |_| postgresql::ensure())?;
    steps.step("nextest", |closing| {
        let references = snapshots::References::record()?;
        closing.run(nextest()?.envs(references.environment()))?;
        references.check()
    })
}

fn nextest() -> Result<Command> {
    let profile = if env::var_os("CI").is_some() { "ci" } else { "default" };
    let mut command = NEXTEST.ensure()?;
    command.args(["run", "--workspace", "--profile", profile]);
    Ok(command)
}
