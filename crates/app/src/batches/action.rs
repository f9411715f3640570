//! What a batch does with each request.

use deskside_domain::actor::Actor;
use deskside_domain::session_request::{Extension, Outcome};
use deskside_domain::text::ClosingWord;
use deskside_store::StoreError;
use serde::{Deserialize, Serialize};

use crate::session_requests::AssignTo;

/// What a batch does with each request. The serialised form is stored: a batch that an older server started is
/// carried out by a newer one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BatchAction {
    /// Assigns it.
    Assign {
        /// To whom.
        to: AssignTo,
    },
    /// Closes it, unless a session is live.
    Close {
        /// How it ended.
        outcome: Outcome,
        /// A word about it.
        word: Option<ClosingWord>,
    },
    /// Reopens it.
    Reopen,
    /// Extends its validity.
    Extend {
        /// How far.
        extension: Extension,
    },
    /// Puts the invitation in the outbox once more.
    SendEmail,
}

impl BatchAction {
    /// The same for the worker, which carries it out without the agent who says it.
    pub(super) fn said_by(self, by: &Actor) -> Self {
        match self {
            Self::Assign { to } => Self::Assign { to: to.said_by(by) },
            other => other,
        }
    }

    pub(super) fn to_stored(&self) -> Result<String, StoreError> {
        serde_json::to_string(self).map_err(|_| StoreError::Unreadable { what: "batch action" })
    }

    pub(super) fn from_stored(text: &str) -> Result<Self, StoreError> {
        serde_json::from_str(text).map_err(|_| StoreError::Unreadable { what: "batch action" })
    }
}

#[cfg(test)]
mod tests {
    use deskside_domain::SignedDuration;
    use deskside_domain::ids::QueueId;

    use super::*;

    #[test]
    fn actions_keep_their_stored_form() {
        let queue = "018c0000-0000-7000-8000-000000000001";
        let to = AssignTo::Queue(serde_json::from_str::<QueueId>(&format!("\"{queue}\"")).unwrap());
        let word = ClosingWord::parse("new cable").ok();
        let extension = Extension::By(SignedDuration::from_hours(2));
        for (action, stored) in [
            (BatchAction::Assign { to }, format!(r#"{{"kind":"assign","to":{{"queue":"{queue}"}}}}"#)),
            (
                BatchAction::Close { outcome: Outcome::NotSolved, word },
                r#"{"kind":"close","outcome":"not_solved","word":"new cable"}"#.to_owned(),
            ),
            (BatchAction::Reopen, r#"{"kind":"reopen"}"#.to_owned()),
            (BatchAction::Extend { extension }, r#"{"kind":"extend","extension":{"by":"PT2H"}}"#.to_owned()),
            (BatchAction::SendEmail, r#"{"kind":"send_email"}"#.to_owned()),
        ] {
            assert_eq!(action.to_stored().unwrap(), stored);
            assert_eq!(BatchAction::from_stored(&stored).unwrap(), action);
        }
    }
}
