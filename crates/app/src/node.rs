//! This process as a node: it renews its lease, and cleans up after nodes that died.

use deskside_domain::ids::SessionRequestId;
use deskside_domain::presence::Presence;
use deskside_store::StoreError;
use jiff::SignedDuration;

use crate::App;
use crate::hints::Hint;

/// How long a node is believed after it was last heard of.
pub const LEASE: SignedDuration = SignedDuration::from_secs(15);

/// How long a dead node's presences are kept, so that pages can find their place again: the time a session
/// waits for a side that vanished, and a little.
const KEPT: SignedDuration = SignedDuration::from_secs(75);

/// How far back no clock of any node says that it is yet to come.
const SURELY_PAST: SignedDuration = SignedDuration::from_mins(10);

/// How long a file can be sent again without making anything twice: a week, documented in `docs/import-export.md`.
const IMPORT_KEPT: SignedDuration = SignedDuration::from_hours(7 * 24);

/// How long it can be seen that an invitation has expired, by whoever wonders why nobody came.
const INVITATION_KEPT: SignedDuration = SignedDuration::from_hours(7 * 24);

/// How long a client is kept that nobody uses: half a year.
const CLIENT_KEPT: SignedDuration = SignedDuration::from_hours(180 * 24);

/// How many clients one sweep forgets.
const CLIENTS_FORGOTTEN: u64 = 200;

/// How long it can be read what became of each request of a batch. The histories say it for ever.
const BATCH_KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);

/// How many old batches one sweep forgets: each may have ten thousand items.
const BATCHES_FORGOTTEN: u64 = 10;

/// How many expired requests one sweep puts aside.
const SHELVED: u64 = 1_000;

/// How many orphans one sweep takes on.
const SWEEP: u64 = 200;

impl App {
    /// Renews this node's lease. Call it several times within [`LEASE`].
    pub async fn renew_lease(&self) -> Result<(), StoreError> {
        let now = self.now();
        let unit = self.store().begin().await?;
        unit.nodes().renew(self.node(), now.saturating_add(LEASE).unwrap_or(now)).await?;
        unit.commit().await
    }

    /// Gives the lease up, so that nobody waits for it to run out.
    pub async fn end_lease(&self) -> Result<(), StoreError> {
        let unit = self.store().begin().await?;
        unit.nodes().renew(self.node(), self.now()).await?;
        unit.commit().await
    }

    /// Ends what dead nodes left behind: sessions that nobody came back to, guests who are gone.
    pub async fn sweep(&self) -> Result<(), StoreError> {
        let before = self.now().saturating_sub(KEPT).unwrap_or_default();
        for request in self.store().presences().orphaned(before, SWEEP).await? {
            self.end_orphan(request).await?;
        }
        let unit = self.store().begin().await?;
        unit.nodes().forget(before).await?;
        // In the order in which whoever forgets a client locks them.
        unit.sign_ins().forget_expired(self.now()).await?;
        unit.client_presences().forget(before).await?;
        let invited_before = self.now().saturating_sub(INVITATION_KEPT).unwrap_or_default();
        unit.invitations().forget_expired(invited_before, self.now()).await?;
        unit.ceremonies().forget_expired(self.now()).await?;
        unit.imports().forget(self.now().saturating_sub(IMPORT_KEPT).unwrap_or_default()).await?;
        unit.commit().await?;
        self.forget_clients().await?;
        self.correct_online().await?;
        self.forget_batches().await?;
        self.0.throttle.tidy();
        self.shelve().await
    }

    /// Forgets clients that nobody has used for long. Requests that were to arrive there keep their names.
    async fn forget_clients(&self) -> Result<(), StoreError> {
        let now = self.now();
        let before = now.saturating_sub(CLIENT_KEPT).unwrap_or_default();
        let unused = self.store().clients().unused(None, (before, now), CLIENTS_FORGOTTEN).await?;
        if unused.is_empty() {
            return Ok(());
        }
        let unit = self.store().begin().await?;
        for client in unused {
            match unit.clients().forget(client, now).await {
                // Somebody else was quicker.
                Ok(()) | Err(StoreError::NotFound { .. }) => {}
                Err(other) => return Err(other),
            }
        }
        unit.commit().await?;
        self.hints().tell(Hint::Members);
        Ok(())
    }

    async fn forget_batches(&self) -> Result<(), StoreError> {
        let before = self.now().saturating_sub(BATCH_KEPT).unwrap_or_default();
        let unit = self.store().begin().await?;
        unit.batches().forget_finished(before, BATCHES_FORGOTTEN).await?;
        unit.commit().await
    }

    /// Puts what has expired aside, so that lists of what is open stay quick.
    async fn shelve(&self) -> Result<(), StoreError> {
        let now = self.now();
        let before = now.saturating_sub(SURELY_PAST).unwrap_or_default();
        let unit = self.store().begin().await?;
        unit.session_requests().shelve(before, now, SHELVED).await?;
        unit.commit().await
    }

    async fn end_orphan(&self, id: SessionRequestId) -> Result<(), StoreError> {
        let unit = self.store().begin().await?;
        // First of all: from here on nobody comes back or cleans up until this has decided.
        let request = unit.session_requests().get(id).await?;
        let is_back = unit.presences().of(id, self.now()).await? != Presence::Absent;
        if is_back || unit.presences().last_known(id).await? == Presence::Absent {
            // The device came to another node meanwhile, or another node was quicker to clean up.
            return Ok(());
        }
        self.lose_guest(unit, request).await
    }
}
