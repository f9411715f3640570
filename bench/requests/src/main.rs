//! What the requests of an organisation cost a running release server, over HTTP and on both databases:
//! `cargo xtask bench requests`.
//!
//! Load and server share the machine. Figures stand beside their goals and judge nothing: machines are noisy, a person
//! compares.
#![expect(clippy::print_stdout, reason = "figures are its output")]

mod arguments;
mod client;
mod clock;
mod create;
mod database;
mod disk;
mod estimate;
mod facts;
mod fill;
mod list;
mod lists;
mod load;
mod process;
mod server;
mod spread;
mod store_lists;
mod table;
mod waiting;

use anyhow::Result;
use clap::Parser as _;

use crate::arguments::{Arguments, Kind, Part};
use crate::database::Filled;
use crate::list::Measured;

/// In how full a database the fifty writers write for minutes.
const WRITERS_BEGIN_WITH: u64 = 1_000;

/// On one thread: the other core is the server's.
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let arguments = Arguments::parse();
    println!("This takes about {:.0} minutes.\n", estimate::of(&arguments).as_secs_f64() / 60.0);
    println!("{}", facts::table(&arguments).await?);
    if arguments.wants(Part::StoreLists) {
        for kind in &arguments.databases {
            store_lists::measure(&arguments, *kind).await?;
        }
    }
    if arguments.wants(Part::List) || arguments.wants(Part::Create) {
        at_each_size(&arguments).await?;
    }
    if arguments.wants(Part::Writers) {
        writers(&arguments).await?;
    }
    if arguments.wants(Part::Waiting) {
        println!("\n## Waiting\n");
        waiting::measure(&arguments, arguments.databases.first().copied().unwrap_or(Kind::Sqlite)).await?;
    }
    Ok(())
}

/// Lists and creates. The server is started anew for each size.
async fn at_each_size(arguments: &Arguments) -> Result<()> {
    let mut lists: Vec<(Kind, Measured)> = Vec::new();
    let mut creates = create::heads();
    for size in arguments.sizes.iter().copied() {
        for filled in Filled::on(&arguments.databases, size).await? {
            if arguments.wants(Part::List) {
                lists.push((filled.kind, list::measure(arguments, &filled).await?));
            }
            if arguments.wants(Part::Create) {
                create::measure(&arguments.server, &filled, arguments.create_time(), &mut creates).await?;
            }
        }
    }
    for kind in arguments.databases.iter().filter(|_| arguments.wants(Part::List)) {
        println!("\n## Lists on {}", kind.name());
        let of_this: Vec<_> = lists.iter().filter(|(of, _)| of == kind).map(|(_, lists)| lists).collect();
        for (title, table) in list::tables(&of_this) {
            println!("\n{title}\n\n{table}");
        }
    }
    if arguments.wants(Part::Create) {
        println!(
            "\n## Creates from {} writers (goal ≥ 500/s, p99 ≤ 50 ms, no error)\n\n{creates}",
            create::WRITERS
        );
    }
    Ok(())
}

async fn writers(arguments: &Arguments) -> Result<()> {
    for filled in Filled::on(&arguments.databases, WRITERS_BEGIN_WITH).await? {
        let title = format!("{} writers for minutes on {}", create::WRITERS, filled.kind.name());
        let table = create::endure(&arguments.server, &filled, arguments.writers_time(filled.kind)).await?;
        println!("\n## {title} (goal ≥ 500/s, p99 ≤ 50 ms, no error)\n\n{table}");
    }
    Ok(())
}
