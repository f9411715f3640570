//! Scheduling a request.

use deskside_domain::actor::Actor;
use deskside_domain::ids::SessionRequestId;
use deskside_domain::schedule::Schedule;
use deskside_domain::session_request::{ScheduleRefusal, UnscheduleRefusal};

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
        let longest = self.longest_validity(by).await?;
        self.act(by, id, |request, now| request.schedule(schedule, longest, now)).await
    }

    /// Takes the time away.
    pub async fn unschedule_session_request(
        &self,
        by: &Actor,
        id: SessionRequestId,
    ) -> Result<SeenRequest, ActionError<UnscheduleRefusal>> {
        let longest = self.longest_validity(by).await?;
        self.act(by, id, |request, now| request.unschedule(longest, now)).await
    }
}
