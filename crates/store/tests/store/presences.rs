//! A presence counts while its node has a lease, and is remembered a little longer.

use deskside_domain::capability::{Capability, Grant};
use deskside_domain::ids::SessionId;
use deskside_domain::presence::{LiveSession, Phase, Presence};

use super::harness::{START, TestStore, ann, node, present, second};

#[tokio::test]
async fn every_phase_comes_back_as_it_was_put() {
    let test = TestStore::founded().await;
    let request = test.create(START).await;
    test.lease(node(1), second(15)).await;
    let grant = Grant::of([Capability::View]).unwrap();
    let session = LiveSession { id: SessionId::generate(START, [5; 10]), agent: ann(), since: second(3) };

    for phase in [
        Phase::InLobby,
        Phase::Granted { grant: grant.clone() },
        Phase::InSession { grant, session },
        Phase::InLobby,
    ] {
        let put = present(phase, second(2));
        test.put(&request, node(1), &put).await;
        assert_eq!(test.store.presences().of(request.id, second(10)).await.unwrap(), put);
    }
}

#[tokio::test]
async fn a_presence_dies_with_its_nodes_lease_and_is_still_known() {
    let test = TestStore::founded().await;
    let request = test.create(START).await;
    let lobby = present(Phase::InLobby, START);
    test.put(&request, node(1), &lobby).await;
    test.lease(node(1), second(15)).await;
    let presences = test.store.presences();

    assert_eq!(presences.of(request.id, second(14)).await.unwrap(), lobby);
    assert_eq!(presences.of(request.id, second(15)).await.unwrap(), Presence::Absent);
    assert_eq!(presences.last_known(request.id).await.unwrap(), lobby);
}

#[tokio::test]
async fn a_renewed_lease_revives_what_the_node_holds() {
    let test = TestStore::founded().await;
    let request = test.create(START).await;
    test.put(&request, node(1), &present(Phase::InLobby, START)).await;
    test.lease(node(1), second(15)).await;

    test.lease(node(1), second(40)).await;

    assert_ne!(test.store.presences().of(request.id, second(30)).await.unwrap(), Presence::Absent);
}

#[tokio::test]
async fn who_is_gone_is_not_known_either() {
    let test = TestStore::founded().await;
    let request = test.create(START).await;
    test.put(&request, node(1), &present(Phase::InLobby, START)).await;

    test.put(&request, node(1), &Presence::Absent).await;

    assert_eq!(test.store.presences().last_known(request.id).await.unwrap(), Presence::Absent);
}

#[tokio::test]
async fn orphans_are_presences_whose_node_has_long_had_no_lease() {
    let test = TestStore::founded().await;
    let (kept, dead, nobodys) =
        (test.create(START).await, test.create(START).await, test.create(START).await);
    let lobby = present(Phase::InLobby, START);
    test.lease(node(1), second(100)).await;
    test.lease(node(2), second(15)).await;
    test.put(&kept, node(1), &lobby).await;
    test.put(&dead, node(2), &lobby).await;
    test.put(&nobodys, node(3), &lobby).await;
    let orphaned = async |before| {
        let mut ids = test.store.presences().orphaned(second(before), 10).await.unwrap();
        ids.sort();
        ids
    };

    assert_eq!(orphaned(14).await, [nobodys.id]);
    assert_eq!(orphaned(15).await, [dead.id, nobodys.id]);
    assert_eq!(test.store.presences().orphaned(second(15), 1).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_presence_that_another_node_took_over_is_no_orphan() {
    let test = TestStore::founded().await;
    let request = test.create(START).await;
    test.lease(node(1), second(15)).await;
    test.lease(node(2), second(100)).await;
    test.put(&request, node(1), &present(Phase::InLobby, START)).await;

    test.put(&request, node(2), &present(Phase::InLobby, START)).await;

    assert!(test.store.presences().orphaned(second(50), 10).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_forgotten_node_leaves_its_presences_to_be_swept() {
    let test = TestStore::founded().await;
    let request = test.create(START).await;
    test.lease(node(1), second(15)).await;
    test.put(&request, node(1), &present(Phase::InLobby, START)).await;

    let unit = test.store.begin().await.unwrap();
    unit.nodes().forget(second(16)).await.unwrap();
    unit.commit().await.unwrap();

    assert_eq!(test.store.presences().orphaned(START, 10).await.unwrap(), [request.id]);
}
