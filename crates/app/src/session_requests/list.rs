//! Lists of requests, and how many there are.

use std::collections::BTreeSet;

use deskside_domain::actor::{Actor, Level, Section};
use deskside_domain::client::ClientId;
use deskside_domain::ids::{MemberId, QueueId};
use deskside_domain::presence::Presence;
use deskside_store::{Cursor, Filter, Holder, Page, Sort, StatusCounts, StoreError};
use jiff::Timestamp;

use super::{RequestError, SeenRequest};
use crate::App;

/// Which requests, as the member who asks says it.
#[derive(Clone, Debug, Default)]
pub struct RequestFilter {
    /// Assigned to one of these; none: to whomever.
    pub assigned: BTreeSet<Assigned>,
    /// Everything else. Its holders are overwritten.
    pub others: Filter,
}

/// To whom a request is assigned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Assigned {
    /// To the member who asks.
    Me,
    /// To one of the queues that this member serves.
    MyQueues,
    /// To nobody.
    Nobody,
    /// To this agent.
    Agent(MemberId),
    /// To this client.
    Client(ClientId),
    /// To this queue.
    Queue(QueueId),
}

impl App {
    /// The page of a list after `cursor`, or the first: at most `limit` requests.
    pub async fn session_requests(
        &self,
        by: &Actor,
        filter: &RequestFilter,
        sort: Sort,
        (cursor, limit): (Option<Cursor>, u64),
    ) -> Result<(Vec<SeenRequest>, Option<Cursor>), RequestError> {
        by.may(Section::SessionRequests, Level::View)?;
        let filter = self.resolved(by.agent.id, filter).await?;
        let now = self.now();
        let page = self.store().session_requests().page(&filter, sort, (cursor, limit), now).await?;
        Ok(self.seen(page, now).await?)
    }

    /// How many requests there are of each status among those that match, whatever statuses the filter names.
    pub async fn count_session_requests(
        &self,
        by: &Actor,
        filter: &RequestFilter,
    ) -> Result<StatusCounts, RequestError> {
        by.may(Section::SessionRequests, Level::View)?;
        let filter = self.resolved(by.agent.id, filter).await?;
        let counted = async |now| self.store().session_requests().counts(&filter, now).await;
        Ok(self.0.counts_read.read(filter.clone(), || self.moment(), counted).await?)
    }

    /// The filter with what it says about the member who asks put in.
    pub(crate) async fn resolved(
        &self,
        member: MemberId,
        filter: &RequestFilter,
    ) -> Result<Filter, StoreError> {
        let mut holders = BTreeSet::new();
        let mut clients = BTreeSet::new();
        for assigned in &filter.assigned {
            match assigned {
                Assigned::Me => holders.extend([Holder::Agent(member)]),
                Assigned::Nobody => holders.extend([Holder::Nobody]),
                Assigned::Agent(agent) => holders.extend([Holder::Agent(*agent)]),
                Assigned::Queue(queue) => holders.extend([Holder::Queue(*queue)]),
                Assigned::Client(client) => {
                    clients.insert(*client);
                }
                Assigned::MyQueues => {
                    let served = self.store().session_queues().served_by(member).await?;
                    holders.extend(served.into_iter().map(Holder::Queue));
                }
            }
        }
        for (client, member) in self.store().clients().owners(clients).await? {
            holders.insert(Holder::Client(client, member));
        }
        // What nobody can have said is said by no request, whoever has it.
        if filter.others.words.are_unfindable() {
            return Ok(Filter { holders: Some(BTreeSet::new()), ..filter.others.clone() });
        }
        let holders = (!filter.assigned.is_empty()).then_some(holders);
        Ok(Filter { holders, ..filter.others.clone() })
    }

    pub(crate) async fn seen(
        &self,
        page: Page,
        now: Timestamp,
    ) -> Result<(Vec<SeenRequest>, Option<Cursor>), StoreError> {
        let mut presences = self.store().presences().of_all(&page.present, now).await?;
        let seen = page.requests.into_iter().map(|request| {
            let presence = presences.remove(&request.id).unwrap_or(Presence::Absent);
            SeenRequest::new(request, presence, now)
        });
        Ok((seen.collect(), page.next))
    }
}
