//! Clients.

use std::collections::{BTreeSet, HashMap};

use deskside_domain::client::{Client, ClientId, ClientRef};
use deskside_domain::ids::MemberId;
use deskside_domain::text::{ClientName, DeviceName};
use deskside_domain::tokens::BrowserTokenHash;
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, EntityTrait as _,
    PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use crate::StoreError;
use crate::counters::Counter;
use crate::entities::client::{ActiveModel, Column, Entity, Model};
use crate::entities::{client_presence, sign_in};
use crate::row;

/// Clients. What was forgotten is found no more, but keeps its name where a request names it.
#[derive(Debug)]
pub struct Clients<'a, C> {
    connection: &'a C,
}

impl<'a, C: ConnectionTrait> Clients<'a, C> {
    pub(crate) fn new(connection: &'a C) -> Self {
        Self { connection }
    }

    /// The client with this ID.
    pub async fn find(&self, id: ClientId) -> Result<Option<Client>, StoreError> {
        let row = Entity::find_by_id(i64::from(id.number()))
            .filter(Column::ForgottenAt.is_null())
            .one(self.connection)
            .await?;
        row.map(client).transpose()
    }

    /// The client that this browser is for this member.
    pub async fn of_browser(
        &self,
        browser: BrowserTokenHash,
        member: MemberId,
    ) -> Result<Option<Client>, StoreError> {
        let row = Entity::find()
            .filter(Column::Browser.eq(browser.0.to_vec()))
            .filter(Column::MemberId.eq(member.0))
            .one(self.connection)
            .await?;
        row.map(client).transpose()
    }

    /// The member's clients, or everybody's; the last seen first.
    pub async fn of(&self, member: Option<MemberId>) -> Result<Vec<Client>, StoreError> {
        let mut all = Entity::find().filter(Column::ForgottenAt.is_null());
        if let Some(member) = member {
            all = all.filter(Column::MemberId.eq(member.0));
        }
        let rows =
            all.order_by_desc(Column::LastSeenAt).order_by_asc(Column::Id).all(self.connection).await?;
        rows.into_iter().map(client).collect()
    }

    /// Clients at which nobody is signed in and nobody was seen since `before`, of this member or of everybody: at most
    /// `limit`, those that were seen least recently first.
    pub async fn unused(
        &self,
        member: Option<MemberId>,
        (before, now): (Timestamp, Timestamp),
        limit: u64,
    ) -> Result<Vec<ClientId>, StoreError> {
        let signed_in = Query::select()
            .column(sign_in::Column::ClientId)
            .from(sign_in::Entity)
            .and_where(Expr::col(sign_in::Column::ExpiresAt).gt(row::millis(now)))
            .take();
        let mut unused = Entity::find()
            .filter(Column::ForgottenAt.is_null())
            .filter(Column::LastSeenAt.lt(row::millis(before)))
            .filter(Column::Id.not_in_subquery(signed_in));
        if let Some(member) = member {
            unused = unused.filter(Column::MemberId.eq(member.0));
        }
        let rows = unused
            .order_by_asc(Column::LastSeenAt)
            .order_by_asc(Column::Id)
            .limit(limit)
            .all(self.connection)
            .await?;
        rows.into_iter().map(|row| id_of(row.id)).collect()
    }

    /// How many clients the member has.
    pub async fn count_of(&self, member: MemberId) -> Result<u64, StoreError> {
        let theirs =
            Entity::find().filter(Column::MemberId.eq(member.0)).filter(Column::ForgottenAt.is_null());
        Ok(theirs.count(self.connection).await?)
    }

    /// Whose these clients are, forgotten or not.
    pub async fn owners(
        &self,
        ids: impl IntoIterator<Item = ClientId>,
    ) -> Result<Vec<(ClientId, MemberId)>, StoreError> {
        let ids: Vec<_> = ids.into_iter().map(|id| i64::from(id.number())).collect();
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let rows = Entity::find().filter(Column::Id.is_in(ids)).all(self.connection).await?;
        rows.into_iter().map(|row| Ok((id_of(row.id)?, MemberId(row.member_id)))).collect()
    }

    /// The names of these clients, forgotten or not.
    pub(crate) async fn named(&self, ids: impl IntoIterator<Item = i64>) -> Result<ClientNames, StoreError> {
        let ids: BTreeSet<_> = ids.into_iter().collect();
        if ids.is_empty() {
            return Ok(ClientNames::default());
        }
        let rows = Entity::find().filter(Column::Id.is_in(ids)).all(self.connection).await?;
        let named = |row: Model| {
            Ok((row.id, ClientRef { id: id_of(row.id)?, name: ClientName::from_stored(row.name) }))
        };
        Ok(ClientNames(rows.into_iter().map(named).collect::<Result<_, StoreError>>()?))
    }
}

impl Clients<'_, DatabaseTransaction> {
    /// Keeps a new client.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when the ID is taken, or the browser is a client of the member's already.
    pub async fn add(&self, new: &Client, browser: BrowserTokenHash) -> Result<(), StoreError> {
        let row = ActiveModel {
            id: Set(new.id.number().into()),
            member_id: Set(new.member.0),
            browser: Set(Some(browser.0.to_vec())),
            name: Set(new.name.as_str().to_owned()),
            device_name: Set(new.device_name.as_str().to_owned()),
            created_at: Set(row::millis(new.created_at)),
            last_seen_at: Set(row::millis(new.last_seen_at)),
            forgotten_at: Set(None),
        };
        Entity::insert(row)
            .exec_without_returning(self.connection)
            .await
            .map_err(StoreError::on_insert("client"))?;
        Ok(())
    }

    /// Gives it another name.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such client.
    pub async fn rename(&self, id: ClientId, name: &ClientName) -> Result<(), StoreError> {
        self.set(id, Column::Name, Expr::value(name.as_str())).await?;
        // Whoever remembers what clients are called reads it anew.
        Counter::ClientNames.next(self.connection).await?;
        Ok(())
    }

    /// Notes that it was used.
    pub async fn touch(&self, id: ClientId, now: Timestamp) -> Result<(), StoreError> {
        match self.set(id, Column::LastSeenAt, Expr::value(row::millis(now))).await {
            // Somebody forgot it at this moment.
            Err(StoreError::NotFound { .. }) => Ok(()),
            other => other,
        }
    }

    /// Forgets it: whoever is signed in there is signed out, and the browser is another client from then on.
    /// Requests that were to arrive there keep its name.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such client.
    pub async fn forget(&self, id: ClientId, now: Timestamp) -> Result<(), StoreError> {
        let number = i64::from(id.number());
        self.set(id, Column::ForgottenAt, Expr::value(row::millis(now))).await?;
        Entity::update_many()
            .col_expr(Column::Browser, Expr::value(None::<Vec<u8>>))
            .filter(Column::Id.eq(number))
            .exec(self.connection)
            .await?;
        sign_in::Entity::delete_many()
            .filter(sign_in::Column::ClientId.eq(number))
            .exec(self.connection)
            .await?;
        client_presence::Entity::delete_many()
            .filter(client_presence::Column::ClientId.eq(number))
            .exec(self.connection)
            .await?;
        Ok(())
    }

    async fn set(&self, id: ClientId, column: Column, value: Expr) -> Result<(), StoreError> {
        let result = Entity::update_many()
            .col_expr(column, value)
            .filter(Column::Id.eq(i64::from(id.number())))
            .filter(Column::ForgottenAt.is_null())
            .exec(self.connection)
            .await?;
        if result.rows_affected == 0 { Err(StoreError::NotFound { what: "client" }) } else { Ok(()) }
    }
}

fn client(row: Model) -> Result<Client, StoreError> {
    Ok(Client {
        id: id_of(row.id)?,
        member: MemberId(row.member_id),
        name: ClientName::from_stored(row.name),
        device_name: DeviceName::from_stored(row.device_name),
        created_at: row::time(row.created_at)?,
        last_seen_at: row::time(row.last_seen_at)?,
    })
}

/// The client ID that a column holds.
pub(crate) fn id_of(column: i64) -> Result<ClientId, StoreError> {
    let number = u32::try_from(column).ok();
    number.and_then(ClientId::from_number).ok_or(StoreError::Unreadable { what: "client ID" })
}

/// Names of clients by ID.
#[derive(Default)]
pub(crate) struct ClientNames(HashMap<i64, ClientRef>);

impl ClientNames {
    pub(crate) fn client(&self, id: i64) -> Result<ClientRef, StoreError> {
        self.0.get(&id).cloned().ok_or(StoreError::NotFound { what: "client" })
    }
}
