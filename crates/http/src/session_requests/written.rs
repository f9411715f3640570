//! Bodies of requests as they were last written: what has not changed need not be written anew for every list.

use std::sync::Arc;

use deskside_app::session_requests::SeenRequest;
use deskside_domain::ids::SessionRequestId;
use deskside_domain::presence::Presence;
use deskside_domain::session_request::SessionRequest;
use deskside_domain::status::Status;
use jiff::Timestamp;
use quick_cache::Weighter;
use quick_cache::sync::Cache;

use super::bodies;
use super::ways_in::WaysIn;
use crate::PublicUrl;

/// How much is kept, in bytes: some ten thousand bodies.
const MOST: u64 = 16 * 1024 * 1024;
/// What a body takes that says little.
const EACH: usize = 1_280;

/// What has been written. Nothing in it is given but for the very request it was written from.
#[derive(Debug)]
pub(crate) struct Written(Cache<Key, Body, Size>);

type Key = (SessionRequestId, WaysIn);

/// A body, and everything it was written from.
#[derive(Clone, Debug)]
struct Body {
    request: Arc<SessionRequest>,
    presence: Presence,
    status: (Status, Timestamp),
    text: Arc<str>,
}

impl Body {
    fn says(&self, seen: &SeenRequest) -> bool {
        Arc::ptr_eq(&self.request, &seen.request)
            && self.status == (seen.status, seen.status_since)
            && self.presence == seen.presence
    }
}

#[derive(Clone, Debug)]
struct Size;

impl Weighter<Key, Body> for Size {
    fn weight(&self, _: &Key, body: &Body) -> u64 {
        body.text.len().max(EACH) as u64
    }
}

impl Written {
    pub(crate) fn new() -> Self {
        let usual = usize::try_from(MOST).unwrap_or(usize::MAX) / EACH;
        Self(Cache::with_weighter(usual, MOST, Size))
    }

    /// A page of these requests as JSON: the text of a `SessionRequestPageBody`.
    pub(super) fn page(
        &self,
        requests: Vec<SeenRequest>,
        next: Option<&str>,
        (ways_in, url): (WaysIn, &PublicUrl),
    ) -> Result<String, serde_json::Error> {
        let bodies = requests.into_iter().map(|seen| self.body(seen, ways_in, url));
        let bodies = bodies.collect::<Result<Vec<_>, _>>()?;
        let next = serde_json::to_string(&next)?;
        Ok(format!(r#"{{"items":[{}],"next":{next}}}"#, bodies.join(",")))
    }

    /// The request's body as JSON.
    fn body(
        &self,
        seen: SeenRequest,
        ways_in: WaysIn,
        url: &PublicUrl,
    ) -> Result<Arc<str>, serde_json::Error> {
        if let Some(body) = self.0.get(&(seen.request.id, ways_in)).filter(|body| body.says(&seen)) {
            return Ok(body.text);
        }
        let SeenRequest { request, presence, status, status_since } = seen.clone();
        let text: Arc<str> = serde_json::to_string(&bodies::request(seen, ways_in, url))?.into();
        let body = Body { presence, status: (status, status_since), text: text.clone(), request };
        self.0.insert((body.request.id, ways_in), body);
        Ok(text)
    }
}
