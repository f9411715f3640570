//! How often the disk takes a small write for good: what every durable write waits for.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::time::Duration;

use anyhow::Result;

use crate::clock;
use crate::spread::Spread;

/// What SQLite writes of a page.
const PIECE: [u8; 4096] = [7; 4096];

/// What was measured.
#[derive(Debug)]
pub(crate) struct SyncRate {
    pub(crate) times: Spread,
    elapsed: Duration,
}

impl SyncRate {
    /// Appends 4 KiB and waits for the disk, again and again, in a new file in `folder`.
    pub(crate) fn measure(folder: &Path, lasting: Duration) -> Result<Self> {
        let directory = tempfile::tempdir_in(folder)?;
        let mut file = File::create(directory.path().join("synced"))?;
        let started = clock::start();
        let mut times = Vec::new();
        while started.elapsed() < lasting {
            let one = clock::start();
            file.write_all(&PIECE)?;
            file.sync_all()?;
            times.push(one.elapsed());
        }
        Ok(Self { times: Spread::of(times), elapsed: started.elapsed() })
    }

    /// A second.
    pub(crate) fn rate(&self) -> f64 {
        f64::from(u32::try_from(self.times.len()).unwrap_or(u32::MAX)) / self.elapsed.as_secs_f64()
    }
}
