//! The server with open requests, and the agents at their consoles.

use anyhow::Result;
use deskside_test_database::TestDatabase;
use uuid::Uuid;

use crate::arguments::{Arguments, Kind};
use crate::clock;
use crate::database::open;
use crate::fill::organisation::{self, sign_in};
use crate::fill::{requests, small};
use crate::server::Server;

/// How many agents share the consoles.
const AGENTS: u64 = 20;

/// One request that is open.
#[derive(Debug)]
pub(crate) struct Invitation {
    pub(super) id: Uuid,
    /// What stands in its link.
    pub(super) token: String,
}

/// The server with open requests, and the agents at their consoles.
#[derive(Debug)]
pub(super) struct Hall {
    pub(super) server: Server,
    pub(super) invitations: Vec<Invitation>,
    /// One for each console.
    pub(super) cookies: Vec<String>,
    _database: TestDatabase,
}

impl Hall {
    pub(super) async fn open(arguments: &Arguments, kind: Kind, invited: u32) -> Result<Self> {
        let database = kind.database().create_blank().await;
        let store = open(&database).await?;
        organisation::found(&store).await;
        let created = requests::create_open(&store, invited.into(), clock::now()).await;
        let invitation = |request: deskside_domain::session_request::SessionRequest| Invitation {
            id: request.id.0,
            token: request.token.expose().to_owned(),
        };
        let mut cookies = Vec::new();
        for console in 0..u64::from(arguments.consoles) {
            cookies.push(sign_in(&store, small(1 + console % AGENTS), console, clock::now()).await);
        }
        store.close().await?;
        let server = Server::start(&arguments.server, &database.address()).await?;
        let invitations = created.into_iter().map(invitation).collect();
        Ok(Self { server, invitations, cookies, _database: database })
    }
}
