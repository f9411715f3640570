//! Clients: the signed-in browsers and apps of agents.

use deskside_domain::actor::{Actor, AgentRef, Level, NotPermitted, Section};
use deskside_domain::audit::AuditAction;
use deskside_domain::client::{Client, ClientId, ClientRef};
use deskside_domain::text::ClientName;
use deskside_store::StoreError;

use crate::App;
use crate::hints::Hint;

/// Why nothing was done with a client.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// There is none, or it is another agent's and none of the asker's business.
    #[error("no such client")]
    NotFound,
    /// The member sees it, and may not change it.
    #[error(transparent)]
    NotPermitted(#[from] NotPermitted),
    /// It could not be read or saved.
    #[error("could not read or save the client")]
    Store(#[source] StoreError),
}

impl From<StoreError> for ClientError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound { .. } => Self::NotFound,
            other => Self::Store(other),
        }
    }
}

/// A client, whose it is, and whether it is online.
#[derive(Clone, Debug)]
pub struct SeenClient {
    /// The client.
    pub client: Client,
    /// Whose it is.
    pub agent: AgentRef,
    /// Whether a page of it is open.
    pub online: bool,
}

impl App {
    /// All clients where the member may see them, or else the member's own; the last seen first.
    pub async fn clients(&self, by: &Actor) -> Result<Vec<SeenClient>, ClientError> {
        let whose = match by.may(Section::Clients, Level::View) {
            Ok(_) => None,
            Err(NotPermitted { .. }) => Some(by.agent.id),
        };
        let clients = self.store().clients().of(whose).await?;
        self.seen_clients(clients).await
    }

    /// One client.
    pub async fn client(&self, by: &Actor, id: ClientId) -> Result<SeenClient, ClientError> {
        let client = self.store().clients().find(id).await?.ok_or(ClientError::NotFound)?;
        if !client.is_open_to(by, Level::View) {
            return Err(ClientError::NotFound);
        }
        self.seen_clients(vec![client]).await?.pop().ok_or(ClientError::NotFound)
    }

    /// Gives a client another name.
    pub async fn rename_client(
        &self,
        by: &Actor,
        id: ClientId,
        name: ClientName,
    ) -> Result<SeenClient, ClientError> {
        self.changeable(by, id).await?;
        let unit = self.store().begin().await?;
        unit.clients().rename(id, &name).await?;
        self.record(&unit, by, AuditAction::ClientRenamed { client: ClientRef { id, name } }).await?;
        unit.commit().await?;
        self.hints().tell(Hint::Members);
        self.client(by, id).await
    }

    /// Forgets a client: whoever is signed in there is signed out.
    pub async fn forget_client(&self, by: &Actor, id: ClientId) -> Result<(), ClientError> {
        let client = self.changeable(by, id).await?.as_ref();
        let unit = self.store().begin().await?;
        unit.clients().forget(id, self.now()).await?;
        self.record(&unit, by, AuditAction::ClientForgotten { client }).await?;
        unit.commit().await?;
        self.hints().tell(Hint::Members);
        Ok(())
    }

    async fn changeable(&self, by: &Actor, id: ClientId) -> Result<Client, ClientError> {
        let client = self.client(by, id).await?.client;
        if !client.is_open_to(by, Level::Edit) {
            by.may(Section::Clients, Level::Edit)?;
        }
        Ok(client)
    }

    async fn seen_clients(&self, clients: Vec<Client>) -> Result<Vec<SeenClient>, ClientError> {
        let online = self.store().client_presences().online(self.now()).await?.clients;
        let owners: Vec<_> = clients.iter().map(|client| client.member).collect();
        let agents = self.store().members().agents(owners).await?;
        let seen = clients.into_iter().filter_map(|client| {
            let agent = agents.get(&client.member)?.clone();
            Some(SeenClient { online: online.contains(&client.id), agent, client })
        });
        Ok(seen.collect())
    }
}
