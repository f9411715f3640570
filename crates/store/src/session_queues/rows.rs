//! Between a queue and its row.

use deskside_domain::ids::QueueId;
use deskside_domain::session_queue::{PageSlug, QueueColour, QueueDefaults, RequestPage, SessionQueue};
use deskside_domain::text::{IntroText, MessageText, QueueDescription, QueueName};
use deskside_domain::validity::Validity;
use sea_orm::ActiveValue::{NotSet, Set};

use crate::entities::session_queue::{ActiveModel, Model};
use crate::members::Names;
use crate::{StoreError, row};

pub(super) fn queue(row: Model, names: &Names) -> Result<SessionQueue, StoreError> {
    Ok(SessionQueue {
        id: QueueId(row.id),
        colour: colour(&row)?,
        defaults: defaults(&row)?,
        page: page(&row, names)?,
        name: QueueName::from_stored(row.name),
        description: row.description.map(QueueDescription::from_stored),
        archived_at: row.archived_at.map(row::time).transpose()?,
        version: row.version,
    })
}

pub(super) fn colour(row: &Model) -> Result<QueueColour, StoreError> {
    QueueColour::parse(&row.colour).ok_or(StoreError::Unreadable { what: "colour" })
}

fn defaults(row: &Model) -> Result<QueueDefaults, StoreError> {
    let validity = row
        .default_validity_seconds
        .map(|seconds| Validity::from_seconds(seconds).ok_or(StoreError::Unreadable { what: "validity" }));
    Ok(QueueDefaults {
        language: row.default_language.as_deref().map(|word| row::from_word(word, "language")).transpose()?,
        validity: validity.transpose()?,
        asks: row.default_asks.as_deref().map(|text| row::from_json(text, "asks")).transpose()?,
        message: row.default_message.clone().map(MessageText::from_stored),
    })
}

fn page(row: &Model, names: &Names) -> Result<RequestPage, StoreError> {
    match (&row.page_slug, row.page_by) {
        (Some(slug), Some(by)) => Ok(RequestPage::On {
            slug: PageSlug::from_stored(slug.clone()),
            intro: row.page_intro.clone().map(IntroText::from_stored),
            by: names.agent(by)?,
        }),
        (None, None) => Ok(RequestPage::Off),
        (_, _) => Err(StoreError::Unreadable { what: "request page" }),
    }
}

/// Everything an edit may change.
pub(super) fn changes(queue: &SessionQueue) -> Result<ActiveModel, StoreError> {
    let name = queue.name.as_str();
    let defaults = &queue.defaults;
    let (slug, intro, by) = match &queue.page {
        RequestPage::Off => (None, None, None),
        RequestPage::On { slug, intro, by } => (Some(slug), intro.as_ref(), Some(by.id.0)),
    };
    Ok(ActiveModel {
        id: NotSet,
        created_at: NotSet,
        name: Set(name.to_owned()),
        name_key: Set(queue.archived_at.is_none().then(|| name.to_lowercase())),
        description: Set(queue.description.as_ref().map(|text| text.as_str().to_owned())),
        colour: Set(queue.colour.word().to_owned()),
        default_language: Set(defaults.language.as_ref().map(row::to_word).transpose()?),
        default_validity_seconds: Set(defaults.validity.map(Validity::as_seconds)),
        default_asks: Set(defaults.asks.as_ref().map(row::to_json).transpose()?),
        default_message: Set(defaults.message.as_ref().map(|text| text.as_str().to_owned())),
        page_slug: Set(slug.map(|slug| slug.as_str().to_owned())),
        page_intro: Set(intro.map(|text| text.as_str().to_owned())),
        page_by: Set(by),
        archived_at: Set(queue.archived_at.map(row::millis)),
        version: Set(queue.version),
    })
}
