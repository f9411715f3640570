//! What the store does, whichever database it is: only [`harness`] knows.

use super::DATABASE;

mod chat;
mod clients;
mod copying;
pub(crate) mod everything;
pub(crate) mod harness;
mod history;
mod lists;
mod members;
mod memory;
mod pages;
mod presences;
mod races;
mod requests;
mod search;
mod second_factors;
mod secrecy;
mod sign_ins;
mod status;
