//! The store against a real database, from outside. One suite: which database it is, only [`harness`] knows.
#![expect(clippy::unwrap_used, reason = "what is not there when a test needs it fails the test")]

mod chat;
mod harness;
mod history;
mod members;
mod pages;
mod presences;
mod requests;
mod secrecy;
mod sign_ins;
mod status;
