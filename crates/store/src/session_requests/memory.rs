//! Requests as they were read last, so that a list need not read again what has not changed.
//!
//! Nothing here is believed by itself. Whoever asks has just been told by the database at which version each request
//! is and what everybody is called; only what is of that version, with these names, is given. Several servers may
//! therefore share a database.

use std::sync::{Arc, Mutex, PoisonError};

use deskside_domain::session_request::SessionRequest;
use quick_cache::Weighter;
use quick_cache::sync::Cache;

use super::directory::Directory;
use crate::StoreError;

/// How much is remembered, in bytes: some twenty thousand requests, what a few hundred agents have before them.
const MOST: u64 = 24 * 1024 * 1024;
/// What one takes beside what people wrote, roughly.
const EACH: usize = 1024;

/// What is remembered. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct Memory(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    /// By number.
    requests: Cache<i64, Remembered, Size>,
    directory: Mutex<Arc<Directory>>,
}

/// A request, with the names of one directory.
#[derive(Clone, Debug)]
struct Remembered {
    request: Arc<SessionRequest>,
    directory: Arc<Directory>,
}

/// How many bytes a request takes: what people write is bounded, and may be a hundred times the usual.
#[derive(Clone, Debug)]
struct Size;

impl Weighter<i64, Remembered> for Size {
    fn weight(&self, _: &i64, remembered: &Remembered) -> u64 {
        let request = &remembered.request;
        let message = request.message.as_ref().map_or(0, |message| message.as_str().len());
        let notes = request.notes.as_ref().map_or(0, |notes| notes.as_str().len());
        let custom: usize = request.custom.values().map(|value| value.as_str().len()).sum();
        (EACH + message + notes + custom) as u64
    }
}

impl Memory {
    pub(crate) fn new() -> Self {
        let usual = usize::try_from(MOST).unwrap_or(usize::MAX) / EACH;
        let requests = Cache::with_weighter(usual, MOST, Size);
        Self(Arc::new(Inner { requests, directory: Mutex::default() }))
    }

    /// What is remembered, for somebody to whom the database has just said this directory.
    pub(super) fn recall(&self, said: [String; 3]) -> Result<Recall<'_>, StoreError> {
        let mut directory = self.0.directory.lock().unwrap_or_else(PoisonError::into_inner);
        if !directory.says(&said) {
            *directory = Arc::new(directory.followed_by(said)?);
        }
        Ok(Recall { requests: &self.0.requests, directory: directory.clone() })
    }
}

/// What is remembered, with the names that hold now.
#[derive(Debug)]
pub(super) struct Recall<'a> {
    requests: &'a Cache<i64, Remembered, Size>,
    directory: Arc<Directory>,
}

impl Recall<'_> {
    /// The request of this number, if it is remembered as it is at this version.
    pub(super) fn get(&self, number: i64, version: i64) -> Option<Arc<SessionRequest>> {
        let found = self.requests.get(&number).filter(|found| found.request.version == version)?;
        if found.directory.number() == self.directory.number() {
            return Some(found.request);
        }
        let names_a_client = found.request.assignment.client().is_some();
        if names_a_client && !found.directory.calls_clients_as(&self.directory) {
            return None;
        }
        self.named(found.request)
    }

    /// Remembers a request that was committed. One that names somebody who is not in the directory yet is given as it
    /// was read.
    pub(super) fn keep(&self, request: Arc<SessionRequest>) -> Arc<SessionRequest> {
        self.named(request.clone()).unwrap_or(request)
    }

    /// The request with the names that hold now, and remembered with them.
    fn named(&self, request: Arc<SessionRequest>) -> Option<Arc<SessionRequest>> {
        let named = self.directory.named(&request)?;
        let request = if named == *request { request } else { Arc::new(named) };
        let remembered = Remembered { request: request.clone(), directory: self.directory.clone() };
        self.requests.insert(request.number, remembered);
        Some(request)
    }
}
