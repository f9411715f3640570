//! A list that asks for a status holds exactly the requests that have it: the SQL and the rule are one.

use std::collections::{BTreeMap, BTreeSet};

use deskside_domain::capability::{Capability, Grant};
use deskside_domain::ids::{NodeId, SessionId};
use deskside_domain::presence::{LiveSession, Phase, Presence};
use deskside_domain::session_request::{Outcome, SessionRequest};
use deskside_domain::status::Status;
use deskside_domain::{SignedDuration, Timestamp};
use deskside_store::{Filter, Sort};

use super::harness::{START, TestStore, ann, node, present, second};

const NOW: i64 = 1_000;
/// The validity of the requests here, in seconds.
const VALID: i64 = 300;

const STATUSES: [Status; 6] =
    [Status::Open, Status::Waiting, Status::Ready, Status::Connected, Status::Closed, Status::Expired];

/// Requests in every state in which one can be at [`NOW`]: closed or not, well before, at and after the end of
/// the validity, with every phase, held by a node whose lease runs, ends now, has ended, or never was.
async fn requests_of_every_kind(test: &TestStore) {
    let nodes = [Some(15), Some(0), Some(-1), None];
    for (node, lease) in (0_u8..).map(node).zip(nodes) {
        if let Some(seconds) = lease {
            test.lease(node, second(NOW + seconds)).await;
        }
        for millis_left in [-60_000, -1, 0, 1, 60_000] {
            for phase in phases() {
                let left = SignedDuration::from_millis(millis_left);
                let created = second(NOW - VALID) + left;
                one_request(test, created, phase.clone(), node).await;
                let request = one_request(test, created, phase, node).await;
                test.save(request.close(&ann(), Outcome::Solved, None, second(NOW)).unwrap()).await.unwrap();
            }
        }
    }
}

async fn one_request(
    test: &TestStore,
    created: Timestamp,
    phase: Option<Phase>,
    node: NodeId,
) -> SessionRequest {
    let request = test.create(created).await;
    if let Some(phase) = phase {
        test.put(&request, node, &present(phase, created)).await;
    }
    request
}

fn phases() -> [Option<Phase>; 4] {
    let grant = Grant::of([Capability::View]).unwrap();
    let session = LiveSession { id: SessionId::generate(START, [1; 10]), agent: ann(), since: START };
    [
        None,
        Some(Phase::InLobby),
        Some(Phase::Granted { grant: grant.clone() }),
        Some(Phase::InSession { grant, session }),
    ]
}

async fn numbers(test: &TestStore, statuses: &BTreeSet<Status>, sort: Sort) -> Vec<i64> {
    let filter = Filter { statuses: statuses.clone(), ..Filter::default() };
    let page = test.store.session_requests().page(&filter, sort, (None, 1_000), second(NOW)).await.unwrap();
    assert_eq!(page.next, None);
    let mut numbers: Vec<_> = page.requests.iter().map(|request| request.number).collect();
    numbers.sort_unstable();
    numbers
}

/// The numbers of all requests, by their status as the rule has it.
async fn by_rule(test: &TestStore) -> BTreeMap<Status, BTreeSet<i64>> {
    let everything = (None, 1_000);
    let requests = test.store.session_requests();
    let all =
        requests.page(&Filter::default(), Sort::Newest, everything, second(NOW)).await.unwrap().requests;
    let ids: Vec<_> = all.iter().map(|request| request.id).collect();
    let presences = test.store.presences().of_all(&ids, second(NOW)).await.unwrap();
    let mut numbers = BTreeMap::new();
    for request in all {
        let presence = presences.get(&request.id).unwrap_or(&Presence::Absent);
        let status = request.status(presence, second(NOW));
        numbers.entry(status).or_insert_with(BTreeSet::new).insert(request.number);
    }
    numbers
}

async fn agree_on_every_set_of_statuses(test: &TestStore) {
    let by_rule = by_rule(test).await;
    assert_eq!(by_rule.len(), STATUSES.len(), "the grid has requests of every status");
    for bits in 1_u8..64 {
        let wanted = STATUSES.iter().enumerate().filter(|(place, _)| bits & (1 << place) != 0);
        let wanted: BTreeSet<Status> = wanted.map(|(_, status)| *status).collect();
        let expected: BTreeSet<i64> = wanted.iter().flat_map(|status| by_rule[status].clone()).collect();
        for sort in [Sort::Newest, Sort::Attention, Sort::Waiting, Sort::Expires] {
            let found = numbers(test, &wanted, sort).await;
            assert_eq!(found, expected.iter().copied().collect::<Vec<_>>(), "{wanted:?} {sort:?}");
        }
    }
    let counts = test.store.session_requests().counts(&Filter::default(), second(NOW)).await.unwrap();
    for (status, numbers) in by_rule {
        assert_eq!(counts.of[&status] as usize, numbers.len(), "{status:?}");
    }
}

#[tokio::test]
async fn the_database_and_the_rule_agree_on_every_set_of_statuses() {
    let test = TestStore::founded().await;
    requests_of_every_kind(&test).await;

    agree_on_every_set_of_statuses(&test).await;
}

#[tokio::test]
async fn they_agree_also_when_what_has_expired_was_put_aside() {
    let test = TestStore::founded().await;
    requests_of_every_kind(&test).await;
    let moved = test.shelve(second(NOW), second(NOW)).await;

    assert!(moved > 0);
    agree_on_every_set_of_statuses(&test).await;
}

#[tokio::test]
async fn what_was_put_aside_comes_back_when_a_clock_is_set_back_or_the_validity_grows() {
    let test = TestStore::founded().await;
    requests_of_every_kind(&test).await;
    test.shelve(second(NOW + 600), second(NOW + 600)).await;
    test.shelve(second(NOW), second(NOW)).await;

    agree_on_every_set_of_statuses(&test).await;
}
