//! What is done to a request from its creation on, one step after the other, and what the server has said about it.

use reqwest::Method;
use serde_json::{Value, json};

/// One step of a life.
pub(super) struct Step {
    /// The event it leaves in the history.
    pub(super) event: &'static str,
    method: Method,
    path: &'static str,
    body: fn(&str) -> Value,
}

/// A life after its creation. What one step leaves, the next one needs.
const STEPS: &[Step] = &[
    Step { event: "edited", method: Method::PATCH, path: "", body: |name| json!({ "user_name": name }) },
    Step {
        event: "commented",
        method: Method::POST,
        path: "/comments",
        body: |name| json!({ "text": format!("Called {name}") }),
    },
    Step {
        event: "extended",
        method: Method::POST,
        path: "/extend",
        body: |_| json!({ "kind": "by", "seconds": 3600 }),
    },
    Step { event: "taken_over", method: Method::POST, path: "/take-over", body: |_| Value::Null },
    Step { event: "handed_back", method: Method::POST, path: "/hand-back", body: |_| Value::Null },
    Step { event: "closed", method: Method::POST, path: "/close", body: |_| json!({ "outcome": "solved" }) },
    Step { event: "reopened", method: Method::POST, path: "/reopen", body: |_| Value::Null },
];

/// A request as far as the server has answered for it.
pub(super) struct Life {
    pub(super) id: String,
    /// The events that were answered for, in their order.
    pub(super) answered: Vec<&'static str>,
    /// The event nobody has answered for: the server died. It happened, or it did not.
    pub(super) unanswered: Option<&'static str>,
    /// The request as an answer last showed it. A comment's answer shows the comment.
    pub(super) seen: Value,
}

impl Life {
    /// Of a request that was answered to be created.
    pub(super) fn begun(request: Value) -> Self {
        let id = request["id"].as_str().unwrap().to_owned();
        Self { id, answered: vec!["created"], unanswered: None, seen: request }
    }

    /// What comes next, if its life is not over.
    pub(super) fn next(&self) -> Option<&'static Step> {
        STEPS.get(self.answered.len() - 1)
    }

    /// The server has answered for a step.
    pub(super) fn answered(&mut self, step: &Step, answer: Value) {
        self.answered.push(step.event);
        if answer["version"].is_number() {
            self.seen = answer;
        }
    }

    /// The latest version that was answered for.
    pub(super) fn version(&self) -> usize {
        self.answered.len()
    }

    pub(super) fn path(&self) -> String {
        format!("/api/v1/session-requests/{}", self.id)
    }
}

impl Step {
    pub(super) fn method(&self) -> Method {
        self.method.clone()
    }

    pub(super) fn path(&self, life: &Life) -> String {
        format!("{}{}", life.path(), self.path)
    }

    /// Null where it needs none.
    pub(super) fn body(&self, name: &str) -> Value {
        (self.body)(name)
    }
}
