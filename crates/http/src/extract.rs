//! What handlers take apart from state: who is signed in, bodies, ids, callers.

mod body;
mod browser;
mod caller;
mod device;
mod id;
mod party;
mod query;
mod signed_in;

pub(crate) use body::{Body, KeyedBody, OptionalBody, idempotency_key};
pub(crate) use browser::Browser;
pub(crate) use caller::CallerOf;
pub(crate) use device::Device;
pub(crate) use id::{Id, IdInId};
pub(crate) use party::Party;
pub(crate) use query::Query;
pub(crate) use signed_in::{InPerson, SignedIn};
