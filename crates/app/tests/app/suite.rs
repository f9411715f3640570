//! What the use cases do, whichever database the store is on: only [`harness`] knows.

use super::DATABASE;

mod batches;
mod chat;
mod clients;
mod connect;
mod ending;
mod harness;
mod imports;
mod invitations;
mod life;
mod links;
mod members;
mod password_resets;
mod queues;
mod races;
mod request_pages;
mod requests;
mod roles;
mod room_reports;
mod second_factors;
mod set_up;
mod sign_in;
mod sweep;
mod take_over;
mod wishes_and_words;
