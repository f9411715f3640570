//! Keeping the words of every request anew: after they were not kept before, or were left behind by a copy.

use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use uuid::Uuid;

use super::keep::{Searched, keep};
use crate::StoreError;
use crate::entities::session_request::{Column, Entity};

/// How many requests are read at once.
const AT_ONCE: u64 = 500;

/// Keeps the words of every request.
pub(crate) async fn fill(connection: &impl ConnectionTrait) -> Result<(), StoreError> {
    let mut done = i64::MIN;
    loop {
        let rows = some_requests(connection, done).await?;
        let Some((_, last, ..)) = rows.last() else { return Ok(()) };
        done = *last;
        for (id, number, user_name, email, reference, notes, message) in rows {
            let texts = [Some(user_name), email, reference, notes, message].into_iter().flatten().collect();
            keep(connection, Searched { id, number, texts }).await?;
        }
    }
}

type Said = (Uuid, i64, String, Option<String>, Option<String>, Option<String>, Option<String>);

async fn some_requests(connection: &impl ConnectionTrait, after: i64) -> Result<Vec<Said>, StoreError> {
    let rows = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Number, Column::UserName])
        .columns([Column::UserEmail, Column::Reference, Column::Notes, Column::Message])
        .filter(Column::Number.gt(after))
        .order_by_asc(Column::Number)
        .limit(AT_ONCE)
        .into_tuple()
        .all(connection)
        .await?;
    Ok(rows)
}
