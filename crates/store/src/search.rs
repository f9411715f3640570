//! Finding requests by words in what they say. One row of words for each request, under its number, changed in
//! the unit that changes the request or its comments.

mod fill;
mod keep;
mod words;

pub(crate) use fill::fill;
pub(crate) use keep::{keep, keep_comments, keep_first};
pub use words::Words;
pub(crate) use words::folded;
