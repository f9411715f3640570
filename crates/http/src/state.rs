//! What every handler can reach.

use std::fmt;
use std::sync::Arc;

use axum::extract::FromRef;
use deskside_app::App;
use deskside_app::account::RelyingParty;
use tokio_util::sync::CancellationToken;

use crate::HttpConfig;
use crate::rooms::Rooms;
use crate::session_requests::written::Written;

/// Gives the metrics as text, in the Prometheus exposition format.
#[derive(Clone)]
pub struct MetricsText(Arc<dyn Fn() -> String + Send + Sync>);

impl MetricsText {
    /// Metrics from this source.
    pub fn new(source: impl Fn() -> String + Send + Sync + 'static) -> Self {
        Self(Arc::new(source))
    }

    pub(crate) fn render(&self) -> String {
        (self.0)()
    }
}

impl fmt::Debug for MetricsText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MetricsText(…)")
    }
}

/// What every handler can reach. Cheap to clone.
#[derive(Clone, Debug)]
pub struct HttpState {
    pub(crate) app: App,
    pub(crate) config: Arc<HttpConfig>,
    /// None where passkeys cannot work.
    pub(crate) party: Option<Arc<RelyingParty>>,
    pub(crate) rooms: Rooms,
    pub(crate) written: Arc<Written>,
    pub(crate) metrics: MetricsText,
    pub(crate) stopping: CancellationToken,
}

impl HttpState {
    /// `stopping` is cancelled when the server shuts down: sockets and streams then end.
    pub fn new(app: App, config: HttpConfig, metrics: MetricsText, stopping: CancellationToken) -> Self {
        let config = Arc::new(config);
        let rooms = Rooms::new(app.clone(), config.ice_servers.clone(), stopping.clone());
        let party = RelyingParty::at(config.public_url.origin()).map(Arc::new);
        Self { app, config, party, rooms, written: Arc::new(Written::new()), metrics, stopping }
    }
}

impl FromRef<HttpState> for App {
    fn from_ref(state: &HttpState) -> Self {
        state.app.clone()
    }
}

impl FromRef<HttpState> for Rooms {
    fn from_ref(state: &HttpState) -> Self {
        state.rooms.clone()
    }
}

impl FromRef<HttpState> for Arc<HttpConfig> {
    fn from_ref(state: &HttpState) -> Self {
        state.config.clone()
    }
}

impl FromRef<HttpState> for Arc<Written> {
    fn from_ref(state: &HttpState) -> Self {
        state.written.clone()
    }
}
