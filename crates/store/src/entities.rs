//! Rows as they are stored. Nothing outside this crate sees them.
#![expect(unreachable_pub, reason = "the derive macros want public models")]

pub(crate) mod audit_event;
pub(crate) mod batch;
pub(crate) mod batch_item;
pub(crate) mod chat_message;
pub(crate) mod client;
pub(crate) mod client_presence;
pub(crate) mod comment;
pub(crate) mod counter;
pub(crate) mod import;
pub(crate) mod invitation;
pub(crate) mod key_fingerprint;
pub(crate) mod mail;
pub(crate) mod member;
pub(crate) mod member_role;
pub(crate) mod node;
pub(crate) mod organisation;
pub(crate) mod organisation_logo;
pub(crate) mod passkey;
pub(crate) mod password_reset;
pub(crate) mod presence;
pub(crate) mod queue_subscriber;
pub(crate) mod queue_wait;
pub(crate) mod recovery_code;
pub(crate) mod request_day;
pub(crate) mod role;
pub(crate) mod saved_view;
pub(crate) mod session_queue;
pub(crate) mod session_request;
pub(crate) mod session_request_event;
pub(crate) mod sign_in;
pub(crate) mod totp;
pub(crate) mod used_ceremony;
