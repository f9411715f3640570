//! How long a page of 50 takes out of a thousand and of a million requests: `cargo xtask bench lists`.
//!
//! Prints for each list the median and the 99th percentile at each size, on one connection and a warm page cache.
//! It judges nothing: a person compares. Arguments are sizes; `DESKSIDE_BENCH_DATABASE` keeps the database between
//! runs, or names one on PostgreSQL.
#![expect(clippy::print_stdout, reason = "figures are its output")]
#![expect(clippy::unwrap_used, reason = "what fails ends the measurement")]

mod cases;
mod fill;
mod measure;

use deskside_store::{SecretKey, Store};
use tempfile::tempdir;

const SIZES: [u64; 3] = [1_000, 10_000, 100_000];

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let asked: Vec<u64> = std::env::args().skip(1).filter_map(|size| size.parse().ok()).collect();
    let sizes = if asked.is_empty() { SIZES.to_vec() } else { asked };
    let folder = tempdir().unwrap();
    let address = std::env::var("DESKSIDE_BENCH_DATABASE")
        .unwrap_or_else(|_| format!("sqlite:{}", folder.path().join("lists.sqlite3").display()));
    let store = Store::open(&address.parse().unwrap(), &SecretKey::generate([1; 32])).await.unwrap();
    let mut filled = fill::Filled::of(&store).await;
    for size in sizes {
        filled.up_to(&store, size).await;
        measure::all(&store, size).await;
    }
    store.close().await.unwrap();
}
