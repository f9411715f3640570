//! Requests are found by words in what they say, as it is now.

use deskside_domain::actor::AgentRef;
use deskside_domain::comment::Comment;
use deskside_domain::ids::CommentId;
use deskside_domain::session_request::{Edit, SessionRequest};
use deskside_domain::text::{CommentText, EmailAddress, MessageText, Notes, PersonName, Reference};
use deskside_store::{Filter, Sort, Words};

use super::harness::{START, TestStore, ann, second};

const NOTHING: [i64; 0] = [];

/// The numbers of the requests that are found, in the order of a list.
async fn found(test: &TestStore, typed: &str) -> Vec<i64> {
    let filter = Filter { words: Words::wanted(typed), ..Filter::default() };
    let mut found = Vec::new();
    // Few or many: both ways find the same.
    for few in [4_000, 0] {
        let requests = test.store.session_requests().looking_at(few);
        let page = requests.page(&filter, Sort::Newest, (None, 100), second(0)).await.unwrap();
        found.push(page.requests.iter().map(|request| request.number).collect::<Vec<_>>());
    }
    assert_eq!(found[0], found[1], "{typed}");
    found.swap_remove(0)
}

async fn edited(test: &TestStore, request: SessionRequest, edit: Edit) -> SessionRequest {
    test.save(request.edit(edit, &[], second(1)).unwrap()).await.unwrap()
}

fn named(name: &str) -> Edit {
    Edit { user_name: PersonName::parse(name).ok(), ..Edit::default() }
}

/// A request that says something in every field that is searched.
async fn outspoken(test: &TestStore) -> SessionRequest {
    let edit = Edit {
        user_email: Some(EmailAddress::parse("m.huber+it@brightwater.example").ok()),
        message: Some(MessageText::parse("I call you at three.").ok()),
        notes: Some(Notes::parse("Drucker klemmt,\nTicket #77/B").ok()),
        reference: Some(Reference::parse("INC-0042").ok()),
        ..named("Jörg Großmann")
    };
    edited(test, test.create(second(0)).await, edit).await
}

#[tokio::test]
async fn every_field_that_is_searched_is_found_by_the_beginning_of_its_words() {
    let test = TestStore::founded().await;
    let other = test.create(second(0)).await.number;
    let number = outspoken(&test).await.number;

    for typed in [
        "jorg",
        "JÖRG",
        "gross",
        "großm",
        "huber",
        "it brightw",
        "three call",
        "druck",
        "77",
        "#77",
        "inc 0042",
        "0042-inc",
        "1002",
        "#1002",
        "grossmann klemmt example",
    ] {
        assert_eq!(found(&test, typed).await, [number], "{typed}");
    }
    for typed in ["org", "mann", "hubert", "4711", "#0042", "drucker #1001"] {
        assert_eq!(found(&test, typed).await, NOTHING, "{typed}");
    }
    assert_eq!(found(&test, "100").await, [number, other]);
}

#[tokio::test]
async fn other_alphabets_are_folded_as_ours_is() {
    let test = TestStore::founded().await;
    for name in ["Фёдор Йовкин", "Ὀδυσσεύς", "İpek Çağlar", "Zoë Ñandú", "ﬁnn １２"]
    {
        edited(&test, test.create(second(0)).await, named(name)).await;
    }

    for (typed, number) in
        [("федор", 1001), ("ЙОВ", 1001), ("οδυσσευς", 1002), ("ipek cag", 1003), ("zoe nandu", 1004)]
    {
        assert_eq!(found(&test, typed).await, [number], "{typed}");
    }
    assert_eq!(found(&test, "finn 12").await, [1005]);
}

#[tokio::test]
async fn what_query_languages_know_is_text() {
    let test = TestStore::founded().await;
    let notes = |text| Edit { notes: Some(Notes::parse(text).ok()), ..Edit::default() };
    let number = edited(&test, test.create(second(0)).await, notes("and or not near")).await.number;
    edited(&test, test.create(second(0)).await, notes("something else")).await;

    for typed in ["AND", "or not", "NEAR(and)", "\"and\"", "and*", "^and", "'and':*"] {
        assert_eq!(found(&test, typed).await, [number], "{typed}");
    }
    for typed in ["and | else", "words : and", "a:b", "x' OR 1=1 --", "{words} : a"] {
        assert_eq!(found(&test, typed).await, NOTHING, "{typed}");
    }
    assert_eq!(found(&test, "\"'()*:^&|!<->\\ {}-+~").await.len(), 2, "punctuation narrows nothing");
}

#[tokio::test]
async fn what_is_not_said_any_more_is_not_found() {
    let test = TestStore::founded().await;
    let request = outspoken(&test).await;

    edited(&test, request.clone(), Edit { notes: Some(None), ..named("Lena Huber") }).await;

    for typed in ["jorg", "drucker"] {
        assert_eq!(found(&test, typed).await, NOTHING, "{typed}");
    }
    assert_eq!(found(&test, "lena inc").await, [request.number]);
}

#[tokio::test]
async fn comments_are_found_from_when_they_are_written_until_they_are_deleted() {
    let test = TestStore::founded().await;
    let request = outspoken(&test).await;
    let comment = Comment {
        id: CommentId::generate(START, [1; 10]),
        request: request.id,
        author: AgentRef { ..ann() },
        text: CommentText::parse("asked for a callback").unwrap(),
        created_at: START,
        edited_at: None,
    };

    let unit = test.store.begin().await.unwrap();
    unit.comments().add(&comment).await.unwrap();
    unit.commit().await.unwrap();
    assert_eq!(found(&test, "callback jorg").await, [request.number]);

    let unit = test.store.begin().await.unwrap();
    let comment = comment.edit(ann().id, CommentText::parse("went home").unwrap(), second(5)).unwrap();
    unit.comments().save(&comment).await.unwrap();
    unit.commit().await.unwrap();
    assert_eq!((found(&test, "callback").await, found(&test, "home").await), (vec![], vec![request.number]));

    // An edit of the request keeps what is found by its comments.
    edited(&test, request.clone(), named("Lena Huber")).await;
    assert_eq!(found(&test, "home lena").await, [request.number]);

    let unit = test.store.begin().await.unwrap();
    unit.comments().delete(request.id, comment.id).await.unwrap();
    unit.commit().await.unwrap();
    assert_eq!(found(&test, "home").await, NOTHING);
}

#[tokio::test]
async fn what_is_not_committed_is_not_found() {
    let test = TestStore::founded().await;
    let request = test.create(second(0)).await;
    let (request, event) = request.edit(named("Lena Huber"), &[], second(1)).unwrap();

    let unit = test.store.begin().await.unwrap();
    unit.session_requests().save(&request, (&super::harness::by_ann(), &event)).await.unwrap();
    drop(unit);

    assert_eq!(
        (found(&test, "lena").await, found(&test, "margarethe").await),
        (vec![], vec![request.number])
    );
}
