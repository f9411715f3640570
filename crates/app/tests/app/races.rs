//! Many at once: what one of them decides about, nobody else decides meanwhile.

use deskside_app::links::JoinLinkError;
use deskside_domain::presence::Presence;
use deskside_domain::session_request::JoinRefusal;
use futures_util::future::join_all;

use super::harness::{Desk, device_name, from};

/// The lease and the time a dead server's presences are kept.
const FORGOTTEN: i64 = 15 + 75;

#[tokio::test]
async fn a_device_that_many_report_as_gone_left_once() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let id = desk.join(&desk.create(&ann).await).await.request;

    let reports = join_all((0..6).map(|_| desk.app.guest_gone(id))).await;

    assert!(reports.iter().all(Result::is_ok), "{reports:?}");
    assert_eq!(desk.history(&ann, id).await, ["created", "joined", "left"]);
}

#[tokio::test]
async fn of_many_servers_that_clean_up_one_does() {
    let mut desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let id = desk.join(&desk.create(&ann).await).await.request;
    desk.stand_still(FORGOTTEN);
    desk.restart().await;

    let sweeps = join_all((0..6).map(|_| desk.app.sweep())).await;

    assert!(sweeps.iter().all(Result::is_ok), "{sweeps:?}");
    assert_eq!(desk.history(&ann, id).await, ["created", "joined", "left"]);
}

#[tokio::test]
async fn who_comes_back_while_servers_clean_up_is_here_in_the_end() {
    let mut desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let visitor = desk.join(&desk.create(&ann).await).await;
    desk.stand_still(FORGOTTEN);
    desk.restart().await;

    let (back, sweeps) = tokio::join!(
        desk.app.guest_present(visitor.request, visitor.guest, None),
        join_all((0..3).map(|_| desk.app.sweep())),
    );

    assert!(back.is_ok() && sweeps.iter().all(Result::is_ok), "{back:?} {sweeps:?}");
    assert_ne!(desk.read(&ann, visitor.request).await.presence, Presence::Absent);
}

#[tokio::test]
async fn of_many_devices_that_join_at_once_one_is_in() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let seen = desk.create(&ann).await;
    let link = seen.request.token.expose();

    let joins = join_all((1..=6).map(|place| desk.app.join(link, None, device_name(), from(place)))).await;

    let refused = |join: &Result<_, JoinLinkError>| {
        matches!(join, Err(JoinLinkError::Refused(JoinRefusal::OtherDevice)))
    };
    assert_eq!(joins.iter().filter(|join| refused(join)).count(), 5, "{joins:?}");
    assert_eq!(desk.history(&ann, seen.request.id).await, ["created", "joined", "second_device_turned_away"]);
}
