//! A list shows what is, although the store remembers requests: also what another server changed.

use std::sync::Arc;

use deskside_domain::assignment::Assignment;
use deskside_domain::ids::QueueId;
use deskside_domain::session_queue::{QueueColour, QueueDefaults, RequestPage, SessionQueue};
use deskside_domain::session_request::{Outcome, SessionRequest};
use deskside_domain::text::{ClientName, QueueName};
use deskside_store::{Filter, Sort, Store};

use super::harness::{START, TestStore, ann, browser, by_ann, client, second};

async fn list(store: &Store) -> Vec<Arc<SessionRequest>> {
    let first = (None, 10);
    store.session_requests().page(&Filter::default(), Sort::Newest, first, second(9)).await.unwrap().requests
}

fn queue(name: &str) -> SessionQueue {
    SessionQueue {
        id: QueueId::generate(START, [7; 10]),
        name: QueueName::parse(name).unwrap(),
        description: None,
        colour: QueueColour::Teal,
        defaults: QueueDefaults::default(),
        page: RequestPage::Off,
        archived_at: None,
        version: 1,
    }
}

/// A request of Ann's that waits in a queue with this name.
async fn queued(test: &TestStore, name: &str) -> SessionRequest {
    let queue = queue(name);
    let unit = test.store.begin().await.unwrap();
    unit.session_queues().add(&queue, START).await.unwrap();
    unit.commit().await.unwrap();
    let to = Assignment::Queue { queue: queue.as_ref(), since: second(1) };
    let request = test.create(START).await;
    test.save(request.assign(to, second(1)).unwrap()).await.unwrap()
}

#[tokio::test]
async fn what_has_not_changed_is_not_read_again() {
    let test = TestStore::founded().await;
    let request = test.create(START).await;

    let (first, second) = (list(&test.store).await, list(&test.store).await);

    assert_eq!(*first[0], request);
    assert!(Arc::ptr_eq(&first[0], &second[0]));
}

#[tokio::test]
async fn what_another_server_changed_is_shown_at_once() {
    let test = TestStore::founded().await;
    let other = test.open_with(1).await.unwrap();
    let request = test.create(START).await;
    list(&test.store).await;

    let unit = other.begin().await.unwrap();
    let request = unit.session_requests().get(request.id).await.unwrap();
    let (closed, event) = request.close(&ann(), Outcome::Solved, None, second(2)).unwrap();
    unit.session_requests().save(&closed, (&by_ann(), &event)).await.unwrap();
    let before = list(&test.store).await;
    unit.commit().await.unwrap();

    assert!(before[0].closure.is_none(), "what is not committed is not shown");
    assert_eq!(*list(&test.store).await[0], closed);
}

#[tokio::test]
async fn another_name_of_a_member_is_shown_at_once_and_so_is_the_old_one_again() {
    let test = TestStore::founded().await;
    test.create(START).await;

    for name in ["Ann", "Anna 'Æ' \"x\"", "Ann"] {
        test.tamper(&format!("UPDATE members SET name = '{}'", name.replace('\'', "''"))).await;
        assert_eq!(list(&test.store).await[0].created_by.name.as_str(), name);
    }
}

#[tokio::test]
async fn another_name_and_colour_of_a_queue_are_shown_at_once() {
    let test = TestStore::founded().await;
    let request = queued(&test, "Printers").await;
    assert_eq!(*list(&test.store).await[0], request);

    let renamed = SessionQueue { version: 2, colour: QueueColour::ALL[0], ..queue("Printers and scanners") };
    let unit = test.store.begin().await.unwrap();
    unit.session_queues().save(&renamed).await.unwrap();
    unit.commit().await.unwrap();

    let Assignment::Queue { queue: shown, .. } = &list(&test.store).await[0].assignment else {
        panic!("it waits in a queue")
    };
    assert_eq!(*shown, renamed.as_ref());
}

#[tokio::test]
async fn another_name_of_a_client_is_shown_at_once() {
    let test = TestStore::founded().await;
    let unit = test.store.begin().await.unwrap();
    unit.clients().add(&client(1), browser(1)).await.unwrap();
    unit.commit().await.unwrap();
    let to = Assignment::to_client(ann(), client(1).as_ref());
    let request = test.create(START).await;
    let request = test.save(request.assign(to, second(1)).unwrap()).await.unwrap();
    assert_eq!(*list(&test.store).await[0], request);
    assert!(Arc::ptr_eq(&list(&test.store).await[0], &list(&test.store).await[0]), "it is remembered");

    let renamed = ClientName::parse("Front desk").unwrap();
    let unit = test.store.begin().await.unwrap();
    unit.clients().rename(client(1).id, &renamed).await.unwrap();
    unit.commit().await.unwrap();

    assert_eq!(list(&test.store).await[0].assignment.client().unwrap().name, renamed);
}
