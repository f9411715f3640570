//! Two years of an organisation, so that there is something to list.
#![expect(clippy::unwrap_used, reason = "what fails ends the measurement")]

mod indexes;
pub(crate) mod organisation;
pub(crate) mod presence;
pub(crate) mod requests;
mod timeline;

pub(crate) use indexes::Indexes;
pub(crate) use timeline::{Timeline, small};
