//! Reading each list often, and saying how long it took.

use std::time::{Duration, Instant};

use deskside_domain::Timestamp;
use deskside_store::{Cursor, Filter, Page, Store, Words};

use super::cases::{self, Case};
use super::fill::now;

const TIMES: usize = 200;
const PAGE: u64 = 50;

/// Every list at this size, its first page and the sixth; and counting.
pub(crate) async fn all(store: &Store, size: u64) {
    println!(
        "\n{size} requests\n{:<34}{:>10}{:>10}{:>10}{:>10}{:>10}",
        "ms", "median", "p99", "cpu", "deep", "rows"
    );
    for case in cases::all(now(size)) {
        let mut rows = 0;
        let often = often(async || rows = read(store, &case, None, now(size)).await.1.requests.len()).await;
        println!("{:<34}{often}{}{rows:>10}", case.name, millis(deep(store, &case, now(size)).await));
    }
    let searched = Filter { words: Words::wanted("brightwater"), ..Filter::default() };
    for (name, filter) in [("counts of everything", Filter::default()), ("counts of a common word", searched)]
    {
        let often = often(async || {
            store.session_requests().counts(&filter, now(size)).await.unwrap();
        });
        println!("{name:<34}{}", often.await);
    }
}

/// The median, the 99th percentile, and how long the processor was busy for one: on a machine that others use too
/// that tells most.
async fn often(mut work: impl AsyncFnMut()) -> String {
    let mut times = Vec::new();
    let before = busy();
    for _ in 0..TIMES {
        let started = start();
        work().await;
        times.push(started.elapsed());
    }
    let cpu = busy().saturating_sub(before) / u32::try_from(TIMES).unwrap();
    times.sort_unstable();
    [times[TIMES / 2], times[TIMES * 99 / 100], cpu].map(millis).concat()
}

/// How long the sixth page takes, or the last.
async fn deep(store: &Store, case: &Case, now: Timestamp) -> Duration {
    let mut cursor = None;
    let mut deep = Duration::ZERO;
    for _ in 0..6 {
        let (elapsed, page) = read(store, case, cursor, now).await;
        deep = elapsed;
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    deep
}

async fn read(store: &Store, case: &Case, cursor: Option<Cursor>, now: Timestamp) -> (Duration, Page) {
    let started = start();
    let page = store.session_requests().page(&case.filter, case.sort, (cursor, PAGE), now).await.unwrap();
    (started.elapsed(), page)
}

#[expect(clippy::disallowed_methods, reason = "this measures time itself")]
fn start() -> Instant {
    Instant::now()
}

/// The processor time of this process and its threads so far, to a hundredth of a second (proc(5)).
fn busy() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let after_name = stat.rsplit(')').next().unwrap();
    let ticks: u64 = after_name.split(' ').skip(12).take(2).map(|ticks| ticks.parse::<u64>().unwrap()).sum();
    Duration::from_millis(ticks * 10)
}

fn millis(time: Duration) -> String {
    format!("{:>10.2}", time.as_secs_f64() * 1_000.0)
}
