//! What the API does, whichever database the server is on.

use super::DATABASE;

mod about;
mod account;
mod api_tokens;
mod audit;
mod batches;
mod files;
mod guards;
mod links;
mod lists;
mod live;
mod malformed;
mod rights;
mod rooms;
mod second_factors;
mod session_requests;
mod sessions;
mod set_up;
mod settings;
mod sign_in;
mod why;
