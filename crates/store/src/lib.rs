//! Where everything durable lives: SQLite or PostgreSQL, one code path.
//!
//! The store turns domain values into rows and back, checks versions, appends history and seals what must
//! not be readable from a stolen database. It decides nothing: rules are in `domain`, use cases in `app`.

mod audit;
pub mod backup;
mod batches;
mod ceremonies;
mod chains;
mod chat;
mod client_presences;
mod clients;
mod comments;
mod connect;
mod copy;
mod counters;
mod database_url;
mod dialect;
mod entities;
mod error;
mod history;
mod imports;
mod invitations;
mod key_binding;
mod mails;
mod members;
mod migrations;
mod nodes;
mod organisation;
mod passkeys;
mod pools;
mod presences;
mod roles;
mod row;
mod saved_views;
mod schema;
mod search;
mod second_factors;
mod session_queues;
mod session_requests;
mod sign_ins;
mod tables;
mod unit;
mod vault;

pub use audit::{Audit, AuditFilter, AuditRow};
pub use batches::{Batch, BatchItem, Batches, ItemOutcome, RefusedItem};
pub use ceremonies::{Ceremonies, CeremonyKind, OpenedCeremony};
pub use chains::Chains;
pub use chat::Chat;
pub use client_presences::{ClientPresences, OnlineNow};
pub use clients::Clients;
pub use comments::Comments;
pub use connect::Store;
pub use copy::{CopiedTable, CopyError, check_source, copy};
pub use database_url::{DatabaseUrl, DatabaseUrlError};
pub use error::StoreError;
pub use history::{History, HistoryPage, HistoryRow};
pub use imports::{FileDigest, Import, Imports};
pub use invitations::{Invitation, Invitations};
pub use key_binding::belongs_to_a_key;
pub use mails::{Mail, Mails};
pub use members::{Credentials, Members};
pub use nodes::Nodes;
pub use organisation::OrganisationStore;
pub use passkeys::{KeptPasskey, Passkeys};
pub use presences::Presences;
pub use roles::Roles;
pub use saved_views::{SavedView, SavedViews};
pub use search::Words;
pub use second_factors::{KeptTotp, SecondFactors};
pub use session_queues::{QueueLoad, SessionQueues};
pub use session_requests::{Cursor, Filter, Holder, Page, SessionRequests, Sort, Span, StatusCounts};
pub use sign_ins::{Acting, SignIn, SignIns};
pub use unit::Unit;
pub use vault::{SecretKey, SecretKeyError};

use vault::Vault;
