//! The lifecycle once more, as plainly as it can be said: what product and people expect of a request, in a
//! few fields, without identities, texts and hashes.

use crate::session_request::{LinkView, WishKind};
use crate::status::Status;

/// What may happen to a request. Times are minutes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    Join { device: u8 },
    Leave,
    Lost,
    Returned { device: u8 },
    Grant,
    Withdraw,
    Connect { agent: u8 },
    EndSession,
    Close,
    Reopen,
    ResetGuest,
    TurnAway,
    Assign { to: Whose },
    TakeOver { agent: u8 },
    HandBack { agent: u8 },
    Extend { by: i64 },
    ExtendUntil { minutes_ahead: i64 },
    Schedule { minutes_ahead: i64 },
    Unschedule,
    RenewLink,
    Wish,
    DismissWish,
    Edit { name: u8 },
    Pass { minutes: i64 },
}

/// Who is to help. Agents 0 and 1 serve queue 1, agent 2 serves queue 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    Nobodys,
    Agents { agent: u8, from: Option<(u8, i64)> },
    Queues { queue: u8, since: i64 },
}

/// The most minutes a request may be valid.
pub(super) const LONGEST: i64 = 24 * 60;
/// How many minutes before its start a scheduled link opens.
const LEAD: i64 = 10;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    Nobody,
    Lobby,
    Granted,
    Session { agent: u8 },
}

/// How many events a step is, or that it is refused.
pub(super) type Told = Result<i64, ()>;

#[derive(Clone, Debug)]
pub(super) struct Model {
    pub(super) now: i64,
    pub(super) begins: Option<i64>,
    pub(super) validity: i64,
    pub(super) ends: i64,
    pub(super) closed: bool,
    pub(super) bound_to: Option<u8>,
    pub(super) phase: Phase,
    pub(super) whose: Whose,
    pub(super) wish: Option<WishKind>,
    pub(super) second_device: bool,
    pub(super) link: u8,
    pub(super) name: u8,
    pub(super) version: i64,
}

impl Model {
    pub(super) fn take(&mut self, step: Step) -> Told {
        let told = self.told(step);
        self.version += told.unwrap_or(0);
        told
    }

    fn told(&mut self, step: Step) -> Told {
        match step {
            Step::Join { device } => {
                only_if(matches!(self.link(device), LinkView::Invitation | LinkView::Joined))?;
                self.second_device &= self.bound_to == Some(device);
                (self.bound_to, self.wish) = (Some(device), None);
                // Joining again from within a session does not leave it.
                if !self.in_session() {
                    self.phase = Phase::Lobby;
                }
            }
            Step::Leave => {
                only_if(matches!(self.phase, Phase::Lobby | Phase::Granted))?;
                self.forget_device();
            }
            Step::Lost => {
                only_if(matches!(self.phase, Phase::Lobby | Phase::Granted))?;
                self.phase = Phase::Nobody;
            }
            Step::Returned { device } => {
                only_if(self.phase == Phase::Nobody && self.bound_to == Some(device))?;
                self.phase = Phase::Lobby;
            }
            Step::Grant => {
                only_if(matches!(self.phase, Phase::Lobby | Phase::Granted) && !self.expired())?;
                self.phase = Phase::Granted;
            }
            Step::Withdraw => {
                only_if(self.phase == Phase::Granted)?;
                self.phase = Phase::Lobby;
            }
            Step::Connect { agent } => {
                if self.phase == (Phase::Session { agent }) {
                    return Ok(0);
                }
                only_if(self.phase == Phase::Granted && !self.expired())?;
                let events = match self.whose {
                    Whose::Agents { agent: assigned, .. } => {
                        only_if(assigned == agent)?;
                        1
                    }
                    Whose::Nobodys | Whose::Queues { .. } => {
                        self.take_over(agent)?;
                        2
                    }
                };
                self.phase = Phase::Session { agent };
                return Ok(events);
            }
            Step::EndSession => {
                only_if(self.in_session())?;
                self.phase = Phase::Lobby;
            }
            Step::Pass { minutes } => {
                self.now += minutes;
                return Ok(0);
            }
            arranging => return self.arranged(arranging),
        }
        Ok(1)
    }

    /// What agents do, and what a remote user asks for from outside.
    fn arranged(&mut self, step: Step) -> Told {
        match step {
            Step::Close => {
                only_if(!self.closed)?;
                let events = self.with_end_of_session();
                (self.closed, self.wish) = (true, None);
                self.forget_device();
                return Ok(events);
            }
            Step::Reopen => {
                only_if(self.closed)?;
                (self.closed, self.wish) = (false, None);
                if self.expired() {
                    self.ends = self.now + self.validity;
                }
            }
            Step::ResetGuest => {
                only_if(self.bound_to.is_some())?;
                let events = self.with_end_of_session();
                self.forget_device();
                return Ok(events);
            }
            Step::TurnAway => {
                only_if(self.bound_to.is_some() && !self.second_device)?;
                self.second_device = true;
            }
            Step::Assign { to } => {
                only_if(!self.closed && !same_target(self.whose, to))?;
                self.whose = to;
            }
            Step::TakeOver { agent } => {
                only_if(!self.closed)?;
                self.take_over(agent)?;
            }
            Step::HandBack { agent } => {
                let Whose::Agents { agent: has, from: Some((queue, since)) } = self.whose else {
                    return Err(());
                };
                only_if(!self.closed && has == agent)?;
                self.whose = Whose::Queues { queue, since };
            }
            Step::Extend { by } => self.extend_until(self.ends.max(self.now) + by)?,
            Step::ExtendUntil { minutes_ahead } => self.extend_until(self.now + minutes_ahead)?,
            Step::Schedule { minutes_ahead } => {
                let start = self.now + minutes_ahead;
                only_if(!self.closed && minutes_ahead > 0 && self.begins != Some(start))?;
                (self.begins, self.ends, self.wish) = (Some(start), start + self.validity, None);
            }
            Step::Unschedule => {
                only_if(!self.closed && self.begins.is_some())?;
                (self.begins, self.ends, self.wish) = (None, self.now + self.validity, None);
            }
            Step::RenewLink => {
                only_if(!self.closed)?;
                let events = self.with_end_of_session();
                self.link += 1;
                self.forget_device();
                return Ok(events);
            }
            Step::Wish => {
                only_if(self.closed || self.expired())?;
                let kind = if self.closed { WishKind::Reopen } else { WishKind::MoreTime };
                only_if(self.wish != Some(kind))?;
                self.wish = Some(kind);
            }
            Step::DismissWish => {
                only_if(self.wish.is_some())?;
                self.wish = None;
            }
            Step::Edit { name } => {
                only_if(name != self.name)?;
                self.name = name;
            }
            _ => return Err(()),
        }
        Ok(1)
    }

    pub(super) fn status(&self) -> Status {
        if self.closed {
            return Status::Closed;
        }
        match self.phase {
            Phase::Session { .. } => Status::Connected,
            Phase::Nobody | Phase::Lobby | Phase::Granted if self.expired() => Status::Expired,
            Phase::Nobody => Status::Open,
            Phase::Lobby => Status::Waiting,
            Phase::Granted => Status::Ready,
        }
    }

    pub(super) fn link(&self, device: u8) -> LinkView {
        let mine = self.bound_to == Some(device);
        if self.closed {
            return LinkView::Closed;
        }
        if self.expired() && !(mine && self.in_session()) {
            return LinkView::Expired;
        }
        match self.bound_to {
            Some(_) if mine => LinkView::Joined,
            Some(_) => LinkView::OtherDevice,
            None if self.begins.is_some_and(|start| self.now < start - LEAD) => LinkView::TooEarly,
            None => LinkView::Invitation,
        }
    }

    fn take_over(&mut self, agent: u8) -> Result<(), ()> {
        let from = match self.whose {
            Whose::Nobodys => None,
            Whose::Queues { queue, since } if serves(agent, queue) => Some((queue, since)),
            Whose::Queues { .. } | Whose::Agents { .. } => return Err(()),
        };
        self.whose = Whose::Agents { agent, from };
        Ok(())
    }

    fn extend_until(&mut self, end: i64) -> Result<(), ()> {
        let latest = self.begins.unwrap_or(0).max(self.now) + LONGEST;
        only_if(!self.closed && end > self.now && end <= latest)?;
        (self.ends, self.wish) = (end, None);
        Ok(())
    }

    /// How many events something is that ends a live session first.
    fn with_end_of_session(&self) -> i64 {
        if self.in_session() { 2 } else { 1 }
    }

    fn forget_device(&mut self) {
        (self.bound_to, self.second_device, self.phase) = (None, false, Phase::Nobody);
    }

    fn expired(&self) -> bool {
        self.now >= self.ends
    }

    fn in_session(&self) -> bool {
        matches!(self.phase, Phase::Session { .. })
    }
}

/// Whether `agent` serves `queue`.
pub(super) fn serves(agent: u8, queue: u8) -> bool {
    (agent == 2) == (queue == 2)
}

fn same_target(is: Whose, to: Whose) -> bool {
    match (is, to) {
        (Whose::Nobodys, Whose::Nobodys) => true,
        (Whose::Agents { agent, .. }, Whose::Agents { agent: to, .. }) => agent == to,
        (Whose::Queues { queue, .. }, Whose::Queues { queue: to, .. }) => queue == to,
        _ => false,
    }
}

fn only_if(may: bool) -> Result<(), ()> {
    if may { Ok(()) } else { Err(()) }
}
