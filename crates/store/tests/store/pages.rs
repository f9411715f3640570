//! Pages stay right while requests come and go.

use std::collections::BTreeSet;

use deskside_domain::session_request::Outcome;
use deskside_domain::status::Status;
use deskside_store::{Cursor, Page, PageQuery, StoreError};

use super::harness::{TestStore, ann, second};

async fn page(test: &TestStore, statuses: &[Status], after: Option<Cursor>) -> Page {
    let query = PageQuery { statuses: statuses.iter().copied().collect(), after, limit: 3 };
    test.store.session_requests().page(&query, second(0)).await.unwrap()
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
async fn an_empty_store_has_one_empty_page() {
    let test = TestStore::founded().await;
    let query = PageQuery { statuses: BTreeSet::new(), after: None, limit: 3 };

    let page = test.store.session_requests().page(&query, second(0)).await.unwrap();

    assert_eq!((page.requests.len(), page.next), (0, None));
}

#[test]
fn a_cursor_is_read_back_and_nothing_else_is() {
    let cursor = Cursor::parse("n1004").unwrap();

    assert_eq!(cursor.to_text(), "n1004");
    for text in ["", "1004", "n", "nx", "n1004 ", "m1004", "n99999999999999999999"] {
        assert!(matches!(Cursor::parse(text), Err(StoreError::BadCursor)), "{text:?}");
    }
}
