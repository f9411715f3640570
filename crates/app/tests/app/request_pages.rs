//! Public request pages: anybody may file a request, and nobody floods an agent or a mailbox with it.

use deskside_app::request_pages::{CallForHelp, RequestPageError};
use deskside_app::session_queues::{QueueChange, RequestPageChange};
use deskside_app::session_requests::{RequestFilter, Sort};
use deskside_domain::session_queue::PageSlug;
use deskside_domain::session_request::Updates;
use deskside_domain::text::{PersonName, ProblemText};

use super::harness::{Desk, address, from};
use super::queues::queue;

const SLUG: &str = "first-line";

/// A page that everybody can reach.
async fn with_page() -> Desk {
    let desk = Desk::founded().await;
    let ann = desk.admin("Ann").await;
    let id = queue(&desk, &ann, "First line").await.queue.id;
    let page = RequestPageChange::On { slug: Some(PageSlug::parse(SLUG).unwrap()), intro: None };
    let change = QueueChange { page: Some(page), ..QueueChange::default() };
    desk.app.edit_session_queue(&ann, id, change).await.unwrap();
    desk
}

fn call(email: Option<&str>) -> CallForHelp {
    CallForHelp {
        name: PersonName::parse("Lena Huber").unwrap(),
        email: email.map(address),
        problem: ProblemText::parse("The printer is on fire").unwrap(),
        language: None,
    }
}

#[tokio::test]
async fn a_page_takes_only_so_much_from_however_many_places() {
    let desk = with_page().await;

    let mut outcomes = Vec::new();
    for place in 0..70 {
        outcomes.push(desk.app.ask_for_help(SLUG, call(None), from(place)).await);
    }

    let filed = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
    assert!((60..70).contains(&filed), "{filed}");
    assert!(matches!(outcomes[69], Err(RequestPageError::TryLater(_))), "{:?}", outcomes[69]);
}

#[tokio::test]
async fn an_address_gets_few_mails_and_the_answer_is_the_same() {
    let desk = with_page().await;
    let ben = desk.agent("Ben").await;

    for (place, email) in (0..).zip(["lena", "LENA", "lena", "Lena", "ben"]) {
        desk.app.ask_for_help(SLUG, call(Some(email)), from(place)).await.unwrap();
    }

    let all = RequestFilter::default();
    let (filed, _) = desk.app.session_requests(&ben, &all, Sort::Newest, (None, 10)).await.unwrap();
    let mailed: Vec<_> = filed.iter().rev().map(|seen| seen.request.updates == Updates::Mailed).collect();
    assert_eq!(mailed, [true, true, true, false, true]);
}
