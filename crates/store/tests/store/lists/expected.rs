//! What a list must hold, worked out request by request from the rules.

use std::collections::{BTreeMap, HashMap};

use deskside_domain::Timestamp;
use deskside_domain::assignment::Assignment;
use deskside_domain::ids::SessionRequestId;
use deskside_domain::presence::Presence;
use deskside_domain::session_request::SessionRequest;
use deskside_domain::status::Status;
use deskside_store::{Filter, Holder, Sort, Span, Words};

use super::super::harness::second;
use super::filters::STATUSES;
use super::requests::NOW;

/// All requests, and who is present.
pub(super) struct Expected {
    pub(super) requests: Vec<SessionRequest>,
    pub(super) presences: HashMap<SessionRequestId, Presence>,
}

impl Expected {
    /// The numbers of a list.
    pub(super) fn list(&self, filter: &Filter, sort: Sort) -> Vec<i64> {
        let matching = |request: &&SessionRequest| {
            let asked = filter.statuses.is_empty() || filter.statuses.contains(&self.status(request));
            asked && matches(filter, request)
        };
        let mut listed: Vec<_> = self.requests.iter().filter(matching).collect();
        listed.retain(|request| sort != Sort::Scheduled || request.schedule.is_some());
        listed.sort_by_key(|request| self.place(request, sort));
        listed.iter().map(|request| request.number).collect()
    }

    /// How many there are of each status, whatever statuses are asked for.
    pub(super) fn counts(&self, filter: &Filter) -> BTreeMap<Status, u32> {
        let matching: Vec<_> = self.requests.iter().filter(|request| matches(filter, request)).collect();
        let count = |status| matching.iter().filter(|request| self.status(request) == status).count();
        STATUSES.into_iter().map(|status| (status, u32::try_from(count(status)).unwrap())).collect()
    }

    fn presence(&self, request: &SessionRequest) -> &Presence {
        self.presences.get(&request.id).unwrap_or(&Presence::Absent)
    }

    fn status(&self, request: &SessionRequest) -> Status {
        request.status(self.presence(request), second(NOW))
    }

    /// By what the requests of a list are sorted: smaller comes first.
    fn place(&self, request: &SessionRequest, sort: Sort) -> (u8, i64, i64) {
        let status = self.status(request);
        let (up, down) = (request.number, -request.number);
        let millis = Timestamp::as_millisecond;
        match sort {
            Sort::Newest => (0, down, 0),
            Sort::Oldest => (0, up, 0),
            Sort::Attention if request.wish.is_some() && over(status) => (WISHING, down, 0),
            Sort::Attention => (attention(status), down, 0),
            Sort::Changed => (0, -millis(request.updated_at), down),
            Sort::Scheduled => {
                (0, request.schedule.as_ref().map_or(0, |schedule| millis(schedule.starts_at)), up)
            }
            Sort::Expires if request.expires_at > second(NOW) => (0, millis(request.expires_at), up),
            Sort::Expires => (1, -millis(request.expires_at), down),
            Sort::Waiting => match (status, self.presence(request)) {
                (Status::Waiting | Status::Ready | Status::Connected, Presence::Here { since, .. }) => {
                    (0, millis(*since), up)
                }
                (status, _) => {
                    let place = request.assignment.place();
                    (attention(status), millis(place.map_or(request.created_at, |place| place.since)), up)
                }
            },
        }
    }
}

/// Where whoever asks for more comes, among the places of statuses.
const WISHING: u8 = 3;

fn attention(status: Status) -> u8 {
    match status {
        Status::Ready => 1,
        Status::Waiting => 2,
        Status::Connected => 4,
        Status::Open => 5,
        Status::Expired => 6,
        Status::Closed => 7,
    }
}

fn over(status: Status) -> bool {
    matches!(status, Status::Expired | Status::Closed)
}

fn matches(filter: &Filter, request: &SessionRequest) -> bool {
    filter.holders.as_ref().is_none_or(|holders| held(&request.assignment).any(|it| holders.contains(&it)))
        && within(filter.created, Some(request.created_at))
        && within(filter.scheduled, request.schedule.as_ref().map(|schedule| schedule.starts_at))
        && within(filter.closed, request.closure.as_ref().map(|closure| closure.at))
        && filter.language.is_none_or(|language| language == request.language)
        && has_words(request, &filter.words)
}

/// Under whom it can be found.
fn held(assignment: &Assignment) -> impl Iterator<Item = Holder> {
    let at_a_client = match assignment {
        Assignment::Agent { agent, client: Some(client), .. } => Some(Holder::Client(client.id, agent.id)),
        Assignment::Unassigned | Assignment::Agent { .. } | Assignment::Queue { .. } => None,
    };
    let whole = match assignment {
        Assignment::Unassigned => Holder::Nobody,
        Assignment::Agent { agent, .. } => Holder::Agent(agent.id),
        Assignment::Queue { queue, .. } => Holder::Queue(queue.id),
    };
    at_a_client.into_iter().chain([whole])
}

fn within(span: Span, time: Option<Timestamp>) -> bool {
    let Some(time) = time else { return span.is_open() };
    span.from.is_none_or(|from| from <= time) && span.until.is_none_or(|until| time < until)
}

/// Words are looked for in the request as a text would be searched by hand: simpler than the index, but enough for
/// the texts here.
fn has_words(request: &SessionRequest, words: &Words) -> bool {
    let notes = request.notes.as_ref().map_or("", |notes| notes.as_str());
    let said = format!("#{number} {number} {} {notes}", request.user_name.as_str(), number = request.number);
    let plain = said
        .to_lowercase()
        .replace('ö', "o")
        .replace('ü', "u")
        .replace('ё', "е")
        .replace('ß', "ss")
        .replace(['(', ')', ':', '"', ',', '\''], " ");
    let mut said: Vec<_> = plain.split_whitespace().map(str::to_owned).collect();
    said.extend(said.clone().iter().filter_map(|word| word.strip_prefix('#')).map(str::to_owned));
    words.each().all(|word| said.iter().any(|said| said.starts_with(word)))
}
