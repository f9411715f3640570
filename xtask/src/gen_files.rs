//! `cargo xtask gen`: files that are made from others and committed all the same, so that a reader, a diff
//! and a build without our tools have them.
//!
//! The OpenAPI document comes from the server's own routes, the TypeScript client from the document.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::command::{capture, cargo};
use crate::setup::{node_packages, system_packages};
use crate::{stamp, web_app, workspace};

const DOCUMENT: &str = "docs/openapi.json";
const CLIENT: &str = "web/src/api/generated";

/// Writes everything that is generated anew.
pub(crate) fn write() -> Result<()> {
    prepare()?;
    fs::write(workspace::path(DOCUMENT), document()?)?;
    println!("{DOCUMENT} written");
    web_app::script("gen")?;
    println!("{CLIENT} written");
    web_app::script("messages")
}

/// Fails when something generated is stale, and leaves the tree as it was.
pub(crate) fn check() -> Result<()> {
    prepare()?;
    if fs::read_to_string(workspace::path(DOCUMENT)).unwrap_or_default() != document()? {
        bail!("{DOCUMENT} is stale: run `cargo xtask gen`");
    }
    let committed = Folder::read(CLIENT)?;
    web_app::script("gen")?;
    let generated = Folder::read(CLIENT)?;
    committed.write_back(&generated)?;
    if let Some(file) = committed.first_difference(&generated) {
        bail!("{} is stale: run `cargo xtask gen`", file.display());
    }
    println!("Nothing generated is stale");
    Ok(())
}

fn prepare() -> Result<()> {
    system_packages::ensure(system_packages::FOR_BUILDING)?;
    // The server embeds this folder. It need not be full for printing the document, but it must be there.
    fs::create_dir_all(workspace::path("web/dist"))?;
    node_packages::ensure("web")
}

/// The OpenAPI document as the server describes itself.
fn document() -> Result<String> {
    let printed = capture(&mut cargo(&["run", "--quiet", "--package", "deskside", "--", "openapi"]))?;
    Ok(format!("{}\n", printed.trim_end()))
}

/// The files of a folder and their content.
struct Folder(Vec<(PathBuf, Vec<u8>)>);

impl Folder {
    fn read(folder: &str) -> Result<Self> {
        let files = stamp::files(&[workspace::path(folder)])?;
        let read = |path: PathBuf| {
            let content = fs::read(&path).with_context(|| format!("could not read {}", path.display()))?;
            Ok((path, content))
        };
        files.into_iter().map(read).collect::<Result<_>>().map(Self)
    }

    /// The first file that is not the same in both, from the top of the working copy.
    fn first_difference<'a>(&'a self, other: &'a Self) -> Option<&'a Path> {
        let lost = self.0.iter().find(|file| !other.0.contains(file));
        let (path, _) = lost.or_else(|| other.0.iter().find(|file| !self.0.contains(file)))?;
        path.strip_prefix(workspace::root()).ok()
    }

    /// Puts this content back where `now` has other content.
    fn write_back(&self, now: &Self) -> Result<()> {
        for (path, _) in now.0.iter().filter(|(path, _)| !self.0.iter().any(|(known, _)| known == path)) {
            fs::remove_file(path)?;
        }
        for (path, content) in self.0.iter().filter(|file| !now.0.contains(file)) {
            fs::write(path, content)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> Folder {
        let file = |(name, content): &(&str, &str)| (workspace::path(name), content.as_bytes().to_vec());
        Folder(files.iter().map(file).collect())
    }

    #[test]
    fn a_changed_a_lost_and_a_new_file_are_named() {
        let committed = folder(&[("client/a.ts", "1"), ("client/b.ts", "1")]);
        let changed = folder(&[("client/a.ts", "1"), ("client/b.ts", "2")]);
        let grown = folder(&[("client/a.ts", "1"), ("client/b.ts", "1"), ("client/c.ts", "1")]);

        assert_eq!(committed.first_difference(&committed), None);
        assert_eq!(committed.first_difference(&changed), Some(Path::new("client/b.ts")));
        assert_eq!(committed.first_difference(&grown), Some(Path::new("client/c.ts")));
        assert_eq!(grown.first_difference(&committed), Some(Path::new("client/c.ts")));
    }
}
