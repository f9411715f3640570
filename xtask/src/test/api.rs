//! Schemathesis sends the running server what its OpenAPI document allows, and what it does not, as the
//! owner and as nobody. No answer may be a 5xx or differ from the document.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use super::steps::Steps;
use crate::command::program;
use crate::scratch_server::{CreatedRequest, ScratchServer};
use crate::serve::build_server;
use crate::setup::{python_packages, system_packages};
use crate::{web_app, workspace};

/// What is demanded of every answer.
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,\
                      response_headers_conformance,response_schema_conformance";

/// Puts the ids of records that exist into paths.
const REAL_RECORDS: &str = "xtask/schemathesis.toml";

/// A stream without end: Schemathesis would wait for its last byte.
const ENDLESS: &str = "liveHints";

/// What would end the owner's sign-in in the middle of the run: by itself, or by an id the run has listed before.
const SIGNS_OUT: [&str; 3] = ["signOut", "revokeSignIn", "forgetClient"];

pub(super) fn run_part(steps: &mut Steps) -> Result<()> {
    let mut schemathesis = PathBuf::new();
    steps.step("API test packages", |_| {
        system_packages::ensure(system_packages::FOR_API_TESTS)?;
        schemathesis = python_packages::schemathesis()?;
        Ok(())
    })?;
    steps.step("server build", |_| web_app::build().and_then(|()| build_server()))?;
    steps.step("API as nobody", |closing| {
        let server = ScratchServer::start()?;
        closing.run(&mut as_nobody(&schemathesis, &server))
    })?;
    steps.step("API as owner", |closing| {
        let server = ScratchServer::start()?;
        let cookie = server.sign_in()?;
        let request = server.create_request(&cookie)?;
        closing.run(&mut as_owner(&schemathesis, &server, &cookie, &request))?;
        if !server.knows(&cookie)? {
            bail!("the owner was signed out on the way, so that part of the run was as nobody");
        }
        Ok(())
    })
}

fn as_nobody(schemathesis: &Path, server: &ScratchServer) -> Command {
    let mut command = program(schemathesis);
    run_against(server, &mut command);
    command
}

fn as_owner(schemathesis: &Path, server: &ScratchServer, cookie: &str, request: &CreatedRequest) -> Command {
    let mut command = program(schemathesis);
    command.arg("--config-file").arg(workspace::path(REAL_RECORDS));
    run_against(server, &mut command);
    command
        .arg(format!("--header=Cookie: {cookie}"))
        .args(SIGNS_OUT.map(|operation| format!("--exclude-operation-id={operation}")))
        .env("SESSION_REQUEST_ID", &request.id)
        .env("SESSION_LINK_TOKEN", &request.token);
    command
}

fn run_against(server: &ScratchServer, schemathesis: &mut Command) {
    let url = server.url();
    schemathesis
        // It leaves files where it runs.
        .current_dir(workspace::scratch(""))
        .arg("run")
        .arg(format!("{url}/api/v1/openapi.json"))
        .arg(format!("--url={url}"))
        .arg(format!("--checks={CHECKS}"))
        .arg(format!("--exclude-operation-id={ENDLESS}"))
        .args(["--max-examples=30", "--generation-deterministic", "--request-timeout=10", "--no-color"])
        .args(server.same_site_headers().map(|header| format!("--header={header}")));
}
