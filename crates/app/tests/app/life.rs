//! A request from its creation to its second life.

use deskside_app::hints::Hint;
use deskside_domain::history::SessionEndReason;
use deskside_domain::session_request::Outcome;
use deskside_domain::status::Status;

use super::harness::{Desk, in_person, view};

#[tokio::test]
async fn a_request_lives_from_creation_to_its_second_life() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let app = &desk.app;

    let created = desk.create(&ann).await;
    let id = created.request.id;
    assert_eq!(created.status, Status::Open);
    let visitor = desk.join(&created).await;
    assert_eq!(desk.read(&ann, id).await.status, Status::Waiting);
    app.guest_granted(id, visitor.guest.device, view()).await.unwrap();
    assert_eq!(desk.read(&ann, id).await.status, Status::Ready);
    let live = app.connect(&in_person(&ann), id).await.unwrap();
    assert_eq!(desk.read(&ann, id).await.status, Status::Connected);
    desk.pass(600).await;
    app.session_ended(id, live.id, SessionEndReason::StoppedByRemoteUser).await.unwrap();
    assert_eq!(desk.read(&ann, id).await.status, Status::Waiting, "the grant is gone with the session");
    let closed = app.close_session_request(&ann, id, Outcome::Solved, None).await.unwrap();
    assert_eq!(closed.status, Status::Closed);
    let reopened = app.reopen_session_request(&ann, id).await.unwrap();
    assert_eq!(reopened.status, Status::Open);

    assert_eq!(reopened.request.token, created.request.token);
    assert_eq!(reopened.request.join_code, created.request.join_code);
    assert_eq!(reopened.request.version, 8);
    assert_eq!(
        desk.history(&ann, id).await,
        [
            "created",
            "joined",
            "granted",
            "taken_over",
            "session_started",
            "session_ended",
            "closed",
            "reopened"
        ]
    );
}

#[tokio::test]
async fn everyone_is_told_of_every_change_after_it_was_saved() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let mut hints = desk.app.hints().subscribe();

    let created = desk.create(&ann).await;
    let id = created.request.id;
    let visitor = desk.ready(&created).await;
    desk.app.connect(&in_person(&ann), id).await.unwrap();
    desk.app.leave(&visitor.entry()).await.unwrap();

    let mut versions = Vec::new();
    while let Ok(hint) = hints.try_recv() {
        let Hint::SessionRequest { request, version } = hint else { panic!("only the request changed") };
        assert_eq!(request, id);
        versions.push(version);
    }
    assert_eq!(versions, [1, 2, 3, 5, 7], "connecting and leaving are two events each");
}

#[tokio::test]
async fn a_live_session_outlives_the_validity() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let created = desk.create(&ann).await;
    let id = created.request.id;
    let visitor = desk.ready(&created).await;
    let live = desk.app.connect(&in_person(&ann), id).await.unwrap();

    desk.pass(7_200).await;

    assert_eq!(desk.read(&ann, id).await.status, Status::Connected);
    assert_eq!(desk.app.connect(&in_person(&ann), id).await.unwrap(), live, "a reloaded page finds it again");
    assert!(desk.app.enter_as_guest(&visitor.link, Some(&visitor.cookie)).await.is_ok());
    desk.app.session_ended(id, live.id, SessionEndReason::EndedByAgent).await.unwrap();
    assert_eq!(desk.read(&ann, id).await.status, Status::Expired);
}
