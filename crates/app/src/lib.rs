//! The use cases: load, decide (in `domain`), save, tell.
//!
//! This is the only place that opens a unit of work. Every use case of an agent takes an [`Actor`], which
//! only a valid sign-in makes; every use case of a remote user takes a link token and a device token.
//! Nothing here knows HTTP or sockets.

pub mod account;
pub mod api_tokens;
pub mod audit;
pub mod batches;
pub mod chat;
pub mod clients;
pub mod context;
pub mod hints;
pub mod links;
pub mod members;
mod node;
pub mod organisation;
mod passwords;
pub mod request_pages;
pub mod roles;
pub mod rooms;
pub mod saved_views;
pub mod session_queues;
pub mod session_requests;
pub mod sessions;
mod shared;
mod throttle;

use std::sync::Arc;

pub use deskside_domain::actor::Actor;
use deskside_domain::ids::NodeId;
pub use deskside_store::StoreError;
use deskside_store::{Filter, Store};

use crate::account::SetUpOffer;
use crate::context::Context;
use crate::hints::Hints;
use crate::members::OpenPages;
pub use crate::node::LEASE;
use crate::passwords::Passwords;
use crate::session_queues::SeenQueue;
use crate::session_requests::StatusCounts;
use crate::shared::{Moment, Shared};
use crate::throttle::Throttle;
pub use crate::throttle::{Caller, TryLater};

/// The use cases over one store. Cheap to clone.
#[derive(Clone, Debug)]
pub struct App(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    store: Store,
    context: Context,
    node: NodeId,
    passwords: Passwords,
    code_turn: tokio::sync::Mutex<()>,
    throttle: Throttle,
    hints: Hints,
    batch_started: tokio::sync::Notify,
    pages: OpenPages,
    queues_read: Shared<(), Arc<[SeenQueue]>>,
    counts_read: Shared<Filter, StatusCounts>,
    set_up: SetUpOffer,
}

impl App {
    /// Use cases over this store, with time and chance from `context`.
    pub fn new(store: Store, context: Context) -> Self {
        let node = NodeId::generate(context.now(), context.random());
        Self(Arc::new(Inner {
            store,
            node,
            passwords: Passwords::new(),
            code_turn: tokio::sync::Mutex::new(()),
            throttle: Throttle::new(),
            hints: Hints::new(),
            batch_started: tokio::sync::Notify::new(),
            pages: OpenPages::default(),
            queues_read: Shared::new(),
            counts_read: Shared::new(),
            set_up: SetUpOffer::default(),
            context,
        }))
    }

    /// The clock and the random bytes everything here uses.
    pub fn context(&self) -> &Context {
        &self.0.context
    }

    /// Hints about changes, for everyone who shows requests.
    pub fn hints(&self) -> &Hints {
        &self.0.hints
    }

    /// Whether the database answers.
    pub async fn ready(&self) -> Result<(), StoreError> {
        self.0.store.ping().await
    }

    fn store(&self) -> &Store {
        &self.0.store
    }

    fn now(&self) -> deskside_domain::Timestamp {
        self.0.context.now()
    }

    /// Now, as shared readings take it.
    fn moment(&self) -> Moment {
        // The changes first: one that comes in between makes a reading older than it is, never newer.
        let changes = self.hints().count();
        Moment { now: self.now(), changes }
    }

    fn node(&self) -> NodeId {
        self.0.node
    }
}
