//! How long it will take, from what it took before on two shared cores.

use std::time::Duration;

use crate::arguments::{Arguments, Kind, Part};
use crate::create::DISK;
use crate::lists::{ALL, COUNTED, DEEP};

/// Creating one request in a database that is being filled, and copying it to PostgreSQL.
const FILLED: Duration = Duration::from_micros(300);
const COPIED: Duration = Duration::from_micros(250);
/// What is measured at each size besides lists.
const OTHERS: usize = 6;
/// One remote user who joins.
const JOINED: Duration = Duration::from_millis(5);
/// Starting, settling, quiet times and waiting for the last.
const AROUND_WAITING: Duration = Duration::from_mins(1);

/// How long it will take.
pub(crate) fn of(arguments: &Arguments) -> Duration {
    let databases = u32::try_from(arguments.databases.len()).unwrap_or(u32::MAX);
    let mut time = Duration::ZERO;
    if arguments.wants(Part::List) || arguments.wants(Part::Create) {
        time += arguments.sizes.iter().map(|size| filling(arguments, *size)).sum::<Duration>();
    }
    let sizes = u32::try_from(arguments.sizes.len()).unwrap_or(u32::MAX) * databases;
    if arguments.wants(Part::List) {
        let lists = u32::try_from(ALL.len() + COUNTED.len() + DEEP.len() + OTHERS).unwrap_or(u32::MAX);
        time += arguments.list_time().mul_f64(1.2) * lists * sizes;
    }
    if arguments.wants(Part::Create) {
        time += (arguments.create_time() + DISK) * sizes;
    }
    if arguments.wants(Part::Writers) {
        time += arguments.databases.iter().map(|kind| arguments.writers_time(*kind) + DISK).sum::<Duration>();
    }
    if arguments.wants(Part::Waiting) {
        time += JOINED * arguments.guests + AROUND_WAITING + arguments.portal_time() * 2;
        time += Duration::from_millis(150) * arguments.changes;
    }
    time
}

fn filling(arguments: &Arguments, size: u64) -> Duration {
    let copied = arguments.databases.contains(&Kind::Postgres);
    let each = FILLED + if copied { COPIED } else { Duration::ZERO };
    each * u32::try_from(size).unwrap_or(u32::MAX)
}
