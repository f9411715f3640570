//! Who may connect when several want to.

use deskside_app::session_requests::{AssignTo, ConnectError, NewRequest};
use deskside_domain::assignment::Assignment;
use deskside_domain::session_request::ConnectRefusal;

use super::harness::{Desk, form, in_person};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_eight_agents_who_connect_at_once_one_wins_and_the_others_learn_who() {
    let desk = Desk::founded().await;
    let mut agents = Vec::new();
    for number in 0..8 {
        agents.push(desk.agent(&format!("Agent{number}")).await);
    }

    for _round in 0..50 {
        let created = desk.create(&agents[0]).await;
        let id = created.request.id;
        desk.ready(&created).await;

        let racing: Vec<_> = agents
            .iter()
            .cloned()
            .map(|agent| {
                let app = desk.app.clone();
                tokio::spawn(async move { app.connect(&in_person(&agent), id).await })
            })
            .collect();

        let (mut sessions, mut refusals) = (Vec::new(), Vec::new());
        for racer in racing {
            match racer.await.unwrap() {
                Ok(live) => sessions.push(live),
                Err(ConnectError::Refused(refusal)) => refusals.push(refusal),
                Err(other) => panic!("{other:?}"),
            }
        }
        let [live] = &sessions[..] else { panic!("{} sessions began", sessions.len()) };
        assert_eq!(refusals, vec![ConnectRefusal::SessionLive { by: live.agent.clone() }; 7]);
        let seen = desk.read(&agents[0], id).await;
        assert_eq!(seen.request.assignment, Assignment::to_agent(live.agent.clone()));
        assert_eq!(seen.presence.session(), Some(live));
        let history = desk.history(&agents[0], id).await;
        assert_eq!(history, ["created", "joined", "granted", "taken_over", "session_started"]);
    }
}

#[tokio::test]
async fn nobody_connects_before_the_remote_user_has_granted() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let created = desk.create(&ann).await;
    desk.join(&created).await;

    let refused = desk.app.connect(&in_person(&ann), created.request.id).await;

    assert!(matches!(refused, Err(ConnectError::Refused(ConnectRefusal::NotGranted))), "{refused:?}");
    assert_eq!(desk.history(&ann, created.request.id).await, ["created", "joined"]);
}

#[tokio::test]
async fn a_grant_that_was_withdrawn_lets_nobody_connect() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let created = desk.create(&ann).await;
    desk.ready(&created).await;
    desk.app.guest_withdrew(created.request.id).await.unwrap();

    let refused = desk.app.connect(&in_person(&ann), created.request.id).await;

    assert!(matches!(refused, Err(ConnectError::Refused(ConnectRefusal::NotGranted))), "{refused:?}");
}

#[tokio::test]
async fn the_grant_of_a_device_on_a_dead_server_lets_nobody_connect() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let created = desk.create(&ann).await;
    desk.ready(&created).await;
    desk.stand_still(15);

    let refused = desk.app.connect(&in_person(&ann), created.request.id).await;

    assert!(matches!(refused, Err(ConnectError::Refused(ConnectRefusal::NotGranted))), "{refused:?}");
}

#[tokio::test]
async fn a_request_of_anns_is_not_for_ben() {
    let desk = Desk::founded().await;
    let (ann, ben) = (desk.agent("Ann").await, desk.agent("Ben").await);
    let form = NewRequest { assign_to: AssignTo::Myself, ..form() };
    let created = desk.app.create_session_request(&ann, form, &desk.organisation().await).await.unwrap();
    desk.ready(&created).await;

    let refused = desk.app.connect(&in_person(&ben), created.request.id).await;

    let to = ann.agent.clone();
    match refused {
        Err(ConnectError::Refused(refusal)) => {
            assert_eq!(refusal, ConnectRefusal::AssignedElsewhere { to });
        }
        other => panic!("{other:?}"),
    }
    assert!(desk.app.connect(&in_person(&ann), created.request.id).await.is_ok());
}
