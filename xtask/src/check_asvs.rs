//! `cargo xtask check-asvs`: what `docs/asvs.md` says beside the security standard leaves nothing out, and the files
//! and tests that it names exist.
//!
//! Whether a test proves what its row says is for a reader to judge.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, bail};

use crate::workspace;

const DOCUMENT: &str = "docs/asvs.md";

/// What OWASP ASVS 5.0.0 asks of level 1 in its chapters 6 to 9.
const LEVEL_1: &[&str] = &[
    "6.1.1", "6.2.1", "6.2.2", "6.2.3", "6.2.4", "6.2.5", "6.2.6", "6.2.7", "6.2.8", "6.3.1", "6.3.2",
    "6.4.1", "6.4.2", "7.2.1", "7.2.2", "7.2.3", "7.2.4", "7.4.1", "7.4.2", "8.1.1", "8.2.1", "8.2.2",
    "8.3.1", "9.1.1", "9.1.2", "9.1.3", "9.2.1",
];

/// What it asks of level 2 besides.
const LEVEL_2: &[&str] = &[
    "6.1.2", "6.1.3", "6.2.9", "6.2.10", "6.2.11", "6.2.12", "6.3.3", "6.3.4", "6.4.3", "6.4.4", "6.5.1",
    "6.5.2", "6.5.3", "6.5.4", "6.5.5", "6.6.1", "6.6.2", "6.6.3", "6.8.1", "6.8.2", "6.8.3", "6.8.4",
    "7.1.1", "7.1.2", "7.1.3", "7.3.1", "7.3.2", "7.4.3", "7.4.4", "7.4.5", "7.5.1", "7.5.2", "7.6.1",
    "7.6.2", "8.1.2", "8.2.3", "8.4.1", "9.2.2", "9.2.3", "9.2.4",
];

/// With what a row says why no test proves it.
const REASONS: &[&str] = &["**Not met:**", "**Does not apply:**", "**No test:**"];

/// With what a line says that it is about something that is still being built.
const UNFINISHED: &[&str] = &["TODO-FACTORS", "TODO-TOKENS"];

/// Fails and names everything in the document that is not so.
pub(crate) fn check() -> Result<()> {
    let document = read(DOCUMENT).with_context(|| format!("cannot read {DOCUMENT}"))?;
    let wrong = violations(&document, &read);
    if !wrong.is_empty() {
        bail!("{DOCUMENT} is not true:\n  {}", wrong.join("\n  "));
    }
    println!("{DOCUMENT} holds: {} requirements", LEVEL_1.len() + LEVEL_2.len());
    Ok(())
}

/// The text of a file of the working copy.
fn read(path: &str) -> Option<String> {
    fs::read_to_string(workspace::path(path)).ok()
}

/// A requirement and what is said about it.
struct Row<'a> {
    number: &'a str,
    level: &'a str,
    proof: &'a str,
}

/// The files that the document names, by label; none where there is no such file.
type Files<'a> = BTreeMap<&'a str, Option<String>>;

fn violations(document: &str, read: &dyn Fn(&str) -> Option<String>) -> Vec<String> {
    let files: Files<'_> =
        document.lines().filter_map(defined).map(|(label, path)| (label, read(path))).collect();
    let rows: Vec<_> = document.lines().filter_map(row).collect();
    let finished: Vec<_> = document.lines().filter(|line| !is_unfinished(line)).collect();
    let missing = files.iter().filter(|(_, text)| text.is_none());
    let mut wrong: Vec<_> = missing.map(|(label, _)| format!("there is no file [{label}]")).collect();
    wrong.extend(finished.iter().flat_map(|line| undefined(line, &files)));
    wrong.extend(miscounted(&rows));
    wrong.extend(finished.iter().filter_map(|line| row(line)).flat_map(|row| unproven(&row, &files)));
    wrong
}

/// The label and the path of a line such as `[http/rights]: ../crates/http/tests/api/rights.rs`.
fn defined(line: &str) -> Option<(&str, &str)> {
    line.strip_prefix('[')?.split_once("]: ../")
}

fn row(line: &str) -> Option<Row<'_>> {
    let cells: Vec<_> = line.strip_prefix('|')?.strip_suffix('|')?.split('|').map(str::trim).collect();
    let &[number, level, _, _, proof] = &cells[..] else { return None };
    let is_number = number.split('.').count() == 3 && number.chars().all(|c| c.is_ascii_digit() || c == '.');
    is_number.then_some(Row { number, level, proof })
}

fn is_unfinished(line: &str) -> bool {
    UNFINISHED.iter().any(|sign| line.contains(sign))
}

fn undefined(line: &str, files: &Files<'_>) -> Vec<String> {
    let labels = marks(line).into_iter().filter_map(|mark| match mark {
        Mark::File(label) if !files.contains_key(label) => Some(label),
        Mark::File(_) | Mark::Name(_) => None,
    });
    labels.map(|label| format!("[{label}] leads nowhere")).collect()
}

fn miscounted(rows: &[Row<'_>]) -> Vec<String> {
    let asked = [("1", LEVEL_1), ("2", LEVEL_2)];
    let strange = rows.iter().filter(|row| !asked.iter().any(|(_, numbers)| numbers.contains(&row.number)));
    let mut wrong: Vec<_> = strange.map(|row| format!("nobody asks for {}", row.number)).collect();
    for (level, numbers) in asked {
        for number in numbers {
            let found: Vec<_> = rows.iter().filter(|row| row.number == *number).collect();
            match &found[..] {
                [row] if row.level == level => {}
                [_] => wrong.push(format!("{number} is of level {level}")),
                [] => wrong.push(format!("{number} is left out")),
                [_, _, ..] => wrong.push(format!("{number} stands there more than once")),
            }
        }
    }
    wrong
}

fn unproven(row: &Row<'_>, files: &Files<'_>) -> Vec<String> {
    let (mut wrong, mut tests, mut file) = (Vec::new(), 0, None);
    for mark in marks(row.proof) {
        match mark {
            Mark::File(label) => file = files.get(label).and_then(Option::as_deref),
            Mark::Name(name) if file.is_some_and(|text| has_test(text, name)) => tests += 1,
            Mark::Name(name) => wrong.push(format!("{}: there is no test `{name}` there", row.number)),
        }
    }
    if tests == 0 && !REASONS.iter().any(|reason| row.proof.contains(reason)) {
        wrong.push(format!("{} names no test and does not say why", row.number));
    }
    wrong
}

/// What a line points at.
enum Mark<'a> {
    /// `[a label]`; a link with an address of its own is none.
    File(&'a str),
    /// What stands between backticks; in a row's last cell, a test of the file before it.
    Name(&'a str),
}

fn marks(line: &str) -> Vec<Mark<'_>> {
    let (mut marks, mut rest) = (Vec::new(), line);
    while let Some((_, from)) = rest.find(['[', '`']).map(|at| rest.split_at(at)) {
        let (open, inside) = from.split_at(1);
        let closed = inside.split_once(if open == "[" { ']' } else { '`' });
        let Some((inside, after)) = closed else { break };
        if open == "`" {
            marks.push(Mark::Name(inside));
        } else if !after.starts_with(['(', ':']) {
            marks.push(Mark::File(inside));
        }
        rest = after;
    }
    marks
}

/// Whether a file has a test of this name: a function with the attribute, or a call with the words.
fn has_test(text: &str, name: &str) -> bool {
    let lines: Vec<_> = text.lines().map(str::trim).collect();
    let begins = |line: &str, with: &[String]| with.iter().any(|with| line.starts_with(with));
    let calls = ["story", "test", "it"].map(|call| format!("{call}('{name}'"));
    let functions = ["", "async "].map(|before| format!("{before}fn {name}("));
    let attributes_of = |at| lines[..at].iter().rev().take_while(|line| line.starts_with("#["));
    let is_test =
        |at| attributes_of(at).any(|it| it.starts_with("#[test]") || it.starts_with("#[tokio::test"));
    lines.iter().any(|line| begins(line, &calls))
        || lines.iter().position(|line| begins(line, &functions)).is_some_and(is_test)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUST: &str = "fn help() {}\n\n#[tokio::test]\nasync fn it_holds() {}\n";
    const SCRIPT: &str = "import x;\nstory('it holds, here too', async () => {\n";

    /// A document in which nothing applies, but for what this row says.
    fn with(number: &str, row: &str) -> String {
        let others = [("1", LEVEL_1), ("2", LEVEL_2)].into_iter().flat_map(|(level, numbers)| {
            let others = numbers.iter().filter(move |other| **other != number);
            others.map(move |other| format!("| {other} | {level} | x | — | **Does not apply:** so |\n"))
        });
        let others: Vec<String> = others.collect();
        format!("{}{row}\n\n[rust]: ../tests/a.rs\n[script]: ../e2e/a.mjs\n", others.concat())
    }

    fn wrong(document: &str) -> Vec<String> {
        violations(document, &|path| match path {
            "tests/a.rs" => Some(RUST.to_owned()),
            "e2e/a.mjs" => Some(SCRIPT.to_owned()),
            _ => None,
        })
    }

    fn wrong_in(proof: &str) -> Vec<String> {
        wrong(&with("6.2.1", &format!("| 6.2.1 | 1 | length | [here](#here) | {proof} |")))
    }

    #[test]
    fn a_document_that_leaves_nothing_out_and_names_what_exists_is_fine() {
        assert_eq!(wrong_in("[rust] `it_holds`; [script] `it holds, here too`"), [""; 0]);
    }

    #[test]
    fn a_requirement_is_there_once_and_of_its_level() {
        let row = |number: &str, level: &str| format!("| {number} | {level} | x | — | **Not met:** yet |");

        assert_eq!(wrong(&with("6.2.1", "")), ["6.2.1 is left out"]);
        assert_eq!(wrong(&with("6.2.1", &row("6.2.1", "2"))), ["6.2.1 is of level 1"]);
        assert_eq!(wrong(&with("", &row("9.2.4", "2"))), ["9.2.4 stands there more than once"]);
        assert_eq!(wrong(&with("", &row("6.3.8", "3"))), ["nobody asks for 6.3.8"]);
    }

    #[test]
    fn what_is_no_test_of_that_file_is_named() {
        assert_eq!(
            wrong_in("[rust] `it_holds`, `help`; [script] `it_holds`"),
            ["6.2.1: there is no test `help` there", "6.2.1: there is no test `it_holds` there"]
        );
    }

    #[test]
    fn a_row_without_a_test_says_why() {
        assert_eq!(wrong_in("obvious"), ["6.2.1 names no test and does not say why"]);
        assert_eq!(wrong_in("**No test:** there is nothing to try"), [""; 0]);
    }

    #[test]
    fn a_label_leads_to_a_file() {
        let row =
            "| 6.2.1 | 1 | x | [nowhere] | [gone] `it_holds`; [rust] `it_holds` |\n\n[gone]: ../gone.rs";

        assert_eq!(
            wrong(&with("6.2.1", row)),
            [
                "there is no file [gone]",
                "[nowhere] leads nowhere",
                "6.2.1: there is no test `it_holds` there"
            ]
        );
    }

    #[test]
    fn what_is_unfinished_is_held_to_its_number_alone() {
        assert_eq!(wrong_in("[nowhere] `help` TODO-FACTORS"), [""; 0]);
    }
}
