//! Readings that many consoles ask for at once, made once for all of them.
//!
//! After a change every open portal asks for the same queues and numbers. Whoever asks while somebody reads them waits
//! for that reading, and it is given for a moment longer. It never hides a change that this process has told of: an
//! agent sees at once what they did. What other servers changed shows a moment later.

use std::convert::Infallible;
use std::hash::Hash;
use std::ops::Range;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use quick_cache::sync::Cache;
use tokio::sync::Mutex;

/// How long after what is asked for a reading may have begun, negated, and how long before. One that began later is as
/// good as one's own, unless the clock has been set back.
const AGES: Range<SignedDuration> = SignedDuration::from_secs(-10)..SignedDuration::from_secs(1);

/// Of how many things there is a reading at a time.
const MOST: usize = 256;

/// When something is asked for, and after how many changes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moment {
    pub(crate) now: Timestamp,
    pub(crate) changes: u64,
}

/// The latest readings, each by what is read.
#[derive(Debug)]
pub(crate) struct Shared<K, V>(Cache<K, Arc<Mutex<Option<Reading<V>>>>>);

#[derive(Debug)]
struct Reading<V> {
    begun: Moment,
    value: V,
}

impl<K: Eq + Hash + Clone, V: Clone> Shared<K, V> {
    pub(crate) fn new() -> Self {
        Self(Cache::new(MOST))
    }

    /// The latest reading of `what`, or another one where that is too old.
    pub(crate) async fn read<E>(
        &self,
        what: K,
        moment: impl Fn() -> Moment,
        read: impl AsyncFnOnce(Timestamp) -> Result<V, E>,
    ) -> Result<V, E> {
        let asked = moment();
        let Ok(latest) = self.0.get_or_insert_with(&what, || Ok::<_, Infallible>(Arc::default()));
        let mut latest = latest.lock().await;
        if let Some(reading) = latest.as_ref().filter(|reading| reading.serves(asked)) {
            return Ok(reading.value.clone());
        }
        let begun = moment();
        let value = read(begun.now).await?;
        *latest = Some(Reading { begun, value: value.clone() });
        Ok(value)
    }
}

impl<V> Reading<V> {
    fn serves(&self, asked: Moment) -> bool {
        self.begun.changes >= asked.changes && AGES.contains(&asked.now.duration_since(self.begun.now))
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    fn at(milliseconds: i64, changes: u64) -> Moment {
        Moment { now: Timestamp::from_millisecond(milliseconds).unwrap(), changes }
    }

    /// Asks at each of these moments; how often it was read, and what came of the last.
    async fn asked(moments: &[Moment]) -> (u32, u32) {
        let (shared, read) = (Shared::new(), Cell::new(0));
        let mut last = 0;
        for moment in moments {
            let reading = async |_| {
                read.set(read.get() + 1);
                Ok::<_, Infallible>(read.get())
            };
            let Ok(value) = shared.read((), || *moment, reading).await;
            last = value;
        }
        (read.get(), last)
    }

    #[tokio::test]
    async fn who_asks_within_a_second_gets_the_same_reading() {
        assert_eq!(asked(&[at(0, 0), at(500, 0), at(999, 0)]).await, (1, 1));
        assert_eq!(asked(&[at(0, 0), at(999, 0), at(1_000, 0)]).await, (2, 2));
    }

    #[tokio::test]
    async fn a_change_is_never_hidden() {
        assert_eq!(asked(&[at(0, 0), at(1, 1), at(2, 1)]).await, (2, 2));
    }

    #[tokio::test]
    async fn a_clock_that_was_set_back_keeps_no_reading() {
        assert_eq!(asked(&[at(3_600_000, 0), at(0, 0)]).await, (2, 2));
    }

    #[tokio::test]
    async fn who_asks_while_somebody_reads_waits_for_that_reading() {
        let (shared, read) = (Shared::new(), Cell::new(0));
        let reading = async |_| {
            tokio::task::yield_now().await;
            read.set(read.get() + 1);
            Ok::<_, Infallible>(read.get())
        };
        let ask = || shared.read((), || at(0, 0), reading);

        let (one, other) = tokio::join!(ask(), ask());

        assert_eq!((one, other), (Ok(1), Ok(1)));
    }

    #[tokio::test]
    async fn what_failed_is_read_again() {
        let shared = Shared::new();

        let failed = shared.read((), || at(0, 0), async |_| Err(())).await;
        let read = shared.read((), || at(0, 0), async |_| Ok::<_, ()>(1)).await;

        assert_eq!((failed, read), (Err(()), Ok(1)));
    }
}
