//! A page that asks for a status holds exactly the requests that have it: the SQL and the rule are one.

use std::collections::BTreeSet;

use deskside_domain::capability::{Capability, Grant};
use deskside_domain::ids::{NodeId, SessionId};
use deskside_domain::presence::{LiveSession, Phase, Presence};
use deskside_domain::session_request::{Outcome, SessionRequest};
use deskside_domain::status::Status;
use deskside_domain::{SignedDuration, Timestamp};
use deskside_store::PageQuery;

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

async fn numbers(test: &TestStore, statuses: BTreeSet<Status>) -> BTreeSet<i64> {
    let query = PageQuery { statuses, after: None, limit: 1_000 };
    let page = test.store.session_requests().page(&query, second(NOW)).await.unwrap();
    page.requests.iter().map(|request| request.number).collect()
}

#[tokio::test]
async fn the_database_and_the_rule_agree_on_every_status() {
    let test = TestStore::founded().await;
    requests_of_every_kind(&test).await;
    let all = PageQuery { statuses: BTreeSet::new(), after: None, limit: 1_000 };
    let all = test.store.session_requests().page(&all, second(NOW)).await.unwrap().requests;
    let ids: Vec<_> = all.iter().map(|request| request.id).collect();
    let presences = test.store.presences().of_all(&ids, second(NOW)).await.unwrap();
    let by_rule = |wanted: &[Status]| -> BTreeSet<i64> {
        let has = |request: &&SessionRequest| {
            let presence = presences.get(&request.id).unwrap_or(&Presence::Absent);
            wanted.contains(&request.status(presence, second(NOW)))
        };
        all.iter().filter(has).map(|request| request.number).collect()
    };

    for status in STATUSES {
        let expected = by_rule(&[status]);
        assert!(!expected.is_empty(), "the grid has no request that is {status:?}");
        assert_eq!(numbers(&test, BTreeSet::from([status])).await, expected, "{status:?}");
    }
    for pair in STATUSES.windows(2) {
        assert_eq!(numbers(&test, pair.iter().copied().collect()).await, by_rule(pair), "{pair:?}");
    }
    assert_eq!(numbers(&test, STATUSES.into()).await, by_rule(&STATUSES));
}
