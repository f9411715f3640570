//! The API and its sockets, from the outside: a real server, real HTTP, people with cookies.

#![expect(clippy::unwrap_used, reason = "a test that finds something else fails")]

mod documents;
mod guards;
mod links;
mod live;
mod malformed;
mod rooms;
mod session_requests;
mod set_up;
mod sign_in;
