//! Schemathesis, which tries the server out from its OpenAPI file, in a virtual environment of its own.

use std::path::PathBuf;

use anyhow::Result;

use crate::command::{program, run};
use crate::workspace;

const SCHEMATHESIS: &str = "schemathesis==4.32.5";

/// Installs Schemathesis unless it is there, and returns its program.
pub(crate) fn schemathesis() -> Result<PathBuf> {
    let environment = workspace::scratch(SCHEMATHESIS);
    let installed = environment.join("bin/schemathesis");
    if !installed.exists() {
        println!("Installing {SCHEMATHESIS} into {}", environment.display());
        run(program("python3").args(["-m", "venv", "--clear"]).arg(&environment))?;
        run(program(environment.join("bin/pip")).args(["install", "--quiet", SCHEMATHESIS]))?;
    }
    Ok(installed)
}
