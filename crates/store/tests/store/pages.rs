//! Pages stay right while requests come and go.

use deskside_domain::session_request::Outcome;
use deskside_domain::status::Status;
use deskside_store::{Cursor, Filter, Page, Sort, StoreError};

use super::harness::{TestStore, ann, second};

async fn page(test: &TestStore, statuses: &[Status], after: Option<Cursor>) -> Page {
    let filter = Filter { statuses: statuses.iter().copied().collect(), ..Filter::default() };
    test.store.session_requests().page(&filter, Sort::Newest, (after, 3), second(0)).await.unwrap()
}

fn numbers(page: &Page) -> Vec<i64> {
    page.requests.iter().map(|request| request.number).collect()
}

#[tokio::test]
async fn the_newest_number_comes_first_and_the_last_page_says_so() {
    let test = TestStore::founded().await;
    for _ in 0..6 {
        test.create(second(0)).await;
    }

    let first = page(&test, &[], None).await;
    let last = page(&test, &[], first.next).await;

    assert_eq!(numbers(&first), [1006, 1005, 1004]);
    assert_eq!((numbers(&last), last.next), (vec![1003, 1002, 1001], None));
}

#[tokio::test]
async fn no_request_is_shown_twice_or_left_out_while_others_come_and_go() {
    let test = TestStore::founded().await;
    let mut requests = Vec::new();
    for _ in 0..6 {
        requests.push(test.create(second(0)).await);
    }
    let first = page(&test, &[Status::Open], None).await;

    // One that was shown and one that was not leave the filter; a new one comes in above.
    for gone in [4, 1] {
        let closing = requests[gone].clone().close(&ann(), Outcome::Solved, None, second(0)).unwrap();
        test.save(closing).await.unwrap();
    }
    test.create(second(0)).await;
    let next = page(&test, &[Status::Open], first.next).await;

    assert_eq!(numbers(&first), [1006, 1005, 1004]);
    assert_eq!((numbers(&next), next.next), (vec![1003, 1001], None));
}

#[tokio::test]
async fn what_ends_while_somebody_reads_on_does_not_come_twice() {
    let test = TestStore::founded().await;
    for created in [0, 10, 20, 30] {
        test.create(second(created)).await;
    }
    let ending = |seconds: i64| (Filter::default(), second(300 + seconds));
    let (filter, now) = ending(5);
    let first = test.store.session_requests().page(&filter, Sort::Expires, (None, 2), now).await.unwrap();

    let (filter, now) = ending(25);
    let after = (first.next, 10);
    let next = test.store.session_requests().page(&filter, Sort::Expires, after, now).await.unwrap();

    assert_eq!((numbers(&first), numbers(&next)), (vec![1002, 1003], vec![1004, 1001]));
}

#[tokio::test]
async fn an_empty_store_has_one_empty_page() {
    let test = TestStore::founded().await;

    let page = page(&test, &[], None).await;

    assert_eq!((page.requests.len(), page.next), (0, None));
}

#[tokio::test]
async fn a_cursor_leads_on_in_its_own_order_only() {
    let test = TestStore::founded().await;
    for _ in 0..6 {
        test.create(second(0)).await;
    }
    let cursor = page(&test, &[], None).await.next.unwrap();

    let requests = test.store.session_requests();
    let other = requests.page(&Filter::default(), Sort::Oldest, (Some(cursor), 3), second(0)).await;

    assert_eq!(Cursor::parse(&cursor.to_text(), Sort::Newest).unwrap(), cursor);
    assert!(matches!(other, Err(StoreError::BadCursor)), "{other:?}");
}
