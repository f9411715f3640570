//! A store with rows in every table, as an organisation has them after a while.

use deskside_domain::capability::{Capability, Grant};
use deskside_domain::chat::ChatAuthor;
use deskside_domain::ids::{ChatClientId, SessionId, SignInId};
use deskside_domain::presence::{LiveSession, Phase};
use deskside_domain::session_request::Outcome;
use deskside_domain::text::{ChatText, DeviceName};
use deskside_domain::tokens::SignInToken;
use deskside_store::SignIn;

use super::harness::{START, TestStore, ann, node, present, second};

/// When the last server's lease has run out.
pub(crate) const STOPPED: i64 = 100;

/// More rows than are read at a time, under names that languages sort otherwise than by their bytes.
const MANY_COUNTERS: &str = "\
    INSERT INTO counters (name, value) \
    WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 1200) \
    SELECT CASE n % 3 WHEN 0 THEN 'a_' WHEN 1 THEN 'B-' ELSE 'ä ' END || n, n FROM numbers";

/// Rows in every table. No server is running.
pub(crate) async fn store() -> TestStore {
    let test = TestStore::founded().await;
    let (request, closed) = (test.create(second(0)).await, test.create(second(1)).await);
    test.save(closed.close(&ann(), Outcome::Solved, second(2)).unwrap()).await.unwrap();
    let grant = Grant::of([Capability::View]).unwrap();
    let session = LiveSession { id: SessionId::generate(START, [5; 10]), agent: ann(), since: second(3) };
    test.put(&request, node(1), &present(Phase::InSession { grant, session }, second(3))).await;
    test.lease(node(1), second(STOPPED)).await;
    let unit = test.store.begin().await.unwrap();
    unit.sign_ins().add(&sign_in(), SignInToken::generate([1; 32]).hash()).await.unwrap();
    for (number, from) in [(1, ChatAuthor::RemoteUser), (2, ChatAuthor::Agent(ann()))] {
        let (id, words) =
            (ChatClientId::generate(START, [number; 10]), ChatText::parse("Grüß Gott 🙂").unwrap());
        unit.chat().say(request.id, id, &from, &words, second(4)).await.unwrap();
    }
    unit.commit().await.unwrap();
    test.tamper(MANY_COUNTERS).await;
    test
}

fn sign_in() -> SignIn {
    SignIn {
        id: SignInId::generate(START, [1; 10]),
        member: ann().id,
        device_name: DeviceName::parse("Firefox on Linux").unwrap(),
        created_at: START,
        last_used_at: START,
        expires_at: second(3_600),
    }
}
