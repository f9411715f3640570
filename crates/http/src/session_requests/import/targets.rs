//! To whom a cell can send a request.

use std::collections::HashMap;
use std::sync::Arc;

use deskside_app::session_queues::QueueError;
use deskside_app::session_requests::AssignTo;
use deskside_app::{Actor, App};

use super::super::file_columns::QUEUE;
use crate::problem::Problem;

/// Members by address, and queues in use by name.
pub(super) struct Targets {
    members: HashMap<String, AssignTo>,
    queues: HashMap<String, AssignTo>,
}

impl Targets {
    pub(super) async fn known(app: &App, by: &Actor) -> Result<Self, Problem> {
        let members = app.agents(by).await?.into_iter().map(|listed| listed.member);
        let queues = match app.session_queues(by).await {
            // Whoever does not see queues names none.
            Err(QueueError::NotPermitted(_)) => Arc::default(),
            seen => seen?,
        };
        let queues = queues.iter().map(|seen| &seen.queue);
        Ok(Self {
            members: members.map(|member| (member.email.account_key(), AssignTo::Agent(member.id))).collect(),
            queues: queues
                .map(|queue| (queue.name.as_str().to_lowercase(), AssignTo::Queue(queue.id)))
                .collect(),
        })
    }

    /// `me`, a member's address, or `queue:` and a queue's name.
    pub(super) fn find(&self, cell: &str) -> Option<AssignTo> {
        let name = cell.to_lowercase();
        match name.strip_prefix(QUEUE) {
            Some(queue) => self.queues.get(queue.trim()).copied(),
            None if name == "me" => Some(AssignTo::Myself),
            None => self.members.get(&name).copied(),
        }
    }
}
