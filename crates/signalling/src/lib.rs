//! The room of a session request: who is here, what the remote user's device has granted, which session is
//! live. It forwards signals between host and viewer and nothing else; `docs/live-sessions.md` tells the story.
//!
//! Everything here is pure. A room takes [`Input`]s with the time at which they came and gives [`Output`]s in
//! the order in which they are to be carried out. It refuses to know sockets, stores, clocks and chance: the
//! shell around it is a loop of handle, drain, sleep.
//!
//! Whatever a peer sends is hostile. A room never panics on it, and one input never makes more outputs than
//! a small multiple of the sockets it holds.

mod error;
mod input;
mod output;
mod peer;
mod room;

pub use error::RoomError;
pub use input::{CloseReason, Input, Restored};
pub use output::{Output, RoomEvent};
pub use peer::{AgentIdentity, PeerId, Side};
pub use room::{MAX_AGENT_SOCKETS, Room};
