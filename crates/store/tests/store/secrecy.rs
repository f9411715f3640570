//! Whoever has only the database can follow no link.

use deskside_domain::link::JoinCode;
use deskside_store::StoreError;

use super::harness::{START, TestStore, second};

fn contains(bytes: &[u8], needle: &str) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle.as_bytes())
}

#[tokio::test]
async fn neither_link_nor_join_code_stands_in_the_databases_files() {
    let test = TestStore::founded().await;
    let request = test.create(START).await;
    test.save(request.clone().leave(second(1))).await.unwrap();

    let bytes = test.database.bytes().await;

    assert!(contains(&bytes, "Margarethe Aigner"), "these are the files the rows are in");
    assert!(!contains(&bytes, request.token.expose()));
    assert!(!contains(&bytes, request.join_code.expose()));
}

/// What a restored database and a new key would come to.
#[tokio::test]
async fn with_another_secret_key_no_link_is_found_or_read() {
    let test = TestStore::founded().await;
    test.tamper("DELETE FROM key_fingerprints").await;
    let other = test.open_with(2).await.unwrap();
    let request = test.create(START).await;

    let by_token = other.session_requests().by_token(&request.token).await;
    let by_code = other.session_requests().by_code(&request.join_code).await;
    let by_id = other.session_requests().get(request.id).await;
    assert!(matches!(by_token, Err(StoreError::NotFound { .. })), "{by_token:?}");
    assert!(matches!(by_code, Err(StoreError::NotFound { .. })), "{by_code:?}");
    assert!(matches!(by_id, Err(StoreError::Unreadable { what: "link" })), "{by_id:?}");
}

#[tokio::test]
async fn a_database_is_opened_with_the_key_it_was_first_opened_with_and_no_other() {
    let test = TestStore::empty().await;

    let (same, other) = (test.open_with(1).await, test.open_with(2).await);

    assert!(same.is_ok(), "{same:?}");
    assert!(matches!(other, Err(StoreError::OtherKey)), "{other:?}");
}

#[tokio::test]
async fn a_database_of_an_earlier_version_belongs_to_the_key_that_opens_its_links() {
    let test = TestStore::founded().await;
    test.create(START).await;
    test.tamper("DELETE FROM key_fingerprints").await;

    let other = test.open_with(2).await;
    let same = test.open_with(1).await;

    assert!(matches!(other, Err(StoreError::OtherKey)), "{other:?}");
    assert!(same.is_ok(), "{same:?}");
    test.tamper("UPDATE session_requests SET sealed_link = token_key").await;
    assert!(test.open_with(1).await.is_ok(), "the fingerprint is kept from then on");
}

#[tokio::test]
async fn a_code_that_was_never_given_out_leads_nowhere() {
    let test = TestStore::founded().await;
    test.create(START).await;

    let found = test.store.session_requests().by_code(&JoinCode::generate(12)).await;

    assert!(matches!(found, Err(StoreError::NotFound { .. })), "{found:?}");
}
