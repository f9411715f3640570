//! Between queues and their bodies.

use deskside_app::session_queues::{SeenQueue, Subscriber};
use deskside_domain::session_queue::{QueueColour, QueueDefaults, RequestPage};
use deskside_domain::text::MessageText;
use deskside_domain::validity::Validity;
use deskside_protocol::session_queues::{
    QueueDefaultsBody, RequestPageSettingsBody, SessionQueueBody, SubscriberBody,
};

use crate::PublicUrl;
use crate::problem::Fields;
use crate::session_requests::{bodies, fill_in};

pub(crate) fn queue(seen: &SeenQueue, url: &PublicUrl) -> SessionQueueBody {
    let SeenQueue { queue, subscribers, load, median_wait } = seen;
    SessionQueueBody {
        id: queue.id.0,
        name: queue.name.as_str().to_owned(),
        description: queue.description.as_ref().map(|text| text.as_str().to_owned()),
        colour: queue.colour.word().to_owned(),
        archived_at: queue.archived_at,
        defaults: defaults(&queue.defaults),
        request_page: request_page(&queue.page, url),
        subscribers: subscribers.iter().map(subscriber).collect(),
        in_queue: load.in_queue,
        waiting: load.waiting,
        longest_wait_since: load.longest_since,
        median_wait_seconds: median_wait.map(|median| u32::try_from(median.as_secs()).unwrap_or(u32::MAX)),
        version: queue.version,
    }
}

pub(crate) fn subscriber(subscriber: &Subscriber) -> SubscriberBody {
    SubscriberBody { agent: bodies::agent(&subscriber.agent), online: subscriber.online }
}

/// The path of a request page.
pub(crate) fn page_path(slug: &str) -> String {
    format!("/r/{slug}")
}

pub(super) fn colour(fields: &mut Fields, word: Option<&str>) -> Option<QueueColour> {
    let word = word?;
    let colour = QueueColour::parse(word);
    if colour.is_none() {
        let words: Vec<_> = QueueColour::ALL.into_iter().map(QueueColour::word).collect();
        fields.malformed("colour", &format!("is one of {}", words.join(", ")));
    }
    colour
}

pub(super) fn read_defaults(
    fields: &mut Fields,
    body: &QueueDefaultsBody,
    longest: Validity,
) -> QueueDefaults {
    let message = fields.take("defaults.message", MessageText::parse_optional(body.message.as_deref()));
    QueueDefaults {
        language: body.language.map(fill_in::language),
        validity: fill_in::validity(fields, "defaults.", body.validity_seconds, longest),
        asks: body.asks.as_deref().map(fill_in::asks),
        message: message.flatten(),
    }
}

fn defaults(defaults: &QueueDefaults) -> QueueDefaultsBody {
    let seconds = |validity: Validity| u32::try_from(validity.as_seconds()).unwrap_or(u32::MAX);
    QueueDefaultsBody {
        language: defaults.language.map(bodies::language),
        validity_seconds: defaults.validity.map(seconds),
        asks: defaults.asks.as_ref().map(|asks| asks.capabilities().map(bodies::capability).collect()),
        message: defaults.message.as_ref().map(|text| text.as_str().to_owned()),
    }
}

fn request_page(page: &RequestPage, url: &PublicUrl) -> RequestPageSettingsBody {
    match page {
        RequestPage::Off => RequestPageSettingsBody::default(),
        RequestPage::On { slug, intro, by: _ } => RequestPageSettingsBody {
            slug: Some(slug.as_str().to_owned()),
            url: Some(url.with_path(&page_path(slug.as_str()))),
            intro: intro.as_ref().map(|text| text.as_str().to_owned()),
        },
    }
}
