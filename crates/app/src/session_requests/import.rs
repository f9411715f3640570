//! Creating many requests that were read from a file.

use deskside_domain::actor::{Actor, Level, Section};

use super::{CodeTries, CreateError, NewRequest, RequestError, agent};
use crate::App;

/// How many are created in one unit, so that others need not wait for all.
const AT_ONCE: usize = 100;

impl App {
    /// Whether this member may import at all, also if only to see what is in a file.
    pub fn may_import(&self, by: &Actor) -> Result<(), RequestError> {
        by.may(Section::SessionRequests, Level::Edit)?;
        Ok(())
    }

    /// Creates these requests, some at a time; says how many. What was created before a failure stays.
    pub async fn import_session_requests(
        &self,
        by: &Actor,
        rows: &[NewRequest],
    ) -> Result<usize, CreateError> {
        by.may(Section::SessionRequests, Level::Edit).map_err(RequestError::from)?;
        for some in rows.chunks(AT_ONCE) {
            self.create_some(by, some).await?;
        }
        Ok(rows.len())
    }

    /// All of `some`, or none. Where a join code is taken, all get other ones.
    async fn create_some(&self, by: &Actor, some: &[NewRequest]) -> Result<(), CreateError> {
        let mut tries = CodeTries::default();
        loop {
            match self.try_create_some(by, some).await {
                Err(error) if tries.again(&error) => {}
                result => return result,
            }
        }
    }

    async fn try_create_some(&self, by: &Actor, some: &[NewRequest]) -> Result<(), CreateError> {
        let unit = self.store().begin().await?;
        let mut created = Vec::with_capacity(some.len());
        for new in some {
            let new = self.completed(&unit, by, new.clone()).await?;
            created.push(self.open(&unit, new, (&by.agent, &agent(by))).await?);
        }
        unit.commit().await?;
        for request in &created {
            self.hints().changed(request);
        }
        Ok(())
    }
}
