//! Files that are imported: what was cut goes on where it stopped, and nothing is made twice.

use deskside_app::Actor;
use deskside_app::session_requests::{
    AssignTo, CreateError, ImportError, ImportKey, NewRequest, RequestFilter, Sort, TargetError,
};
use deskside_domain::Timestamp;
use deskside_domain::ids::{ImportId, QueueId};

use super::harness::{Desk, form};

const WEEK: i64 = 7 * 24 * 3_600;

/// The key of a file that says this.
fn key(desk: &Desk, content: &str) -> ImportKey {
    ImportKey::new(ImportId::generate(desk.now(), [1; 10]), content.as_bytes())
}

/// How many requests there are.
async fn count(desk: &Desk, by: &Actor) -> usize {
    let all = RequestFilter::default();
    desk.app.session_requests(by, &all, Sort::Newest, (None, 1_000)).await.unwrap().0.len()
}

/// A file whose row 121 goes to a queue that is not there.
fn cut() -> Vec<NewRequest> {
    let mut rows = vec![form(); 250];
    rows[120].assign_to = AssignTo::Queue(QueueId::generate(Timestamp::UNIX_EPOCH, [9; 10]));
    rows
}

#[tokio::test]
async fn an_import_that_was_cut_goes_on_where_it_stopped() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let key = key(&desk, "file");

    let stopped = desk.app.import_session_requests(&ann, &cut(), Some(key)).await;
    let begun = desk.app.begun_import(&ann, key).await.unwrap();
    let finished = desk.app.import_session_requests(&ann, &vec![form(); 250], Some(key)).await.unwrap();
    let again = desk.app.import_session_requests(&ann, &vec![form(); 250], Some(key)).await.unwrap();

    assert!(
        matches!(
            stopped,
            Err(ImportError::Stopped {
                created: 100,
                total: 250,
                source: CreateError::Target(TargetError::NoSuchQueue)
            })
        ),
        "{stopped:?}"
    );
    assert_eq!((begun, finished, again), (Some((100, 250)), 250, 250));
    assert_eq!(count(&desk, &ann).await, 250);
}

#[tokio::test]
async fn the_same_file_that_is_on_its_way_twice_is_imported_once() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let (key, rows) = (key(&desk, "file"), vec![form(); 250]);
    let send = || desk.app.import_session_requests(&ann, &rows, Some(key));

    let (first, second) = tokio::join!(send(), send());

    assert_eq!((first.unwrap(), second.unwrap()), (250, 250));
    assert_eq!(count(&desk, &ann).await, 250);
}

#[tokio::test]
async fn a_key_stands_for_one_file_of_one_member() {
    let desk = Desk::founded().await;
    let (ann, ben) = (desk.agent("Ann").await, desk.agent("Ben").await);
    desk.app.import_session_requests(&ann, &[form()], Some(key(&desk, "file"))).await.unwrap();

    for (by, content) in [(&ann, "another"), (&ben, "file")] {
        let key = key(&desk, content);
        let begun = desk.app.begun_import(by, key).await;
        let sent = desk.app.import_session_requests(by, &[form()], Some(key)).await;
        assert!(matches!(begun, Err(ImportError::KeyReused)), "{begun:?}");
        assert!(matches!(sent, Err(ImportError::KeyReused)), "{sent:?}");
    }

    assert_eq!(count(&desk, &ann).await, 1);
}

#[tokio::test]
async fn a_key_is_kept_for_a_week() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let key = key(&desk, "file");
    desk.app.import_session_requests(&ann, &[form()], Some(key)).await.unwrap();

    let mut kept = Vec::new();
    for seconds in [WEEK, 1] {
        desk.pass(seconds).await;
        desk.app.sweep().await.unwrap();
        kept.push(desk.app.begun_import(&ann, key).await.unwrap().is_some());
    }

    assert_eq!(kept, [true, false]);
}

#[tokio::test]
async fn without_a_key_what_was_made_is_said() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;

    let stopped = desk.app.import_session_requests(&ann, &cut(), None).await;

    assert_eq!(stopped.unwrap_err().to_string(), "the import stopped after 100 of 250 requests");
    assert_eq!(count(&desk, &ann).await, 100);
}
