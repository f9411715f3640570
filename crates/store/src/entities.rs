//! Rows as they are stored. Nothing outside this crate sees them.
#![expect(unreachable_pub, reason = "the derive macros want public models")]

pub(crate) mod chat_message;
pub(crate) mod counter;
pub(crate) mod member;
pub(crate) mod node;
pub(crate) mod organisation;
pub(crate) mod presence;
pub(crate) mod session_request;
pub(crate) mod session_request_event;
pub(crate) mod sign_in;
