//! System packages, through Debian's `apt-get`.

use std::path::Path;

use anyhow::{Result, bail};

use crate::command::{capture, find, program, run};

/// A system package, and how to tell that what we want of it is there (from it or from elsewhere).
pub(crate) struct SystemPackage {
    pub(super) name: &'static str,
    pub(super) sign: Sign,
}

pub(super) enum Sign {
    /// This program is on the path.
    Program(&'static str),
    /// This file exists.
    File(&'static str),
    /// Python can import this module.
    PythonModule(&'static str),
}

/// What a build of the crates needs: the bundled SQLite and the TLS library compile C.
pub(crate) const FOR_BUILDING: &[SystemPackage] = &[
    SystemPackage { name: "gcc", sign: Sign::Program("cc") },
    SystemPackage { name: "libc6-dev", sign: Sign::File("/usr/include/stdio.h") },
    SystemPackage { name: "pkg-config", sign: Sign::Program("pkg-config") },
];

/// What the browser tests need: a browser, and an X screen to share.
pub(crate) const FOR_BROWSER_TESTS: &[SystemPackage] = &[
    SystemPackage { name: "chromium", sign: Sign::Program("chromium") },
    SystemPackage { name: "xvfb", sign: Sign::Program("Xvfb") },
];

/// What the run over the OpenAPI file needs.
pub(crate) const FOR_API_TESTS: &[SystemPackage] = &[
    SystemPackage { name: "python3", sign: Sign::Program("python3") },
    SystemPackage { name: "python3-venv", sign: Sign::PythonModule("ensurepip") },
];

/// Installs those of `wanted` that are missing.
pub(crate) fn ensure(wanted: &[SystemPackage]) -> Result<()> {
    let missing: Vec<_> = wanted.iter().filter(|package| !package.sign.is_there()).map(|p| p.name).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Installing system packages: {}", missing.join(" "));
    let install = [&["install", "--yes", "--no-install-recommends"], missing.as_slice()].concat();
    apt_get(&["update", "--quiet"])?;
    apt_get(&install)
}

impl Sign {
    fn is_there(&self) -> bool {
        match self {
            Self::Program(name) => find(name).is_some(),
            Self::File(path) => Path::new(path).exists(),
            Self::PythonModule(name) => capture(program("python3").args(["-c", &finds_module(name)])).is_ok(),
        }
    }
}

fn finds_module(name: &str) -> String {
    format!("import importlib.util, sys; sys.exit(importlib.util.find_spec('{name}') is None)")
}

fn apt_get(words: &[&str]) -> Result<()> {
    if find("apt-get").is_none() {
        bail!("this system has no apt-get; install the packages named above by hand and try again");
    }
    as_root(&[&["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"], words].concat())
}

/// Runs a command that changes the system.
pub(super) fn as_root(words: &[&str]) -> Result<()> {
    let sudo: &[&str] = if is_root()? { &[] } else { &["sudo"] };
    if !sudo.is_empty() && find("sudo").is_none() {
        bail!("run this as root, then try again: {}", words.join(" "));
    }
    let words = [sudo, words].concat();
    run(program(words[0]).args(&words[1..]))
}

/// Whether we are root.
pub(crate) fn is_root() -> Result<bool> {
    Ok(capture(program("id").arg("-u"))?.trim() == "0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_not_installed_again() {
        let shell = [SystemPackage { name: "no-such-package", sign: Sign::Program("sh") }];

        ensure(&shell).expect("nothing is to be done");
    }
}
