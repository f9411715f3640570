//! What the use cases do, whichever database the store is on: only [`harness`] knows.

use super::DATABASE;

mod chat;
mod connect;
mod ending;
mod harness;
mod life;
mod links;
mod races;
mod requests;
mod room_reports;
mod set_up;
mod sign_in;
mod sweep;
