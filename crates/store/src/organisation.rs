//! The organisation's settings and its logo.

use deskside_domain::organisation::{Organisation, TileColour};
use deskside_domain::picture::{Picture, PictureHash};
use deskside_domain::schedule::ZoneName;
use deskside_domain::text::OrganisationName;
use deskside_domain::validity::Validity;
use jiff::Timestamp;
use sea_orm::sea_query::{LockType, OnConflict};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait as _, ConnectionTrait, DatabaseTransaction, EntityTrait as _, QueryFilter as _,
    QuerySelect as _,
};

use crate::entities::organisation::{ActiveModel, Column, Entity, Model};
use crate::entities::organisation_logo as logo;
use crate::{StoreError, row};

/// The only organisation's key.
const ORGANISATION: i32 = 1;

/// The organisation.
#[derive(Debug)]
pub struct OrganisationStore<'a, C> {
    connection: &'a C,
}

impl<'a, C: ConnectionTrait> OrganisationStore<'a, C> {
    pub(crate) fn new(connection: &'a C) -> Self {
        Self { connection }
    }

    /// The organisation, once set-up is done.
    pub async fn find(&self) -> Result<Option<Organisation>, StoreError> {
        Entity::find_by_id(ORGANISATION).one(self.connection).await?.map(organisation).transpose()
    }

    /// The organisation.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] before set-up is done.
    pub async fn get(&self) -> Result<Organisation, StoreError> {
        self.find().await?.ok_or(StoreError::NotFound { what: "organisation" })
    }

    /// The logo, if there is one.
    pub async fn logo(&self) -> Result<Option<Picture>, StoreError> {
        let row = logo::Entity::find_by_id(ORGANISATION).one(self.connection).await?;
        row.map(|row| Ok(Picture { kind: row::from_word(&row.kind, "logo")?, content: row.content }))
            .transpose()
    }
}

impl OrganisationStore<'_, DatabaseTransaction> {
    /// Makes the organisation.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when that was done before, also by somebody who was quicker.
    pub(crate) async fn add(&self, new: &Organisation, now: Timestamp) -> Result<(), StoreError> {
        let row = ActiveModel { id: Set(ORGANISATION), created_at: Set(row::millis(now)), ..changes(new)? };
        Entity::insert(row)
            .exec_without_returning(self.connection)
            .await
            .map_err(StoreError::on_insert("organisation"))?;
        Ok(())
    }

    /// Makes whoever changes members or roles wait for one another, so that what each of them saw still holds when
    /// they write: there is always an owner, and nobody gets a role that is being deleted.
    pub async fn lock_rights(&self) -> Result<(), StoreError> {
        Entity::find_by_id(ORGANISATION).lock(LockType::Update).one(self.connection).await?;
        Ok(())
    }

    /// Keeps a change: the organisation as it is after it.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when it is not at the version before it any more.
    pub async fn save(&self, organisation: &Organisation) -> Result<(), StoreError> {
        let result = Entity::update_many()
            .set(changes(organisation)?)
            .filter(Column::Id.eq(ORGANISATION))
            .filter(Column::Version.eq(organisation.version - 1))
            .exec(self.connection)
            .await?;
        if result.rows_affected == 1 { Ok(()) } else { Err(StoreError::Stale) }
    }

    /// Keeps this logo, or none.
    pub async fn set_logo(&self, new: Option<&Picture>) -> Result<(), StoreError> {
        let Some(new) = new else {
            logo::Entity::delete_by_id(ORGANISATION).exec(self.connection).await?;
            return Ok(());
        };
        let row = logo::ActiveModel {
            id: Set(ORGANISATION),
            kind: Set(row::to_word(&new.kind)?),
            content: Set(new.content.clone()),
        };
        let replace = OnConflict::column(logo::Column::Id)
            .update_columns([logo::Column::Kind, logo::Column::Content])
            .to_owned();
        logo::Entity::insert(row).on_conflict(replace).exec_without_returning(self.connection).await?;
        Ok(())
    }
}

fn organisation(row: Model) -> Result<Organisation, StoreError> {
    let validity =
        |seconds| Validity::from_seconds(seconds).ok_or(StoreError::Unreadable { what: "validity" });
    Ok(Organisation {
        name: OrganisationName::from_stored(row.name),
        colour: row.colour.map(TileColour::from_stored),
        logo: row.logo_hash.map(|hash| row::array(&hash, "logo").map(PictureHash)).transpose()?,
        zone: ZoneName::from_stored(row.zone),
        language: row::from_word(&row.language, "language")?,
        default_validity: validity(row.default_validity_seconds)?,
        longest_validity: validity(row.longest_validity_seconds)?,
        custom_fields: row::from_json(&row.custom_fields, "own fields")?,
        version: row.version,
    })
}

fn changes(organisation: &Organisation) -> Result<ActiveModel, StoreError> {
    Ok(ActiveModel {
        id: NotSet,
        created_at: NotSet,
        name: Set(organisation.name.as_str().to_owned()),
        colour: Set(organisation.colour.as_ref().map(|colour| colour.as_str().to_owned())),
        zone: Set(organisation.zone.as_str().to_owned()),
        language: Set(row::to_word(&organisation.language)?),
        default_validity_seconds: Set(organisation.default_validity.as_seconds()),
        longest_validity_seconds: Set(organisation.longest_validity.as_seconds()),
        custom_fields: Set(row::to_json(&organisation.custom_fields)?),
        logo_hash: Set(organisation.logo.map(|hash| hash.0.to_vec())),
        version: Set(organisation.version),
    })
}
