//! Presences: rows that count only while the node that holds them has a lease.

use std::collections::HashMap;

use deskside_domain::capability::Grant;
use deskside_domain::ids::{NodeId, SessionId, SessionRequestId};
use deskside_domain::presence::{Guest, LiveSession, Phase, Presence};
use deskside_domain::text::DeviceName;
use deskside_domain::tokens::DeviceId;
use jiff::Timestamp;
use sea_orm::sea_query::{OnConflict, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, EntityTrait as _,
    QueryFilter as _, QuerySelect as _,
};

use crate::StoreError;
use crate::entities::presence::{ActiveModel, Column, Entity, Model};
use crate::entities::{node, session_request};
use crate::members::{Members, Names};
use crate::row;

/// Presences.
#[derive(Debug)]
pub struct Presences<'a, C> {
    connection: &'a C,
}

impl<'a, C: ConnectionTrait> Presences<'a, C> {
    pub(crate) fn new(connection: &'a C) -> Self {
        Self { connection }
    }

    /// What is going on with this request now.
    pub async fn of(&self, request: SessionRequestId, now: Timestamp) -> Result<Presence, StoreError> {
        Ok(self.of_all(&[request], now).await?.remove(&request).unwrap_or(Presence::Absent))
    }

    /// What is going on with these requests now; those at which nobody is present are left out.
    pub async fn of_all(
        &self,
        requests: &[SessionRequestId],
        now: Timestamp,
    ) -> Result<HashMap<SessionRequestId, Presence>, StoreError> {
        if requests.is_empty() {
            return Ok(HashMap::new());
        }
        let rows = Entity::find()
            .filter(Column::RequestId.is_in(requests.iter().map(|id| id.0)))
            .filter(Column::NodeId.in_subquery(alive(now)))
            .all(self.connection)
            .await?;
        self.presences(rows).await
    }

    /// What was last known of this request, however long ago its node died. A page that comes back after a
    /// restart of the server finds its place by it.
    pub async fn last_known(&self, request: SessionRequestId) -> Result<Presence, StoreError> {
        let rows = Entity::find_by_id(request.0).all(self.connection).await?;
        Ok(self.presences(rows).await?.remove(&request).unwrap_or(Presence::Absent))
    }

    /// Requests whose presence is held by a node that has had no lease since `before`; at most `limit`.
    pub async fn orphaned(&self, before: Timestamp, limit: u64) -> Result<Vec<SessionRequestId>, StoreError> {
        let rows = Entity::find()
            .filter(Column::NodeId.not_in_subquery(alive(before)))
            .limit(limit)
            .all(self.connection)
            .await?;
        Ok(rows.into_iter().map(|row| SessionRequestId(row.request_id)).collect())
    }

    async fn presences(&self, rows: Vec<Model>) -> Result<HashMap<SessionRequestId, Presence>, StoreError> {
        let agents = rows.iter().filter_map(|row| row.session_agent);
        let names = Members::new(self.connection).named(agents).await?;
        rows.into_iter().map(|row| Ok((SessionRequestId(row.request_id), presence(row, &names)?))).collect()
    }
}

impl Presences<'_, DatabaseTransaction> {
    /// Replaces what is known of this request; `node` holds it from now on.
    pub async fn put(
        &self,
        request: SessionRequestId,
        node: NodeId,
        presence: &Presence,
    ) -> Result<(), StoreError> {
        let Presence::Here { guest, phase, since } = presence else {
            Entity::delete_by_id(request.0).exec(self.connection).await?;
            return Ok(());
        };
        let granted = presence.grant().map(row::to_json).transpose()?;
        let session = presence.session();
        let row = ActiveModel {
            request_id: Set(request.0),
            number: Set(self.number(request).await?),
            node_id: Set(node.0),
            phase: Set(phase_word(phase).to_owned()),
            since: Set(row::millis(*since)),
            device: Set(guest.device.0.to_vec()),
            device_name: Set(guest.device_name.as_str().to_owned()),
            granted: Set(granted),
            session_id: Set(session.map(|live| live.id.0)),
            session_agent: Set(session.map(|live| live.agent.id.0)),
            session_since: Set(session.map(|live| row::millis(live.since))),
        };
        let replace = OnConflict::column(Column::RequestId)
            .update_columns([
                Column::NodeId,
                Column::Phase,
                Column::Since,
                Column::Device,
                Column::DeviceName,
                Column::Granted,
                Column::SessionId,
                Column::SessionAgent,
                Column::SessionSince,
            ])
            .to_owned();
        Entity::insert(row).on_conflict(replace).exec_without_returning(self.connection).await?;
        Ok(())
    }

    async fn number(&self, request: SessionRequestId) -> Result<i64, StoreError> {
        let number = session_request::Entity::find_by_id(request.0)
            .select_only()
            .column(session_request::Column::Number)
            .into_tuple()
            .one(self.connection)
            .await?;
        number.ok_or(StoreError::NotFound { what: "session request" })
    }
}

/// The nodes whose lease runs at `now`.
pub(crate) fn alive(now: Timestamp) -> sea_orm::sea_query::SelectStatement {
    Query::select()
        .column(node::Column::Id)
        .from(node::Entity)
        .and_where(node::Column::LeaseUntil.gt(row::millis(now)))
        .take()
}

pub(crate) const IN_LOBBY: &str = "lobby";
pub(crate) const GRANTED: &str = "granted";
pub(crate) const IN_SESSION: &str = "session";

fn phase_word(phase: &Phase) -> &'static str {
    match phase {
        Phase::InLobby => IN_LOBBY,
        Phase::Granted { .. } => GRANTED,
        Phase::InSession { .. } => IN_SESSION,
    }
}

fn presence(row: Model, names: &Names) -> Result<Presence, StoreError> {
    let device = DeviceId(row::array(&row.device, "device")?);
    let phase = phase(&row, names)?;
    Ok(Presence::Here {
        guest: Guest { device, device_name: DeviceName::from_stored(row.device_name) },
        phase,
        since: row::time(row.since)?,
    })
}

fn phase(row: &Model, names: &Names) -> Result<Phase, StoreError> {
    let unreadable = StoreError::Unreadable { what: "presence" };
    let grant = || -> Result<Grant, StoreError> {
        row::from_json(row.granted.as_deref().ok_or(StoreError::Unreadable { what: "grant" })?, "grant")
    };
    match (row.phase.as_str(), row.session_id, row.session_agent, row.session_since) {
        (IN_LOBBY, ..) => Ok(Phase::InLobby),
        (GRANTED, ..) => Ok(Phase::Granted { grant: grant()? }),
        (IN_SESSION, Some(id), Some(agent), Some(since)) => {
            let session =
                LiveSession { id: SessionId(id), agent: names.agent(agent)?, since: row::time(since)? };
            Ok(Phase::InSession { grant: grant()?, session })
        }
        _ => Err(unreadable),
    }
}
