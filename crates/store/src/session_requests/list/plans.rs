//! Every stream runs through its index, in order: SQLite tells how it would read each.

use std::collections::BTreeSet;

use deskside_domain::Timestamp;
use deskside_domain::ids::MemberId;
use deskside_domain::language::Language;
use deskside_domain::status::Status;
use sea_orm::sea_query::{SelectStatement, SqliteQueryBuilder};
use sea_orm::{ConnectionTrait as _, DatabaseConnection};
use tempfile::TempDir;

use super::cursor::Place;
use super::filter::{Filter, Holder, Span};
use super::order::{Key, Sort};
use super::piece::{Ended, Source};
use super::stream::{Reading, Stream};
use super::terms::Moment;
use crate::dialect::Dialect;
use crate::search::Words;
use crate::{migrations, pools};

const NOW: Timestamp = Timestamp::constant(1_800_000_000, 0);

const SORTS: [Sort; 7] = [
    Sort::Newest,
    Sort::Oldest,
    Sort::Attention,
    Sort::Waiting,
    Sort::Scheduled,
    Sort::Expires,
    Sort::Changed,
];
const STATUSES: [Status; 6] =
    [Status::Open, Status::Waiting, Status::Ready, Status::Connected, Status::Closed, Status::Expired];

async fn migrated(folder: &TempDir) -> DatabaseConnection {
    let url = format!("sqlite:{}", folder.path().join("plans.sqlite3").display()).parse().unwrap();
    let connection = pools::one(&url).await.unwrap();
    migrations::run(&connection).await.unwrap();
    connection
}

/// How a select would be read, outermost first.
async fn plan(connection: &DatabaseConnection, select: &SelectStatement) -> Vec<String> {
    let explain = format!("EXPLAIN QUERY PLAN {}", select.to_string(SqliteQueryBuilder));
    let statement = sea_orm::Statement::from_string(connection.get_database_backend(), explain);
    let rows = connection.query_all_raw(statement).await.unwrap();
    rows.iter().map(|row| row.try_get("", "detail").unwrap()).collect()
}

/// Filters with every set of statuses, whoever's and one agent's, plain and with all else a filter can ask.
fn filters() -> Vec<Filter> {
    let agent = Holder::Agent(MemberId::generate(NOW, [1; 10]));
    let span = Span { from: Some(NOW), until: Some(NOW) };
    let asking = Filter {
        scheduled: span,
        closed: span,
        created: span,
        language: Some(Language::De),
        words: Words::wanted("printer #1042"),
        ..Filter::default()
    };
    let mut filters = Vec::new();
    for bits in 1_u8..64 {
        let asked = STATUSES.iter().enumerate().filter(|(place, _)| bits & (1 << place) != 0);
        let statuses: BTreeSet<_> = asked.map(|(_, status)| *status).collect();
        for holders in [None, Some(BTreeSet::from([agent]))] {
            for others in [Filter::default(), asking.clone()] {
                filters.push(Filter { statuses: statuses.clone(), holders: holders.clone(), ..others });
            }
        }
    }
    filters
}

/// The index through which a stream runs, and whether what it gives is in the order of the list.
fn expected(stream: &Stream<'_>) -> (String, bool) {
    let order = match stream.rank.key {
        Key::Number => "number",
        Key::Changed => "changed",
        Key::Ends => "ends",
        Key::Planned => "planned",
        Key::Waited => "waited",
        Key::Present => "since",
    };
    let by = if stream.holder.is_some() { "holder" } else { "shelf" };
    match (&stream.piece.source, stream.piece.validity) {
        (Source::Present { .. }, _) if stream.rank.key == Key::Present => {
            ("presences_by_since".to_owned(), true)
        }
        (Source::Wishing { .. }, _) => ("requests_wishing".to_owned(), true),
        (Source::Present { .. }, _) => ("presences_by_phase".to_owned(), stream.rank.key == Key::Number),
        // The few that no sweep has seen are found by their end and sorted.
        (Source::Shelf { .. }, Ended::Already) => (format!("requests_by_{by}_ends"), order == "ends"),
        (Source::Shelf { .. }, _) => (format!("requests_by_{by}_{order}"), true),
    }
}

#[tokio::test]
async fn every_stream_runs_through_its_index_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let connection = migrated(&folder).await;
    let moment = Moment { dialect: Dialect::Sqlite, now: NOW };
    let after = Some(Place { rank: 0, key: 1, number: 1 });

    for filter in &filters() {
        for sort in SORTS {
            for rank in sort.ranks(filter, NOW) {
                for stream in Stream::of(&rank, filter) {
                    let reading = Reading { filter, numbers: None, after, limit: 51, moment };
                    let plan = plan(&connection, &stream.select(reading).unwrap()).await;
                    let (index, in_order) = expected(&stream);
                    // All that is in the index of wishes is wished for: it is read from its end.
                    let whole = matches!(stream.piece.source, Source::Wishing { .. });
                    let through = plan[0].starts_with("SEARCH") || whole;
                    let runs = through && format!("{} ", plan[0]).contains(&format!("INDEX {index} "));
                    assert!(runs, "{stream:?}\n{plan:#?}");
                    let sorts = plan.iter().any(|step| step.contains("ORDER BY"));
                    assert!(!(sorts && in_order), "{stream:?}\n{plan:#?}");
                }
            }
        }
    }
}
