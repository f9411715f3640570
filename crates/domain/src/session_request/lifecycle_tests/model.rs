//! The lifecycle once more, as plainly as it can be said: what product and people expect of a request, in a
//! few fields, without identities, texts and hashes.

use crate::session_request::LinkView;
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
    Edit { name: u8 },
    Pass { minutes: i64 },
}

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
    pub(super) begins: i64,
    pub(super) validity: i64,
    pub(super) ends: i64,
    pub(super) closed: bool,
    pub(super) bound_to: Option<u8>,
    pub(super) phase: Phase,
    pub(super) assigned_to: Option<u8>,
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
                self.bound_to = Some(device);
                // Joining again from within a session does not leave it.
                if !self.in_session() {
                    self.phase = Phase::Lobby;
                }
            }
            Step::Leave => {
                only_if(matches!(self.phase, Phase::Lobby | Phase::Granted))?;
                (self.bound_to, self.phase) = (None, Phase::Nobody);
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
                only_if(self.assigned_to.is_none_or(|assigned| assigned == agent))?;
                let events = if self.assigned_to.is_none() { 2 } else { 1 };
                (self.assigned_to, self.phase) = (Some(agent), Phase::Session { agent });
                return Ok(events);
            }
            Step::EndSession => {
                only_if(self.in_session())?;
                self.phase = Phase::Lobby;
            }
            Step::Close => {
                only_if(!self.closed)?;
                let events = if self.in_session() { 2 } else { 1 };
                (self.closed, self.bound_to, self.phase) = (true, None, Phase::Nobody);
                return Ok(events);
            }
            Step::Reopen => {
                only_if(self.closed)?;
                self.closed = false;
                if self.expired() {
                    self.ends = self.now + self.validity;
                }
            }
            Step::ResetGuest => {
                only_if(self.bound_to.is_some())?;
                let events = if self.in_session() { 2 } else { 1 };
                (self.bound_to, self.phase) = (None, Phase::Nobody);
                return Ok(events);
            }
            Step::Edit { name } => {
                only_if(name != self.name)?;
                self.name = name;
            }
            Step::Pass { minutes } => {
                self.now += minutes;
                return Ok(0);
            }
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
            None if self.now < self.begins => LinkView::TooEarly,
            None => LinkView::Invitation,
        }
    }

    fn expired(&self) -> bool {
        self.now >= self.ends
    }

    fn in_session(&self) -> bool {
        matches!(self.phase, Phase::Session { .. })
    }
}

fn only_if(may: bool) -> Result<(), ()> {
    if may { Ok(()) } else { Err(()) }
}
