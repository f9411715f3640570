//! Session requests, for agents.

pub(crate) mod assign;
pub(crate) mod bodies;
pub(crate) mod close;
pub(crate) mod comments;
pub(crate) mod connect;
pub(crate) mod create;
pub(crate) mod dismiss_wish;
pub(crate) mod edit;
pub(crate) mod extend;
pub(crate) mod fill_in;
pub(crate) mod hand_back;
pub(crate) mod history;
pub(crate) mod list;
pub(crate) mod mails;
pub(crate) mod read;
pub(crate) mod renew_link;
pub(crate) mod reopen;
pub(crate) mod reset_guest;
pub(crate) mod schedule;
pub(crate) mod send_email;
pub(crate) mod socket;
pub(crate) mod take_over;
pub(crate) mod unschedule;
