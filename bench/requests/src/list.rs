//! Lists, counts and single reads, at each size.

use anyhow::{Context as _, Result};
use hyper::StatusCode;
use serde_json::Value;

use crate::arguments::Arguments;
use crate::client::Call;
use crate::clock;
use crate::database::Filled;
use crate::lists::{ALL, COUNTED, Case, DEEP};
use crate::load::{self, Load, Outcome};
use crate::server::Server;
use crate::table::{Table, millis, whole, whole_of};

/// How many connections ask at once.
const CONNECTIONS: u32 = 8;
/// How far down a deep page is, in pages of the largest size there is.
const DEEP_PAGES: u64 = 200;
const LARGEST_PAGE: u64 = 200;

/// What one size gave.
#[derive(Debug)]
pub(crate) struct Measured {
    size: u64,
    lines: Vec<Line>,
}

#[derive(Debug)]
struct Line {
    name: String,
    outcome: Outcome,
    items: Option<usize>,
}

/// Measures all of them on this database.
pub(crate) async fn measure(arguments: &Arguments, filled: &Filled) -> Result<Measured> {
    let server = Server::start(&arguments.server, &filled.address()).await?;
    let load = Load { connections: CONNECTIONS, lasting: arguments.list_time(), expected: StatusCode::OK };
    let mut lines = Vec::new();
    for (name, path) in calls(&server, filled).await? {
        let call = Call::get(path).by(&filled.cookie)?;
        let first = load::warm_up(&server, load, &call).await?;
        let outcome = load::put(&server, load, move |_, _| Ok(call.clone())).await?;
        let items = serde_json::from_slice::<Value>(&first.body).ok();
        let items = items.and_then(|body| body["items"].as_array().map(Vec::len));
        outcome.report();
        lines.push(Line { name, outcome, items });
    }
    println!("{} measured with {} requests", filled.kind.name(), whole_of(filled.size));
    Ok(Measured { size: filled.size, lines })
}

async fn calls(server: &Server, filled: &Filled) -> Result<Vec<(String, String)>> {
    let now = clock::now();
    let mut calls: Vec<_> = [
        ("nothing: /healthz", "/healthz"),
        ("one read: /readyz", "/readyz"),
        ("who is signed in", "/api/v1/me"),
    ]
    .map(|(name, path)| (name.to_owned(), path.to_owned()))
    .into();
    calls.extend(ALL.iter().map(|case| (case.name.to_owned(), list(&case.query(now)))));
    for case in DEEP {
        let path = deep(server, filled, case).await?;
        calls.push((case.name.to_owned(), path));
    }
    let counts = |case: &Case| format!("/api/v1/session-requests/counts?{}", case.filter_query(now));
    calls.extend(COUNTED.iter().map(|case| (case.name.to_owned(), counts(case))));
    calls.push(("one request".to_owned(), one(server, filled).await?));
    calls.push(("all queues with their numbers".to_owned(), "/api/v1/session-queues".to_owned()));
    calls.push(("all agents".to_owned(), "/api/v1/agents".to_owned()));
    Ok(calls)
}

fn list(query: &str) -> String {
    format!("/api/v1/session-requests?{query}")
}

/// The page in the middle, or after two hundred of two hundred: whoever pages gets its cursor by paging.
async fn deep(server: &Server, filled: &Filled, case: &Case) -> Result<String> {
    let query = case.query(clock::now());
    let pages = (filled.size / LARGEST_PAGE / 2).clamp(1, DEEP_PAGES);
    let mut connection = server.connect().await?;
    let mut deepest = list(&query);
    for _ in 0..pages {
        let call = Call::get(format!("{deepest}&limit={LARGEST_PAGE}")).by(&filled.cookie)?;
        let page = connection.send(&call).await?.json()?;
        let Some(next) = page["next"].as_str() else { break };
        deepest = list(&format!("{query}&cursor={next}"));
    }
    Ok(deepest)
}

/// The newest request.
async fn one(server: &Server, filled: &Filled) -> Result<String> {
    let call = Call::get(list("limit=1")).by(&filled.cookie)?;
    let page = server.connect().await?.send(&call).await?.json()?;
    let id = page["items"][0]["id"].as_str().context("there is a request")?;
    Ok(format!("/api/v1/session-requests/{id}"))
}

/// All sizes side by side.
pub(crate) fn tables(measured: &[&Measured]) -> Vec<(&'static str, Table)> {
    let rate = |line: &Line| whole(line.outcome.rate());
    let latency = |line: &Line| {
        let times = &line.outcome.times;
        format!("{} / {}", millis(times.percentile(50)), millis(times.percentile(99)))
    };
    let busy = |line: &Line| millis(line.outcome.busy_for_each());
    vec![
        ("Answers a second, from 8 connections (goal 5,000 at 1,000,000)", table(measured, rate)),
        ("Median / 99th percentile in ms (goal 99th ≤ 10)", table(measured, latency)),
        ("The server's processor time for each, in ms; PostgreSQL's own is not in it", table(measured, busy)),
    ]
}

/// What is asked for, with the number of items in the largest database; a column for each size.
fn table(measured: &[&Measured], cell: impl Fn(&Line) -> String) -> Table {
    let sizes = measured.iter().map(|measured| whole_of(measured.size));
    let mut table = Table::new(["requests".to_owned()].into_iter().chain(sizes).chain(["items".to_owned()]));
    for (place, line) in measured.last().iter().flat_map(|largest| largest.lines.iter().enumerate()) {
        let cells = measured.iter().filter_map(|measured| measured.lines.get(place)).map(&cell);
        let items = line.items.map_or(String::new(), |items| items.to_string());
        table.row([line.name.clone()].into_iter().chain(cells).chain([items]));
    }
    table
}
