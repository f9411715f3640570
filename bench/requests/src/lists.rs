//! The lists that are measured, by way of the store and by way of the server.

mod case;
mod cases;

pub(crate) use case::Case;
pub(crate) use cases::{ALL, COUNTED, DEEP};
