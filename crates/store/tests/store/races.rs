//! Many at once, on several threads: what one of them decides about, nobody else changes meanwhile.

use std::collections::BTreeSet;
use std::future::Future;

use deskside_domain::audit::{AuditAction, AuditActor};
use deskside_domain::chat::ChatAuthor;
use deskside_domain::ids::{ChatClientId, SessionRequestId};
use deskside_domain::session_request::Edit;
use deskside_domain::text::{ChatText, Notes};
use deskside_store::{Store, StoreError};

use super::DATABASE;
use super::harness::{START, TestStore, by_ann, key, second};

/// Enough to meet each other, and fewer than there are connections.
const MANY: u8 = 8;

/// Does it so many times at once.
async fn at_once<T: Send + 'static, F: Future<Output = T> + Send + 'static>(one: impl Fn(u8) -> F) -> Vec<T> {
    let racing: Vec<_> = (0..MANY).map(|number| tokio::spawn(one(number))).collect();
    let mut results = Vec::new();
    for racer in racing {
        results.push(racer.await.unwrap());
    }
    results
}

async fn edit(store: Store, id: SessionRequestId, number: u8) -> Result<i64, StoreError> {
    let unit = store.begin().await?;
    let request = unit.session_requests().get(id).await?;
    let edit = Edit { notes: Some(Notes::parse(&format!("Note {number}")).ok()), ..Edit::default() };
    let (request, event) = request.edit(edit, &[], second(1)).unwrap();
    unit.session_requests().save(&request, (&by_ann(), &event)).await?;
    unit.commit().await?;
    Ok(request.version)
}

async fn say(store: Store, id: SessionRequestId, number: u8) -> i64 {
    let (client_id, text) = (ChatClientId::generate(START, [number; 10]), ChatText::parse("Hello").unwrap());
    let unit = store.begin().await.unwrap();
    let said = unit.chat().say(id, client_id, &ChatAuthor::RemoteUser, &text, START).await.unwrap();
    unit.commit().await.unwrap();
    said.seq
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_who_read_and_change_a_request_in_a_unit_nobody_is_too_late() {
    let test = TestStore::founded().await;
    let id = test.create(START).await.id;

    let versions = at_once(|number| edit(test.store.clone(), id, number)).await;

    let versions: BTreeSet<_> = versions.into_iter().map(Result::unwrap).collect();
    assert_eq!(versions, (2..=i64::from(MANY) + 1).collect());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_who_speak_at_once_each_gets_a_number_of_their_own() {
    let test = TestStore::founded().await;
    let id = test.create(START).await.id;

    let numbers = at_once(|number| say(test.store.clone(), id, number)).await;

    assert_eq!(numbers.into_iter().collect::<BTreeSet<_>>(), (1..=i64::from(MANY)).collect());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn servers_that_start_together_migrate_once() {
    let database = DATABASE.create_blank().await;
    let url = database.url();

    let stores = at_once(|_| {
        let url = url.clone();
        async move { Store::open(&url, &key(1)).await }
    })
    .await;

    for store in stores {
        assert!(store.unwrap().organisation().find().await.unwrap().is_none());
    }
}

#[tokio::test]
async fn nobody_waits_to_read_what_somebody_decides_about() {
    let test = TestStore::founded().await;
    let request = test.create(START).await;
    let deciding = test.store.begin().await.unwrap();
    deciding.session_requests().get(request.id).await.unwrap();

    let seen = test.store.session_requests().get(request.id).await.unwrap();

    assert_eq!(seen, request);
    deciding.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_log_that_grows_while_it_is_checked_is_whole() {
    let test = TestStore::founded().await;
    let store = test.store.clone();
    let growing = tokio::spawn(async move {
        for _ in 0..100 {
            let unit = store.begin().await.unwrap();
            unit.audit().record(&AuditActor::CommandLine, &AuditAction::SignedOut, START).await.unwrap();
            unit.commit().await.unwrap();
        }
    });

    while !growing.is_finished() {
        assert_eq!(test.store.chains().broken_end().await.unwrap(), None);
    }

    growing.await.unwrap();
}
