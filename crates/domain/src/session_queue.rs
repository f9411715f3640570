//! A session queue: a team's list, from which its subscribers take requests over.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::actor::AgentRef;
use crate::capability::Asks;
use crate::ids::QueueId;
use crate::language::Language;
use crate::text::{IntroText, MessageText, QueueDescription, QueueName, TextRefusal};
use crate::validity::Validity;

/// A session queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionQueue {
    /// The queue's id.
    pub id: QueueId,
    /// Its name; no two queues in use share one.
    pub name: QueueName,
    /// What it is for.
    pub description: Option<QueueDescription>,
    /// Its colour.
    pub colour: QueueColour,
    /// What a request gets that is created in it.
    pub defaults: QueueDefaults,
    /// Its public request page.
    pub page: RequestPage,
    /// When it was archived.
    pub archived_at: Option<Timestamp>,
    /// Counts every change.
    pub version: i64,
}

/// Whether requests may go into a queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QueueUse {
    /// They may.
    InUse,
    /// It was archived: they may not.
    Archived,
}

/// A queue by id, name and colour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueRef {
    /// The queue's id.
    pub id: QueueId,
    /// The queue's name.
    pub name: QueueName,
    /// The queue's colour.
    pub colour: QueueColour,
}

/// A place in a queue: where, and since when. Who is taken from it and handed back finds it again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueuePlace {
    /// The queue.
    pub queue: QueueRef,
    /// Since when.
    pub since: Timestamp,
}

/// An agent with the queues they serve: what taking over and connecting ask for.
#[derive(Clone, Copy, Debug)]
pub struct ServingAgent<'a> {
    /// The agent.
    pub agent: &'a AgentRef,
    /// The queues they are subscribed to.
    pub queues: &'a BTreeSet<QueueId>,
}

impl ServingAgent<'_> {
    /// Whether they serve this queue.
    pub fn serves(&self, queue: &QueueRef) -> bool {
        self.queues.contains(&queue.id)
    }
}

/// What a request gets that is created in a queue and says nothing else; `None`: the organisation's default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueueDefaults {
    /// The language.
    pub language: Option<Language>,
    /// How long the link is valid.
    pub validity: Option<Validity>,
    /// What to ask the remote user to allow.
    pub asks: Option<Asks>,
    /// The message the remote user reads.
    pub message: Option<MessageText>,
}

/// A queue's public page, on which somebody in need files a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequestPage {
    /// There is none.
    Off,
    /// Everybody who knows its address may file a request.
    On {
        /// The last part of its address.
        slug: PageSlug,
        /// What people read above the form.
        intro: Option<IntroText>,
        /// Who turned it on, and is accountable for what is filed there.
        by: AgentRef,
    },
}

/// The last part of a request page's address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageSlug(String);

impl PageSlug {
    /// Reads 3 to 40 small letters, digits and hyphens, with no hyphen at either end.
    pub fn parse(raw: &str) -> Result<Self, TextRefusal> {
        let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if raw.len() > 40 {
            return Err(TextRefusal::TooLong { limit: 40 });
        }
        if raw.len() < 3 {
            return Err(TextRefusal::TooShort { limit: 3 });
        }
        if raw.bytes().all(allowed) && !raw.starts_with('-') && !raw.ends_with('-') {
            Ok(Self(raw.to_owned()))
        } else {
            Err(TextRefusal::Malformed { what: "takes small letters, digits and hyphens between them" })
        }
    }

    /// Takes what the store kept.
    pub fn from_stored(text: String) -> Self {
        Self(text)
    }

    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A queue's colour. Colours are words, so that every page shows them as its theme does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "a colour is its name")]
pub enum QueueColour {
    Teal,
    Rust,
    Violet,
    Olive,
    Plum,
    Sky,
    Rose,
    Moss,
    Amber,
    Slate,
    Brick,
    Indigo,
}

impl QueueColour {
    /// All of them, in the order in which new queues get them.
    pub const ALL: [Self; 12] = [
        Self::Teal,
        Self::Rust,
        Self::Violet,
        Self::Olive,
        Self::Plum,
        Self::Sky,
        Self::Rose,
        Self::Moss,
        Self::Amber,
        Self::Slate,
        Self::Brick,
        Self::Indigo,
    ];

    /// The colour's word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Teal => "teal",
            Self::Rust => "rust",
            Self::Violet => "violet",
            Self::Olive => "olive",
            Self::Plum => "plum",
            Self::Sky => "sky",
            Self::Rose => "rose",
            Self::Moss => "moss",
            Self::Amber => "amber",
            Self::Slate => "slate",
            Self::Brick => "brick",
            Self::Indigo => "indigo",
        }
    }

    /// The colour of this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|colour| colour.word() == word)
    }

    /// The first colour that no queue of `taken` has; the one used least when all are taken.
    pub fn next(taken: &[Self]) -> Self {
        let uses = |colour: &Self| taken.iter().filter(|other| *other == colour).count();
        Self::ALL.into_iter().min_by_key(uses).unwrap_or(Self::Teal)
    }
}

/// The settings an edit sets; `None` leaves one as it is, `Some(None)` clears it.
#[derive(Clone, Debug, Default)]
pub struct QueueEdit {
    /// The version the editor saw.
    pub seen_version: Option<i64>,
    /// The name.
    pub name: Option<QueueName>,
    /// What it is for.
    pub description: Option<Option<QueueDescription>>,
    /// The colour.
    pub colour: Option<QueueColour>,
    /// What a request gets that is created in it.
    pub defaults: Option<QueueDefaults>,
    /// The public request page.
    pub page: Option<RequestPage>,
}

/// Why nothing happened to a queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QueueRefusal {
    /// Somebody changed it since the editor read it.
    #[error("the queue changed since it was read")]
    Stale,
    /// It is archived.
    #[error("the queue is archived")]
    Archived,
    /// It is in use.
    #[error("the queue is not archived")]
    NotArchived,
}

impl SessionQueue {
    /// The queue by id, name and colour.
    pub fn as_ref(&self) -> QueueRef {
        QueueRef { id: self.id, name: self.name.clone(), colour: self.colour }
    }

    /// Whether requests may go into it.
    pub fn usage(&self) -> QueueUse {
        match self.archived_at {
            None => QueueUse::InUse,
            Some(_) => QueueUse::Archived,
        }
    }

    /// Applies an edit.
    pub fn edit(self, edit: QueueEdit) -> Result<Self, QueueRefusal> {
        if self.archived_at.is_some() {
            return Err(QueueRefusal::Archived);
        }
        if edit.seen_version.is_some_and(|seen| seen != self.version) {
            return Err(QueueRefusal::Stale);
        }
        Ok(Self {
            id: self.id,
            name: edit.name.unwrap_or(self.name),
            description: edit.description.unwrap_or(self.description),
            colour: edit.colour.unwrap_or(self.colour),
            defaults: edit.defaults.unwrap_or(self.defaults),
            page: edit.page.unwrap_or(self.page),
            archived_at: None,
            version: self.version + 1,
        })
    }

    /// Takes the queue out of use; its request page goes with it.
    pub fn archive(self, now: Timestamp) -> Result<Self, QueueRefusal> {
        if self.archived_at.is_some() {
            return Err(QueueRefusal::Archived);
        }
        Ok(Self { archived_at: Some(now), page: RequestPage::Off, version: self.version + 1, ..self })
    }

    /// Takes the queue into use again.
    pub fn restore(self) -> Result<Self, QueueRefusal> {
        if self.archived_at.is_none() {
            return Err(QueueRefusal::NotArchived);
        }
        Ok(Self { archived_at: None, version: self.version + 1, ..self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session_request::testing::{START, ann};

    fn queue() -> SessionQueue {
        SessionQueue {
            id: QueueId::generate(START, [1; 10]),
            name: QueueName::parse("First line").unwrap(),
            description: None,
            colour: QueueColour::Teal,
            defaults: QueueDefaults::default(),
            page: RequestPage::Off,
            archived_at: None,
            version: 1,
        }
    }

    #[test]
    fn a_queue_gets_a_colour_that_no_other_has() {
        assert_eq!(QueueColour::next(&[]), QueueColour::Teal);
        assert_eq!(QueueColour::next(&[QueueColour::Teal, QueueColour::Violet]), QueueColour::Rust);
        assert_eq!(QueueColour::next(&QueueColour::ALL), QueueColour::Teal);
    }

    #[test]
    fn archiving_closes_the_request_page() {
        let page = RequestPage::On { slug: PageSlug::parse("help").unwrap(), intro: None, by: ann() };

        let archived = SessionQueue { page, ..queue() }.archive(START).unwrap();

        assert_eq!((archived.page.clone(), archived.archived_at), (RequestPage::Off, Some(START)));
        assert_eq!(archived.clone().edit(QueueEdit::default()), Err(QueueRefusal::Archived));
        assert_eq!(archived.restore().unwrap().archived_at, None);
    }

    #[test]
    fn an_edit_of_an_older_version_is_refused() {
        let edit = QueueEdit { seen_version: Some(0), ..QueueEdit::default() };

        assert_eq!(queue().edit(edit), Err(QueueRefusal::Stale));
    }

    #[test]
    fn a_slug_can_be_read_out_and_typed() {
        assert!(["help", "it-desk-2"].into_iter().all(|raw| PageSlug::parse(raw).is_ok()));
        for raw in ["", "it", "IT-desk", "-help", "help-", "a/b", "a b c", &"x".repeat(41)] {
            assert!(PageSlug::parse(raw).is_err(), "{raw}");
        }
    }
}
