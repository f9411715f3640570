//! Editing, and what a refusal leaves behind.

use deskside_app::session_requests::{EditError, RequestError};
use deskside_domain::history::EditedField;
use deskside_domain::ids::SessionRequestId;
use deskside_domain::session_request::Edit;
use deskside_domain::text::PersonName;

use super::harness::Desk;

fn rename(name: &str, seen_version: i64) -> Edit {
    let user_name = PersonName::parse(name).ok();
    Edit { user_name, seen_version: Some(seen_version), ..Edit::default() }
}

#[tokio::test]
async fn of_two_edits_of_the_same_version_the_second_sees_the_first() {
    let desk = Desk::founded().await;
    let (ann, ben) = (desk.agent("Ann").await, desk.agent("Ben").await);
    let id = desk.create(&ann).await.request.id;
    desk.app.edit_session_request(&ann, id, rename("Lena Huber", 1)).await.unwrap();

    let refused = desk.app.edit_session_request(&ben, id, rename("Lena Hueber", 1)).await;

    let Err(EditError::Conflicts { conflicts, now }) = refused else { panic!("{refused:?}") };
    assert_eq!(now.user_name.as_str(), "Lena Huber");
    assert_eq!((&conflicts[0].field, &conflicts[0].by), (&EditedField::UserName, &ann.agent));
    assert_eq!(desk.history(&ann, id).await, ["created", "edited"]);
}

#[tokio::test]
async fn an_edit_that_changes_nothing_is_answered_and_not_recorded() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let created = desk.create(&ann).await.request;

    let seen = desk.app.edit_session_request(&ann, created.id, rename("Margarethe Aigner", 1)).await;

    assert_eq!(seen.unwrap().request, created);
    assert_eq!(desk.history(&ann, created.id).await, ["created"]);
}

#[tokio::test]
async fn what_does_not_exist_is_not_found() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let id = SessionRequestId::generate(desk.now(), [7; 10]);

    let read = desk.app.session_request(&ann, id).await;
    let history = desk.app.history(&ann, id, None, 10).await;

    assert!(matches!(read, Err(RequestError::NotFound)), "{read:?}");
    assert!(matches!(history, Err(RequestError::NotFound)), "{history:?}");
}
