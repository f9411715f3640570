//! Somebody who writes until the server dies, and remembers what it had answered.

use deskside_testkit::{Answer, Person};
use futures_util::future::join_all;
use reqwest::RequestBuilder;
use serde_json::{Value, json};

use super::life::Life;

/// One of many.
pub(super) struct Writer {
    person: Person,
    number: usize,
    queue: String,
    lives: Vec<Life>,
    /// How many requests it has tried to create; it never learns of some that it did.
    tried: usize,
    /// How many lives were checked before this round.
    checked: usize,
}

impl Writer {
    pub(super) fn new(person: Person, number: usize, queue: &str) -> Self {
        Self { person, number, queue: queue.to_owned(), lives: Vec::new(), tried: 0, checked: 0 }
    }

    /// How often the server has answered in all.
    pub(super) fn answers(&self) -> usize {
        self.lives.iter().map(Life::version).sum()
    }

    /// Leads one request after the other through its life.
    pub(super) async fn until_the_server_dies(mut self) -> Self {
        while let Some(mut life) = self.creates().await {
            let ended = self.leads(&mut life).await;
            self.lives.push(life);
            if ended.is_none() {
                break;
            }
        }
        self
    }

    /// Checks what this round has written.
    pub(super) async fn finds_what_was_answered(mut self) -> Self {
        join_all(self.lives[self.checked..].iter().map(|life| self.finds(life))).await;
        self.checked = self.lives.len();
        self
    }

    /// Checks what all rounds have written.
    pub(super) async fn finds_everything(&self) {
        for life in &self.lives {
            self.finds(life).await;
        }
    }

    async fn creates(&mut self) -> Option<Life> {
        self.tried += 1;
        let body = json!({
            "user_name": self.name(),
            "user_email": "m.aigner@brightwater.example",
            "send_updates": true,
            "assign_to": { "kind": "queue", "id": self.queue },
        });
        let request = self.person.request(reqwest::Method::POST, "/api/v1/session-requests");
        Some(Life::begun(answer(request.json(&body)).await?.expect(201)))
    }

    /// Gives nothing once the server is dead.
    async fn leads(&self, life: &mut Life) -> Option<()> {
        while let Some(step) = life.next() {
            let request = self.person.request(step.method(), &step.path(life));
            let body = step.body(&format!("{} again", self.name()));
            let request = if body == Value::Null { request } else { request.json(&body) };
            life.unanswered = Some(step.event);
            let answer = answer(request).await?;
            assert!(matches!(answer.status, 200 | 201), "{}: {}", step.event, answer.text);
            life.unanswered = None;
            life.answered(step, serde_json::from_str(&answer.text).unwrap());
        }
        Some(())
    }

    /// Everything that was answered is there: the request as it was shown, its whole story, one mail for each event
    /// that causes one, the comment, and the request where people look for it.
    async fn finds(&self, life: &Life) {
        let now = self.person.get(&life.path()).await.expect(200);
        let happened = self.kinds_of(life, "/history?limit=200", |item| item["event"]["kind"].clone()).await;

        let all: Vec<_> = life.answered.iter().copied().chain(life.unanswered).collect();
        let without_the_last = &all[..life.version()];
        assert!(happened == all || happened == without_the_last, "{happened:?} instead of {all:?}");
        assert_eq!(now["version"], happened.len(), "{now}");
        if now["version"] == life.seen["version"] {
            assert_eq!(now, life.seen);
        }
        let mails = self.kinds_of(life, "/mails", |mail| mail["kind"].clone()).await;
        assert_eq!(mails, happened.iter().filter_map(|event| mail_about(event)).collect::<Vec<_>>());
        let comments = self.kinds_of(life, "/comments", |comment| comment["text"].clone()).await;
        assert_eq!(comments.len(), happened.iter().filter(|event| *event == "commented").count());
        self.finds_in_the_list(&now).await;
    }

    /// By the word of its name that no other name begins with.
    async fn finds_in_the_list(&self, now: &Value) {
        let word = now["user_name"].as_str().unwrap().split(' ').nth(1).unwrap();
        let found = self.person.get(&format!("/api/v1/session-requests?q={word}")).await.expect(200);
        let ids: Vec<_> = found["items"].as_array().unwrap().iter().map(|item| &item["id"]).collect();
        assert_eq!(ids, [&now["id"]], "looked for {word}");
    }

    /// One word of each item below a request, the oldest first.
    async fn kinds_of(&self, life: &Life, below: &str, word: fn(&Value) -> Value) -> Vec<String> {
        let page = self.person.get(&format!("{}{below}", life.path())).await.expect(200);
        let mut words: Vec<_> = page["items"].as_array().unwrap().iter().map(word).collect();
        words.reverse();
        words.iter().map(|word| word.as_str().unwrap().to_owned()).collect()
    }

    /// A name nobody else has.
    fn name(&self) -> String {
        format!("Maria w{}r{}e", self.number, self.tried)
    }
}

/// The answer, or nothing when the server died over it.
async fn answer(request: RequestBuilder) -> Option<Answer> {
    Person::try_to_send(request).await.ok()
}

fn mail_about(event: &str) -> Option<&'static str> {
    match event {
        "created" => Some("invitation"),
        "extended" => Some("extended"),
        "closed" => Some("closed"),
        "reopened" => Some("reopened"),
        _ => None,
    }
}
