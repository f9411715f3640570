//! Only on PostgreSQL: units that wait for each other. SQLite lets one begin at a time.

use deskside_store::StoreError;

use super::suite::harness::{START, TestStore};

#[tokio::test]
async fn of_two_units_that_wait_for_each_other_one_is_told_to_try_again() {
    let test = TestStore::founded().await;
    let (this, that) = (test.create(START).await.id, test.create(START).await.id);
    let (one, other) = (test.store.begin().await.unwrap(), test.store.begin().await.unwrap());
    one.session_requests().get(this).await.unwrap();
    other.session_requests().get(that).await.unwrap();

    let crossing = async |unit: deskside_store::Unit, id| {
        let got = unit.session_requests().get(id).await;
        unit.commit().await.ok();
        got
    };
    let (one, other) = tokio::join!(crossing(one, that), crossing(other, this));

    let loser = if one.is_ok() { other } else { one };
    assert!(matches!(loser, Err(StoreError::Contended(_))), "{loser:?}");
}
