//! Skipping work whose inputs have not changed since it was last done.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::workspace;

/// Does `work` unless it was done before with the same inputs and `output` is still there.
///
/// Inputs are files and folders; what counts is their content, so a fresh checkout does not repeat work.
/// `name` names the stamp, a file below `target`.
pub(crate) fn unless_done(
    name: &str,
    inputs: &[PathBuf],
    output: &Path,
    work: impl FnOnce() -> Result<()>,
) -> Result<()> {
    let stamp = workspace::scratch("stamps").join(name);
    let before = digest(inputs)?;
    if output.exists() && fs::read_to_string(&stamp).is_ok_and(|done| done == before) {
        return Ok(());
    }
    work()?;
    fs::create_dir_all(workspace::scratch("stamps"))?;
    fs::write(&stamp, before).with_context(|| format!("could not write {}", stamp.display()))
}

fn digest(inputs: &[PathBuf]) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    for file in files(inputs)? {
        file.hash(&mut hasher);
        fs::read(&file).with_context(|| format!("could not read {}", file.display()))?.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// All files in these files and folders, sorted.
pub(crate) fn files(roots: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut left = roots.to_vec();
    while let Some(path) = left.pop() {
        if path.is_dir() {
            for entry in fs::read_dir(&path)? {
                left.push(entry?.path());
            }
        } else if path.is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_done_again_only_when_an_input_changes_or_the_output_is_gone() {
        let dir = workspace::scratch("stamp-test");
        let (input, output) = (dir.join("input"), dir.join("output"));
        fs::create_dir_all(&dir).expect("a folder");
        let mut times = 0;
        let mut build = |content: &str| {
            fs::write(&input, content).expect("an input");
            unless_done("stamp-test", std::slice::from_ref(&input), &output, || {
                times += 1;
                Ok(fs::write(&output, "built")?)
            })
            .expect("the work succeeds");
            times
        };

        fs::remove_file(&output).ok();
        assert_eq!(build("one"), 1);
        assert_eq!(build("one"), 1);
        assert_eq!(build("two"), 2);
        fs::remove_file(&output).expect("the output is there");
        assert_eq!(build("two"), 3);
    }
}
