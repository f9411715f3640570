//! Queues: who gets what waits in them, and in which order.

use deskside_app::Actor;
use deskside_app::batches::{BatchAction, Selection};
use deskside_app::session_queues::{NewQueue, QueueError, SeenQueue, TakeNextError};
use deskside_app::session_requests::{ActionError, AssignTo, NewRequest, SeenRequest};
use deskside_domain::assignment::Assignment;
use deskside_domain::ids::QueueId;
use deskside_domain::session_queue::QueueDefaults;
use deskside_domain::session_request::{HandBackRefusal, Outcome, TakeOverRefusal};
use deskside_domain::text::QueueName;
use futures_util::future::join_all;
use jiff::SignedDuration;

use super::harness::{Desk, form};

/// A queue that its creator serves.
pub(super) async fn queue(desk: &Desk, by: &Actor, name: &str) -> SeenQueue {
    let name = QueueName::parse(name).unwrap();
    let new = NewQueue { name, description: None, colour: None, defaults: QueueDefaults::default() };
    desk.app.create_session_queue(by, new).await.unwrap()
}

pub(super) async fn queued(desk: &Desk, by: &Actor, queue: QueueId) -> SeenRequest {
    let new = NewRequest { assign_to: AssignTo::Queue(queue), ..form() };
    desk.app.create_session_request(by, new, &desk.organisation().await).await.unwrap()
}

#[tokio::test]
async fn who_waits_longest_is_next_and_who_is_present_comes_first() {
    let desk = Desk::founded().await;
    let ann = desk.admin("Ann").await;
    let id = queue(&desk, &ann, "First line").await.queue.id;
    let oldest = queued(&desk, &ann, id).await;
    desk.pass(1).await;
    let present = queued(&desk, &ann, id).await;
    desk.join(&present).await;

    let first = desk.app.take_next(&ann, id).await.unwrap();
    let second = desk.app.take_next(&ann, id).await.unwrap();
    let none = desk.app.take_next(&ann, id).await;

    assert_eq!((first.request.id, second.request.id), (present.request.id, oldest.request.id));
    assert!(matches!(none, Err(TakeNextError::Empty)), "{none:?}");
}

#[tokio::test]
async fn the_median_wait_is_that_of_people_who_were_there_and_were_taken_over_today() {
    let desk = Desk::founded().await;
    let ann = desk.admin("Ann").await;
    let id = queue(&desk, &ann, "First line").await.queue.id;
    let median = async || desk.app.session_queue(&ann, id).await.unwrap().median_wait;
    assert_eq!(median().await, None);

    for waited in [10, 600, 20, 40] {
        let request = queued(&desk, &ann, id).await;
        desk.pass(5).await;
        desk.join(&request).await;
        desk.pass(waited).await;
        desk.app.take_next(&ann, id).await.unwrap();
    }
    queued(&desk, &ann, id).await;
    desk.app.take_next(&ann, id).await.unwrap();
    assert_eq!(median().await, Some(SignedDuration::from_secs(30)));

    desk.pass(24 * 60 * 60).await;
    assert_eq!(median().await, None);
}

#[tokio::test]
async fn agents_who_take_next_at_once_get_different_requests() {
    let desk = Desk::founded().await;
    let ann = desk.admin("Ann").await;
    let id = queue(&desk, &ann, "First line").await.queue.id;
    for _ in 0..4 {
        queued(&desk, &ann, id).await;
    }

    let taken = join_all((0..6).map(|_| desk.app.take_next(&ann, id))).await;

    let mut got: Vec<_> = taken.iter().flatten().map(|seen| seen.request.id).collect();
    got.sort();
    got.dedup();
    assert_eq!(got.len(), 4);
    let empty = |taken: &&Result<_, TakeNextError>| matches!(taken, Err(TakeNextError::Empty));
    assert_eq!(taken.iter().filter(empty).count(), 2);
}

#[tokio::test]
async fn only_subscribers_take_from_a_queue_and_what_they_took_goes_back_to_its_place() {
    let desk = Desk::founded().await;
    let (ann, ben) = (desk.admin("Ann").await, desk.agent("Ben").await);
    let id = queue(&desk, &ann, "First line").await.queue.id;
    let waiting = queued(&desk, &ann, id).await.request;

    let refused = desk.app.take_over_session_request(&ben, waiting.id).await;
    desk.app.subscribe(&ann, id, ben.agent.id).await.unwrap();
    desk.app.take_over_session_request(&ben, waiting.id).await.unwrap();
    desk.pass(60).await;
    let back = desk.app.hand_back_session_request(&ben, waiting.id).await.unwrap();

    let not_subscribed = Err::<(), _>(refused.unwrap_err());
    assert!(
        matches!(not_subscribed, Err(ActionError::Refused(TakeOverRefusal::NotSubscribed { .. }))),
        "{not_subscribed:?}"
    );
    assert_eq!(back.request.assignment, waiting.assignment, "as if nobody had taken it");
}

#[tokio::test]
async fn a_queue_is_archived_once_what_waits_in_it_has_somewhere_to_go() {
    let desk = Desk::founded().await;
    let ann = desk.admin("Ann").await;
    let (old, new) = (queue(&desk, &ann, "Old").await.queue, queue(&desk, &ann, "New").await.queue);
    let waiting = queued(&desk, &ann, old.id).await.request.id;

    let refused = desk.app.archive_session_queue(&ann, old.id, None).await;
    desk.app.archive_session_queue(&ann, old.id, Some(AssignTo::Queue(new.id))).await.unwrap();

    assert!(matches!(refused, Err(QueueError::NotEmpty)), "{refused:?}");
    let moved = desk.read(&ann, waiting).await.request.assignment.clone();
    assert!(matches!(moved, Assignment::Queue { queue, .. } if queue.id == new.id));
    let again = queue(&desk, &ann, "Old").await;
    assert_eq!(again.queue.archived_at, None, "the name is free again");
}

#[tokio::test]
async fn what_is_reopened_out_of_an_archived_queue_goes_to_nobody_in_particular() {
    let desk = Desk::founded().await;
    let ann = desk.admin("Ann").await;
    let id = queue(&desk, &ann, "First line").await.queue.id;
    let [one, other] = [queued(&desk, &ann, id).await.request.id, queued(&desk, &ann, id).await.request.id];
    for request in [one, other] {
        desk.app.close_session_request(&ann, request, Outcome::Solved, None).await.unwrap();
    }
    desk.app.archive_session_queue(&ann, id, None).await.unwrap();

    let reopened = desk.app.reopen_session_request(&ann, one).await.unwrap();
    desk.app.start_batch(&ann, BatchAction::Reopen, Selection::These(vec![other])).await.unwrap();
    while desk.app.work_on_batches().await.unwrap().is_some() {}

    assert_eq!(reopened.request.assignment, Assignment::Unassigned);
    for request in [one, other] {
        assert_eq!(desk.read(&ann, request).await.request.assignment, Assignment::Unassigned);
        assert_eq!(desk.history(&ann, request).await, ["created", "closed", "reopened", "assigned"]);
    }
    assert_eq!(desk.app.session_queue(&ann, id).await.unwrap().load.in_queue, 0);
}

#[tokio::test]
async fn nothing_is_handed_back_to_an_archived_queue() {
    let desk = Desk::founded().await;
    let ann = desk.admin("Ann").await;
    let id = queue(&desk, &ann, "First line").await.queue.id;
    let request = queued(&desk, &ann, id).await.request.id;
    desk.app.take_over_session_request(&ann, request).await.unwrap();
    desk.app.archive_session_queue(&ann, id, None).await.unwrap();

    let refused = desk.app.hand_back_session_request(&ann, request).await;

    assert!(matches!(refused, Err(ActionError::Refused(HandBackRefusal::QueueArchived))), "{refused:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_gets_into_a_queue_that_is_archived_at_the_same_moment() {
    let desk = Desk::founded().await;
    let ann = desk.admin("Ann").await;
    for round in 0..12 {
        let id = queue(&desk, &ann, &format!("Line {round}")).await.queue.id;
        let new = || NewRequest { assign_to: AssignTo::Queue(id), ..form() };

        let organisation = desk.organisation().await;
        let creating = join_all((0..3).map(|_| desk.app.create_session_request(&ann, new(), &organisation)));
        let (created, archived) = tokio::join!(creating, desk.app.archive_session_queue(&ann, id, None));

        let inside = created.iter().filter(|created| created.is_ok()).count();
        let queue = desk.app.session_queue(&ann, id).await.unwrap();
        assert_eq!(queue.load.in_queue as usize, inside);
        assert_eq!(queue.queue.archived_at.is_some(), archived.is_ok());
        assert!(inside == 0 || archived.is_err(), "{inside} in an archived queue");
    }
}

#[tokio::test]
async fn two_queues_in_use_never_share_a_name() {
    let desk = Desk::founded().await;
    let ann = desk.admin("Ann").await;
    queue(&desk, &ann, "First line").await;

    let name = QueueName::parse("first LINE").unwrap();
    let new = NewQueue { name, description: None, colour: None, defaults: QueueDefaults::default() };
    let twin = desk.app.create_session_queue(&ann, new).await;

    assert!(matches!(twin, Err(QueueError::NameTaken)), "{twin:?}");
}
