//! The use cases over a real store, with a clock that only a test moves.
#![expect(clippy::unwrap_used, reason = "what is not there when a test needs it fails the test")]

mod chat;
mod connect;
mod ending;
mod harness;
mod life;
mod links;
mod requests;
mod room_reports;
mod set_up;
mod sign_in;
mod sweep;
