//! On what the figures were measured, from the system itself.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};
use sea_orm::{ConnectionTrait as _, DbBackend, Statement};

use crate::arguments::{Arguments, Kind};
use crate::process::Process;
use crate::table::Table;

/// Says it.
pub(crate) async fn table(arguments: &Arguments) -> Result<Table> {
    let mut table = Table::new(["machine", ""]);
    let cores = std::thread::available_parallelism()?;
    table.row(["processor".to_owned(), format!("{cores} × {}", of("/proc/cpuinfo", "model name")?)]);
    let memory: u64 = of("/proc/meminfo", "MemTotal")?.trim_end_matches("kB").trim().parse()?;
    table.row(["memory".to_owned(), format!("{} GiB", memory.div_ceil(1024 * 1024))]);
    table.row(["kernel", fs::read_to_string("/proc/sys/kernel/osrelease")?.trim()]);
    table.row(["disk".to_owned(), disk(&std::env::temp_dir())?]);
    table.row(["open files".to_owned(), Process::own().most_files()?.to_string()]);
    table.row(["server".to_owned(), version(&arguments.server)?]);
    if arguments.databases.contains(&Kind::Postgres) {
        table.row(["PostgreSQL".to_owned(), postgres().await?]);
    }
    Ok(table)
}

/// The value of the first line with this name.
fn of(file: &str, name: &str) -> Result<String> {
    let text = fs::read_to_string(file)?;
    let line = text.lines().find(|line| line.starts_with(name)).with_context(|| format!("{file}: {name}"))?;
    Ok(line.split_once(':').map_or("", |(_, value)| value).trim().to_owned())
}

/// What the databases lie on: file system, device, and of what kind it says it is.
fn disk(folder: &Path) -> Result<String> {
    let mounts = fs::read_to_string("/proc/mounts")?;
    let folder = folder.canonicalize()?;
    let mount = mounts
        .lines()
        .filter_map(|line| {
            let mut words = line.split(' ');
            Some((words.next()?, words.next()?, words.next()?))
        })
        .filter(|(_, place, _)| folder.starts_with(place))
        .max_by_key(|(_, place, _)| place.len());
    let (device, _, system) = mount.context("nothing is mounted")?;
    let name = device.trim_start_matches("/dev/");
    let spins = fs::read_to_string(format!("/sys/block/{name}/queue/rotational")).unwrap_or_default();
    let kind = match spins.trim() {
        "0" => ", not rotating",
        "1" => ", rotating, it says",
        _ => "",
    };
    Ok(format!("{system} on {device}{kind}"))
}

fn version(server: &Path) -> Result<String> {
    let output = Command::new(server).arg("--version").output();
    let output = output.with_context(|| format!("could not start {}", server.display()))?;
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

async fn postgres() -> Result<String> {
    let database = Kind::Postgres.database().create_blank().await;
    let connection = database.connect().await;
    let mut said = Vec::new();
    for setting in ["server_version", "fsync", "synchronous_commit", "shared_buffers"] {
        let show = Statement::from_string(DbBackend::Postgres, format!("SHOW {setting}"));
        let row = connection.query_one_raw(show).await?.context("a setting has a value")?;
        said.push(format!("{setting} {}", row.try_get_by_index::<String>(0)?));
    }
    connection.close().await?;
    Ok(said.join(", "))
}
