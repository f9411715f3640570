//! `cargo xtask test`: everything that must hold before a change is taken, in the order in which it fails
//! soonest.

mod api;
mod e2e;
mod lint;
mod rust;
mod snapshots;
mod steps;
mod web;

use anyhow::Result;
use clap::ValueEnum;

use crate::setup::system_packages;
use steps::Steps;

/// A part of the tests that makes sense alone.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// Formatting, lints, layers, the security table, licences.
    Lint,
    /// Types, unit tests and size of the web app.
    Web,
    /// Tests of the crates; what is generated is current.
    Rust,
    /// The running server against its OpenAPI document.
    Api,
    /// Real browsers against the real server.
    E2e,
}

/// Runs one part, or all, up to the first step that fails.
pub(crate) fn test(only: Option<Part>) -> Result<()> {
    let mut steps = Steps::default();
    let result = run_parts(only, &mut steps);
    steps.print_summary();
    result
}

fn run_parts(only: Option<Part>, steps: &mut Steps) -> Result<()> {
    let is_wanted = |part: &Part| only.is_none_or(|only| only == *part);
    steps.step("system packages", |_| system_packages::ensure(system_packages::FOR_BUILDING))?;
    for part in Part::value_variants().iter().filter(|part| is_wanted(part)) {
        match part {
            Part::Lint => lint::run_part(steps)?,
            Part::Web => web::run_part(steps)?,
            Part::Rust => rust::run_part(steps)?,
            Part::Api => api::run_part(steps)?,
            Part::E2e => e2e::run_part(steps)?,
        }
    }
    Ok(())
}
