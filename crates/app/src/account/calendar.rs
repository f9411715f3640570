//! The member's agenda in a calendar program of theirs, by an address that holds a secret.

use std::collections::BTreeSet;

use deskside_domain::SignedDuration;
use deskside_domain::actor::InPerson;
use deskside_domain::audit::AuditAction;
use deskside_domain::ids::MemberId;
use deskside_domain::member::Member;
use deskside_domain::rights::{Level, Section};
use deskside_domain::tokens::CalendarToken;
use deskside_store::{Filter, Sort, Span, StoreError};
use jiff::Timestamp;

use crate::App;
use crate::session_requests::{Assigned, RequestFilter, SeenRequest};

/// What an agenda holds: times of the last weeks, and those of the next months.
const BACK: SignedDuration = SignedDuration::from_hours(31 * 24);
const AHEAD: SignedDuration = SignedDuration::from_hours(183 * 24);
/// How many times at most, the soonest first.
const MOST: u64 = 1_000;

/// Whose agenda, and what is on it.
#[derive(Clone, Debug)]
pub struct Agenda {
    /// Whose it is.
    pub member: Member,
    /// What is assigned to them or to a queue that they serve, by time.
    pub requests: Vec<SeenRequest>,
}

impl App {
    /// When the address of the member's calendar was made, if there is one.
    pub async fn calendar_made_at(&self, by: &InPerson) -> Result<Option<Timestamp>, StoreError> {
        self.store().calendar_links().made_at(by.actor.agent.id).await
    }

    /// Makes a new address of the member's calendar. The one before is void. The secret is told here and never again.
    pub async fn offer_calendar(&self, by: &InPerson) -> Result<(CalendarToken, Timestamp), StoreError> {
        let (member, now) = (by.actor.agent.id, self.now());
        let secret = CalendarToken::generate(self.context().random());
        let unit = self.store().begin().await?;
        unit.calendar_links().set(member, secret.hash(), now).await?;
        self.record(&unit, &by.actor, AuditAction::CalendarOffered).await?;
        unit.commit().await?;
        Ok((secret, now))
    }

    /// Makes the address of the member's calendar void.
    pub async fn withdraw_calendar(&self, by: &InPerson) -> Result<(), StoreError> {
        let unit = self.store().begin().await?;
        if unit.calendar_links().remove(by.actor.agent.id).await? {
            self.record(&unit, &by.actor, AuditAction::CalendarWithdrawn).await?;
            unit.commit().await?;
        }
        Ok(())
    }

    /// The agenda that this secret opens; none when it is void, or its member may not see requests any more.
    pub async fn agenda(&self, secret: &str) -> Result<Option<Agenda>, StoreError> {
        let Some(secret) = CalendarToken::presented(secret) else { return Ok(None) };
        let Some(member) = self.store().calendar_links().owner(secret.hash()).await? else { return Ok(None) };
        let member = self.store().members().find(member).await?;
        let Some(member) = member.filter(Member::is_active) else {
            return Ok(None);
        };
        let rights = self.rights_of(&member.roles).await?;
        if rights.allow(Section::SessionRequests, Level::View).is_err() {
            return Ok(None);
        }
        let requests = self.scheduled_for(member.id).await?;
        Ok(Some(Agenda { member, requests }))
    }

    async fn scheduled_for(&self, member: MemberId) -> Result<Vec<SeenRequest>, StoreError> {
        let now = self.now();
        let scheduled = Span { from: now.saturating_sub(BACK).ok(), until: now.saturating_add(AHEAD).ok() };
        let filter = RequestFilter {
            assigned: BTreeSet::from([Assigned::Me, Assigned::MyQueues]),
            others: Filter { scheduled, ..Filter::default() },
        };
        let filter = self.resolved(member, &filter).await?;
        let page = self.store().session_requests().page(&filter, Sort::Scheduled, (None, MOST), now).await?;
        Ok(self.seen(page, now).await?.0)
    }
}
