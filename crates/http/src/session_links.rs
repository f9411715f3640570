//! Session links, for remote users. The link's token is the right to read, the device's cookie the right to act.

pub(crate) mod join;
pub(crate) mod leave;
pub(crate) mod read;
pub(crate) mod socket;

use deskside_app::links::SeenLink;
use deskside_domain::session_request::LinkView;
use deskside_protocol::links::{LinkBody, LinkState};
use deskside_protocol::session_requests::Capability;

fn body(link: &SeenLink) -> LinkBody {
    let request = &link.request;
    // Who is not, or no longer, invited learns nothing about the person.
    let told = match link.view {
        LinkView::Invitation | LinkView::Joined | LinkView::TooEarly => true,
        LinkView::OtherDevice | LinkView::Closed | LinkView::Expired => false,
    };
    LinkBody {
        state: state(link.view),
        organisation_name: link.organisation.as_str().to_owned(),
        agent_name: request.assignment.agent().map(|agent| agent.name.as_str().to_owned()),
        user_name: told.then(|| request.user_name.as_str().to_owned()),
        message: request.message.as_ref().filter(|_| told).map(|message| message.as_str().to_owned()),
        number: request.number,
        join_code: told.then(|| request.join_code.expose().to_owned()),
        present_since: link.present_since,
        asks: vec![Capability::View],
        expires_at: request.expires_at,
        scheduled_for: request.scheduled_for,
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
