//! `cargo xtask check-layers`: which crate may know which, as `docs/adr/0001-layers-as-crates.md` has it.

use std::collections::BTreeSet;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::command::{capture, cargo};

/// Every crate of the workspace, and the others it may depend on.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("deskside-domain", &[]),
    ("deskside-protocol", &["deskside-domain"]),
    ("deskside-store", &["deskside-domain"]),
    ("deskside-app", &["deskside-domain", "deskside-store"]),
    ("deskside-signalling", &["deskside-domain", "deskside-protocol"]),
    ("deskside-http", &["deskside-app", "deskside-domain", "deskside-protocol", "deskside-signalling"]),
    ("deskside", &["deskside-app", "deskside-domain", "deskside-http", "deskside-store"]),
    ("deskside-test-database", &["deskside-store"]),
    ("deskside-test-passkey", &[]),
    (
        "deskside-testkit",
        &[
            "deskside-app",
            "deskside-domain",
            "deskside-http",
            "deskside-protocol",
            "deskside-signalling",
            "deskside-store",
            "deskside-test-database",
        ],
    ),
    (
        "deskside-bench-requests",
        &["deskside-domain", "deskside-protocol", "deskside-store", "deskside-test-database"],
    ),
    ("xtask", &[]),
];

/// Tests of any crate may use these.
const FOR_TESTS: &[&str] = &["deskside-test-database", "deskside-test-passkey", "deskside-testkit"];

/// Crates that take time and bytes as arguments and do no input or output of their own.
const PURE: &[&str] = &["deskside-domain", "deskside-signalling"];

/// What a pure crate must not depend on.
const IMPURE: &[&str] = &["tokio", "sea-orm", "axum", "reqwest"];

/// Fails and names every edge that is not in the list.
pub(crate) fn check() -> Result<()> {
    let metadata = capture(&mut cargo(&["metadata", "--no-deps", "--format-version", "1"]))?;
    let wrong = violations(&serde_json::from_str(&metadata)?)?;
    if !wrong.is_empty() {
        bail!("layers are broken:\n  {}", wrong.join("\n  "));
    }
    println!("Layers hold: {} crates", MAY_KNOW.len());
    Ok(())
}

fn violations(metadata: &Value) -> Result<Vec<String>> {
    let packages = metadata["packages"].as_array().context("cargo metadata names no packages")?;
    let members: BTreeSet<_> = packages.iter().map(name).collect();
    Ok(packages.iter().flat_map(|package| package_violations(package, &members)).collect())
}

fn package_violations(package: &Value, members: &BTreeSet<&str>) -> Vec<String> {
    let from = name(package);
    let Some((_, may_know)) = MAY_KNOW.iter().find(|(krate, _)| *krate == from) else {
        return vec![format!("{from} is not in the list: give it a place in xtask/src/check_layers.rs")];
    };
    let edges = package["dependencies"].as_array().into_iter().flatten();
    edges.filter_map(|edge| edge_violation(from, may_know, edge, members)).collect()
}

fn edge_violation(from: &str, may_know: &[&str], edge: &Value, members: &BTreeSet<&str>) -> Option<String> {
    let to = name(edge);
    if PURE.contains(&from) && IMPURE.contains(&to) {
        return Some(format!("{from} is pure and must not depend on {to}"));
    }
    let for_tests = edge["kind"] == "dev" && FOR_TESTS.contains(&to);
    let allowed = !members.contains(to) || may_know.contains(&to) || for_tests;
    (!allowed).then(|| format!("{from} must not depend on {to}"))
}

fn name(package: &Value) -> &str {
    package["name"].as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn violations_of(krate: &str, dependencies: &Value) -> Vec<String> {
        let others = MAY_KNOW.iter().filter(|(name, _)| *name != krate);
        let mut packages: Vec<_> =
            others.map(|(name, _)| json!({"name": name, "dependencies": []})).collect();
        packages.push(json!({"name": krate, "dependencies": dependencies}));
        violations(&json!({"packages": packages})).expect("it names packages")
    }

    #[test]
    fn an_edge_of_the_list_and_a_foreign_crate_are_fine() {
        let edges = json!([{"name": "deskside-store", "kind": null}, {"name": "tokio", "kind": null}]);

        assert_eq!(violations_of("deskside-app", &edges), [""; 0]);
    }

    #[test]
    fn an_edge_against_the_direction_is_named() {
        let edges = json!([{"name": "deskside-app", "kind": null}]);

        assert_eq!(
            violations_of("deskside-domain", &edges),
            ["deskside-domain must not depend on deskside-app"]
        );
    }

    #[test]
    fn the_testkit_is_for_tests_alone() {
        let edge = |kind: Value| json!([{"name": "deskside-testkit", "kind": kind}]);

        assert_eq!(violations_of("deskside-http", &edge(json!("dev"))), [""; 0]);
        assert_eq!(
            violations_of("deskside-http", &edge(Value::Null)),
            ["deskside-http must not depend on deskside-testkit"]
        );
    }

    #[test]
    fn a_pure_crate_knows_no_runtime_not_even_in_tests() {
        let edges = json!([{"name": "tokio", "kind": "dev"}]);

        assert_eq!(
            violations_of("deskside-signalling", &edges),
            ["deskside-signalling is pure and must not depend on tokio"]
        );
    }

    #[test]
    fn a_new_crate_needs_a_place() {
        let wrong = violations_of("deskside-utilities", &json!([]));

        assert!(wrong[0].starts_with("deskside-utilities is not in the list"), "{wrong:?}");
    }
}
