//! What remote users ask for from outside, what agents tell each other, and what goes out by mail.

use deskside_app::links::WishError;
use deskside_app::session_requests::{CommentError, NewRequest};
use deskside_domain::SignedDuration;
use deskside_domain::mail::MailKind;
use deskside_domain::session_request::{Edit, Extension, Outcome, Updates, WishKind, WishRefusal};
use deskside_domain::text::{CommentText, EmailAddress, Notes};

use super::harness::{Desk, form, from};

fn text(words: &str) -> CommentText {
    CommentText::parse(words).unwrap()
}

#[tokio::test]
async fn one_press_answers_a_wish_for_more_time() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let request = desk.create(&ann).await.request;
    let link = request.token.expose();
    desk.pass(3_600).await;

    desk.app.wish(link, None, from(1)).await.unwrap();
    desk.app.wish(link, None, from(1)).await.unwrap();
    let asked = desk.read(&ann, request.id).await.request.wish;
    let more = Extension::By(SignedDuration::from_hours(1));
    let extended = desk.app.extend_session_request(&ann, request.id, more).await.unwrap();
    let nothing_more = desk.app.wish(link, None, from(1)).await;

    assert_eq!(asked.map(|wish| wish.kind), Some(WishKind::MoreTime));
    assert_eq!(extended.request.wish, None);
    assert!(matches!(nothing_more, Err(WishError::Refused(WishRefusal::NothingToAskFor))));
    assert_eq!(desk.history(&ann, request.id).await, ["created", "wished", "extended"]);
}

#[tokio::test]
async fn a_comment_belongs_to_its_author_and_leaves_its_mark_not_its_text() {
    let desk = Desk::founded().await;
    let (ann, ben) = (desk.agent("Ann").await, desk.agent("Ben").await);
    let id = desk.create(&ann).await.request.id;

    let comment = desk.app.add_comment(&ann, id, text("Same printer as #987.")).await.unwrap();
    let foreign = desk.app.edit_comment(&ben, (id, comment.id), text("No.")).await;
    desk.app.edit_comment(&ann, (id, comment.id), text("Same printer as #978.")).await.unwrap();
    let kept = desk.app.comments(&ben, id).await.unwrap();
    desk.app.delete_comment(&ann, (id, comment.id)).await.unwrap();

    assert!(matches!(foreign, Err(CommentError::NotTheAuthor(_))), "{foreign:?}");
    assert_eq!(kept[0].text, text("Same printer as #978."));
    assert!(desk.app.comments(&ann, id).await.unwrap().is_empty());
    let history = desk.history(&ann, id).await;
    assert_eq!(history, ["created", "commented", "comment_edited", "comment_deleted"]);
}

#[tokio::test]
async fn mail_is_put_in_the_outbox_with_the_change_that_causes_it() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let user_email = EmailAddress::parse("m.aigner@brightwater.example").ok();
    let new = NewRequest { user_email, updates: Updates::Mailed, ..form() };
    let id = desk.app.create_session_request(&ann, new, &desk.organisation().await).await.unwrap().request.id;

    let notes = Edit { notes: Some(Notes::parse("not for the user").ok()), ..Edit::default() };
    desk.app.edit_session_request(&ann, id, notes).await.unwrap();
    desk.app.close_session_request(&ann, id, Outcome::Solved, None).await.unwrap();

    let mails = desk.app.mails(&ann, id).await.unwrap();
    let kinds: Vec<_> = mails.iter().map(|mail| mail.kind).collect();
    assert_eq!(kinds, [MailKind::Closed, MailKind::Invitation]);
}

#[tokio::test]
async fn a_new_link_voids_the_old_one() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let created = desk.create(&ann).await;
    let visitor = desk.join(&created).await;

    let renewed = desk.app.renew_link(&ann, created.request.id).await.unwrap().request;

    assert!(desk.app.link(&visitor.link, Some(&visitor.cookie)).await.is_err());
    assert!(desk.app.link(renewed.token.expose(), None).await.is_ok());
    assert!(desk.app.resolve_join_code(created.request.join_code.expose(), from(1)).await.is_err());
}
