//! What a server that died leaves behind, and who cleans it up.

use deskside_domain::presence::Presence;
use deskside_domain::status::Status;

use super::harness::{Desk, in_person};

/// The lease and the time a dead server's presences are kept.
const FORGOTTEN: i64 = 15 + 75;

#[tokio::test]
async fn a_session_nobody_came_back_to_is_ended() {
    let mut desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let visitor = desk.ready(&desk.create(&ann).await).await;
    desk.app.connect(&in_person(&ann), visitor.request).await.unwrap();
    desk.stand_still(FORGOTTEN);
    desk.restart().await;

    desk.app.sweep().await.unwrap();
    desk.app.sweep().await.unwrap();

    let history = desk.history(&ann, visitor.request).await;
    assert_eq!(history[4..], ["session_started", "session_ended", "left"]);
    let known = desk.app.last_known_presence(visitor.request).await.unwrap();
    assert_eq!(known, Presence::Absent);
    let seen = desk.read(&ann, visitor.request).await;
    assert_eq!(seen.request.device, Some(visitor.guest.device), "the device can come back");
}

#[tokio::test]
async fn what_may_still_come_back_is_left_alone() {
    let mut desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let visitor = desk.ready(&desk.create(&ann).await).await;
    desk.app.connect(&in_person(&ann), visitor.request).await.unwrap();
    desk.stand_still(FORGOTTEN - 1);
    desk.restart().await;

    desk.app.sweep().await.unwrap();

    let known = desk.app.last_known_presence(visitor.request).await.unwrap();
    assert!(known.session().is_some());
}

#[tokio::test]
async fn a_device_that_came_back_to_the_new_server_stays() {
    let mut desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let visitor = desk.join(&desk.create(&ann).await).await;
    desk.stand_still(20);
    assert_eq!(desk.read(&ann, visitor.request).await.status, Status::Open);
    desk.restart().await;
    desk.app.guest_present(visitor.request, visitor.guest, None).await.unwrap();
    desk.pass(FORGOTTEN).await;

    desk.app.sweep().await.unwrap();

    assert_eq!(desk.read(&ann, visitor.request).await.status, Status::Waiting);
    assert_eq!(desk.history(&ann, visitor.request).await, ["created", "joined"]);
}

#[tokio::test]
async fn a_running_server_sweeps_away_nothing_of_its_own() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let visitor = desk.join(&desk.create(&ann).await).await;
    desk.pass(600).await;

    desk.app.sweep().await.unwrap();

    assert_eq!(desk.read(&ann, visitor.request).await.status, Status::Waiting);
}

#[tokio::test]
async fn a_server_that_ends_its_lease_leaves_nobody_present() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let visitor = desk.join(&desk.create(&ann).await).await;

    desk.app.end_lease().await.unwrap();

    assert_eq!(desk.read(&ann, visitor.request).await.status, Status::Open);
}
