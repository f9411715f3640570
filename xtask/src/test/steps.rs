//! The steps of a test run: a heading before, a time after, and at the end what the runners said last.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::command::run_watched;

/// By what the lines are known with which test runners close: nextest, `cargo test`, vitest, `node --test`,
/// Schemathesis, cargo-deny.
const CLOSING: &[&str] = &[
    "Summary [",
    "test result: ",
    "Test Files  ",
    "Tests  ",
    "ℹ tests ",
    "ℹ pass ",
    "ℹ fail ",
    "ℹ skipped ",
    " generated, ",
    "licenses ok",
];

/// What has been run so far.
#[derive(Default)]
pub(super) struct Steps {
    done: Vec<Step>,
}

struct Step {
    name: &'static str,
    took: Duration,
    outcome: Outcome,
    closing: ClosingLines,
}

enum Outcome {
    Passed,
    Failed,
}

/// The lines with which a step's runners closed.
#[derive(Default)]
pub(super) struct ClosingLines(Vec<String>);

impl Steps {
    /// Runs one step between its heading and its time.
    pub(super) fn step(
        &mut self,
        name: &'static str,
        work: impl FnOnce(&mut ClosingLines) -> Result<()>,
    ) -> Result<()> {
        println!("\n== {name}");
        let started = Instant::now();
        let mut closing = ClosingLines::default();
        let result = work(&mut closing);
        let took = started.elapsed();
        println!("-- {name}: {:.1} s", took.as_secs_f64());
        let outcome = if result.is_ok() { Outcome::Passed } else { Outcome::Failed };
        self.done.push(Step { name, took, outcome, closing });
        result.with_context(|| format!("the step `{name}` failed"))
    }

    /// Prints every step with its time and its runners' closing lines.
    pub(super) fn print_summary(&self) {
        println!("\n== summary");
        for step in &self.done {
            let mark = match step.outcome {
                Outcome::Passed => "ok    ",
                Outcome::Failed => "FAILED",
            };
            println!("{mark} {:>7.1} s  {}", step.took.as_secs_f64(), step.name);
            for line in &step.closing.0 {
                println!("                    {line}");
            }
        }
        let total: Duration = self.done.iter().map(|step| step.took).sum();
        println!("total  {:>7.1} s", total.as_secs_f64());
    }
}

impl ClosingLines {
    /// Runs a test runner, passes on what it prints, and keeps its closing lines.
    pub(super) fn run(&mut self, runner: &mut Command) -> Result<()> {
        runner.env("NO_COLOR", "1").env("CARGO_TERM_COLOR", "never");
        run_watched(runner, |line| {
            let line = line.trim();
            if CLOSING.iter().any(|sign| line.contains(sign)) {
                self.0.push(line.to_owned());
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::program;

    #[test]
    fn only_the_lines_with_which_a_runner_closes_are_kept() {
        let mut closing = ClosingLines::default();

        closing
            .run(program("printf").arg("ok 1\\n     Summary [ 0.1s] 2 tests run: 2 passed\\nℹ pass 3\\n"))
            .expect("printf runs");

        assert_eq!(closing.0, ["Summary [ 0.1s] 2 tests run: 2 passed", "ℹ pass 3"]);
    }

    #[test]
    fn a_failed_step_is_named() {
        let error = Steps::default().step("sums", |_| anyhow::bail!("1 + 1 = 3")).expect_err("it fails");

        assert_eq!(format!("{error:#}"), "the step `sums` failed: 1 + 1 = 3");
    }
}
