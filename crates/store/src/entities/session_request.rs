//! Session requests: the durable part.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session_requests")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub number: i64,
    /// Keyed hash of the link token.
    pub token_key: Vec<u8>,
    /// Keyed hash of the join code.
    pub code_key: Vec<u8>,
    /// Token and code, sealed.
    pub sealed_link: Vec<u8>,
    pub user_name: String,
    pub user_email: Option<String>,
    pub message: Option<String>,
    pub notes: Option<String>,
    pub send_updates: bool,
    pub language: String,
    /// The capabilities asked for, as JSON.
    pub asks: String,
    pub reference: Option<String>,
    /// What it holds in the organisation's own fields, as JSON.
    pub custom: String,
    pub assigned_to: Option<Uuid>,
    /// The one client of that member's where it arrives; null: any of them.
    pub assigned_client: Option<i64>,
    /// The queue in which it waits or, when it is assigned, from which it was taken.
    pub queue_id: Option<Uuid>,
    pub queued_at: Option<i64>,
    pub origin: String,
    pub created_by: Uuid,
    pub created_at: i64,
    pub validity_seconds: i64,
    pub expires_at: i64,
    /// The end of the validity that a sweep has seen pass. It says where the row lies in the indexes, never what
    /// the status is; another `expires_at` voids it.
    pub seen_end: Option<i64>,
    pub scheduled_for: Option<i64>,
    pub schedule_zone: Option<String>,
    pub schedule_minutes: Option<i32>,
    pub closed_at: Option<i64>,
    pub closed_by: Option<Uuid>,
    pub outcome: Option<String>,
    pub closing_word: Option<String>,
    pub device: Option<Vec<u8>>,
    pub second_device_at: Option<i64>,
    pub wish: Option<String>,
    pub wished_at: Option<i64>,
    pub version: i64,
    pub updated_at: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
