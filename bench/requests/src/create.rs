//! Durable creates from fifty writers: for a while at each size, and for minutes.

use std::path::Path;
use std::time::Duration;

use anyhow::Result;
use hyper::StatusCode;
use serde_json::json;

use crate::client::Call;
use crate::database::Filled;
use crate::disk::SyncRate;
use crate::fill::requests::{name, notes};
use crate::load::{self, Load, Outcome};
use crate::server::Server;
use crate::table::{Table, megabytes, millis, whole, whole_of};

/// How many write at once.
pub(crate) const WRITERS: u32 = 50;
/// How long the disk alone is measured.
pub(crate) const DISK: Duration = Duration::from_secs(2);
/// Into so many equal times the minutes are cut.
const SLICES: u32 = 5;

/// What the table of creates is headed by.
pub(crate) fn heads() -> Table {
    Table::new([
        "creates",
        "a second",
        "p50 ms",
        "p99 ms",
        "max ms",
        "errors",
        "CPU ms",
        "disk syncs/s",
        "sync p50 ms",
    ])
}

/// Creates for a while, and measures the disk.
pub(crate) async fn measure(
    binary: &Path,
    filled: &Filled,
    lasting: Duration,
    table: &mut Table,
) -> Result<()> {
    let disk = SyncRate::measure(&folder(filled), DISK)?;
    let server = Server::start(binary, &filled.address()).await?;
    let outcome = write(&server, filled, lasting, 0).await?;
    let title = format!("{}, {}", filled.kind.name(), whole_of(filled.size));
    let synced = [whole(disk.rate()), millis(disk.times.percentile(50))];
    table.row([title].into_iter().chain(cells(&outcome)).chain(synced));
    Ok(())
}

/// Creates for minutes: how it changes meanwhile.
pub(crate) async fn endure(binary: &Path, filled: &Filled, lasting: Duration) -> Result<Table> {
    let mut table = Table::new([
        "after",
        "a second",
        "p50 ms",
        "p99 ms",
        "max ms",
        "errors",
        "CPU ms",
        "server MB",
        "WAL MB",
    ]);
    let disk = SyncRate::measure(&folder(filled), DISK)?;
    let server = Server::start(binary, &filled.address()).await?;
    let state = |server: &Server| -> Result<[String; 2]> {
        Ok([megabytes(server.process().memory()?), megabytes(journal(filled))])
    };
    table.row(["0 s"].map(str::to_owned).into_iter().chain(vec![String::new(); 6]).chain(state(&server)?));
    let mut whole_time: Option<Outcome> = None;
    for slice in 0..SLICES {
        let outcome = write(&server, filled, lasting / SLICES, slice).await?;
        let title = format!("{:.0} s", (lasting / SLICES * (slice + 1)).as_secs_f64());
        table.row([title].into_iter().chain(cells(&outcome)).chain(state(&server)?));
        whole_time = Some(match whole_time {
            None => outcome,
            Some(before) => before.and(outcome),
        });
    }
    if let Some(outcome) = whole_time {
        table.row(["all"].map(str::to_owned).into_iter().chain(cells(&outcome)).chain(state(&server)?));
    }
    println!(
        "the disk alone, before: {} syncs/s, median {} ms, p99 {} ms",
        whole(disk.rate()),
        millis(disk.times.percentile(50)),
        millis(disk.times.percentile(99))
    );
    Ok(table)
}

async fn write(server: &Server, filled: &Filled, lasting: Duration, slice: u32) -> Result<Outcome> {
    let cookie = filled.cookie.clone();
    let load = Load { connections: WRITERS, lasting, expected: StatusCode::CREATED };
    let outcome = load::put(server, load, move |writer, turn| {
        let place = (u64::from(slice) << 40) + (u64::from(writer) << 32) + turn;
        let (first, last) = name(place);
        let email = format!("{first}.{last}@brightwater.example");
        let body =
            json!({ "user_name": format!("{first} {last}"), "user_email": email, "notes": notes(place) });
        Call::post("/api/v1/session-requests", &body).by(&cookie)
    })
    .await?;
    outcome.report();
    Ok(outcome)
}

fn cells(outcome: &Outcome) -> Vec<String> {
    let times = &outcome.times;
    vec![
        whole(outcome.rate()),
        millis(times.percentile(50)),
        millis(times.percentile(99)),
        millis(times.max()),
        outcome.errors.to_string(),
        millis(outcome.busy_for_each()),
    ]
}

/// Where the database's file lies, or would.
fn folder(filled: &Filled) -> std::path::PathBuf {
    let beside = filled.file().and_then(|file| file.parent().map(Path::to_owned));
    beside.unwrap_or_else(std::env::temp_dir)
}

/// How large the file is that SQLite writes first.
fn journal(filled: &Filled) -> u64 {
    let Some(file) = filled.file() else { return 0 };
    let journal = file.with_extension("sqlite3-wal");
    std::fs::metadata(journal).map_or(0, |found| found.len())
}
