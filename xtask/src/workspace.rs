//! Where things lie in the working copy.

use std::env;
use std::path::{Path, PathBuf};

/// The top of the working copy.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in a folder of the workspace")
}

/// A file or folder of the working copy.
pub(crate) fn path(relative: &str) -> PathBuf {
    root().join(relative)
}

/// What cargo builds, and what these commands keep: nothing in it is worth saving.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| path("target"), |dir| root().join(dir))
}

/// These commands' own folder below [`target`].
pub(crate) fn scratch(name: &str) -> PathBuf {
    target().join("xtask").join(name)
}

/// The server's binary in the development profile.
pub(crate) fn server_binary() -> PathBuf {
    target().join("debug/deskside")
}
