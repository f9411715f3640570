//! Clients are known by their browser until they are forgotten.

use std::collections::BTreeSet;

use deskside_domain::text::ClientName;
use deskside_store::{OnlineNow, StoreError};

use super::harness::{TestStore, ann, browser, client, member, node, second};

async fn with_clients() -> TestStore {
    let test = TestStore::founded().await;
    let unit = test.store.begin().await.unwrap();
    for number in [1, 2] {
        unit.clients().add(&client(number), browser(number)).await.unwrap();
    }
    unit.commit().await.unwrap();
    test
}

#[tokio::test]
async fn a_browser_is_one_client_for_each_member() {
    let test = with_clients().await;
    let known =
        async |number, member| test.store.clients().of_browser(browser(number), member).await.unwrap();

    assert_eq!(known(1, ann().id).await, Some(client(1)));
    assert_eq!(known(1, member(1, "Ben").id).await, None);
    assert_eq!(known(3, ann().id).await, None);
}

#[tokio::test]
async fn an_id_is_given_once() {
    let test = with_clients().await;
    let unit = test.store.begin().await.unwrap();

    let again = unit.clients().add(&client(1), browser(9)).await;

    assert!(matches!(again, Err(StoreError::Exists { .. })), "{again:?}");
}

#[tokio::test]
async fn what_was_last_seen_comes_first() {
    let test = with_clients().await;
    assert_eq!(test.store.clients().of(Some(ann().id)).await.unwrap(), [client(2), client(1)]);

    let unit = test.store.begin().await.unwrap();
    unit.clients().touch(client(1).id, second(60)).await.unwrap();
    unit.commit().await.unwrap();

    let ids: Vec<_> = test.store.clients().of(None).await.unwrap().iter().map(|found| found.id).collect();
    assert_eq!(ids, [client(1).id, client(2).id]);
}

#[tokio::test]
async fn a_forgotten_client_is_found_no_more_and_its_browser_is_free() {
    let test = with_clients().await;
    let unit = test.store.begin().await.unwrap();
    unit.clients().forget(client(1).id, second(5)).await.unwrap();
    unit.clients().touch(client(1).id, second(6)).await.unwrap();
    let renamed = unit.clients().rename(client(1).id, &ClientName::parse("Other").unwrap()).await;
    unit.commit().await.unwrap();

    assert!(matches!(renamed, Err(StoreError::NotFound { .. })), "{renamed:?}");
    assert_eq!(test.store.clients().find(client(1).id).await.unwrap(), None);
    assert_eq!(test.store.clients().of_browser(browser(1), ann().id).await.unwrap(), None);
    assert_eq!(test.store.clients().of(None).await.unwrap(), [client(2)]);
    let owners = test.store.clients().owners([client(1).id]).await.unwrap();
    assert_eq!(owners, [(client(1).id, ann().id)], "requests still name it");
}

#[tokio::test]
async fn a_member_is_online_with_any_client_as_long_as_the_node_lives() {
    let test = with_clients().await;
    test.lease(node(1), second(15)).await;
    let unit = test.store.begin().await.unwrap();
    for number in [1, 2, 2] {
        unit.client_presences().came(client(number).id, node(1)).await.unwrap();
    }
    unit.client_presences().went(client(1).id, node(1)).await.unwrap();
    unit.commit().await.unwrap();

    let online = test.store.client_presences().online(second(14)).await.unwrap();

    assert_eq!(online.members, BTreeSet::from([ann().id]));
    assert_eq!(online.clients, BTreeSet::from([client(2).id]));
    let later = test.store.client_presences().online(second(15)).await.unwrap();
    assert_eq!(later, OnlineNow::default());
}
