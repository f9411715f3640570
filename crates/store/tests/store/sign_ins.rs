//! Sign-ins are found by their token's hash until they end.

use deskside_domain::ids::{MemberId, SignInId};
use deskside_domain::text::DeviceName;
use deskside_domain::tokens::SignInToken;
use deskside_store::{SignIn, StoreError};

use super::harness::{START, TestStore, browser, client, member, second};

fn ann() -> MemberId {
    member(0, "Ann").id
}

fn token(number: u8) -> SignInToken {
    SignInToken::generate([number; 32])
}

/// Ann signs in; it lasts for an hour.
async fn signed_in(test: &TestStore, number: u8, at: i64) -> SignInId {
    let new = SignIn {
        id: SignInId::generate(second(at), [number; 10]),
        member: ann(),
        client: client(1).id,
        device_name: DeviceName::parse("Firefox on Linux").unwrap(),
        created_at: second(at),
        last_used_at: second(at),
        expires_at: second(at + 3_600),
    };
    let unit = test.store.begin().await.unwrap();
    if unit.clients().find(new.client).await.unwrap().is_none() {
        unit.clients().add(&client(1), browser(1)).await.unwrap();
    }
    unit.sign_ins().add(&new, token(number).hash()).await.unwrap();
    unit.commit().await.unwrap();
    new.id
}

#[tokio::test]
async fn a_sign_in_is_valid_until_it_expires() {
    let test = TestStore::founded().await;
    let id = signed_in(&test, 1, 0).await;
    let find = async |at| test.store.sign_ins().acting(token(1).hash(), second(at)).await.unwrap();

    assert_eq!(find(3_599).await.unwrap().sign_in, id);
    assert!(find(3_600).await.is_none());
    assert!(test.store.sign_ins().acting(token(2).hash(), START).await.unwrap().is_none());
}

#[tokio::test]
async fn a_member_ends_their_own_sign_ins_only() {
    let test = TestStore::founded().await;
    let (first, second_one) = (signed_in(&test, 1, 0).await, signed_in(&test, 2, 1).await);

    let unit = test.store.begin().await.unwrap();
    let foreign = unit.sign_ins().end(member(9, "Ben").id, first).await;
    unit.sign_ins().end(ann(), first).await.unwrap();
    let twice = unit.sign_ins().end(ann(), first).await;
    unit.commit().await.unwrap();

    assert!(matches!(foreign, Err(StoreError::NotFound { .. })));
    assert!(matches!(twice, Err(StoreError::NotFound { .. })));
    let left = test.store.sign_ins().of(ann(), second(2)).await.unwrap();
    assert_eq!(left.iter().map(|sign_in| sign_in.id).collect::<Vec<_>>(), [second_one]);
}

#[tokio::test]
async fn expired_sign_ins_are_forgotten_and_valid_ones_kept() {
    let test = TestStore::founded().await;
    signed_in(&test, 1, 0).await;
    let kept = signed_in(&test, 2, 60).await;

    let unit = test.store.begin().await.unwrap();
    unit.sign_ins().forget_expired(second(3_600)).await.unwrap();
    unit.commit().await.unwrap();

    let left = test.store.sign_ins().of(ann(), START).await.unwrap();
    assert_eq!(left.iter().map(|sign_in| sign_in.id).collect::<Vec<_>>(), [kept]);
}
