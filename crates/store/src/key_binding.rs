//! Which secret key a database belongs to.
//!
//! Two keys in one database would leave rows that neither opens, in the middle of every list. So the first key that a
//! database is opened with is the only one, and the database keeps its fingerprint.

use deskside_domain::ids::SessionRequestId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, DatabaseConnection, EntityTrait as _, QueryOrder as _,
    QuerySelect as _,
};
use uuid::Uuid;

use crate::entities::key_fingerprint::{ActiveModel, Column, Entity};
use crate::entities::{organisation, session_request};
use crate::schema::{self, Schema};
use crate::{DatabaseUrl, StoreError, Vault, connect, pools};

/// The only key's key.
const KEY: i32 = 1;

/// The table of the fingerprint, which a database of an earlier version does not have.
pub(crate) const TABLE: &str = "key_fingerprints";

/// Binds the database to this key, unless it belongs to one already.
///
/// # Errors
/// [`StoreError::OtherKey`] when it belongs to another one.
pub(crate) async fn bind(connection: &DatabaseConnection, vault: &Vault) -> Result<(), StoreError> {
    let unit = connect::begin(connection).await?;
    if kept(&unit).await?.is_none() && opens_the_oldest(&unit, vault).await? {
        let row = ActiveModel { id: Set(KEY), fingerprint: Set(vault.fingerprint().to_vec()) };
        // Another node that starts at the same moment may have been quicker, with another key.
        let unless_bound = OnConflict::column(Column::Id).do_nothing().to_owned();
        Entity::insert(row).on_conflict(unless_bound).exec_without_returning(&unit).await?;
    }
    match kept(&unit).await? {
        Some(fingerprint) if fingerprint == vault.fingerprint() => Ok(unit.commit().await?),
        Some(_) | None => Err(StoreError::OtherKey),
    }
}

/// Whether this key is the one that the database belongs to, as far as it can be told.
pub(crate) async fn fits(connection: &impl ConnectionTrait, vault: &Vault) -> Result<bool, StoreError> {
    if has_table(connection).await?
        && let Some(fingerprint) = kept(connection).await?
    {
        return Ok(fingerprint == vault.fingerprint());
    }
    opens_the_oldest(connection, vault).await
}

/// Whether there is a database that can be opened with a certain key only: it was opened before, or an earlier
/// version made an organisation in it.
pub async fn belongs_to_a_key(url: &DatabaseUrl) -> Result<bool, StoreError> {
    // Connecting would make the file.
    if url.file().is_some_and(|file| !file.exists()) {
        return Ok(false);
    }
    let connection = pools::one(url).await?;
    let belongs = match schema::of(&connection).await? {
        Schema::Blank | Schema::Foreign => false,
        Schema::Ours | Schema::Newer => is_used(&connection).await?,
    };
    connection.close().await?;
    Ok(belongs)
}

async fn is_used(connection: &DatabaseConnection) -> Result<bool, StoreError> {
    let bound = has_table(connection).await? && kept(connection).await?.is_some();
    // Not the whole row: an earlier version has fewer columns.
    let founded = organisation::Entity::find().select_only().column(organisation::Column::Id);
    Ok(bound || founded.into_tuple::<i32>().one(connection).await?.is_some())
}

async fn has_table(connection: &impl ConnectionTrait) -> Result<bool, StoreError> {
    Ok(schema::columns(connection).await?.iter().any(|(table, _)| table == TABLE))
}

async fn kept(connection: &impl ConnectionTrait) -> Result<Option<Vec<u8>>, StoreError> {
    Ok(Entity::find_by_id(KEY).one(connection).await?.map(|row| row.fingerprint))
}

/// Whether the key opens the oldest link. A database without one belongs to nobody yet.
async fn opens_the_oldest(connection: &impl ConnectionTrait, vault: &Vault) -> Result<bool, StoreError> {
    use session_request::Column;
    let oldest = session_request::Entity::find()
        .select_only()
        .columns([Column::Id, Column::SealedLink])
        .order_by_asc(Column::Number);
    let oldest = oldest.into_tuple::<(Uuid, Vec<u8>)>().one(connection).await?;
    Ok(oldest.is_none_or(|(id, sealed)| vault.open(SessionRequestId(id), &sealed).is_ok()))
}
