//! Whether a database is whole: nothing in it stands there by half, whoever had it written and whether or not an
//! answer said so.

use sea_orm::{ConnectionTrait as _, DatabaseConnection, DbBackend, Statement};

/// What there must be none of, and the count of it.
const NONE: &[(&str, &str)] = &[
    (
        "requests whose history is not as long as their version says",
        "SELECT count(*) FROM session_requests r WHERE r.version <>
            (SELECT count(*) FROM session_request_events e WHERE e.request_id = r.id AND e.version <= r.version)",
    ),
    (
        "events that no request has reached",
        "SELECT count(*) FROM session_request_events e WHERE NOT EXISTS
            (SELECT 1 FROM session_requests r WHERE r.id = e.request_id AND r.version >= e.version)",
    ),
    (
        "events about which a mail is to go out and none is written",
        "SELECT count(*) FROM session_request_events e WHERE NOT EXISTS
            (SELECT 1 FROM mails m WHERE m.request_id = e.request_id AND m.version = e.version)
            AND (e.what LIKE '{\"kind\":\"created\"%' OR e.what LIKE '{\"kind\":\"closed\"%'
                OR e.what LIKE '{\"kind\":\"extended\"%' OR e.what LIKE '{\"kind\":\"reopened\"%')",
    ),
    (
        "mails about nothing",
        "SELECT count(*) FROM mails m WHERE NOT EXISTS
            (SELECT 1 FROM session_request_events e WHERE e.request_id = m.request_id AND e.version = m.version)",
    ),
    (
        "comments that were not made, or made and are not there",
        "SELECT abs((SELECT count(*) FROM comments) -
            (SELECT count(*) FROM session_request_events WHERE what LIKE '{\"kind\":\"commented\"%'))",
    ),
    (
        "requests that no search finds, or found ones that are not there",
        "SELECT abs((SELECT count(*) FROM request_words) - (SELECT count(*) FROM session_requests))",
    ),
    (
        "requests outside the numbers of all days",
        "SELECT count(*) FROM session_requests r WHERE NOT EXISTS
            (SELECT 1 FROM request_days d WHERE r.number BETWEEN d.first_number AND d.last_number)",
    ),
];

/// Fails and names what is not whole.
pub(super) async fn check(database: &DatabaseConnection) {
    for (what, count) in NONE {
        assert_eq!(number(database, count).await, 0, "{what}");
    }
    if database.get_database_backend() == DbBackend::Sqlite {
        check_file(database).await;
    }
}

async fn check_file(database: &DatabaseConnection) {
    let said = Statement::from_string(DbBackend::Sqlite, "PRAGMA integrity_check");
    let said = database.query_one_raw(said).await.unwrap().unwrap();
    assert_eq!(said.try_get_by_index::<String>(0).unwrap(), "ok");
    let broken = Statement::from_string(DbBackend::Sqlite, "PRAGMA foreign_key_check");
    assert!(database.query_all_raw(broken).await.unwrap().is_empty());
}

async fn number(database: &DatabaseConnection, query: &str) -> i64 {
    let statement = Statement::from_string(database.get_database_backend(), query);
    let row = database.query_one_raw(statement).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}
