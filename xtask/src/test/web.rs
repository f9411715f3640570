//! The web app: types, unit tests, build, size.

use anyhow::Result;

use super::steps::Steps;
use crate::command::{program, run};
use crate::setup::node_packages::{self, npm};
use crate::{web_app, workspace};

pub(super) fn run_part(steps: &mut Steps) -> Result<()> {
    steps.step("web packages", |_| node_packages::ensure("web"))?;
    steps.step("svelte-check", |_| web_app::script("check"))?;
    steps.step("vitest", |closing| {
        closing.run(npm(&workspace::path("web")).args(["run", "--silent", "test"]))
    })?;
    steps.step("web build", |_| web_app::build())?;
    steps.step("web size", |_| run(program("node").arg("web/scripts/js-budget.mjs")))
}
