//! Who is to help, as the remote user is told: with the welcome, and then only what is news.

use deskside_app::rooms::About;
use deskside_protocol::signalling::about::{AboutBody, HelperBody, Whereabouts};

use super::peers::Peers;

/// What is known of who is to help, and how much of it the remote user was told. No second copy of it: ten thousand
/// rooms that wait would keep it each.
#[derive(Default)]
pub(super) struct Told {
    known: About,
    said: Said,
    /// Somebody else is to help than was said.
    changed: bool,
}

/// What the page that is here was told.
#[derive(Clone, Copy, Default)]
enum Said {
    /// It has not been welcomed.
    #[default]
    Nothing,
    /// Where the agent is; nowhere while there is none.
    Agent(Option<Whereabouts>),
}

impl Told {
    /// A page of the remote user has come, and hears it with its welcome first.
    pub(super) fn begin_anew(&mut self) {
        self.said = Said::Nothing;
    }

    /// Whether an agent is named who is to help.
    pub(super) fn names_somebody(&self) -> bool {
        self.known.agent.is_some()
    }

    pub(super) fn learn(&mut self, about: About) {
        self.changed |= (&about.agent, &about.queue) != (&self.known.agent, &self.known.queue);
        self.known = about;
    }

    /// For the welcome.
    pub(super) fn everything(&mut self, peers: &Peers) -> AboutBody {
        let whereabouts = whereabouts(&self.known, peers);
        self.said = Said::Agent(whereabouts);
        self.changed = false;
        body(&self.known, whereabouts)
    }

    /// Everything, where something of it differs from what was told last.
    pub(super) fn news(&mut self, peers: &Peers) -> Option<AboutBody> {
        let Said::Agent(said) = self.said else { return None };
        (self.changed || said != whereabouts(&self.known, peers)).then(|| self.everything(peers))
    }
}

/// Where the agent is: from what is stored, and whose pages are open here. Nowhere while there is none.
fn whereabouts(about: &About, peers: &Peers) -> Option<Whereabouts> {
    let agent = about.agent.as_ref()?;
    Some(if peers.holds_agent(agent.id) {
        Whereabouts::Here
    } else if about.signed_in {
        Whereabouts::SignedIn
    } else {
        Whereabouts::Away
    })
}

fn body(about: &About, whereabouts: Option<Whereabouts>) -> AboutBody {
    AboutBody {
        agent: about.agent.as_ref().zip(whereabouts).map(|(agent, whereabouts)| HelperBody {
            id: agent.id.0,
            name: agent.name.as_str().to_owned(),
            whereabouts,
        }),
        queue_name: about.queue.as_ref().map(|queue| queue.name.as_str().to_owned()),
    }
}
