//! PostgreSQL's programs, without a server of the system's.
//!
//! Debian's package makes a cluster of its own and starts it with the machine. A setting that is there only while
//! it is installed keeps it from that; a cluster that somebody made before is left as it is.

use std::fs;

use anyhow::Result;

use super::system_packages::{self, Sign, SystemPackage};
use crate::test_postgres::Installation;
use crate::workspace;

const PACKAGE: &[SystemPackage] =
    &[SystemPackage { name: "postgresql-15", sign: Sign::File("/usr/lib/postgresql/15/bin/postgres") }];

/// Where Debian's scripts look for settings.
const SETTING: &str = "/etc/postgresql-common/createcluster.d/deskside.conf";

/// Installs the programs unless they are there.
pub(crate) fn ensure() -> Result<()> {
    if Installation::find().is_some() {
        return Ok(());
    }
    let setting = workspace::scratch("createcluster.conf");
    fs::create_dir_all(workspace::scratch(""))?;
    fs::write(&setting, "create_main_cluster = false\n")?;
    system_packages::as_root(&["install", "-D", "-m", "0644", &setting.to_string_lossy(), SETTING])?;
    let installed = system_packages::ensure(PACKAGE);
    system_packages::as_root(&["rm", SETTING])?;
    installed
}
