//! The server is killed without warning while many write. Whatever it had answered is there when it comes back, and
//! nothing is there by half.

mod life;
mod whole;
mod writer;

use std::net::TcpListener;
use std::time::Duration;

use deskside_test_database::Database;
use deskside_testkit::Person;
use futures_util::future::join_all;
use reqwest::Method;
use serde_json::json;

use self::writer::Writer;
use crate::harness::{Data, Running};

const WRITERS: usize = 20;

/// How often the server is killed: `DESKSIDE_KILLS=200` for the whole proof.
fn kills() -> u64 {
    std::env::var("DESKSIDE_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(4)
}

/// How long the writers are let alone before the kill of each round: each time another moment, from one in which
/// the first answers are under way to one in which there are hundreds.
fn moment(round: u64) -> Duration {
    Duration::from_millis(20 + (round + 1) * 137 % 601)
}

/// Kills the server again and again, and checks after each time what it comes back with.
pub(crate) async fn loses_nothing(database: Database) {
    let place = Place::founded(database).await;
    let mut writers = place.writers().await;

    for round in 0..kills() {
        let server = place.serve();
        let writing = join_all(writers.into_iter().map(Writer::until_the_server_dies));
        let (written, ()) = tokio::join!(writing, async {
            tokio::time::sleep(moment(round)).await;
            drop(server);
        });
        let server = place.serve();
        let checks = written.into_iter().map(Writer::finds_what_was_answered);
        writers = join_all(checks).await;
        drop(server);
        whole::check(&place.database.connect().await).await;
    }

    let _server = place.serve();
    join_all(writers.iter().map(Writer::finds_everything)).await;
    let answered: usize = writers.iter().map(Writer::answers).sum();
    assert!(answered > WRITERS, "only {answered} answers in all: nothing was tried");
}

/// An organisation's server, at an address that stays.
struct Place {
    data: Data,
    database: deskside_test_database::TestDatabase,
    url: String,
    port: u16,
}

impl Place {
    async fn founded(database: Database) -> Self {
        let (data, database) = (Data::empty(), database.create_blank().await);
        let url = database.url().to_string();
        data.found("Brightwater Clinics", &["--database", &url]).succeeded();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        Self { data, database, url, port }
    }

    fn serve(&self) -> Running {
        let (listen, public) = (format!("127.0.0.1:{}", self.port), self.origin());
        self.data.serve_with(&["--listen", &listen, "--public-url", &public, "--database", &self.url])
    }

    fn origin(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    /// All of them sign in as the owner, and put their requests into one queue.
    async fn writers(&self) -> Vec<Writer> {
        let _server = self.serve();
        let owner = Person::new(&self.origin());
        let sign_in = json!({ "email": "owner@brightwater.example", "password": "correct horse battery" });
        owner.post("/api/v1/sign-in", &sign_in).await.expect(200);
        let me = owner.get("/api/v1/me").await.expect(200)["member"]["id"].clone();
        let queue = owner.post("/api/v1/session-queues", &json!({ "name": "First line" })).await.expect(201);
        let queue = queue["id"].as_str().unwrap();
        let subscription = format!("/api/v1/session-queues/{queue}/subscribers/{}", me.as_str().unwrap());
        owner.send(owner.request(Method::PUT, &subscription)).await.expect(200);
        (0..WRITERS).map(|number| Writer::new(owner.clone(), number, queue)).collect()
    }
}
