//! Every table there is, for what is done to all of them alike. The list is held against the real schema wherever it
//! is used, so that a table which is missing here is found by the first test that copies.

use sea_orm::sea_query::ColumnType;
use sea_orm::{ColumnTrait as _, EntityTrait, IdenStatic as _, Iterable as _, PrimaryKeyToColumn as _};

use crate::entities::{
    api_token, audit_event, batch, batch_item, calendar_link, chat_message, client, client_presence, comment,
    counter, import, invitation, key_fingerprint, mail, member, member_photo, member_role, node,
    organisation, organisation_logo, passkey, password_reset, presence, queue_subscriber, queue_wait,
    recovery_code, request_day, role, saved_view, session, session_queue, session_request,
    session_request_event, session_viewer, sign_in, totp, used_ceremony,
};

/// One table, as its entity has it.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) name: String,
    pub(crate) columns: Vec<Column>,
    /// The columns of the primary key, by their place in `columns`.
    pub(crate) key: Vec<usize>,
}

/// One column.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) kind: Kind,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Bool,
    Int,
    BigInt,
    Double,
    Text,
    Bytes,
    Uuid,
    /// Nothing we have had so far.
    Unknown,
}

/// Every table, those that are referred to before those that refer to them.
pub(crate) fn all() -> Vec<Table> {
    vec![
        table::<key_fingerprint::Entity>(),
        table::<organisation::Entity>(),
        table::<organisation_logo::Entity>(),
        table::<member::Entity>(),
        table::<role::Entity>(),
        table::<member_role::Entity>(),
        table::<member_photo::Entity>(),
        table::<calendar_link::Entity>(),
        table::<invitation::Entity>(),
        table::<password_reset::Entity>(),
        table::<totp::Entity>(),
        table::<recovery_code::Entity>(),
        table::<passkey::Entity>(),
        table::<used_ceremony::Entity>(),
        table::<client::Entity>(),
        table::<sign_in::Entity>(),
        table::<api_token::Entity>(),
        table::<audit_event::Entity>(),
        table::<import::Entity>(),
        table::<counter::Entity>(),
        table::<saved_view::Entity>(),
        table::<session_queue::Entity>(),
        table::<queue_subscriber::Entity>(),
        table::<session_request::Entity>(),
        table::<session_request_event::Entity>(),
        table::<session::Entity>(),
        table::<session_viewer::Entity>(),
        table::<request_day::Entity>(),
        table::<queue_wait::Entity>(),
        table::<comment::Entity>(),
        table::<mail::Entity>(),
        table::<batch::Entity>(),
        table::<batch_item::Entity>(),
        table::<node::Entity>(),
        table::<client_presence::Entity>(),
        table::<presence::Entity>(),
        table::<chat_message::Entity>(),
    ]
}

fn table<E: EntityTrait>() -> Table {
    let columns: Vec<_> = E::Column::iter()
        .map(|column| Column {
            name: column.as_str().to_owned(),
            kind: Kind::of(column.def().get_column_type()),
        })
        .collect();
    let place = |name: &str| columns.iter().position(|column| column.name == name);
    let key = E::PrimaryKey::iter().filter_map(|key| place(key.into_column().as_str())).collect();
    Table { name: E::default().table_name().to_owned(), columns, key }
}

impl Kind {
    fn of(column: &ColumnType) -> Self {
        match column {
            ColumnType::Boolean => Self::Bool,
            ColumnType::Integer => Self::Int,
            ColumnType::BigInteger => Self::BigInt,
            ColumnType::Double => Self::Double,
            ColumnType::Char(_) | ColumnType::String(_) | ColumnType::Text => Self::Text,
            ColumnType::Binary(_) | ColumnType::VarBinary(_) | ColumnType::Blob => Self::Bytes,
            ColumnType::Uuid => Self::Uuid,
            _ => Self::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_of_a_kind_we_know() {
        for table in all() {
            for column in &table.columns {
                assert_ne!(column.kind, Kind::Unknown, "give {}.{} a kind", table.name, column.name);
            }
        }
    }

    #[test]
    fn every_table_has_a_key_by_which_its_rows_have_an_order() {
        for table in all() {
            assert!(!table.key.is_empty(), "{}", table.name);
        }
    }
}
