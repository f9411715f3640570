//! Everything that goes over a wire: REST bodies, problem codes, live hints and signalling messages.
//!
//! This crate is the source of the OpenAPI file and, through it, of the TypeScript client. It holds
//! shapes only: who turns the domain's types into bodies lives further out, and so do HTTP and sockets.

pub mod account;
pub mod api_tokens;
pub mod audit;
pub mod clients;
pub mod files;
pub mod links;
pub mod live;
pub mod members;
pub mod organisation;
pub mod problem;
pub mod rights;
pub mod saved_views;
pub mod second_factors;
pub mod session_queues;
pub mod session_requests;
pub mod sessions;
pub mod signalling;
