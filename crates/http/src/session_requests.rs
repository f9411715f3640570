//! Session requests, for agents.

pub(crate) mod bodies;
pub(crate) mod close;
pub(crate) mod connect;
pub(crate) mod create;
pub(crate) mod edit;
pub(crate) mod history;
pub(crate) mod list;
pub(crate) mod read;
pub(crate) mod reopen;
pub(crate) mod reset_guest;
pub(crate) mod socket;
