//! Of any number of agents who take a request over at once, one wins.

use deskside_app::session_requests::ActionError;
use deskside_domain::session_request::TakeOverRefusal;
use futures_util::future::join_all;

use super::harness::Desk;
use super::queues::{queue, queued};

/// How many rounds: `DESKSIDE_ROUNDS=10000` for the whole proof.
fn rounds() -> usize {
    std::env::var("DESKSIDE_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(25)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_eight_agents_who_race_one_wins_and_the_others_learn_who() {
    let desk = Desk::founded().await;
    let mut agents = Vec::new();
    for number in 0..8 {
        agents.push(desk.admin(&format!("Agent{number}")).await);
    }
    let id = queue(&desk, &agents[0], "First line").await.queue.id;
    for agent in &agents {
        desk.app.subscribe(&agents[0], id, agent.agent.id).await.unwrap();
    }

    for _ in 0..rounds() {
        let request = queued(&desk, &agents[0], id).await.request.id;

        let races =
            join_all(agents.iter().map(|agent| desk.app.take_over_session_request(agent, request))).await;

        let winners: Vec<_> = races.iter().flatten().collect();
        let [winner] = winners[..] else { panic!("{} winners", winners.len()) };
        let winner = winner.request.assignment.agent().unwrap();
        for loss in races.iter().filter_map(|race| race.as_ref().err()) {
            let ActionError::Refused(TakeOverRefusal::AlreadyTaken { by }) = loss else { panic!("{loss:?}") };
            assert_eq!(by, winner);
        }
        assert_eq!(desk.history(&agents[0], request).await, ["created", "taken_over"]);
    }
}
