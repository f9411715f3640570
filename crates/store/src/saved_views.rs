//! Filters that members keep under a name.

use deskside_domain::ids::{MemberId, SavedViewId};
use deskside_domain::text::ViewName;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, EntityTrait as _,
    PaginatorTrait as _, QueryFilter as _,
};

use crate::StoreError;
use crate::entities::saved_view::{ActiveModel, Column, Entity, Model};
use crate::row::by_name;

/// A filter under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedView {
    /// The view's id.
    pub id: SavedViewId,
    /// Its name.
    pub name: ViewName,
    /// The query of the list's page.
    pub query: String,
}

/// Saved views.
#[derive(Debug)]
pub struct SavedViews<'a, C> {
    connection: &'a C,
}

impl<'a, C: ConnectionTrait> SavedViews<'a, C> {
    pub(crate) fn new(connection: &'a C) -> Self {
        Self { connection }
    }

    /// The member's own, by name.
    pub async fn of(&self, member: MemberId) -> Result<Vec<SavedView>, StoreError> {
        let mut rows = Entity::find().filter(Column::MemberId.eq(member.0)).all(self.connection).await?;
        rows.sort_by_cached_key(|row| by_name(&row.name));
        Ok(rows.into_iter().map(view).collect())
    }

    /// How many the member has.
    pub async fn count(&self, member: MemberId) -> Result<u64, StoreError> {
        Ok(Entity::find().filter(Column::MemberId.eq(member.0)).count(self.connection).await?)
    }
}

impl SavedViews<'_, DatabaseTransaction> {
    /// Keeps a view; one of the same name gets the new query and keeps its id. Gives it as it is kept.
    pub async fn save(&self, member: MemberId, new: &SavedView) -> Result<SavedView, StoreError> {
        let row = ActiveModel {
            id: Set(new.id.0),
            member_id: Set(member.0),
            name: Set(new.name.as_str().to_owned()),
            query: Set(new.query.clone()),
        };
        let replace =
            OnConflict::columns([Column::MemberId, Column::Name]).update_column(Column::Query).to_owned();
        Entity::insert(row).on_conflict(replace).exec_without_returning(self.connection).await?;
        let kept = Entity::find()
            .filter(Column::MemberId.eq(member.0))
            .filter(Column::Name.eq(new.name.as_str()))
            .one(self.connection)
            .await?;
        kept.map(view).ok_or(StoreError::NotFound { what: "saved view" })
    }

    /// Deletes one of the member's views.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it is not theirs.
    pub async fn delete(&self, member: MemberId, id: SavedViewId) -> Result<(), StoreError> {
        let result = Entity::delete_many()
            .filter(Column::Id.eq(id.0))
            .filter(Column::MemberId.eq(member.0))
            .exec(self.connection)
            .await?;
        if result.rows_affected == 0 { Err(StoreError::NotFound { what: "saved view" }) } else { Ok(()) }
    }
}

fn view(row: Model) -> SavedView {
    SavedView { id: SavedViewId(row.id), name: ViewName::from_stored(row.name), query: row.query }
}
