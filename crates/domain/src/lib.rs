//! The rules of Deskside: session requests, presence, grants, assignments, members.
//!
//! Everything here is pure and synchronous. Time and random bytes come in as arguments; there is no clock,
//! no socket, no database and no wire format. Transitions take `self` and evidence and give the new value
//! and what happened, or a refusal that says what was found.

pub mod actor;
pub mod api_token;
pub mod assignment;
pub mod audit;
pub mod capability;
pub mod chain;
pub mod chat;
pub mod client;
pub mod comment;
pub mod custom_field;
pub mod history;
pub mod ids;
pub mod language;
pub mod link;
pub mod mail;
pub mod member;
pub mod organisation;
pub mod picture;
pub mod presence;
pub mod rights;
pub mod role;
pub mod schedule;
pub mod second_factor;
pub mod session_queue;
pub mod session_record;
pub mod session_request;
pub mod status;
pub mod text;
pub mod tokens;
pub mod validity;

pub use jiff::civil::DateTime;
pub use jiff::{SignedDuration, Timestamp};
