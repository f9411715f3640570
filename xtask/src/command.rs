//! Running other programs: found or not, passed through, captured.

use std::env;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, pipe};
use std::path::PathBuf;
use std::process::{Command, ExitStatus};

use anyhow::{Context, Result, bail};

use crate::workspace;

/// A command that runs at the top of the working copy.
pub(crate) fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(workspace::root());
    command
}

/// `cargo` with these words.
pub(crate) fn cargo(words: &[&str]) -> Command {
    let mut command = program(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(words);
    command
}

/// Runs a command to its end with our own console.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("could not start `{}`", line(command)))?;
    succeeded(command, status)
}

/// Runs a command and returns what it printed on its standard output.
pub(crate) fn capture(command: &mut Command) -> Result<String> {
    command.stderr(std::process::Stdio::inherit());
    let output = command.output().with_context(|| format!("could not start `{}`", line(command)))?;
    succeeded(command, output.status)?;
    String::from_utf8(output.stdout).with_context(|| format!("`{}` printed no UTF-8", line(command)))
}

/// Runs a command, passes each line it prints on to our standard output, and shows it to `see`.
///
/// Both of its outputs become one: some runners close with their figures on standard error.
pub(crate) fn run_watched(command: &mut Command, mut see: impl FnMut(&str)) -> Result<()> {
    let (reader, writer) = pipe()?;
    command.stdout(writer.try_clone()?).stderr(writer);
    let mut child = command.spawn().with_context(|| format!("could not start `{}`", line(command)))?;
    // The command holds the writing ends; without this the last line never comes.
    command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
    for printed in BufReader::new(reader).split(b'\n') {
        let printed = String::from_utf8_lossy(&printed?).into_owned();
        println!("{printed}");
        see(&printed);
    }
    let status = child.wait()?;
    succeeded(command, status)
}

/// Where a program lies, searched as a shell does.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let paths = env::var_os("PATH")?;
    env::split_paths(&paths).map(|dir| dir.join(name)).find(|file| file.is_file())
}

/// The command as one would type it.
pub(crate) fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

fn succeeded(command: &Command, status: ExitStatus) -> Result<()> {
    if !status.success() {
        bail!("`{}` failed: {status}", line(command));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_outputs_of_a_watched_command_are_seen() {
        let mut seen = Vec::new();
        let mut command = program("sh");
        command.args(["-c", "echo out; echo err >&2"]);

        run_watched(&mut command, |line| seen.push(line.to_owned())).expect("sh runs");

        assert_eq!(seen, ["out", "err"]);
    }

    #[test]
    fn a_failure_names_the_command() {
        let error = run(program("sh").args(["-c", "exit 3"])).expect_err("it exits with 3");

        assert!(error.to_string().starts_with("`sh -c exit 3` failed"), "{error}");
    }

    #[test]
    fn a_program_is_found_on_the_path() {
        assert!(find("sh").is_some());
        assert!(find("no-such-program-anywhere").is_none());
    }
}
