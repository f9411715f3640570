//! Session links, for remote users. The link's token is the right to read, the device's cookie the right to act.

pub(crate) mod calendar;
pub(crate) mod join;
pub(crate) mod leave;
pub(crate) mod read;
pub(crate) mod socket;
pub(crate) mod wish;

use deskside_app::links::SeenLink;
use deskside_domain::assignment::Assignment;
use deskside_domain::schedule::Schedule;
use deskside_domain::session_request::LinkView;
use deskside_protocol::links::{LinkBody, LinkState};

use crate::organisation;
use crate::session_requests::bodies;

fn body(link: &SeenLink) -> LinkBody {
    let request = &link.request;
    // Who is not, or no longer, invited learns nothing about the person.
    let told = match link.view {
        LinkView::Invitation | LinkView::Joined | LinkView::TooEarly => true,
        LinkView::OtherDevice | LinkView::Closed | LinkView::Expired => false,
    };
    LinkBody {
        state: state(link.view),
        organisation_name: link.organisation.name.as_str().to_owned(),
        organisation_colour: organisation::bodies::colour(&link.organisation),
        organisation_logo: organisation::bodies::logo(&link.organisation),
        language: bodies::language(request.language),
        queue_name: match &request.assignment {
            Assignment::Queue { queue, .. } => Some(queue.name.as_str().to_owned()),
            Assignment::Unassigned | Assignment::Agent { .. } => None,
        },
        agent_name: request.assignment.agent().map(|agent| agent.name.as_str().to_owned()),
        user_name: told.then(|| request.user_name.as_str().to_owned()),
        message: request.message.as_ref().filter(|_| told).map(|message| message.as_str().to_owned()),
        number: request.number,
        join_code: told.then(|| request.join_code.expose().to_owned()),
        present_since: link.present_since,
        asks: request.asks.capabilities().map(bodies::capability).collect(),
        expires_at: request.expires_at,
        schedule: request.schedule.as_ref().map(bodies::schedule),
        opens_at: request.schedule.as_ref().map(Schedule::opens_at),
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
