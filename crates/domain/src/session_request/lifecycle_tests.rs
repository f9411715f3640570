//! Whole lives of requests, held against a model that is too plain to be wrong.

mod model;

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

use self::model::{LONGEST, Model, Phase as Plain, Step, Told, Whose, serves};
use super::testing::{START, agent, ann, at, filled_in, guest, minute, opened, queue, session, view};
use super::{ConnectEvidence, Connection, Edit, Extension, NewSessionRequest, Outcome, SessionRequest};
use crate::assignment::Assignment;
use crate::history::{RequestEvent, SessionEndReason};
use crate::ids::QueueId;
use crate::link::{JoinCode, LinkToken};
use crate::presence::{Phase, Presence};
use crate::schedule::Schedule;
use crate::session_queue::{QueuePlace, QueueUse, ServingAgent};
use crate::text::PersonName;
use crate::validity::Validity;

proptest! {
    #[test]
    fn every_life_of_a_request_goes_as_the_model_says(
        (mut model, mut life) in births(),
        steps in prop::collection::vec(steps(), 0..60),
    ) {
        life.agrees_with(&model)?;
        for step in steps {
            let before = life.clone();
            let expected = model.take(step);
            let told = life.take(step, model.now);
            prop_assert_eq!(told, expected, "{:?} after {:?}", step, before);
            life.agrees_with(&model)?;
            life.keeps_its_promises(&before, step)?;
        }
    }
}

fn births() -> impl Strategy<Value = (Model, Life)> {
    let scheduled = prop::option::of(-20..60_i64);
    (scheduled, 5..60_i64, whose()).prop_map(|(scheduled, validity, whose)| {
        let form = NewSessionRequest {
            schedule: scheduled.map(at),
            validity: Validity::from_seconds(validity * 60).unwrap(),
            assignment: assignment(whose),
            ..filled_in()
        };
        let model = Model {
            now: 0,
            begins: scheduled,
            validity,
            ends: scheduled.unwrap_or(0).max(0) + validity,
            closed: false,
            bound_to: None,
            phase: Plain::Nobody,
            whose,
            wish: None,
            second_device: false,
            link: 0,
            name: u8::MAX,
            version: 1,
        };
        (model, Life { request: opened(form), presence: Presence::Absent, links: 0, now: START })
    })
}

fn whose() -> impl Strategy<Value = Whose> {
    prop_oneof![
        1 => Just(Whose::Nobodys),
        2 => (0..3_u8).prop_map(|agent| Whose::Agents { agent, from: None }),
        3 => (1..3_u8).prop_map(|queue| Whose::Queues { queue, since: 0 }),
    ]
}

fn steps() -> impl Strategy<Value = Step> {
    prop_oneof![presence_steps(), agent_steps()]
}

fn presence_steps() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (1..3_u8).prop_map(|device| Step::Join { device }),
        1 => Just(Step::Leave),
        1 => Just(Step::Lost),
        2 => (1..3_u8).prop_map(|device| Step::Returned { device }),
        4 => Just(Step::Grant),
        1 => Just(Step::Withdraw),
        4 => (0..3_u8).prop_map(|agent| Step::Connect { agent }),
        1 => Just(Step::EndSession),
        1 => Just(Step::TurnAway),
        2 => Just(Step::Wish),
        3 => (0..25_i64).prop_map(|minutes| Step::Pass { minutes }),
    ]
}

fn agent_steps() -> impl Strategy<Value = Step> {
    prop_oneof![
        1 => Just(Step::Close),
        2 => Just(Step::Reopen),
        1 => Just(Step::ResetGuest),
        2 => whose().prop_map(|to| Step::Assign { to }),
        3 => (0..3_u8).prop_map(|agent| Step::TakeOver { agent }),
        2 => (0..3_u8).prop_map(|agent| Step::HandBack { agent }),
        1 => (1..800_i64).prop_map(|by| Step::Extend { by }),
        1 => (-5..1500_i64).prop_map(|minutes_ahead| Step::ExtendUntil { minutes_ahead }),
        1 => (-5..60_i64).prop_map(|minutes_ahead| Step::Schedule { minutes_ahead }),
        1 => Just(Step::Unschedule),
        1 => Just(Step::RenewLink),
        1 => Just(Step::DismissWish),
        1 => (0..2_u8).prop_map(|name| Step::Edit { name }),
        1 => (0..25_i64).prop_map(|minutes| Step::Pass { minutes }),
    ]
}

/// A request with its presence, as the use cases move them together.
#[derive(Clone, Debug)]
struct Life {
    request: SessionRequest,
    presence: Presence,
    /// How many links it had before this one.
    links: u8,
    now: Timestamp,
}

impl Life {
    fn take(&mut self, step: Step, now: i64) -> Told {
        self.now = minute(now);
        let version = self.request.version;
        match self.taken(step) {
            None => Err(()),
            Some((request, presence)) => {
                (self.request, self.presence) = (request, presence);
                self.links += u8::from(matches!(step, Step::RenewLink));
                Ok(self.request.version - version)
            }
        }
    }

    fn taken(&self, step: Step) -> Option<(SessionRequest, Presence)> {
        let now = self.now;
        let request = self.request.clone();
        match step {
            Step::Join { device } => {
                let guest = guest(device);
                let name = guest.device_name.clone();
                let (request, _) = request.join(guest.device, name, &self.presence, now).ok()?;
                let presence = match self.presence {
                    Presence::Here { phase: Phase::InSession { .. }, .. } => self.presence.clone(),
                    Presence::Here { .. } | Presence::Absent => {
                        Presence::Here { guest, phase: Phase::InLobby, since: now }
                    }
                };
                Some((request, presence))
            }
            Step::Leave => {
                self.here_without_session()?;
                Some((request.leave(now).0, Presence::Absent))
            }
            Step::Lost => {
                self.here_without_session()?;
                Some((request.lost(now).0, Presence::Absent))
            }
            Step::Returned { device } if self.presence == Presence::Absent => {
                let (request, _) = request.returned(&guest(device), now)?;
                let here = Presence::Here { guest: guest(device), phase: Phase::InLobby, since: now };
                Some((request, here))
            }
            Step::Returned { .. } => None,
            Step::Grant => {
                self.here_without_session()?;
                let (request, _) = request.grant(view(), None, now).ok()?;
                Some((request, self.in_phase(Phase::Granted { grant: view() })))
            }
            Step::Withdraw => {
                self.here_without_session()?;
                self.presence.grant()?;
                Some((request.withdraw(now).0, self.in_phase(Phase::InLobby)))
            }
            Step::Connect { agent: number } => self.connected(number),
            Step::EndSession => {
                self.presence.session()?;
                Some((self.without_session(), self.in_phase(Phase::InLobby)))
            }
            Step::Close => {
                let (request, _) = self.without_session().close(&ann(), Outcome::Solved, None, now).ok()?;
                Some((request, Presence::Absent))
            }
            Step::Reopen => Some((request.reopen(Validity::LONGEST, now).ok()?.0, self.presence.clone())),
            Step::ResetGuest => Some((self.without_session().reset_guest(now)?.0, Presence::Absent)),
            Step::TurnAway => Some((request.turn_away(now)?.0, self.presence.clone())),
            Step::RenewLink => {
                let link = (LinkToken::generate([self.links; 18]), JoinCode::generate(u64::from(self.links)));
                let (request, _) = self.without_session().renew_link(link.0, link.1, now).ok()?;
                Some((request, Presence::Absent))
            }
            Step::Assign { .. }
            | Step::TakeOver { .. }
            | Step::HandBack { .. }
            | Step::Extend { .. }
            | Step::ExtendUntil { .. }
            | Step::Schedule { .. }
            | Step::Unschedule
            | Step::Wish
            | Step::DismissWish => Some((self.arranged(step)?, self.presence.clone())),
            Step::Edit { name } => {
                let edit = Edit { user_name: Some(name_of(name)), ..Edit::default() };
                Some((request.edit(edit, &[], now).ok()?.0, self.presence.clone()))
            }
            Step::Pass { .. } => Some((request, self.presence.clone())),
        }
    }

    /// Steps that leave presence as it is.
    fn arranged(&self, step: Step) -> Option<SessionRequest> {
        let (request, now) = (self.request.clone(), self.now);
        let longest = Validity::from_seconds(LONGEST * 60).unwrap();
        let ahead = |minutes| now + SignedDuration::from_mins(minutes);
        let (request, _) = match step {
            Step::Assign { to } => request.assign(assignment(to), now).ok()?,
            Step::TakeOver { agent: number } => {
                let (agent, queues) = (agent(number), served(number));
                request.take_over(ServingAgent { agent: &agent, queues: &queues }, now).ok()?
            }
            Step::HandBack { agent: number } => {
                request.hand_back(&agent(number), QueueUse::InUse, now).ok()?
            }
            Step::Extend { by } => {
                request.extend(Extension::By(SignedDuration::from_mins(by)), longest, now).ok()?
            }
            Step::ExtendUntil { minutes_ahead } => {
                request.extend(Extension::Until(ahead(minutes_ahead)), longest, now).ok()?
            }
            Step::Schedule { minutes_ahead } => request
                .schedule(Schedule { starts_at: ahead(minutes_ahead), ..at(0) }, Validity::LONGEST, now)
                .ok()?,
            Step::Unschedule => request.unschedule(Validity::LONGEST, now).ok()?,
            Step::Wish => request.wish(now).ok()?,
            Step::DismissWish => request.dismiss_wish(now).ok()?,
            _ => return None,
        };
        Some(request)
    }

    fn connected(&self, number: u8) -> Option<(SessionRequest, Presence)> {
        let (agent, queues) = (agent(number), served(number));
        let serving = ServingAgent { agent: &agent, queues: &queues };
        let evidence = ConnectEvidence { agent: serving, presence: &self.presence, session: session(number) };
        match self.request.clone().connect(&evidence, self.now).ok()? {
            Connection::Continues { session } => {
                assert_eq!(session.agent, agent, "nobody continues somebody else's session");
                Some((self.request.clone(), self.presence.clone()))
            }
            Connection::Begins { steps, session } => {
                let (request, event) = steps.into_iter().last()?;
                assert_eq!(event, RequestEvent::SessionStarted { session: session.id });
                Some((request, self.in_phase(Phase::InSession { grant: view(), session })))
            }
        }
    }

    fn here_without_session(&self) -> Option<()> {
        (self.presence.guest().is_some() && self.presence.session().is_none()).then_some(())
    }

    fn in_phase(&self, phase: Phase) -> Presence {
        match &self.presence {
            Presence::Absent => Presence::Absent,
            Presence::Here { guest, .. } => Presence::Here { guest: guest.clone(), phase, since: self.now },
        }
    }

    fn without_session(&self) -> SessionRequest {
        match self.presence.session() {
            None => self.request.clone(),
            Some(live) => self.request.clone().end_session(live, SessionEndReason::EndedByAgent, self.now).0,
        }
    }

    fn agrees_with(&self, model: &Model) -> Result<(), TestCaseError> {
        let Self { request, presence, links, now } = self;
        prop_assert_eq!(request.status(presence, *now), model.status());
        for device in 1..3 {
            let shown = request.link_view(Some(guest(device).device), presence, *now);
            prop_assert_eq!(shown, model.link(device));
        }
        prop_assert_eq!(request.link_view(None, presence, *now), model.link(0));
        prop_assert_eq!(request.version, model.version);
        prop_assert_eq!(&request.assignment, &assignment(model.whose));
        prop_assert_eq!(
            request.schedule.as_ref().map(|schedule| schedule.starts_at),
            model.begins.map(minute)
        );
        prop_assert_eq!(request.wish.map(|wish| wish.kind), model.wish);
        prop_assert_eq!(request.second_device_at.is_some(), model.second_device);
        prop_assert_eq!(*links, model.link);
        prop_assert_eq!(request.expires_at, minute(model.ends));
        prop_assert_eq!(request.device, model.bound_to.map(|number| guest(number).device));
        Ok(())
    }

    /// What holds whatever the model says.
    fn keeps_its_promises(&self, before: &Self, step: Step) -> Result<(), TestCaseError> {
        let (old, new) = (&before.request, &self.request);
        if !matches!(step, Step::RenewLink) {
            prop_assert_eq!((&new.token, &new.join_code), (&old.token, &old.join_code));
        }
        prop_assert_eq!((new.id, new.number, new.created_at), (old.id, old.number, old.created_at));
        prop_assert!(new.updated_at >= old.updated_at);
        if new.closure.is_some() {
            prop_assert_eq!(&self.presence, &Presence::Absent, "nobody is present at a closed request");
            prop_assert_eq!(new.device, None);
        }
        if let (Step::Pass { .. }, Some(live)) = (step, before.presence.session()) {
            prop_assert_eq!(self.presence.session(), Some(live), "time alone ends no session");
        }
        let may_assign = matches!(
            step,
            Step::Connect { .. } | Step::Assign { .. } | Step::TakeOver { .. } | Step::HandBack { .. }
        );
        prop_assert!(may_assign || new.assignment == old.assignment);
        if let (Step::TakeOver { .. } | Step::Connect { .. }, Assignment::Agent { .. }) =
            (step, &old.assignment)
        {
            prop_assert_eq!(&new.assignment, &old.assignment, "nobody takes what somebody has");
        }
        prop_assert!(new.updated_at <= self.now);
        Ok(())
    }
}

fn assignment(whose: Whose) -> Assignment {
    match whose {
        Whose::Nobodys => Assignment::Unassigned,
        Whose::Agents { agent: number, from } => Assignment::Agent {
            client: None,
            agent: agent(number),
            from: from.map(|(number, since)| QueuePlace { queue: queue(number), since: minute(since) }),
        },
        Whose::Queues { queue: number, since } => {
            Assignment::Queue { queue: queue(number), since: minute(since) }
        }
    }
}

fn served(agent: u8) -> BTreeSet<QueueId> {
    (1..3).filter(|queue| serves(agent, *queue)).map(|number| queue(number).id).collect()
}

fn name_of(number: u8) -> PersonName {
    PersonName::parse(&format!("Person {number}")).unwrap()
}
