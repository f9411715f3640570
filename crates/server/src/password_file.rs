//! A password in a file: its first line. On a command line everybody on the machine could read it.

use std::path::Path;

use anyhow::Context as _;
use deskside_domain::member::NewPassword;
use deskside_domain::text::EmailAddress;

pub(crate) fn read(path: &Path, email: &EmailAddress) -> anyhow::Result<NewPassword> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let password = text.lines().next().unwrap_or_default();
    NewPassword::choose(password, email).context("the password")
}
