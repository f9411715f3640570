//! One action over many requests: a preview tells what it does, and nothing is done twice.

use std::collections::BTreeSet;

use deskside_app::Actor;
use deskside_app::batches::{BatchAction, BatchError, BatchRefusal, RefusedRequest, SeenBatch, Selection};
use deskside_app::session_requests::{AssignTo, Filter, NewRequest, RequestFilter};
use deskside_domain::SignedDuration;
use deskside_domain::history::EventActor;
use deskside_domain::ids::{BatchId, SessionRequestId};
use deskside_domain::presence::Presence;
use deskside_domain::session_request::{Extension, Outcome};
use deskside_domain::status::Status;
use deskside_domain::text::PersonName;

use super::harness::{Desk, address, form, in_person};

const CLOSE: BatchAction = BatchAction::Close { outcome: Outcome::Solved, word: None };

/// Works until there is nothing to do; says what was closed.
async fn work(desk: &Desk) -> Vec<SessionRequestId> {
    let mut closed = Vec::new();
    while let Some(more) = desk.app.work_on_batches().await.unwrap() {
        closed.extend(more);
    }
    closed
}

/// What a batch does, which is what its preview said.
async fn run(desk: &Desk, by: &Actor, action: BatchAction, ids: &[SessionRequestId]) -> SeenBatch {
    let these = || Selection::These(ids.to_vec());
    let preview = desk.app.preview_batch(by, action.clone(), these()).await.unwrap();
    let started = desk.app.start_batch(by, action, these()).await.unwrap();
    assert_eq!((started.batch.done, started.batch.finished_at), (0, None));
    work(desk).await;
    let batch = desk.app.batch(by, started.batch.id).await.unwrap();
    assert_eq!(batch.refused, preview.refused);
    assert_eq!(batch.batch.changed as usize, preview.will_change);
    assert_eq!((batch.batch.total as usize, batch.batch.done as usize), (preview.total, preview.total));
    assert!(batch.batch.finished_at.is_some());
    batch
}

fn why(batch: &SeenBatch) -> Vec<(SessionRequestId, BatchRefusal)> {
    batch.refused.iter().map(|refused: &RefusedRequest| (refused.request, refused.why)).collect()
}

async fn some(desk: &Desk, by: &Actor, count: usize) -> Vec<SessionRequestId> {
    let mut ids = Vec::new();
    for _ in 0..count {
        ids.push(desk.create(by).await.request.id);
    }
    ids
}

#[tokio::test]
async fn closing_leaves_alone_what_is_closed_unknown_or_connected() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let ids = some(&desk, &ann, 4).await;
    let live = desk.ready(&desk.read(&ann, ids[1]).await).await;
    desk.app.connect(&in_person(&ann), live.request).await.unwrap();
    desk.join(&desk.read(&ann, ids[2]).await).await;
    desk.app.close_session_request(&ann, ids[3], Outcome::Cancelled, None).await.unwrap();
    let unknown = SessionRequestId::generate(desk.now(), [9; 10]);

    let batch = run(&desk, &ann, CLOSE, &[ids[0], ids[1], ids[2], ids[3], unknown, ids[0]]).await;

    let refused = [
        (ids[1], BatchRefusal::SessionLive),
        (ids[3], BatchRefusal::Closed),
        (unknown, BatchRefusal::NotFound),
    ];
    assert_eq!(why(&batch), refused);
    let known = PersonName::parse("Margarethe Aigner").unwrap();
    assert_eq!(batch.refused[0].known, Some((1002, known)));
    assert_eq!(batch.refused[2].known, None);
    assert_eq!(desk.read(&ann, ids[1]).await.status, Status::Connected);
    assert_eq!(desk.read(&ann, ids[2]).await.status, Status::Closed);
    assert_eq!(desk.app.last_known_presence(ids[2]).await.unwrap(), Presence::Absent);
    let history = desk.app.history(&ann, ids[0], None, 1).await.unwrap().rows;
    let by = EventActor::Batch { agent: ann.agent.clone(), batch: batch.batch.id };
    assert_eq!(history[0].event.by, by);
}

#[tokio::test]
async fn assigning_reopening_and_mailing_say_what_stands_in_the_way() {
    let desk = Desk::founded().await;
    let (ann, ben) = (desk.agent("Ann").await, desk.agent("Ben").await);
    let ids = some(&desk, &ann, 2).await;
    let mailed = NewRequest { user_email: Some(address("aigner")), assign_to: AssignTo::Myself, ..form() };
    let mailed =
        desk.app.create_session_request(&ann, mailed, &desk.organisation().await).await.unwrap().request.id;
    desk.app.close_session_request(&ann, ids[1], Outcome::Solved, None).await.unwrap();
    let all = [ids[0], ids[1], mailed];

    let assigned = run(&desk, &ann, BatchAction::Assign { to: AssignTo::Myself }, &all).await;
    let sent = run(&desk, &ann, BatchAction::SendEmail, &all).await;
    let reopened = run(&desk, &ann, BatchAction::Reopen, &all).await;
    let nobody = desk
        .app
        .start_batch(
            &ben,
            BatchAction::Assign {
                to: AssignTo::Agent(deskside_domain::ids::MemberId::generate(desk.now(), [3; 10])),
            },
            Selection::These(all.to_vec()),
        )
        .await;

    assert_eq!(why(&assigned), [(ids[1], BatchRefusal::Closed), (mailed, BatchRefusal::NothingChanges)]);
    assert_eq!(why(&sent), [(ids[0], BatchRefusal::NoAddress), (ids[1], BatchRefusal::Closed)]);
    assert_eq!(why(&reopened), [(ids[0], BatchRefusal::NotClosed), (mailed, BatchRefusal::NotClosed)]);
    assert!(matches!(nobody, Err(BatchError::Target(_))), "{nobody:?}");
    assert_eq!(desk.app.mails(&ann, mailed).await.unwrap().len(), 1);
}

#[tokio::test]
async fn extending_goes_as_far_as_the_organisation_allows() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let ids = some(&desk, &ann, 2).await;
    desk.app.close_session_request(&ann, ids[1], Outcome::Solved, None).await.unwrap();
    let by = |hours| BatchAction::Extend { extension: Extension::By(SignedDuration::from_hours(hours)) };

    let longer = run(&desk, &ann, by(2), &ids).await;
    let too_long = run(&desk, &ann, by(24 * 90), &ids[..1]).await;

    assert_eq!(why(&longer), [(ids[1], BatchRefusal::Closed)]);
    assert_eq!(why(&too_long), [(ids[0], BatchRefusal::TooLong)]);
    let end = desk.now() + SignedDuration::from_hours(3);
    assert_eq!(desk.read(&ann, ids[0]).await.request.expires_at, end);
}

#[tokio::test]
async fn a_filter_chooses_what_matches_when_the_batch_starts() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let ids = some(&desk, &ann, 3).await;
    desk.app.close_session_request(&ann, ids[0], Outcome::Solved, None).await.unwrap();
    let others = Filter { statuses: BTreeSet::from([Status::Open]), ..Filter::default() };
    let matching = Selection::Matching(Box::new(RequestFilter { others, ..RequestFilter::default() }));

    let started = desk.app.start_batch(&ann, CLOSE, matching).await.unwrap();
    let later = desk.create(&ann).await.request.id;
    let closed = work(&desk).await;

    assert_eq!(started.batch.total, 2);
    assert_eq!(BTreeSet::from_iter(closed), BTreeSet::from_iter(ids[1..].to_vec()));
    assert_eq!(desk.read(&ann, later).await.status, Status::Open);
}

#[tokio::test]
async fn more_than_ten_thousand_are_too_many() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let id = |n: u16| {
        let mut random = [0; 10];
        random[..2].copy_from_slice(&n.to_be_bytes());
        random[8..].copy_from_slice(&n.to_be_bytes());
        SessionRequestId::generate(desk.now(), random)
    };
    let ids: Vec<_> = (0..=10_000).map(id).collect();

    let refused = desk.app.start_batch(&ann, CLOSE, Selection::These(ids.clone())).await;
    let most = desk.app.start_batch(&ann, CLOSE, Selection::These(ids[1..].to_vec())).await.unwrap();

    assert!(matches!(refused, Err(BatchError::TooMany { count: 10_001 })), "{refused:?}");
    assert_eq!(most.batch.total, 10_000);
}

#[tokio::test]
async fn the_next_server_goes_on_where_the_last_one_died() {
    let mut desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let ids = some(&desk, &ann, 60).await;
    let batch = desk.app.start_batch(&ann, CLOSE, Selection::These(ids.clone())).await.unwrap().batch.id;
    let first = desk.app.work_on_batches().await.unwrap().unwrap();
    assert_eq!(done(&desk, &ann, batch).await, 50);
    desk.stand_still(20);
    desk.restart().await;

    let rest = work(&desk).await;

    assert_eq!((first.len(), rest.len()), (50, 10));
    assert_eq!(done(&desk, &ann, batch).await, 60);
    for id in ids {
        assert_eq!(desk.history(&ann, id).await, ["created", "closed"]);
    }
}

#[tokio::test]
async fn two_who_work_at_once_do_nothing_twice() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let ids = some(&desk, &ann, 70).await;
    let batch = desk.app.start_batch(&ann, CLOSE, Selection::These(ids.clone())).await.unwrap().batch.id;

    let (one, other) = tokio::join!(work(&desk), work(&desk));
    let rest = work(&desk).await;

    assert_eq!(one.len() + other.len() + rest.len(), 70);
    assert_eq!(desk.app.batch(&ann, batch).await.unwrap().batch.changed, 70);
}

async fn done(desk: &Desk, by: &Actor, batch: BatchId) -> u32 {
    desk.app.batch(by, batch).await.unwrap().batch.done
}

#[tokio::test]
async fn what_became_of_a_batch_is_kept_for_a_month() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let ids = some(&desk, &ann, 2).await;
    let batch = run(&desk, &ann, CLOSE, &ids).await.batch.id;
    let unfinished = desk.app.start_batch(&ann, CLOSE, Selection::These(ids)).await.unwrap().batch.id;

    let mut kept = Vec::new();
    for seconds in [30 * 24 * 3_600, 1] {
        desk.pass(seconds).await;
        desk.app.sweep().await.unwrap();
        kept.push(desk.app.batch(&ann, batch).await.is_ok());
    }

    assert_eq!(kept, [true, false]);
    assert!(desk.app.batch(&ann, unfinished).await.is_ok(), "what is not finished goes on");
}

#[tokio::test]
async fn a_member_has_three_batches_under_way_at_most() {
    let desk = Desk::founded().await;
    let (ann, ben) = (desk.agent("Ann").await, desk.agent("Ben").await);
    let ids = some(&desk, &ann, 1).await;
    let these = || Selection::These(ids.clone());
    for _ in 0..3 {
        desk.app.start_batch(&ann, CLOSE, these()).await.unwrap();
    }

    let refused = desk.app.start_batch(&ann, CLOSE, these()).await;
    let others = desk.app.start_batch(&ben, CLOSE, these()).await;
    work(&desk).await;
    let after = desk.app.start_batch(&ann, CLOSE, these()).await;

    assert!(matches!(refused, Err(BatchError::TooManyUnfinished)), "{refused:?}");
    assert!(others.is_ok() && after.is_ok());
}

#[tokio::test]
async fn extending_until_a_time_that_has_passed_is_refused_at_once() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let ids = some(&desk, &ann, 1).await;

    let until = |at| BatchAction::Extend { extension: Extension::Until(at) };
    let these = || Selection::These(ids.clone());

    let refused = desk.app.start_batch(&ann, until(desk.now()), these()).await;
    let soon = desk.now() + SignedDuration::from_secs(1);
    let started = desk.app.start_batch(&ann, until(soon), these()).await.unwrap().batch.id;
    desk.pass(1).await;
    work(&desk).await;

    assert!(matches!(refused, Err(BatchError::Past)), "{refused:?}");
    let batch = desk.app.batch(&ann, started).await.unwrap();
    assert_eq!(why(&batch), [(ids[0], BatchRefusal::Past)], "it passed before its turn");
}

#[tokio::test]
async fn extending_many_until_a_time_makes_none_of_them_shorter() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let short = desk.create(&ann).await.request.id;
    let long = desk.create_as(&ann, NewRequest { validity: None, ..form() }).await.unwrap().request;
    let in_two_hours = desk.now() + SignedDuration::from_hours(2);
    let until = BatchAction::Extend { extension: Extension::Until(in_two_hours) };

    let batch = run(&desk, &ann, until, &[short, long.id]).await;

    assert_eq!(why(&batch), [(long.id, BatchRefusal::ValidLonger)]);
    assert_eq!(desk.read(&ann, short).await.request.expires_at, in_two_hours);
    assert_eq!(desk.read(&ann, long.id).await.request.expires_at, long.expires_at);
}

#[tokio::test]
async fn what_a_member_started_stops_when_they_may_do_it_no_more() {
    let desk = Desk::founded().await;
    let (owner, ann) = (desk.owner().await, desk.agent("Ann").await);
    let ids = some(&desk, &ann, 2).await;
    let close = BatchAction::Close { outcome: Outcome::Solved, word: None };
    let started = desk.app.start_batch(&ann, close, Selection::These(ids.clone())).await.unwrap();

    desk.app.disable_member(&owner, ann.agent.id).await.unwrap();
    work(&desk).await;

    let batch = desk.app.batch(&owner, started.batch.id).await.unwrap();
    let refused: Vec<_> = ids.iter().map(|id| (*id, BatchRefusal::NotPermitted)).collect();
    assert_eq!(why(&batch), refused);
    assert!(desk.app.session_request(&owner, ids[0]).await.unwrap().request.closure.is_none());
}
