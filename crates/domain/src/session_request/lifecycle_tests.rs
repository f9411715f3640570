//! Whole lives of requests, held against a model that is too plain to be wrong.

mod model;

use jiff::Timestamp;
use proptest::prelude::*;

use self::model::{Model, Phase as Plain, Step, Told};
use super::testing::{START, agent, ann, filled_in, guest, minute, opened, session, view};
use super::{ConnectEvidence, Connection, Edit, NewSessionRequest, Outcome, SessionRequest};
use crate::assignment::Assignment;
use crate::history::{RequestEvent, SessionEndReason};
use crate::presence::{Phase, Presence};
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
    (scheduled, 5..60_i64, prop::option::of(0..3_u8)).prop_map(|(scheduled, validity, assigned_to)| {
        let form = NewSessionRequest {
            scheduled_for: scheduled.map(minute),
            validity: Validity::from_seconds(validity * 60).unwrap(),
            assignment: assignment(assigned_to),
            ..filled_in()
        };
        let begins = scheduled.unwrap_or(0);
        let model = Model {
            now: 0,
            begins,
            validity,
            ends: begins.max(0) + validity,
            closed: false,
            bound_to: None,
            phase: Plain::Nobody,
            assigned_to,
            name: u8::MAX,
            version: 1,
        };
        (model, Life { request: opened(form), presence: Presence::Absent, now: START })
    })
}

fn steps() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (1..3_u8).prop_map(|device| Step::Join { device }),
        1 => Just(Step::Leave),
        1 => Just(Step::Lost),
        2 => (1..3_u8).prop_map(|device| Step::Returned { device }),
        4 => Just(Step::Grant),
        1 => Just(Step::Withdraw),
        4 => (0..3_u8).prop_map(|agent| Step::Connect { agent }),
        1 => Just(Step::EndSession),
        1 => Just(Step::Close),
        2 => Just(Step::Reopen),
        1 => Just(Step::ResetGuest),
        1 => (0..2_u8).prop_map(|name| Step::Edit { name }),
        3 => (0..25_i64).prop_map(|minutes| Step::Pass { minutes }),
    ]
}

/// A request with its presence, as the use cases move them together.
#[derive(Clone, Debug)]
struct Life {
    request: SessionRequest,
    presence: Presence,
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
                let (request, _) = self.without_session().close(&ann(), Outcome::Solved, now).ok()?;
                Some((request, Presence::Absent))
            }
            Step::Reopen => Some((request.reopen(now).ok()?.0, self.presence.clone())),
            Step::ResetGuest => Some((self.without_session().reset_guest(now)?.0, Presence::Absent)),
            Step::Edit { name } => {
                let edit = Edit { user_name: Some(name_of(name)), ..Edit::default() };
                Some((request.edit(edit, now).ok()?.0, self.presence.clone()))
            }
            Step::Pass { .. } => Some((request, self.presence.clone())),
        }
    }

    fn connected(&self, number: u8) -> Option<(SessionRequest, Presence)> {
        let agent = agent(number);
        let evidence = ConnectEvidence { agent: &agent, presence: &self.presence, session: session(number) };
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
        let Self { request, presence, now } = self;
        prop_assert_eq!(request.status(presence, *now), model.status());
        for device in 1..3 {
            let shown = request.link_view(Some(guest(device).device), presence, *now);
            prop_assert_eq!(shown, model.link(device));
        }
        prop_assert_eq!(request.link_view(None, presence, *now), model.link(0));
        prop_assert_eq!(request.version, model.version);
        prop_assert_eq!(&request.assignment, &assignment(model.assigned_to));
        prop_assert_eq!(request.expires_at, minute(model.ends));
        prop_assert_eq!(request.device, model.bound_to.map(|number| guest(number).device));
        Ok(())
    }

    /// What holds whatever the model says.
    fn keeps_its_promises(&self, before: &Self, step: Step) -> Result<(), TestCaseError> {
        let (old, new) = (&before.request, &self.request);
        prop_assert_eq!((&new.token, &new.join_code), (&old.token, &old.join_code));
        prop_assert_eq!((new.id, new.number, new.created_at), (old.id, old.number, old.created_at));
        prop_assert!(new.updated_at >= old.updated_at);
        if new.closure.is_some() {
            prop_assert_eq!(&self.presence, &Presence::Absent, "nobody is present at a closed request");
            prop_assert_eq!(new.device, None);
        }
        if let (Step::Pass { .. }, Some(live)) = (step, before.presence.session()) {
            prop_assert_eq!(self.presence.session(), Some(live), "time alone ends no session");
        }
        let may_assign = matches!(step, Step::Connect { .. }) && old.assignment == Assignment::Unassigned;
        prop_assert!(may_assign || new.assignment == old.assignment);
        prop_assert!(new.updated_at <= self.now);
        Ok(())
    }
}

fn assignment(number: Option<u8>) -> Assignment {
    match number {
        None => Assignment::Unassigned,
        Some(number) => Assignment::Agent { agent: agent(number) },
    }
}

fn name_of(number: u8) -> PersonName {
    PersonName::parse(&format!("Person {number}")).unwrap()
}
