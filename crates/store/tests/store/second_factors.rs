//! Second factors: what works once works once, and what is secret is sealed.

use deskside_domain::ids::{MemberId, PasskeyId};
use deskside_domain::second_factor::{
    CredentialId, Passkey, RecoveryCode, SecondFactor, TimeStep, TotpSecret,
};
use deskside_domain::text::PasskeyName;
use deskside_store::{CeremonyKind, KeptPasskey, StoreError};

use super::harness::{START, TestStore, member, second};

fn ann() -> MemberId {
    member(0, "Ann").id
}

fn codes() -> [RecoveryCode; 2] {
    [1, 2].map(|number| RecoveryCode::generate([number; 10]))
}

fn passkey(id: &[u8]) -> (KeptPasskey, CredentialId) {
    let passkey = Passkey {
        id: PasskeyId::generate(START, [1; 10]),
        member: ann(),
        name: PasskeyName::parse("Laptop").unwrap(),
        created_at: START,
        last_used_at: None,
    };
    (KeptPasskey { passkey, credential: "{}".to_owned() }, CredentialId(id.to_vec()))
}

/// Ann with an app, recovery codes and a passkey.
async fn guarded() -> TestStore {
    let test = TestStore::founded().await;
    let unit = test.store.begin().await.unwrap();
    let secret = TotpSecret::generate(*b"a secret of an app!!");
    unit.second_factors().add_totp(ann(), (&secret, TimeStep(100)), START, [9; 24]).await.unwrap();
    unit.second_factors().set_recovery_codes(ann(), &codes()).await.unwrap();
    let (kept, id) = passkey(b"device");
    unit.passkeys().add(&kept, &id).await.unwrap();
    unit.commit().await.unwrap();
    test
}

#[tokio::test]
async fn a_step_is_used_once_and_takes_all_before_it_along() {
    let test = guarded().await;

    for (step, is_new) in [(99, false), (100, false), (102, true), (102, false), (101, false), (103, true)] {
        let unit = test.store.begin().await.unwrap();
        let spent = unit.second_factors().spend_step(ann(), TimeStep(step)).await;
        unit.commit().await.unwrap();
        assert_eq!(spent.is_ok(), is_new, "{step}: {spent:?}");
    }
}

#[tokio::test]
async fn a_step_is_not_used_when_the_unit_comes_to_nothing() {
    let test = guarded().await;
    let unit = test.store.begin().await.unwrap();
    unit.second_factors().spend_step(ann(), TimeStep(101)).await.unwrap();
    drop(unit);

    let unit = test.store.begin().await.unwrap();
    assert!(unit.second_factors().spend_step(ann(), TimeStep(101)).await.is_ok());
}

#[tokio::test]
async fn a_recovery_code_is_its_members_and_works_once() {
    let test = guarded().await;
    let [code, other] = codes();
    let unit = test.store.begin().await.unwrap();
    let factors = unit.second_factors();

    let of_somebody_else = factors.spend_recovery_code(member(1, "Ben").id, &code).await;
    factors.spend_recovery_code(ann(), &code).await.unwrap();
    let again = factors.spend_recovery_code(ann(), &code).await;

    assert!(matches!(of_somebody_else, Err(StoreError::NotFound { .. })), "{of_somebody_else:?}");
    assert!(matches!(again, Err(StoreError::NotFound { .. })), "{again:?}");
    factors.spend_recovery_code(ann(), &other).await.unwrap();
}

#[tokio::test]
async fn all_of_a_members_are_named_and_removed_together() {
    let test = guarded().await;
    let both = [SecondFactor::Totp, SecondFactor::Passkey].into();
    assert_eq!(test.store.second_factors().of(ann()).await.unwrap(), both);
    assert_eq!(test.store.second_factors().of_all().await.unwrap(), [(ann(), both)].into());

    let unit = test.store.begin().await.unwrap();
    unit.second_factors().remove_all(ann()).await.unwrap();
    unit.commit().await.unwrap();

    assert!(test.store.second_factors().of(ann()).await.unwrap().is_empty());
    assert!(test.store.second_factors().of_all().await.unwrap().is_empty());
    assert_eq!(test.store.second_factors().recovery_codes_left(ann()).await.unwrap(), 0);
}

#[tokio::test]
async fn a_device_adds_one_key_once() {
    let test = guarded().await;
    let (kept, id) = passkey(b"device");
    let again =
        KeptPasskey { passkey: Passkey { id: PasskeyId::generate(START, [2; 10]), ..kept.passkey }, ..kept };

    let unit = test.store.begin().await.unwrap();
    let added = unit.passkeys().add(&again, &id).await;

    assert!(matches!(added, Err(StoreError::Exists { .. })), "{added:?}");
}

#[tokio::test]
async fn a_passkey_is_found_by_its_device_for_its_member_only() {
    let test = guarded().await;
    let id = CredentialId(b"device".to_vec());
    let find = async |member| test.store.passkeys().by_credential(member, &id).await.unwrap();

    assert_eq!(find(ann()).await.unwrap().passkey.name.as_str(), "Laptop");
    assert!(find(member(1, "Ben").id).await.is_none());
}

#[tokio::test]
async fn a_ceremony_is_finished_once_and_forgotten_when_it_has_expired() {
    let test = TestStore::founded().await;
    let kind = CeremonyKind::SignInByPasskey;
    let carried = test.store.seal_ceremony(kind, b"state", second(300), [7; 24]).unwrap();
    let open = |at| test.store.open_ceremony(kind, &carried, second(at));
    let finish = async |at| {
        let unit = test.store.begin().await.unwrap();
        let finished = unit.ceremonies().finish(&open(at).unwrap()).await;
        if finished.is_ok() {
            unit.commit().await.unwrap();
        }
        finished
    };

    finish(0).await.unwrap();
    let again = finish(299).await;
    assert!(matches!(again, Err(StoreError::NotFound { what: "ceremony" })), "{again:?}");
    assert!(open(300).is_none());

    let forget = async |at| {
        let unit = test.store.begin().await.unwrap();
        unit.ceremonies().forget_expired(second(at)).await.unwrap();
        unit.commit().await.unwrap();
    };
    forget(299).await;
    assert!(finish(299).await.is_err());
    forget(300).await;
    assert!(finish(299).await.is_ok());
}

#[tokio::test]
async fn neither_an_apps_secret_nor_a_recovery_code_stands_in_the_databases_files() {
    let test = guarded().await;

    let bytes = test.database.bytes().await;

    let contains = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
    assert!(contains(b"Laptop"), "these are the files the rows are in");
    assert!(!contains(b"a secret of an app!!"));
    for code in codes() {
        assert!(!contains(code.expose().as_bytes()));
    }
}

#[tokio::test]
async fn with_another_secret_key_no_app_is_read() {
    let test = guarded().await;
    test.tamper("DELETE FROM key_fingerprints").await;
    let other = test.open_with(2).await.unwrap();

    let read = other.second_factors().totp(ann()).await;

    assert!(matches!(read, Err(StoreError::Unreadable { what: "second factor" })), "{read:?}");
}
