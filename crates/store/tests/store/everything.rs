//! A store with rows in every table, as an organisation has them after a while.

use deskside_domain::capability::{Capability, Grant};
use deskside_domain::chat::ChatAuthor;
use deskside_domain::ids::{ChatClientId, SessionId, SignInId};
use deskside_domain::presence::{LiveSession, Phase};
use deskside_domain::session_request::Outcome;
use deskside_domain::text::{ChatText, DeviceName};
use deskside_domain::tokens::SignInToken;
use deskside_store::SignIn;

use super::harness::{START, TestStore, ann, browser, client, node, present, second};

/// When the last server's lease has run out.
pub(crate) const STOPPED: i64 = 100;

/// More rows than are read at a time, under names that languages sort otherwise than by their bytes.
const MANY_COUNTERS: &str = "\
    INSERT INTO counters (name, value) \
    WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 1200) \
    SELECT CASE n % 3 WHEN 0 THEN 'a_' WHEN 1 THEN 'B-' ELSE 'ä ' END || n, n FROM numbers";

/// Rows whose values matter to nobody here. Ids are taken from where there are some, because the databases write
/// them differently.
const OF_EACH_OTHER_TABLE: [&str; 24] = [
    "INSERT INTO organisation_logos (id, kind, content) \
     SELECT 1, 'png', hash FROM session_request_events LIMIT 1",
    "INSERT INTO member_photos (member_id, kind, content, hash) \
     SELECT m.id, 'png', e.hash, e.hash FROM members m, session_request_events e LIMIT 1",
    "INSERT INTO calendar_links (member_id, token_hash, created_at) \
     SELECT m.id, e.hash, 0 FROM members m, session_request_events e LIMIT 1",
    "INSERT INTO saved_views (id, member_id, name, query) SELECT id, id, 'Mine', 'assigned=me' FROM members",
    "INSERT INTO session_queues (id, name, name_key, colour, created_at, version) \
     SELECT id, 'First line', 'first line', 'teal', 0, 1 FROM members",
    "INSERT INTO queue_subscribers (queue_id, member_id, since) SELECT id, id, 0 FROM members",
    "INSERT INTO comments (id, request_id, author_id, body, created_at) \
     SELECT r.id, r.id, m.id, 'Grüß Gott', 0 FROM session_requests r, members m",
    "INSERT INTO mails (request_id, version, kind, recipient, state, created_at) \
     SELECT id, 1, 'invitation', 'a@b.example', 'queued', 0 FROM session_requests",
    "INSERT INTO queue_waits (request_id, version, queue_id, ended_at, waited) \
     SELECT r.id, 1, q.id, 0, 90000 FROM session_requests r, session_queues q",
    "INSERT INTO batches (id, made_by, action, total, done, changed, created_at) \
     SELECT id, id, '{}', 1, 0, 0, 0 FROM members",
    "INSERT INTO batch_items (batch_id, position, request_id) SELECT id, 0, id FROM members",
    "INSERT INTO audit_events (version, at, by, what, hash, kind) \
     SELECT 1, 0, '{}', '{}', hash, 'founded' FROM session_request_events LIMIT 1",
    "INSERT INTO roles (id, name, name_key, rights, version) SELECT id, 'Lead', 'lead', '{}', 1 FROM members",
    "INSERT INTO invitations \
     (id, token_hash, email, account_key, roles, invited_by, created_at, expires_at) \
     SELECT m.id, e.hash, 'b@b.example', 'b@b.example', '[]', m.id, 0, 1 \
     FROM members m, session_request_events e LIMIT 1",
    "INSERT INTO password_resets (member_id, token_hash, expires_at, offered_by) \
     SELECT m.id, e.hash, 1, m.id FROM members m, session_request_events e LIMIT 1",
    "INSERT INTO api_tokens (id, member_id, name, rights, token_hash, ending, created_at, expires_at) \
     SELECT m.id, m.id, 'Wiki', '{}', e.hash, 'abcd', 0, 1 FROM members m, session_request_events e LIMIT 1",
    "INSERT INTO totps (member_id, sealed_secret, last_step, created_at) \
     SELECT m.id, e.hash, 60000000, 0 FROM members m, session_request_events e LIMIT 1",
    "INSERT INTO recovery_codes (member_id, hash) SELECT m.id, e.hash FROM members m, session_request_events e",
    "INSERT INTO passkeys (id, member_id, credential_id, credential, name, created_at) \
     SELECT m.id, m.id, e.hash, '{}', 'Laptop', 0 FROM members m, session_request_events e LIMIT 1",
    "INSERT INTO used_ceremonies (nonce, expires_at) SELECT hash, 1 FROM session_request_events LIMIT 1",
    "INSERT INTO imports (id, member_id, digest, done, total, created_at) \
     SELECT m.id, m.id, e.hash, 100, 250, 0 FROM members m, session_request_events e LIMIT 1",
    "INSERT INTO sessions (id, request_id, host_device, started_at, grants) \
     SELECT id, id, 'Firefox on Linux', 0, '[]' FROM session_requests",
    "INSERT INTO session_viewers (session_id, position, agent_id, agent_name, joined_at) \
     SELECT s.id, 0, m.id, 'Ann', 0 FROM sessions s, members m",
    "INSERT INTO client_presences (client_id, node_id) SELECT c.id, m.id FROM clients c, members m",
];

/// Rows in every table. No server is running.
pub(crate) async fn store() -> TestStore {
    let test = TestStore::founded().await;
    let (request, closed) = (test.create(second(0)).await, test.create(second(1)).await);
    test.save(closed.close(&ann(), Outcome::Solved, None, second(2)).unwrap()).await.unwrap();
    let grant = Grant::of([Capability::View]).unwrap();
    let session = LiveSession { id: SessionId::generate(START, [5; 10]), agent: ann(), since: second(3) };
    test.put(&request, node(1), &present(Phase::InSession { grant, session }, second(3))).await;
    test.lease(node(1), second(STOPPED)).await;
    let unit = test.store.begin().await.unwrap();
    unit.clients().add(&client(1), browser(1)).await.unwrap();
    unit.sign_ins().add(&sign_in(), SignInToken::generate([1; 32]).hash()).await.unwrap();
    for (number, from) in [(1, ChatAuthor::RemoteUser), (2, ChatAuthor::Agent(ann()))] {
        let (id, words) =
            (ChatClientId::generate(START, [number; 10]), ChatText::parse("Grüß Gott 🙂").unwrap());
        unit.chat().say(request.id, id, &from, &words, second(4)).await.unwrap();
    }
    unit.commit().await.unwrap();
    test.tamper(MANY_COUNTERS).await;
    for rows in OF_EACH_OTHER_TABLE {
        test.tamper(rows).await;
    }
    test
}

fn sign_in() -> SignIn {
    SignIn {
        id: SignInId::generate(START, [1; 10]),
        member: ann().id,
        client: client(1).id,
        device_name: DeviceName::parse("Firefox on Linux").unwrap(),
        created_at: START,
        last_used_at: START,
        expires_at: second(3_600),
    }
}
