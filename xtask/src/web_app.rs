//! Building the web app, which the server embeds.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::command::run;
use crate::setup::node_packages::{self, npm};
use crate::{stamp, workspace};

/// What a build writes, below `web/` and `web/src/`: no source.
const WRITTEN: &[&str] = &["node_modules", "dist", "src/paraglide"];

/// Builds `web/dist` unless its sources are those of the last build.
pub(crate) fn build() -> Result<()> {
    node_packages::ensure("web")?;
    let built = workspace::path("web/dist/index.html");
    stamp::unless_done("web-build", &sources()?, &built, || {
        println!("Building the web app");
        script("build")
    })
}

/// Runs one of the scripts of `web/package.json`.
pub(crate) fn script(name: &str) -> Result<()> {
    run(npm(&workspace::path("web")).args(["run", "--silent", name]))
}

fn sources() -> Result<Vec<PathBuf>> {
    let written: Vec<_> = WRITTEN.iter().map(|name| workspace::path("web").join(name)).collect();
    let mut sources = children("web")?;
    sources.retain(|path| !path.ends_with("src"));
    sources.extend(children("web/src")?);
    sources.retain(|path| !written.contains(path));
    Ok(sources)
}

fn children(folder: &str) -> Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(workspace::path(folder)).with_context(|| format!("could not list {folder}"))?;
    entries.map(|entry| Ok(entry?.path())).collect()
}
