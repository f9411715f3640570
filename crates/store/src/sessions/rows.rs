//! Between records and their rows.

use deskside_domain::actor::AgentRef;
use deskside_domain::client::ClientRef;
use deskside_domain::ids::{MemberId, SessionId, SessionRequestId};
use deskside_domain::session_record::{Measured, SessionEnd, SessionRecord, Viewer};
use deskside_domain::text::{ClientName, DeviceName, PersonName};
use sea_orm::ActiveValue::Set;

use crate::clients::id_of;
use crate::entities::{session, session_viewer};
use crate::{StoreError, row};

pub(super) fn session(record: &SessionRecord) -> Result<session::ActiveModel, StoreError> {
    let end = record.end;
    Ok(session::ActiveModel {
        id: Set(record.id.0),
        request_id: Set(record.request.0),
        host_device: Set(record.host_device.as_str().to_owned()),
        started_at: Set(row::millis(record.started_at)),
        ended_at: Set(end.map(|end| row::millis(end.at))),
        end_reason: Set(end.map(|end| row::to_word(&end.reason)).transpose()?),
        grants: Set(row::to_json(&record.grants)?),
    })
}

pub(super) fn viewer(
    session: SessionId,
    position: usize,
    viewer: &Viewer,
) -> Result<session_viewer::ActiveModel, StoreError> {
    let (client, measured) = (viewer.client.as_ref(), viewer.measured);
    let bytes = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    Ok(session_viewer::ActiveModel {
        session_id: Set(session.0),
        position: Set(i32::try_from(position).unwrap_or(i32::MAX)),
        agent_id: Set(viewer.agent.id.0),
        agent_name: Set(viewer.agent.name.as_str().to_owned()),
        client_id: Set(client.map(|client| client.id.number().into())),
        client_name: Set(client.map(|client| client.name.as_str().to_owned())),
        joined_at: Set(row::millis(viewer.joined_at)),
        left_at: Set(viewer.left_at.map(row::millis)),
        bytes_received: Set(measured.map(|measured| bytes(measured.bytes_received))),
        bytes_sent: Set(measured.map(|measured| bytes(measured.bytes_sent))),
        route: Set(measured.map(|measured| row::to_word(&measured.route)).transpose()?),
    })
}

pub(super) fn record(row: session::Model, viewers: Vec<Viewer>) -> Result<SessionRecord, StoreError> {
    let end = match (row.ended_at, &row.end_reason) {
        (Some(at), Some(reason)) => {
            Some(SessionEnd { at: row::time(at)?, reason: row::from_word(reason, "session")? })
        }
        (_, _) => None,
    };
    Ok(SessionRecord {
        id: SessionId(row.id),
        request: SessionRequestId(row.request_id),
        host_device: DeviceName::from_stored(row.host_device),
        started_at: row::time(row.started_at)?,
        end,
        viewers,
        grants: row::from_json(&row.grants, "session")?,
    })
}

pub(super) fn seen_viewer(row: session_viewer::Model) -> Result<Viewer, StoreError> {
    let client = match (row.client_id, row.client_name) {
        (Some(id), Some(name)) => Some(ClientRef { id: id_of(id)?, name: ClientName::from_stored(name) }),
        (_, _) => None,
    };
    Ok(Viewer {
        agent: AgentRef { id: MemberId(row.agent_id), name: PersonName::from_stored(row.agent_name) },
        client,
        joined_at: row::time(row.joined_at)?,
        left_at: row.left_at.map(row::time).transpose()?,
        measured: measured(row.bytes_received, row.bytes_sent, row.route.as_deref())?,
    })
}

fn measured(
    received: Option<i64>,
    sent: Option<i64>,
    route: Option<&str>,
) -> Result<Option<Measured>, StoreError> {
    let bytes = |count: i64| u64::try_from(count).map_err(|_| StoreError::Unreadable { what: "session" });
    match (received, sent, route) {
        (Some(received), Some(sent), Some(route)) => Ok(Some(Measured {
            bytes_received: bytes(received)?,
            bytes_sent: bytes(sent)?,
            route: row::from_word(route, "session")?,
        })),
        (_, _, _) => Ok(None),
    }
}
