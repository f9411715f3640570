//! What members and queues are called now. A request names some, and a list shows new names at once.
//!
//! Clients are too many to be read each time: the database says how often any of them was renamed, and a request that
//! names one is read anew when that has changed.

use std::collections::HashMap;
use std::hash::Hash;

use deskside_domain::actor::AgentRef;
use deskside_domain::assignment::Assignment;
use deskside_domain::ids::{MemberId, QueueId};
use deskside_domain::session_queue::{QueueColour, QueuePlace, QueueRef};
use deskside_domain::session_request::{Closure, SessionRequest};
use deskside_domain::text::{PersonName, QueueName};
use sea_orm::ColumnTrait as _;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use uuid::Uuid;

use crate::StoreError;
use crate::counters::Counter;
use crate::dialect::Dialect;
use crate::entities::{counter, member, session_queue};

/// What ends a line and a field of it in what the database says: no name holds a control character.
const LINE: char = '\u{1e}';
const FIELD: char = '\u{1f}';

/// Everybody's names and all queues' names and colours, at one moment.
#[derive(Debug, Default)]
pub(super) struct Directory {
    number: u64,
    said: [String; 3],
    members: HashMap<MemberId, PersonName>,
    queues: HashMap<QueueId, (QueueName, QueueColour)>,
}

/// What the database is to say: one text each.
pub(super) fn selects(dialect: Dialect) -> [SelectStatement; 3] {
    let id = dialect.id_as_text("id");
    let lines = |fields: &[&str]| {
        let line = fields.join(&format!(" || '{FIELD}' || "));
        Expr::cust(format!("string_agg({line}, '{LINE}')"))
    };
    let members = Query::select().expr(lines(&[&id, "name"])).from(member::Entity).take();
    let queues = Query::select().expr(lines(&[&id, "colour", "name"])).from(session_queue::Entity).take();
    let clients = Query::select()
        .expr(Expr::col(counter::Column::Value).cast_as("text"))
        .from(counter::Entity)
        .and_where(counter::Column::Name.eq(Counter::ClientNames.name()))
        .take();
    [members, queues, clients]
}

impl Directory {
    /// Of two directories of one process with the same number, both say the same.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    pub(super) fn says(&self, said: &[String; 3]) -> bool {
        self.number > 0 && self.said == *said
    }

    /// Whether what clients are called is the same in both.
    pub(super) fn calls_clients_as(&self, other: &Self) -> bool {
        self.said[2] == other.said[2]
    }

    /// The next one, of what the database says.
    pub(super) fn followed_by(&self, said: [String; 3]) -> Result<Self, StoreError> {
        let [members, queues, _] = &said;
        Ok(Self {
            number: self.number + 1,
            members: read(members, |id, name| {
                Some((MemberId(id), PersonName::from_stored(name.to_owned())))
            })?,
            queues: read(queues, |id, rest| {
                let (colour, name) = rest.split_once(FIELD)?;
                let colour = QueueColour::parse(colour)?;
                Some((QueueId(id), (QueueName::from_stored(name.to_owned()), colour)))
            })?,
            said,
        })
    }

    /// The request with the names of this directory; `None` when it names somebody who is not in it.
    pub(super) fn named(&self, request: &SessionRequest) -> Option<SessionRequest> {
        let closure = match &request.closure {
            None => None,
            Some(closure) => Some(Closure { by: self.agent(&closure.by)?, ..closure.clone() }),
        };
        Some(SessionRequest {
            created_by: self.agent(&request.created_by)?,
            assignment: self.assignment(&request.assignment)?,
            closure,
            ..request.clone()
        })
    }

    fn agent(&self, agent: &AgentRef) -> Option<AgentRef> {
        Some(AgentRef { id: agent.id, name: self.members.get(&agent.id)?.clone() })
    }

    fn queue(&self, queue: &QueueRef) -> Option<QueueRef> {
        let (name, colour) = self.queues.get(&queue.id)?.clone();
        Some(QueueRef { id: queue.id, name, colour })
    }

    fn assignment(&self, assignment: &Assignment) -> Option<Assignment> {
        Some(match assignment {
            Assignment::Unassigned => Assignment::Unassigned,
            Assignment::Queue { queue, since } => {
                Assignment::Queue { queue: self.queue(queue)?, since: *since }
            }
            Assignment::Agent { agent, client, from } => Assignment::Agent {
                agent: self.agent(agent)?,
                client: client.clone(),
                from: match from {
                    None => None,
                    Some(place) => Some(QueuePlace { queue: self.queue(&place.queue)?, since: place.since }),
                },
            },
        })
    }
}

fn read<K: Eq + Hash, V>(
    said: &str,
    entry: impl Fn(Uuid, &str) -> Option<(K, V)>,
) -> Result<HashMap<K, V>, StoreError> {
    let lines = said.split(LINE).filter(|line| !line.is_empty());
    let read = |line: &str| {
        let (id, rest) = line.split_once(FIELD)?;
        entry(Uuid::try_parse(id).ok()?, rest)
    };
    lines.map(read).collect::<Option<_>>().ok_or(StoreError::Unreadable { what: "directory" })
}
