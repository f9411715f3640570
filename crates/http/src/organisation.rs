//! The organisation's settings and its logo.

pub(crate) mod bodies;
pub(crate) mod brand;
pub(crate) mod edit;
pub(crate) mod logo;
pub(crate) mod read;
