//! Everything that goes over a wire: REST bodies, problem codes, live hints and signalling messages.
//!
//! This crate is the source of the OpenAPI file and, through it, of the TypeScript client. It knows the
//! domain's types well enough to turn them into bodies; it does not know HTTP, sockets or databases.

pub mod account;
pub mod links;
pub mod live;
pub mod problem;
pub mod session_requests;
pub mod signalling;
