//! Rooms may tell late, twice, or of a device that is not the guest any more.

use deskside_app::Actor;
use deskside_app::rooms::RoomReportError;
use deskside_domain::capability::{Capability, Grant};
use deskside_domain::history::SessionEndReason;
use deskside_domain::presence::Presence;
use deskside_domain::session_request::{GrantRefusal, Outcome};
use deskside_domain::status::Status;
use deskside_domain::tokens::DeviceId;

use super::harness::{Desk, Visitor, guest, in_person, view};

/// Ann, and a device in the lobby of her request.
async fn in_lobby() -> (Desk, Actor, Visitor) {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let visitor = desk.join(&desk.create(&ann).await).await;
    (desk, ann, visitor)
}

#[tokio::test]
async fn what_is_told_twice_is_recorded_once() {
    let (desk, ann, Visitor { request: id, guest, .. }) = in_lobby().await;
    let app = &desk.app;

    for _ in 0..2 {
        app.guest_present(id, guest.clone(), None).await.unwrap();
    }
    app.guest_granted(id, guest.device, view()).await.unwrap();
    for _ in 0..2 {
        app.guest_withdrew(id).await.unwrap();
    }
    app.guest_granted(id, guest.device, view()).await.unwrap();
    let live = app.connect(&in_person(&ann), id).await.unwrap();
    for _ in 0..2 {
        app.session_ended(id, live.id, SessionEndReason::EndedByAgent).await.unwrap();
    }
    for _ in 0..2 {
        app.guest_gone(id).await.unwrap();
    }

    assert_eq!(
        desk.history(&ann, id).await,
        [
            "created",
            "joined",
            "granted",
            "withdrawn",
            "granted",
            "taken_over",
            "session_started",
            "session_ended",
            "left"
        ]
    );
}

#[tokio::test]
async fn the_record_of_a_session_says_what_was_allowed_from_when_on() {
    let (desk, ann, Visitor { request: id, guest, .. }) = in_lobby().await;
    let app = &desk.app;
    let more = Grant::of([Capability::View, Capability::Control]).unwrap();
    app.guest_granted(id, guest.device, view()).await.unwrap();
    let live = app.connect(&in_person(&ann), id).await.unwrap();

    app.guest_granted(id, guest.device, more.clone()).await.unwrap();
    app.session_ended(id, live.id, SessionEndReason::StoppedByRemoteUser).await.unwrap();

    let record = app.session_record(&ann, live.id).await.unwrap().record;
    let grants: Vec<_> = record.grants.into_iter().map(|granted| granted.grant).collect();
    assert_eq!(grants, [view(), more]);
    assert_eq!(record.end.map(|end| end.reason), Some(SessionEndReason::StoppedByRemoteUser));
}

#[tokio::test]
async fn what_is_told_of_a_closed_request_changes_nothing() {
    let (desk, ann, Visitor { request: id, guest, .. }) = in_lobby().await;
    let app = &desk.app;
    app.guest_granted(id, guest.device, view()).await.unwrap();
    let live = app.connect(&in_person(&ann), id).await.unwrap();
    app.close_session_request(&ann, id, Outcome::Solved, None).await.unwrap();
    let before = desk.history(&ann, id).await;

    app.session_ended(id, live.id, SessionEndReason::RequestClosed).await.unwrap();
    app.guest_granted(id, guest.device, view()).await.unwrap();
    app.guest_withdrew(id).await.unwrap();
    app.guest_gone(id).await.unwrap();
    app.guest_present(id, guest, Some(view())).await.unwrap();

    assert_eq!(desk.history(&ann, id).await, before);
    assert_eq!(app.last_known_presence(id).await.unwrap(), Presence::Absent);
}

#[tokio::test]
async fn a_device_that_was_reset_neither_returns_nor_grants_for_the_next_one() {
    let (desk, ann, old) = in_lobby().await;
    let id = old.request;
    let freed = desk.app.reset_guest(&ann, id).await.unwrap();
    desk.app.guest_present(id, old.guest.clone(), None).await.unwrap();
    assert_eq!(desk.read(&ann, id).await.status, Status::Open, "it has no place to return to");
    let new = desk.join(&freed).await;

    desk.app.guest_present(id, old.guest.clone(), None).await.unwrap();
    desk.app.guest_granted(id, old.guest.device, view()).await.unwrap();

    let seen = desk.read(&ann, id).await;
    assert_eq!(seen.status, Status::Waiting);
    assert_eq!(seen.presence.guest(), Some(&new.guest));
}

#[tokio::test]
async fn a_device_that_is_lost_within_a_session_takes_the_session_with_it() {
    let (desk, ann, Visitor { request: id, guest, .. }) = in_lobby().await;
    desk.app.guest_granted(id, guest.device, view()).await.unwrap();
    let live = desk.app.connect(&in_person(&ann), id).await.unwrap();

    desk.app.guest_gone(id).await.unwrap();
    desk.app.session_ended(id, live.id, SessionEndReason::ConnectionLost).await.unwrap();

    let history = desk.history(&ann, id).await;
    assert_eq!(history[4..], ["session_started", "session_ended", "left"]);
    assert_eq!(desk.read(&ann, id).await.status, Status::Open);
}

#[tokio::test]
async fn a_device_nobody_knows_is_not_let_in_by_a_report() {
    let (desk, ann, visitor) = in_lobby().await;
    let stranger = guest(DeviceId([9; 32]));
    desk.app.guest_gone(visitor.request).await.unwrap();

    desk.app.guest_present(visitor.request, stranger, None).await.unwrap();

    assert_eq!(desk.read(&ann, visitor.request).await.status, Status::Open);
}

#[tokio::test]
async fn the_end_of_another_session_ends_nothing() {
    let (desk, ann, Visitor { request: id, guest, .. }) = in_lobby().await;
    desk.app.guest_granted(id, guest.device, view()).await.unwrap();
    let first = desk.app.connect(&in_person(&ann), id).await.unwrap();
    desk.app.session_ended(id, first.id, SessionEndReason::EndedByAgent).await.unwrap();
    desk.app.guest_granted(id, guest.device, view()).await.unwrap();
    let second = desk.app.connect(&in_person(&ann), id).await.unwrap();

    desk.app.session_ended(id, first.id, SessionEndReason::ConnectionLost).await.unwrap();

    assert_eq!(desk.read(&ann, id).await.presence.session(), Some(&second));
}

#[tokio::test]
async fn a_device_that_comes_back_without_its_grant_is_in_the_lobby() {
    let (desk, ann, Visitor { request: id, guest, .. }) = in_lobby().await;
    desk.app.guest_granted(id, guest.device, view()).await.unwrap();

    desk.app.guest_present(id, guest.clone(), Some(view())).await.unwrap();
    assert_eq!(desk.read(&ann, id).await.status, Status::Ready);
    desk.app.guest_present(id, guest, None).await.unwrap();
    assert_eq!(desk.read(&ann, id).await.status, Status::Waiting);
}

#[tokio::test]
async fn a_grant_that_comes_after_expiry_is_refused() {
    let (desk, ann, visitor) = in_lobby().await;
    desk.pass(3_600).await;

    let refused = desk.app.guest_granted(visitor.request, visitor.guest.device, view()).await;

    assert!(matches!(refused, Err(RoomReportError::Refused(GrantRefusal::Expired))), "{refused:?}");
    assert_eq!(desk.read(&ann, visitor.request).await.status, Status::Expired);
}
