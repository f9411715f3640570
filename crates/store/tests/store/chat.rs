//! Chat messages are saved once and counted within their request.

use deskside_domain::chat::{ChatAuthor, ChatMessage};
use deskside_domain::ids::{ChatClientId, SessionRequestId};
use deskside_domain::text::ChatText;

use super::harness::{START, TestStore, ann, second};

async fn say(
    test: &TestStore,
    request: SessionRequestId,
    client_id: u8,
    from: ChatAuthor,
    words: &str,
) -> ChatMessage {
    let client_id = ChatClientId::generate(START, [client_id; 10]);
    let words = ChatText::parse(words).unwrap();
    let unit = test.store.begin().await.unwrap();
    let said = unit.chat().say(request, client_id, &from, &words, second(1)).await.unwrap();
    unit.commit().await.unwrap();
    said
}

#[tokio::test]
async fn a_message_that_is_sent_again_is_saved_once() {
    let test = TestStore::founded().await;
    let request = test.create(START).await.id;

    let (first, again) = tokio::join!(
        say(&test, request, 1, ChatAuthor::Agent(ann()), "Good morning"),
        say(&test, request, 1, ChatAuthor::Agent(ann()), "Good morning"),
    );

    assert_eq!(first, again);
    assert_eq!(test.store.chat().newest(request, 10).await.unwrap(), [first]);
}

#[tokio::test]
async fn messages_count_from_one_within_their_request() {
    let test = TestStore::founded().await;
    let (one, other) = (test.create(START).await.id, test.create(START).await.id);

    let first = say(&test, one, 1, ChatAuthor::RemoteUser, "Hello").await;
    let second = say(&test, one, 2, ChatAuthor::Agent(ann()), "Good morning").await;
    let elsewhere = say(&test, other, 1, ChatAuthor::RemoteUser, "Hello").await;

    assert_eq!((first.seq, second.seq, elsewhere.seq), (1, 2, 1));
    assert_eq!(test.store.chat().newest(one, 10).await.unwrap(), [first, second]);
}

#[tokio::test]
async fn the_newest_messages_come_with_the_oldest_of_them_first() {
    let test = TestStore::founded().await;
    let request = test.create(START).await.id;
    for number in 1..=5 {
        say(&test, request, number, ChatAuthor::RemoteUser, "Hello").await;
    }

    let newest = test.store.chat().newest(request, 3).await.unwrap();

    assert_eq!(newest.iter().map(|message| message.seq).collect::<Vec<_>>(), [3, 4, 5]);
}
