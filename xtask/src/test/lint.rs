//! Formatting, layers, the security table, lints; licences and origins of everything we build on.

use anyhow::Result;

use super::steps::Steps;
use crate::command::{cargo, run};
use crate::setup::cargo_tools::DENY;
use crate::{check_asvs, check_layers, web_app};

pub(super) fn run_part(steps: &mut Steps) -> Result<()> {
    steps.step("format", |_| run(&mut cargo(&["fmt", "--all", "--check"])))?;
    steps.step("layers", |_| check_layers::check())?;
    steps.step("security table", |_| check_asvs::check())?;
    // The server embeds the web app, so that even a check of its types needs one.
    steps.step("web build", |_| web_app::build())?;
    steps.step("clippy", |_| {
        run(&mut cargo(&["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"]))
    })?;
    steps.step("licences and origins", |closing| {
        closing.run(DENY.ensure()?.args([
            "--color",
            "never",
            "check",
            "--hide-inclusion-graph",
            "licenses",
            "sources",
            "bans",
        ]))
    })
}
