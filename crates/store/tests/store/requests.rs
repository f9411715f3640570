//! Requests are kept as they are, numbered without gaps, and changed by one at a time.

use deskside_domain::assignment::Assignment;
use deskside_domain::schedule::{PlannedMinutes, Schedule, ZoneName};
use deskside_domain::session_request::{Closure, Edit, Outcome};
use deskside_domain::text::{ClosingWord, EmailAddress, MessageText, Notes, PersonName};
use deskside_domain::tokens::DeviceId;
use deskside_store::StoreError;

use super::harness::{TestStore, ann, by_ann, second};

#[tokio::test]
async fn a_request_comes_back_as_it_was_saved() {
    let test = TestStore::founded().await;
    let mut request = test.create(second(0)).await;
    request.user_email = EmailAddress::parse("aigner@brightwater.example").ok();
    request.message = MessageText::parse("I call you at three.").ok();
    request.notes = Notes::parse("Printer on floor 2\nTicket 77").ok();
    request.assignment = Assignment::to_agent(ann());
    request.schedule =
        Some(Schedule { starts_at: second(60), zone: ZoneName::utc(), minutes: PlannedMinutes::DEFAULT });
    request.device = Some(DeviceId([3; 32]));
    request.closure = Some(Closure {
        at: second(5),
        by: ann(),
        outcome: Outcome::NotSolved,
        word: ClosingWord::parse("new cable").ok(),
    });
    let edit = Edit { user_name: PersonName::parse("Lena Huber").ok(), ..Edit::default() };
    let saved = test.save(request.edit(edit, &[], second(9)).unwrap()).await.unwrap();

    let requests = test.store.session_requests();

    assert_eq!(requests.get(saved.id).await.unwrap(), saved);
    assert_eq!(requests.by_token(&saved.token).await.unwrap(), saved);
    assert_eq!(requests.by_code(&saved.join_code).await.unwrap(), saved);
}

#[tokio::test]
async fn of_two_who_change_the_same_version_one_is_too_late() {
    let test = TestStore::founded().await;
    let read = test.create(second(0)).await;
    let close = |outcome| read.clone().close(&ann(), outcome, None, second(1)).unwrap();

    let (one, other) = tokio::join!(test.save(close(Outcome::Solved)), test.save(close(Outcome::NotSolved)));

    let (winner, loser) = if one.is_ok() { (one, other) } else { (other, one) };
    assert!(matches!(loser, Err(StoreError::Stale)), "{loser:?}");
    assert_eq!(test.store.session_requests().get(read.id).await.unwrap(), winner.unwrap());
    let history = test.store.history().page(read.id, None, 10).await.unwrap();
    assert_eq!(history.rows.len(), 2, "the loser has written nothing");
}

#[tokio::test]
async fn what_is_not_committed_did_not_happen() {
    let test = TestStore::founded().await;
    let request = test.create(second(0)).await;
    let (closed, event) = request.clone().close(&ann(), Outcome::Solved, None, second(1)).unwrap();

    let unit = test.store.begin().await.unwrap();
    unit.session_requests().save(&closed, (&by_ann(), &event)).await.unwrap();
    drop(unit);

    assert_eq!(test.store.session_requests().get(request.id).await.unwrap(), request);
}

#[tokio::test]
async fn numbers_are_consecutive_however_many_create_at_once() {
    let test = TestStore::founded().await;
    let abandoned = test.store.begin().await.unwrap();
    abandoned.session_requests().next_number().await.unwrap();
    drop(abandoned);

    let (a, b, c, d) = tokio::join!(
        test.create(second(0)),
        test.create(second(0)),
        test.create(second(0)),
        test.create(second(0)),
    );

    let mut numbers = [a.number, b.number, c.number, d.number];
    numbers.sort_unstable();
    assert_eq!(numbers, [1001, 1002, 1003, 1004]);
}

#[tokio::test]
async fn a_join_code_belongs_to_one_request() {
    let test = TestStore::founded().await;
    let first = test.create(second(0)).await;

    let twin = test.create_with_code(first.join_code.clone(), second(1)).await;

    assert!(matches!(twin, Err(StoreError::Exists { .. })), "{twin:?}");
    assert_eq!(test.create(second(2)).await.number, first.number + 1, "the number was not used up");
}
