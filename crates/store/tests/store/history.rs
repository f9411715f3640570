//! Histories verify row by row, and show when somebody changed one.

use deskside_domain::history::{ChainHash, RequestEvent};
use deskside_domain::ids::SessionRequestId;
use deskside_domain::session_request::{Outcome, SessionRequest};
use deskside_domain::validity::Validity;

use super::harness::{TestStore, ann, by_ann, second};

/// A request that was closed and reopened: three rows.
async fn with_history(test: &TestStore) -> SessionRequest {
    let created = test.create(second(0)).await;
    let closed = test.save(created.close(&ann(), Outcome::Solved, None, second(1)).unwrap()).await.unwrap();
    test.save(closed.reopen(Validity::DEFAULT, second(2)).unwrap()).await.unwrap()
}

/// The version of the first row that does not follow from the ones before it.
async fn first_broken(test: &TestStore, id: SessionRequestId) -> Option<i64> {
    let mut rows = test.store.history().page(id, None, 100).await.unwrap().rows;
    rows.reverse();
    let mut before = ChainHash::START;
    for row in rows {
        let (by, what) = (&row.event.by, &row.event.what);
        let (by, what) = (serde_json::to_string(by).unwrap(), serde_json::to_string(what).unwrap());
        if before.next(id.0, row.event.version, row.event.at.as_millisecond(), &by, &what) != row.hash {
            return Some(row.event.version);
        }
        before = row.hash;
    }
    None
}

#[tokio::test]
async fn each_transition_is_one_row_with_who_and_when() {
    let test = TestStore::founded().await;
    let request = with_history(&test).await;

    let rows = test.store.history().page(request.id, None, 10).await.unwrap().rows;

    let versions: Vec<_> = rows.iter().map(|row| (row.event.version, row.event.at)).collect();
    assert_eq!(versions, [(3, second(2)), (2, second(1)), (1, second(0))]);
    assert!(rows.iter().all(|row| row.event.by == by_ann()));
    assert_eq!(rows[2].event.what, RequestEvent::Created);
}

#[tokio::test]
async fn an_untouched_history_verifies() {
    let test = TestStore::founded().await;
    let request = with_history(&test).await;

    assert_eq!(first_broken(&test, request.id).await, None);
}

#[tokio::test]
async fn a_row_that_was_changed_breaks_the_chain() {
    for change in [
        r#"UPDATE session_request_events SET by = '{"kind":"system"}' WHERE version = 2"#,
        r#"UPDATE session_request_events SET what = '{"kind":"left"}' WHERE version = 2"#,
        "UPDATE session_request_events SET at = at + 1 WHERE version = 2",
    ] {
        let test = TestStore::founded().await;
        let request = with_history(&test).await;

        test.tamper(change).await;

        assert_eq!(first_broken(&test, request.id).await, Some(2), "{change}");
    }
}

#[tokio::test]
async fn a_row_that_was_taken_out_breaks_the_chain() {
    let test = TestStore::founded().await;
    let request = with_history(&test).await;

    test.tamper("DELETE FROM session_request_events WHERE version = 2").await;

    assert_eq!(first_broken(&test, request.id).await, Some(3));
}

#[tokio::test]
async fn a_history_is_read_in_pages() {
    let test = TestStore::founded().await;
    let request = with_history(&test).await;
    let history = test.store.history();

    let first = history.page(request.id, None, 2).await.unwrap();
    let rest = history.page(request.id, first.next, 2).await.unwrap();

    assert_eq!((first.rows.len(), first.next), (2, Some(2)));
    assert_eq!((rest.rows.len(), rest.next), (1, None));
}
