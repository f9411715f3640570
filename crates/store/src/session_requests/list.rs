//! Lists of requests: which, in which order, page by page, and how many.
//!
//! A list is merged from *streams*: runs through an index that give requests in the list's order, so that a page
//! costs the same however many requests there are. Where a filter leaves few, those few are sorted instead.

mod condition;
mod counts;
mod cursor;
mod filter;
mod found;
mod merge;
mod narrow;
mod order;
mod page;
mod piece;
#[cfg(test)]
mod plans;
mod read;
mod sift;
mod stream;
mod terms;

pub use counts::StatusCounts;
pub use cursor::Cursor;
pub use filter::{Filter, Holder, Span};
pub(super) use narrow::FEW;
pub use order::Sort;
pub use page::Page;
pub(super) use terms::{REQUEST, Shelf, on_shelf};
