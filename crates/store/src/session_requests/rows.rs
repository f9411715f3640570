//! Between a request and its row.

use deskside_domain::assignment::Assignment;
use deskside_domain::ids::SessionRequestId;
use deskside_domain::session_request::{Closure, SessionRequest};
use deskside_domain::text::{EmailAddress, MessageText, Notes, PersonName};
use deskside_domain::tokens::DeviceId;
use deskside_domain::validity::Validity;
use sea_orm::ActiveValue::{NotSet, Set};
use uuid::Uuid;

use crate::entities::session_request::{ActiveModel, Model};
use crate::members::Names;
use crate::{StoreError, Vault, row};

/// The members a row names.
pub(super) fn members(row: &Model) -> impl Iterator<Item = Uuid> + use<> {
    [Some(row.created_by), row.assigned_to, row.closed_by].into_iter().flatten()
}

pub(super) fn request(row: Model, names: &Names, vault: &Vault) -> Result<SessionRequest, StoreError> {
    let id = SessionRequestId(row.id);
    let (token, join_code) = vault.open(id, &row.sealed_link)?;
    let closure = closure(&row, names)?;
    Ok(SessionRequest {
        id,
        number: row.number,
        token,
        join_code,
        user_name: PersonName::from_stored(row.user_name),
        user_email: row.user_email.map(EmailAddress::from_stored),
        message: row.message.map(MessageText::from_stored),
        notes: row.notes.map(Notes::from_stored),
        assignment: match row.assigned_to {
            None => Assignment::Unassigned,
            Some(agent) => Assignment::Agent { agent: names.agent(agent)? },
        },
        created_by: names.agent(row.created_by)?,
        created_at: row::time(row.created_at)?,
        validity: Validity::from_seconds(row.validity_seconds)
            .ok_or(StoreError::Unreadable { what: "validity" })?,
        expires_at: row::time(row.expires_at)?,
        scheduled_for: row.scheduled_for.map(row::time).transpose()?,
        closure,
        device: row.device.map(|bytes| row::array(&bytes, "device").map(DeviceId)).transpose()?,
        version: row.version,
        updated_at: row::time(row.updated_at)?,
    })
}

fn closure(row: &Model, names: &Names) -> Result<Option<Closure>, StoreError> {
    match (row.closed_at, row.closed_by, row.outcome.as_deref()) {
        (None, None, None) => Ok(None),
        (Some(at), Some(by), Some(outcome)) => Ok(Some(Closure {
            at: row::time(at)?,
            by: names.agent(by)?,
            outcome: row::from_word(outcome, "outcome")?,
        })),
        _ => Err(StoreError::Unreadable { what: "closure" }),
    }
}

/// Everything a transition may change. Identity, link and creation are left as they are.
pub(super) fn changes(request: &SessionRequest) -> Result<ActiveModel, StoreError> {
    let closure = request.closure.as_ref();
    Ok(ActiveModel {
        id: NotSet,
        number: NotSet,
        token_key: NotSet,
        code_key: NotSet,
        sealed_link: NotSet,
        created_by: NotSet,
        created_at: NotSet,
        user_name: Set(request.user_name.as_str().to_owned()),
        user_email: Set(request.user_email.as_ref().map(|email| email.as_str().to_owned())),
        message: Set(request.message.as_ref().map(|message| message.as_str().to_owned())),
        notes: Set(request.notes.as_ref().map(|notes| notes.as_str().to_owned())),
        assigned_to: Set(request.assignment.agent().map(|agent| agent.id.0)),
        validity_seconds: Set(request.validity.as_seconds()),
        expires_at: Set(row::millis(request.expires_at)),
        scheduled_for: Set(request.scheduled_for.map(row::millis)),
        closed_at: Set(closure.map(|closure| row::millis(closure.at))),
        closed_by: Set(closure.map(|closure| closure.by.id.0)),
        outcome: Set(closure.map(|closure| row::to_word(&closure.outcome)).transpose()?),
        device: Set(request.device.map(|device| device.0.to_vec())),
        version: Set(request.version),
        updated_at: Set(row::millis(request.updated_at)),
    })
}
