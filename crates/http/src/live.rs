//! `GET /api/v1/live`: hints over Server-Sent Events.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::response::Sse;
use axum::response::sse::Event;
use deskside_app::account::Stands;
use deskside_app::hints::Hint;
use deskside_app::members::Online;
use deskside_app::{Actor, App};
use deskside_domain::actor::{Level, Section};
use deskside_protocol::live::LiveHint;
use futures_util::Stream;
use futures_util::stream::unfold;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::{Interval, MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

use crate::HttpState;
use crate::extract::SignedIn;
use crate::problem::Problem;

/// How often a quiet stream says that it lives, and how soon it notices that the sign-in has ended.
const BEAT: Duration = Duration::from_secs(4);

/// A stream of hints: which request changed, of what the member may see. Content is fetched, never sent.
#[utoipa::path(
    get, path = "/api/v1/live", operation_id = "liveHints", tag = "live",
    responses((
        status = 200, description = "Events named `hint` whose data is a `LiveHint`.",
        body = LiveHint, content_type = "text/event-stream",
    )),
)]
pub(crate) async fn live_hints(
    by: SignedIn,
    State(state): State<HttpState>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Problem> {
    let online = match by.0.client() {
        Some(client) => Some(state.app.came_online(client).await?),
        None => None,
    };
    let reader = Reader {
        _online: online,
        hints: state.app.hints().subscribe(),
        beat: beat(),
        by: by.0,
        app: state.app,
        stopping: state.stopping,
        greeted: false,
    };
    Ok(Sse::new(unfold(reader, |mut reader| async move {
        let event = reader.next().await?;
        Some((Ok(event), reader))
    })))
}

fn beat() -> Interval {
    let mut beat = interval(BEAT);
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    beat
}

struct Reader {
    /// As long as the page listens, its member is online. A program is nobody who could help.
    _online: Option<Online>,
    app: App,
    by: Actor,
    hints: Receiver<Hint>,
    beat: Interval,
    stopping: CancellationToken,
    greeted: bool,
}

impl Reader {
    /// The next event; none when the stream ends.
    async fn next(&mut self) -> Option<Event> {
        if !self.greeted {
            self.greeted = true;
            return event(LiveHint::Hello);
        }
        tokio::select! {
            () = self.stopping.cancelled() => None,
            hint = next_for(&self.by, &mut self.hints) => match hint {
                Ok(hint) => event(on_the_wire(hint)),
                Err(RecvError::Lagged(_)) => event(LiveHint::Refetch),
                Err(RecvError::Closed) => None,
            },
            _ = self.beat.tick() => match self.app.still_stands(&self.by).await {
                Ok(Stands::AsBefore) => event(LiveHint::Beat),
                // The page comes again, and finds out what it may see.
                Ok(Stands::WithOtherRights | Stands::SignedOut) | Err(_) => None,
            },
        }
    }
}

/// The next hint of what this member may see.
async fn next_for(by: &Actor, hints: &mut Receiver<Hint>) -> Result<Hint, RecvError> {
    loop {
        let hint = hints.recv().await?;
        if may_see(by, hint) {
            return Ok(hint);
        }
    }
}

/// Which requests there are, and that something happens to them, is nobody's business who may not see them.
fn may_see(by: &Actor, hint: Hint) -> bool {
    let section = match hint {
        Hint::SessionRequest { .. } => Section::SessionRequests,
        Hint::SessionQueue { .. } => Section::SessionQueues,
        // The name above every page, and who is there to help.
        Hint::Organisation | Hint::Members => return true,
    };
    by.may(section, Level::View).is_ok()
}

fn on_the_wire(hint: Hint) -> LiveHint {
    match hint {
        Hint::SessionRequest { request, version } => LiveHint::SessionRequest { id: request.0, version },
        Hint::SessionQueue { queue } => LiveHint::SessionQueue { id: queue.0 },
        Hint::Organisation => LiveHint::Organisation,
        Hint::Members => LiveHint::Members,
    }
}

fn event(hint: LiveHint) -> Option<Event> {
    Event::default().event("hint").json_data(hint).ok()
}
