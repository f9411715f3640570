//! The one place where time and chance come from.

use std::fmt::Debug;
use std::sync::Arc;

use jiff::Timestamp;
use rand::Rng as _;

/// Tells the time. Tests have one that they advance.
pub trait Clock: Debug + Send + Sync {
    /// The time now.
    fn now(&self) -> Timestamp;
}

/// The system's clock.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock everything else asks")]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// Time and chance.
#[derive(Clone, Debug)]
pub struct Context {
    clock: Arc<dyn Clock>,
}

impl Context {
    /// Time from this clock, random bytes from the system.
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self { clock }
    }

    /// The time now, to the millisecond: what is stored is what was used.
    pub fn now(&self) -> Timestamp {
        let now = self.clock.now();
        Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
    }

    /// Random bytes fit for secrets.
    #[expect(clippy::disallowed_methods, reason = "this is the source everything else asks")]
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        rand::rng().fill_bytes(&mut bytes);
        bytes
    }
}
