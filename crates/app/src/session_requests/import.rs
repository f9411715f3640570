//! Creating many requests that were read from a file.
//!
//! They are created some at a time. Under a key the file can be sent again, as often as it takes: each time it goes
//! on where it stopped.

use deskside_domain::actor::{Actor, Level, Section};
use deskside_domain::audit::AuditAction;
use deskside_domain::ids::ImportId;
use deskside_domain::session_request::SessionRequest;
use deskside_store::{ContentDigest, Import, StoreError, Unit};

use super::{CodeTries, CreateError, NewRequest, RequestError, agent};
use crate::App;

/// How many are created in one unit, so that others need not wait for all.
const AT_ONCE: usize = 100;

/// Which file this is, and that it is still the same when it is sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImportKey {
    id: ImportId,
    digest: ContentDigest,
}

impl ImportKey {
    /// The key of a file with this content.
    pub fn new(id: ImportId, content: &[u8]) -> Self {
        Self { id, digest: ContentDigest::of(content) }
    }
}

/// Why not all requests were created.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The key stands for another file, or for somebody else's.
    #[error("the import's key was used for another file")]
    KeyReused,
    /// It stopped after so many, which stay.
    #[error("the import stopped after {created} of {total} requests")]
    Stopped {
        /// How many were created, also when the same file was sent before.
        created: usize,
        /// How many there are in the file.
        total: usize,
        /// Why it stopped.
        #[source]
        source: CreateError,
    },
    /// It did not begin.
    #[error(transparent)]
    Request(#[from] RequestError),
}

impl App {
    /// Whether this member may import at all, also if only to see what is in a file.
    pub fn may_import(&self, by: &Actor) -> Result<(), RequestError> {
        by.may(Section::SessionRequests, Level::Edit)?;
        Ok(())
    }

    /// How far the import with this key has come: how many requests were created, and of how many. None when it was
    /// not begun.
    ///
    /// # Errors
    /// [`ImportError::KeyReused`] when it is the key of another one.
    pub async fn begun_import(
        &self,
        by: &Actor,
        key: ImportKey,
    ) -> Result<Option<(usize, usize)>, ImportError> {
        self.may_import(by)?;
        let found = self.store().imports().find(key.id).await.map_err(RequestError::from)?;
        let Some(import) = found else { return Ok(None) };
        if !is_same(&import, by, key) {
            return Err(ImportError::KeyReused);
        }
        Ok(Some((size(import.done), size(import.total))))
    }

    /// Creates these requests, some at a time; says how many there are now. What was created before a failure stays.
    ///
    /// # Errors
    /// [`ImportError::KeyReused`] when the key is that of another import.
    pub async fn import_session_requests(
        &self,
        by: &Actor,
        rows: &[NewRequest],
        key: Option<ImportKey>,
    ) -> Result<usize, ImportError> {
        self.may_import(by)?;
        let mut created = 0;
        while created < rows.len() {
            created = match self.create_some(by, rows, (key, created)).await {
                Ok(step) => step.ok_or(ImportError::KeyReused)?,
                Err(source) => return Err(ImportError::Stopped { created, total: rows.len(), source }),
            };
        }
        Ok(created)
    }

    /// Creates the next ones, all of them or none, and says how many there are then; none when the key is that of
    /// another import. Where a join code is taken, all get other ones.
    async fn create_some(
        &self,
        by: &Actor,
        rows: &[NewRequest],
        at: (Option<ImportKey>, usize),
    ) -> Result<Option<usize>, CreateError> {
        let mut tries = CodeTries::default();
        loop {
            match self.try_create_some(by, rows, at).await {
                Err(error) if tries.again(&error) => {}
                result => return result,
            }
        }
    }

    async fn try_create_some(
        &self,
        by: &Actor,
        rows: &[NewRequest],
        (key, created): (Option<ImportKey>, usize),
    ) -> Result<Option<usize>, CreateError> {
        let unit = self.store().begin().await?;
        let before = match key {
            None => created,
            // The same file may be on its way twice: what counts is how far it is now.
            Some(key) => {
                let import = self.take_up(&unit, by, (key, rows.len())).await?;
                if !is_same(&import, by, key) {
                    return Ok(None);
                }
                size(import.done)
            }
        };
        let organisation = unit.organisation().get().await?;
        let some = rows.iter().skip(before).take(AT_ONCE);
        let mut requests = Vec::with_capacity(AT_ONCE);
        for new in some {
            let new = self.completed(&unit, by, new.clone(), &organisation).await?;
            requests.push(self.open(&unit, new, (&by.agent, &agent(by))).await?);
        }
        let after = before + requests.len();
        if let Some(key) = key {
            unit.imports().advance(key.id, count(after)).await?;
        }
        if before == 0 && after > 0 {
            let what = AuditAction::Imported { import: key.map(|key| key.id), total: count(rows.len()) };
            self.record(&unit, by, what).await?;
        }
        unit.commit().await?;
        self.tell_of(&requests);
        Ok(Some(after))
    }

    async fn take_up(
        &self,
        unit: &Unit,
        by: &Actor,
        (key, total): (ImportKey, usize),
    ) -> Result<Import, StoreError> {
        let ImportKey { id, digest } = key;
        let (member, total, created_at) = (by.agent.id, count(total), self.now());
        unit.imports().take_up(&Import { id, member, digest, done: 0, total, created_at }).await
    }

    fn tell_of(&self, requests: &[SessionRequest]) {
        for request in requests {
            self.hints().changed(request);
        }
    }
}

fn is_same(import: &Import, by: &Actor, key: ImportKey) -> bool {
    import.member == by.agent.id && import.digest == key.digest
}

fn size(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

/// A file has far fewer rows than that.
fn count(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}
