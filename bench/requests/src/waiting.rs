//! Thousands of remote users in their lobbies, and consoles that hear of every change.

mod changes;
mod console;
mod guests;
mod hall;
mod portal;

use std::time::Duration;

use anyhow::{Result, bail};
use tokio::time::sleep;

use self::changes::{Changes, Pattern};
use self::console::Consoles;
use self::guests::Guests;
use self::hall::Hall;
use crate::arguments::{Arguments, Kind};
use crate::clock;
use crate::process::Process;
use crate::table::{megabytes, millis, whole, whole_of};

/// How long memory is left to settle, and how long the server is watched when nothing happens.
const SETTLE: Duration = Duration::from_secs(2);
const QUIET: Duration = Duration::from_secs(10);
/// Files that are open besides one for each remote user and two for each console.
const OTHER_FILES: u64 = 200;

/// Measures all of it on this database.
pub(crate) async fn measure(arguments: &Arguments, kind: Kind) -> Result<()> {
    check_files(arguments)?;
    let hall = Hall::open(arguments, kind, arguments.guests.max(changed(arguments))).await?;
    consoles_alone(&hall).await?;
    let guests = let_in(arguments, &hall).await?;
    quiet(&hall, "with everybody waiting and no console").await?;
    let mut changes = Changes::of(&hall);
    changes_heard(arguments, &hall, &mut changes).await?;
    portals(arguments, &hall, &mut changes).await?;
    println!("remote users whose socket was lost meanwhile: {}", guests.lost());
    Ok(())
}

/// How many requests are changed.
fn changed(arguments: &Arguments) -> u32 {
    let at_portals = Pattern::at_portals(arguments.portal_time());
    let heard = [Pattern::ONE_BY_ONE, Pattern::BURSTS].map(|pattern| pattern.made(arguments.changes));
    let read = [Pattern::EVENLY, Pattern::WAVES].map(|pattern| pattern.made(at_portals));
    heard.into_iter().chain(read).sum()
}

fn check_files(arguments: &Arguments) -> Result<()> {
    let needed = u64::from(arguments.guests) + 2 * u64::from(arguments.consoles) + OTHER_FILES;
    let most = Process::own().most_files()?;
    if most < needed {
        bail!("{needed} files must be open at once and {most} may be: run `ulimit -n {needed}` first");
    }
    Ok(())
}

/// What a console costs while nobody else is there.
async fn consoles_alone(hall: &Hall) -> Result<()> {
    let before = settled(hall).await?;
    let consoles = Consoles::open(hall).await?;
    let after = settled(hall).await?;
    println!("{} consoles: {}", consoles.len(), each(before, after, consoles.len()));
    quiet(hall, "with consoles alone").await
}

/// Everybody joins: one half, then the other, because the first pays for what all of them share.
async fn let_in(arguments: &Arguments, hall: &Hall) -> Result<Guests> {
    let mut guests = Guests::default();
    let first = arguments.guests / 2;
    let none = settled(hall).await?;
    let started = clock::start();
    guests.let_in(hall, 0..first).await?;
    let some = settled(hall).await?;
    guests.let_in(hall, first..arguments.guests).await?;
    let elapsed = started.elapsed().saturating_sub(SETTLE);
    let all = settled(hall).await?;
    println!(
        "{} remote users joined and opened their sockets in {:.0?}, {} a second; each in ms: p50 {}, p99 {}",
        whole_of(arguments.guests.into()),
        elapsed,
        whole(f64::from(arguments.guests) / elapsed.as_secs_f64()),
        millis(guests.times().percentile(50)),
        millis(guests.times().percentile(99)),
    );
    println!("the first half of them: {} (goal ≤ 10 KB each)", each(none, some, first));
    println!("the other half: {}", each(some, all, arguments.guests - first));
    println!("all: {}", each(none, all, arguments.guests));
    Ok(guests)
}

async fn settled(hall: &Hall) -> Result<u64> {
    sleep(SETTLE).await;
    hall.server.process().memory()
}

fn each(before: u64, after: u64, count: u32) -> String {
    let grown = after.saturating_sub(before);
    let each = grown / u64::from(count.max(1));
    format!("server memory {} → {} MB, {} bytes each", megabytes(before), megabytes(after), whole_of(each))
}

async fn quiet(hall: &Hall, when: &str) -> Result<()> {
    let (server, load) = (hall.server.process(), Process::own());
    let (server_before, load_before) = (server.busy()?, load.busy()?);
    sleep(QUIET).await;
    let share = |busy: Duration| busy.as_secs_f64() / QUIET.as_secs_f64() * 100.0;
    println!(
        "{when}: the server takes {:.1} % of a core, the load {:.1} %",
        share(server.busy_since(server_before)?),
        share(load.busy_since(load_before)?),
    );
    Ok(())
}

/// How soon a change is heard at every console.
async fn changes_heard(arguments: &Arguments, hall: &Hall, changes: &mut Changes<'_>) -> Result<()> {
    let mut consoles = Consoles::open(hall).await?;
    let mut table = changes::heads();
    for pattern in [Pattern::ONE_BY_ONE, Pattern::BURSTS] {
        changes.make(pattern, arguments.changes, &mut consoles, &mut table).await?;
    }
    println!(
        "\nFrom a change being sent until each console has heard of it, ms (goal 99th ≤ 500)\n\n{table}"
    );
    Ok(())
}

/// The same while each console then reads again what it shows, as the portal does.
async fn portals(arguments: &Arguments, hall: &Hall, changes: &mut Changes<'_>) -> Result<()> {
    let mut table = changes::heads();
    let wanted = Pattern::at_portals(arguments.portal_time());
    for pattern in [Pattern::EVENLY, Pattern::WAVES] {
        let mut consoles = Consoles::open_portals(hall).await?;
        changes.make(pattern, wanted, &mut consoles, &mut table).await?;
    }
    println!("\nThe same with consoles that then read what they show again, as the portal does\n\n{table}");
    Ok(())
}
