//! Who is online: clients with a page of the portal open, and by them their members. The database hears of a
//! client's first page and last, not of each.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use deskside_domain::client::ClientId;
use deskside_store::StoreError;

use crate::App;
use crate::hints::Hint;

/// How long a client stays online without a page: a reload is no absence.
const RELOAD: Duration = Duration::from_secs(5);

/// How many pages each client has open at this node.
#[derive(Debug, Default)]
pub(crate) struct OpenPages(Mutex<HashMap<ClientId, usize>>);

impl OpenPages {
    fn count(&self, change: impl FnOnce(&mut HashMap<ClientId, usize>) -> usize) -> usize {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// One open page. The client goes offline a little after the last is dropped.
#[derive(Debug)]
pub struct Online {
    app: App,
    client: ClientId,
}

impl App {
    /// A client has opened a page.
    pub async fn came_online(&self, client: ClientId) -> Result<Online, StoreError> {
        let pages = self.0.pages.count(|pages| {
            let count = pages.entry(client).or_default();
            *count += 1;
            *count
        });
        let online = Online { app: self.clone(), client };
        if pages == 1 {
            let unit = self.store().begin().await?;
            unit.client_presences().came(client, self.node()).await?;
            unit.commit().await?;
            self.hints().tell(Hint::Members);
        }
        Ok(online)
    }

    async fn went_offline(&self, client: ClientId) -> Result<(), StoreError> {
        let unit = self.store().begin().await?;
        // Asked within the unit: whoever opens a page now writes after it.
        if self.0.pages.count(|pages| pages.get(&client).copied().unwrap_or_default()) > 0 {
            return Ok(());
        }
        unit.client_presences().went(client, self.node()).await?;
        unit.clients().touch(client, self.now()).await?;
        unit.commit().await?;
        self.hints().tell(Hint::Members);
        Ok(())
    }
}

impl Drop for Online {
    fn drop(&mut self) {
        let (app, client) = (self.app.clone(), self.client);
        let pages = app.0.pages.count(|pages| {
            let count = pages.get(&client).copied().unwrap_or_default().saturating_sub(1);
            if count == 0 {
                pages.remove(&client)
            } else {
                pages.insert(client, count)
            };
            count
        });
        // A page that closes while the process ends has nobody to tell: the node's lease ends with it.
        if let (0, Ok(runtime)) = (pages, tokio::runtime::Handle::try_current()) {
            runtime.spawn(async move {
                tokio::time::sleep(RELOAD).await;
                // A client that stays online by a failed write goes with this node's lease.
                let _until_the_lease_ends = app.went_offline(client).await;
            });
        }
    }
}
