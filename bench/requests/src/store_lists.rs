//! How long a page of 50 takes by way of the store alone, on one connection and a warm page cache.

use std::time::{Duration, Instant};

use anyhow::Result;
use deskside_domain::Timestamp;
use deskside_store::{Cursor, Page, Store};

use crate::arguments::{Arguments, Kind};
use crate::clock;
use crate::database::open;
use crate::fill::{Timeline, organisation, presence, requests};
use crate::lists::{ALL, COUNTED, Case};
use crate::process::Process;
use crate::spread::Spread;
use crate::table::{Table, millis, whole_of};

const TIMES: u32 = 200;
const PAGE: u64 = 50;

/// Every list at each size, its first page and the sixth; and counting.
pub(crate) async fn measure(arguments: &Arguments, kind: Kind) -> Result<()> {
    let database = kind.database().create_blank().await;
    let store = open(&database).await?;
    let timeline = Timeline::from(organisation::FOUNDED);
    organisation::found(&store).await;
    let mut filled = 0;
    for size in arguments.sizes.iter().copied() {
        let now = timeline.at(size);
        requests::create(&store, timeline, filled..size).await;
        requests::put_aside(&store, now).await;
        presence::let_in(&store, now).await;
        println!("\n{}, {} requests, ms\n\n{}", kind.name(), whole_of(size), table(&store, now).await?);
        filled = size;
    }
    Ok(store.close().await?)
}

async fn table(store: &Store, now: Timestamp) -> Result<Table> {
    let mut table = Table::new(["list", "median", "p99", "cpu", "deep", "rows"]);
    for case in ALL {
        let mut rows = 0;
        let often = often(async || {
            rows = read(store, case, None, now).await?.1.requests.len();
            Ok(())
        });
        let [median, last, cpu] = often.await?;
        let deep = millis(deep(store, case, now).await?);
        table.row([case.name.to_owned(), median, last, cpu, deep, rows.to_string()]);
    }
    for case in COUNTED {
        let filter = case.filter(now);
        let often = often(async || {
            store.session_requests().counts(&filter, now).await?;
            Ok(())
        });
        let [median, last, cpu] = often.await?;
        table.row([case.name.to_owned(), median, last, cpu, String::new(), String::new()]);
    }
    Ok(table)
}

/// The median, the 99th percentile, and how long the processor was busy for one: on a machine that others use too
/// that tells most.
async fn often(mut work: impl AsyncFnMut() -> Result<()>) -> Result<[String; 3]> {
    let mut times = Vec::new();
    let before = Process::own().busy()?;
    for _ in 0..TIMES {
        let started = clock::start();
        work().await?;
        times.push(started.elapsed());
    }
    let cpu = Process::own().busy_since(before)? / TIMES;
    let times = Spread::of(times);
    Ok([times.percentile(50), times.percentile(99), cpu].map(millis))
}

/// How long the sixth page takes, or the last.
async fn deep(store: &Store, case: &Case, now: Timestamp) -> Result<Duration> {
    let mut cursor = None;
    let mut deep = Duration::ZERO;
    for _ in 0..6 {
        let (elapsed, page) = read(store, case, cursor, now).await?;
        deep = elapsed;
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    Ok(deep)
}

async fn read(
    store: &Store,
    case: &Case,
    cursor: Option<Cursor>,
    now: Timestamp,
) -> Result<(Duration, Page)> {
    let started: Instant = clock::start();
    let page = store.session_requests().page(&case.filter(now), case.sort, (cursor, PAGE), now).await?;
    Ok((started.elapsed(), page))
}
