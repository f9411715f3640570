//! Who is online: clients with a page of the portal open, and by them their members. The database hears of a
//! client's first page and last, not of each.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use deskside_domain::client::ClientId;
use deskside_store::StoreError;

use crate::App;
use crate::hints::Hint;

/// How long a client stays online without a page: a reload is no absence.
const RELOAD: Duration = Duration::from_secs(5);

/// How many pages each client has open at this node. One that has just closed its last stays for a moment, with none.
#[derive(Debug, Default)]
pub(crate) struct OpenPages(Mutex<HashMap<ClientId, usize>>);

impl OpenPages {
    fn with<T>(&self, what: impl FnOnce(&mut HashMap<ClientId, usize>) -> T) -> T {
        what(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn opened(&self, client: ClientId) -> usize {
        self.with(|pages| {
            let count = pages.entry(client).or_default();
            *count += 1;
            *count
        })
    }

    fn closed(&self, client: ClientId) -> usize {
        self.with(|pages| {
            let count = pages.entry(client).or_default();
            *count = count.saturating_sub(1);
            *count
        })
    }

    /// Forgets a client that has no page open; whether it has none.
    fn forget(&self, client: ClientId) -> bool {
        self.with(|pages| match pages.get(&client) {
            Some(count) if *count > 0 => false,
            Some(_) | None => {
                pages.remove(&client);
                true
            }
        })
    }

    fn clients(&self) -> BTreeSet<ClientId> {
        self.with(|pages| pages.keys().copied().collect())
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
        let pages = self.0.pages.opened(client);
        let online = Online { app: self.clone(), client };
        if pages == 1 {
            self.write_online(client).await?;
        }
        Ok(online)
    }

    /// Writes what is so where the database says otherwise of this node's clients: a write failed, or another node
    /// took this one for dead.
    pub(crate) async fn correct_online(&self) -> Result<(), StoreError> {
        let written = self.store().client_presences().at(self.node()).await?;
        let open = self.0.pages.clients();
        for client in written.difference(&open) {
            self.write_offline(*client).await?;
        }
        for client in open.difference(&written) {
            self.write_online(*client).await?;
        }
        Ok(())
    }

    async fn write_online(&self, client: ClientId) -> Result<(), StoreError> {
        let unit = self.store().begin().await?;
        unit.client_presences().came(client, self.node()).await?;
        unit.commit().await?;
        self.hints().tell(Hint::Members);
        Ok(())
    }

    async fn write_offline(&self, client: ClientId) -> Result<(), StoreError> {
        let unit = self.store().begin().await?;
        // Asked within the unit: whoever opens a page now writes after it.
        if !self.0.pages.forget(client) {
            return Ok(());
        }
        unit.clients().touch(client, self.now()).await?;
        unit.client_presences().went(client, self.node()).await?;
        unit.commit().await?;
        self.hints().tell(Hint::Members);
        Ok(())
    }
}

impl Drop for Online {
    fn drop(&mut self) {
        let (app, client) = (self.app.clone(), self.client);
        if app.0.pages.closed(client) > 0 {
            return;
        }
        match tokio::runtime::Handle::try_current() {
            Ok(runtime) => {
                runtime.spawn(async move {
                    tokio::time::sleep(RELOAD).await;
                    // What is not written now is corrected with the next sweep.
                    let _corrected_later = app.write_offline(client).await;
                });
            }
            // A page that closes while the process ends has nobody to tell: the node's lease ends with it.
            Err(_) => {
                app.0.pages.forget(client);
            }
        }
    }
}
