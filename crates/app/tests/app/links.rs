//! What a link lets a device do.

use deskside_app::links::{GuestEntryError, JoinLinkError, LinkError, ResolveCodeError};
use deskside_domain::link::JoinCode;
use deskside_domain::session_request::{JoinRefusal, LinkView, Outcome};
use deskside_domain::status::Status;

use super::harness::{Desk, device_name, from, in_person};

fn refusal<T: std::fmt::Debug>(joined: Result<T, JoinLinkError>) -> JoinRefusal {
    match joined {
        Err(JoinLinkError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn reading_a_link_changes_nothing() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let created = desk.create(&ann).await;

    let seen = desk.app.link(created.request.token.expose(), None).await.unwrap();

    assert_eq!((seen.view, seen.organisation.name.as_str()), (LinkView::Invitation, "Brightwater Clinics"));
    let after = desk.read(&ann, created.request.id).await;
    assert_eq!((after.request, after.status), (created.request, Status::Open));
}

#[tokio::test]
async fn pressing_join_twice_joins_once() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let visitor = desk.join(&desk.create(&ann).await).await;

    let again = desk.app.join(&visitor.link, Some(&visitor.cookie), device_name(), from(1)).await.unwrap();

    assert_eq!(again.device.expose(), visitor.cookie);
    assert_eq!(again.link.view, LinkView::Joined);
    assert_eq!(desk.history(&ann, visitor.request).await, ["created", "joined"]);
}

#[tokio::test]
async fn joining_again_within_a_session_does_not_end_it() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let visitor = desk.ready(&desk.create(&ann).await).await;
    desk.app.connect(&in_person(&ann), visitor.request).await.unwrap();

    desk.app.join(&visitor.link, Some(&visitor.cookie), device_name(), from(1)).await.unwrap();

    assert_eq!(desk.read(&ann, visitor.request).await.status, Status::Connected);
}

#[tokio::test]
async fn a_second_device_is_told_that_another_has_joined() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let visitor = desk.join(&desk.create(&ann).await).await;

    let joined = desk.app.join(&visitor.link, None, device_name(), from(1)).await;

    assert_eq!(refusal(joined), JoinRefusal::OtherDevice);
    let seen = desk.app.link(&visitor.link, None).await.unwrap();
    assert_eq!(seen.view, LinkView::OtherDevice);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_devices_that_join_at_once_one_is_in() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let created = desk.create(&ann).await;
    let link = created.request.token.expose();

    let (one, other) = tokio::join!(
        desk.app.join(link, None, device_name(), from(1)),
        desk.app.join(link, None, device_name(), from(1)),
    );

    let loser = if one.is_ok() { other } else { one };
    assert_eq!(refusal(loser), JoinRefusal::OtherDevice);
    let history = desk.history(&ann, created.request.id).await;
    assert_eq!(history, ["created", "joined", "second_device_turned_away"]);
}

#[tokio::test]
async fn an_expired_link_lets_nobody_in_not_even_the_device_that_waits() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let visitor = desk.join(&desk.create(&ann).await).await;

    desk.pass(3_600).await;

    let joined = desk.app.join(&visitor.link, Some(&visitor.cookie), device_name(), from(1)).await;
    assert_eq!(refusal(joined), JoinRefusal::Expired);
    let entered = desk.app.enter_as_guest(&visitor.link, Some(&visitor.cookie)).await;
    assert!(matches!(entered, Err(GuestEntryError::NotJoined { view: LinkView::Expired })), "{entered:?}");
}

#[tokio::test]
async fn a_closed_request_lets_nobody_in_and_a_reopened_one_does() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let visitor = desk.join(&desk.create(&ann).await).await;
    desk.app.close_session_request(&ann, visitor.request, Outcome::Solved, None).await.unwrap();

    let joined = desk.app.join(&visitor.link, Some(&visitor.cookie), device_name(), from(1)).await;
    assert_eq!(refusal(joined), JoinRefusal::Closed);
    let entered = desk.app.enter_as_guest(&visitor.link, Some(&visitor.cookie)).await;
    assert!(matches!(entered, Err(GuestEntryError::NotJoined { view: LinkView::Closed })), "{entered:?}");

    desk.app.reopen_session_request(&ann, visitor.request).await.unwrap();
    assert!(desk.app.join(&visitor.link, None, device_name(), from(1)).await.is_ok());
}

#[tokio::test]
async fn only_the_device_that_joined_enters_the_room() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let visitor = desk.join(&desk.create(&ann).await).await;

    let entry = desk.app.enter_as_guest(&visitor.link, Some(&visitor.cookie)).await.unwrap();

    assert_eq!((entry.request, entry.device), (visitor.request, visitor.guest.device));
    for cookie in [None, Some("nonsense")] {
        let entered = desk.app.enter_as_guest(&visitor.link, cookie).await;
        assert!(matches!(entered, Err(GuestEntryError::NotJoined { .. })), "{entered:?}");
    }
}

#[tokio::test]
async fn a_link_that_was_never_given_out_leads_nowhere() {
    let desk = Desk::founded().await;

    for token in ["", "x", &"x".repeat(24)] {
        let seen = desk.app.link(token, None).await;
        assert!(matches!(seen, Err(LinkError::NotFound)), "{seen:?}");
    }
}

#[tokio::test]
async fn a_join_code_leads_to_the_link_however_it_is_grouped() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let created = desk.create(&ann).await;
    let code = created.request.join_code.expose();

    let typed = format!("{} {}-{}", &code[..3], &code[3..6], &code[6..]);

    assert_eq!(desk.app.resolve_join_code(&typed, from(1)).await.unwrap(), created.request.token);
}

#[tokio::test]
async fn guessing_join_codes_is_slowed() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let code = desk.create(&ann).await.request.join_code.clone();
    for number in 0..11 {
        let wrong = JoinCode::generate(number);
        let resolved = desk.app.resolve_join_code(wrong.expose(), from(1)).await;
        assert!(matches!(resolved, Err(ResolveCodeError::NotFound)), "{resolved:?}");
    }

    let resolved = desk.app.resolve_join_code(code.expose(), from(1)).await;

    assert!(matches!(resolved, Err(ResolveCodeError::TryLater(_))), "{resolved:?}");
    assert!(desk.app.resolve_join_code(code.expose(), from(2)).await.is_ok());
}
