//! Where everything durable lives: SQLite or PostgreSQL, one code path.
//!
//! The store turns domain values into rows and back, checks versions, appends history and seals what must
//! not be readable from a stolen database. It decides nothing: rules are in `domain`, use cases in `app`.

mod chat;
mod connect;
mod database_url;
mod entities;
mod error;
mod history;
mod members;
mod migrations;
mod nodes;
mod pools;
mod presences;
mod row;
mod session_requests;
mod sign_ins;
mod unit;
mod vault;

pub use chat::Chat;
pub use connect::Store;
pub use database_url::{DatabaseUrl, DatabaseUrlError};
pub use error::StoreError;
pub use history::{History, HistoryPage, HistoryRow};
pub use members::{Credentials, Members, Organisation};
pub use nodes::Nodes;
pub use presences::Presences;
pub use session_requests::{Cursor, Page, PageQuery, SessionRequests};
pub use sign_ins::{SignIn, SignIns};
pub use unit::Unit;
pub use vault::{SecretKey, SecretKeyError};

use vault::Vault;
