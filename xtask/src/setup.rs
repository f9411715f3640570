//! Installing what a fresh machine lacks, from the system's and the languages' own registries.
//!
//! Everything is looked for first: a second run installs nothing and takes no time.

pub(crate) mod cargo_tools;
pub(crate) mod node_packages;
pub(crate) mod postgresql;
pub(crate) mod python_packages;
pub(crate) mod system_packages;
