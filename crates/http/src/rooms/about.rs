//! Who is to help, as the remote user is told: with the welcome, and then only what is news.

use deskside_app::rooms::About;
use deskside_protocol::signalling::about::{AboutBody, HelperBody, Whereabouts};

use super::peers::Peers;

/// What is known of who is to help, and what the remote user was told of it.
#[derive(Default)]
pub(super) struct Told {
    known: About,
    /// Nothing while no page has been welcomed.
    told: Option<AboutBody>,
}

impl Told {
    /// A page of the remote user has come, and hears it with its welcome first.
    pub(super) fn begin_anew(&mut self) {
        self.told = None;
    }

    pub(super) fn learn(&mut self, about: About) {
        self.known = about;
    }

    /// For the welcome.
    pub(super) fn everything(&mut self, peers: &Peers) -> AboutBody {
        self.told.insert(body(&self.known, peers)).clone()
    }

    /// What differs from what was told last.
    pub(super) fn news(&mut self, peers: &Peers) -> Option<AboutBody> {
        let told = self.told.as_mut()?;
        let now = body(&self.known, peers);
        (*told != now).then(|| {
            told.clone_from(&now);
            now
        })
    }
}

/// What is stored, and whose pages are open here.
fn body(about: &About, peers: &Peers) -> AboutBody {
    AboutBody {
        agent: about.agent.as_ref().map(|agent| HelperBody {
            id: agent.id.0,
            name: agent.name.as_str().to_owned(),
            whereabouts: if peers.holds_agent(agent.id) {
                Whereabouts::Here
            } else if about.signed_in {
                Whereabouts::SignedIn
            } else {
                Whereabouts::Away
            },
        }),
        queue_name: about.queue.as_ref().map(|queue| queue.name.as_str().to_owned()),
    }
}
