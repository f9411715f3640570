//! The API and its sockets, from the outside: a real server, real HTTP, people with cookies.

mod documents;
mod guards;
mod links;
mod malformed;
mod rooms;
mod session_requests;
mod set_up;
mod sign_in;
