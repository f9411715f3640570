//! HTTP: one file for each endpoint, problems, sockets, pages.
//!
//! Handlers are sentences: they read what came, call a use case, and turn the result into a body. They decide
//! nothing. [`extract::SignedIn`] is the only source of an `Actor`.

mod account;
mod api_tokens;
mod assets;
mod audit;
mod batch_worker;
mod calendar_file;
pub mod chain_file;
mod clients;
mod config;
mod cookies;
mod csv_file;
mod device_name;
mod export;
mod extract;
mod guard;
mod health;
mod join_codes;
mod live;
mod members;
mod openapi;
mod organisation;
mod pages;
mod picture;
mod problem;
mod request_pages;
mod rights;
mod roles;
mod rooms;
mod router;
mod saved_views;
mod serve;
mod session_links;
mod session_queues;
mod session_requests;
mod sessions;
mod state;
mod wire_name;

pub use deskside_protocol::signalling::server::IceServer;

pub use batch_worker::work_on_batches;
pub use config::{HttpConfig, PublicUrl, PublicUrlError};
pub use openapi::openapi;
pub use router::router;
pub use serve::serve;
pub use state::{HttpState, MetricsText};
