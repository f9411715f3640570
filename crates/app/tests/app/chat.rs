//! A chat has an end, and what was said before it stays said.

use deskside_app::chat::SayError;
use deskside_domain::Timestamp;
use deskside_domain::chat::ChatAuthor;
use deskside_domain::ids::ChatClientId;
use deskside_domain::text::ChatText;

use super::harness::Desk;

/// As many as one request's chat holds.
const FULL: u64 = 2_000;

fn named(number: u64) -> ChatClientId {
    let mut bytes = [0; 10];
    bytes[2..].copy_from_slice(&number.to_be_bytes());
    ChatClientId::generate(Timestamp::UNIX_EPOCH, bytes)
}

#[tokio::test]
async fn a_full_chat_takes_nothing_new_and_still_knows_what_was_said() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let request = desk.create(&ann).await.request.id;
    let hello = ChatText::parse("Hello").unwrap();
    desk.fill_chat(request, (1..=FULL).map(named), &hello).await;

    let new = desk.app.say(request, &ChatAuthor::RemoteUser, named(FULL + 1), &hello).await;
    let again = desk.app.say(request, &ChatAuthor::RemoteUser, named(FULL), &hello).await;

    assert!(matches!(new, Err(SayError::Full)), "{new:?}");
    assert_eq!(again.unwrap().seq, 2_000);
    assert_eq!(desk.app.newest_chat(request).await.unwrap().last().unwrap().seq, 2_000);
}
