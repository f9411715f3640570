//! Scheduling a request.

use deskside_domain::actor::Actor;
use deskside_domain::ids::SessionRequestId;
use deskside_domain::schedule::Schedule;
use deskside_domain::session_request::{ScheduleRefusal, SessionRequest, UnscheduleRefusal};

use super::{ActionError, SeenRequest};
use crate::App;

impl App {
    /// Sets or moves the time at which help is to begin.
    pub async fn schedule_session_request(
        &self,
        by: &Actor,
        id: SessionRequestId,
        schedule: Schedule,
    ) -> Result<SeenRequest, ActionError<ScheduleRefusal>> {
        self.act(by, id, |request, now| request.schedule(schedule, now)).await
    }

    /// Takes the time away.
    pub async fn unschedule_session_request(
        &self,
        by: &Actor,
        id: SessionRequestId,
    ) -> Result<SeenRequest, ActionError<UnscheduleRefusal>> {
        self.act(by, id, SessionRequest::unschedule).await
    }
}
