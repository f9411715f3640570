//! Which client a browser is that signs in.

use deskside_domain::client::{Client, ClientId};
use deskside_domain::member::Member;
use deskside_domain::text::{ClientName, DeviceName};
use deskside_domain::tokens::BrowserToken;
use deskside_store::StoreError;

use crate::App;

/// How many clients a member has at most, but for those where they are signed in. Each browser without our cookie
/// makes another: a private window with every sign-in.
const MOST_CLIENTS: u64 = 100;

/// How often an ID is tried. Among a million clients one try in a thousand meets a taken one.
const TRIES: usize = 8;

impl App {
    /// The client that this browser is for this member: the one it was before, or a new one.
    pub(super) async fn client_of(
        &self,
        browser: &BrowserToken,
        member: &Member,
        device_name: &DeviceName,
    ) -> Result<ClientId, StoreError> {
        let mut tries = 0;
        loop {
            if let Some(known) = self.store().clients().of_browser(browser.hash(), member.id).await? {
                return Ok(known.id);
            }
            tries += 1;
            match self.add_client(browser, member, device_name).await {
                // The ID is taken; or the same browser was quicker in another window, and is found above.
                Err(StoreError::Exists { .. }) if tries < TRIES => {}
                result => return result,
            }
        }
    }

    async fn add_client(
        &self,
        browser: &BrowserToken,
        member: &Member,
        device_name: &DeviceName,
    ) -> Result<ClientId, StoreError> {
        let now = self.now();
        let client = Client {
            id: ClientId::generate(u64::from_be_bytes(self.context().random())),
            member: member.id,
            name: ClientName::from_stored(device_name.as_str().to_owned()),
            device_name: device_name.clone(),
            created_at: now,
            last_seen_at: now,
        };
        let unit = self.store().begin().await?;
        unit.clients().add(&client, browser.hash()).await?;
        let surplus = unit.clients().count_of(member.id).await?.saturating_sub(MOST_CLIENTS);
        for unused in unit.clients().unused(Some(member.id), (now, now), surplus).await? {
            unit.clients().forget(unused, now).await?;
        }
        unit.commit().await?;
        Ok(client.id)
    }
}
