//! Session links, for remote users. The link's token is the right to read, the device's cookie the right to act.

pub(crate) mod calendar;
pub(crate) mod join;
pub(crate) mod leave;
pub(crate) mod read;
pub(crate) mod socket;
pub(crate) mod wish;

use deskside_app::links::SeenLink;
use deskside_domain::schedule::Schedule;
use deskside_domain::session_request::{LinkView, Origin};
use deskside_protocol::links::{LinkBody, LinkState};

use crate::organisation;
use crate::session_requests::bodies;

fn body(link: &SeenLink) -> LinkBody {
    let request = &link.request;
    let tells = link.view.tells();
    let schedule = request.schedule.as_ref().filter(|_| tells);
    LinkBody {
        state: state(link.view),
        organisation_name: link.organisation.name.as_str().to_owned(),
        organisation_colour: organisation::bodies::colour(&link.organisation),
        organisation_logo: organisation::bodies::logo(&link.organisation),
        language: bodies::language(request.language),
        agent_name: request.assignment.agent().map(|agent| agent.name.as_str().to_owned()),
        number: request.number,
        queue_name: request.assignment.queue().filter(|_| tells).map(|queue| queue.name.as_str().to_owned()),
        user_name: tells.then(|| request.user_name.as_str().to_owned()),
        message: request.message.as_ref().filter(|_| tells).map(|message| message.as_str().to_owned()),
        join_code: tells.then(|| request.join_code.expose().to_owned()),
        asked_for: request.origin == Origin::RequestPage,
        present_since: link.present_since,
        asks: request.asks.capabilities().filter(|_| tells).map(bodies::capability).collect(),
        expires_at: request.expires_at,
        schedule: schedule.map(bodies::schedule),
        opens_at: schedule.map(Schedule::opens_at),
        closed_by_name: request.closure.as_ref().map(|closure| closure.by.name.as_str().to_owned()),
        wish: request.wish.map(bodies::wish),
    }
}

fn state(view: LinkView) -> LinkState {
    match view {
        LinkView::Invitation => LinkState::Invitation,
        LinkView::Joined => LinkState::Joined,
        LinkView::OtherDevice => LinkState::OtherDevice,
        LinkView::TooEarly => LinkState::TooEarly,
        LinkView::Closed => LinkState::Closed,
        LinkView::Expired => LinkState::Expired,
    }
}
