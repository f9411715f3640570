//! Real browsers against the real server.

use anyhow::Result;

use super::steps::Steps;
use crate::serve::build_server;
use crate::setup::node_packages::{self, npm};
use crate::setup::system_packages;
use crate::{web_app, workspace};

pub(super) fn run_part(steps: &mut Steps) -> Result<()> {
    steps.step("browser test packages", |_| {
        system_packages::ensure(system_packages::FOR_BROWSER_TESTS)?;
        node_packages::ensure("e2e")
    })?;
    steps.step("server build", |_| web_app::build().and_then(|()| build_server()))?;
    steps.step("browsers", |closing| {
        let binary = workspace::server_binary();
        closing.run(
            npm(&workspace::path("e2e")).args(["run", "--silent", "test"]).env("DESKSIDE_BINARY", binary),
        )
    })
}
