//! Session queues, for agents.

pub(crate) mod archive;
pub(crate) mod bodies;
pub(crate) mod create;
pub(crate) mod edit;
pub(crate) mod list;
pub(crate) mod read;
pub(crate) mod restore;
pub(crate) mod subscribers;
pub(crate) mod take_next;
