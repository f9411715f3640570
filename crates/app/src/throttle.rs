//! Slowing down who guesses, and who makes others work. Of guesses only failures count, so that who knows the secret
//! is never slowed by it.

use std::collections::HashMap;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use governor::clock::{Clock as _, DefaultClock, QuantaInstant, Reference as _};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

/// From where somebody calls: an IPv4 address or an IPv6 /64, which is what one household or office gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Caller([u8; 8]);

impl Caller {
    /// Where this address belongs.
    pub fn from_address(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(address) => {
                let mut place = [0; 8];
                place[4..].copy_from_slice(&address.octets());
                Self(place)
            }
            IpAddr::V6(address) => {
                let mut place = [0; 8];
                place.copy_from_slice(&address.octets()[..8]);
                Self(place)
            }
        }
    }
}

/// Too many failures: come back after a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too many tries; again in {} s", .after.as_secs())]
pub struct TryLater {
    /// How long to wait.
    pub after: Duration,
}

/// What is being guessed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Guess {
    /// The password of one account, from one place. Other places are not slowed, so a stranger cannot lock
    /// a member out.
    Password(String, Caller),
    /// The codes of one account, beside its password, from one place. Other places are not slowed.
    Code(String, Caller),
    /// The six-digit codes of one account, from all browsers together that its member never signed in with.
    CodeFromAnywhere(String),
    /// Any password, from one place.
    AnyPassword(Caller),
    /// A join code, from one place.
    JoinCode(Caller),
    /// An invitation or another one-time link, from one place.
    OneTimeLink(Caller),
    /// The set-up token, from one place.
    SetUp(Caller),
    /// Joining, from one place: no guess, but each leaves a row.
    Join(Caller),
    /// Filing a request on a public page, from one place: no guess, but each gives an agent work.
    RequestPage(Caller),
    /// Filing a request on one page, from anywhere.
    OnePage(String),
    /// Mail to one address that somebody typed on a public page.
    MailTo(String),
}

#[derive(Debug)]
pub(crate) struct Throttle {
    few: DefaultKeyedRateLimiter<Guess>,
    many: DefaultKeyedRateLimiter<Guess>,
    rare: DefaultKeyedRateLimiter<Guess>,
    slow: DefaultKeyedRateLimiter<Guess>,
    /// Who has failed too often, and until when nothing of theirs is even looked at.
    shut_out: Mutex<HashMap<Guess, QuantaInstant>>,
    clock: DefaultClock,
}

impl Throttle {
    pub(crate) fn new() -> Self {
        Self {
            // Ten failures at once, then one every ten seconds.
            few: RateLimiter::keyed(quota(Duration::from_secs(10), 10)),
            // Sixty failures at once, then one a second.
            many: RateLimiter::keyed(quota(Duration::from_secs(1), 60)),
            // Three at once, then one every ten minutes.
            rare: RateLimiter::keyed(quota(Duration::from_mins(10), 3)),
            // Thirty failures at once, then one a minute: three codes in a million are right, so that guessing a
            // month long comes to one chance in eight.
            slow: RateLimiter::keyed(quota(Duration::from_mins(1), 30)),
            shut_out: Mutex::new(HashMap::new()),
            clock: DefaultClock::default(),
        }
    }

    /// Whether these guesses may be looked at.
    pub(crate) fn may_try(&self, guesses: &[Guess]) -> Result<(), TryLater> {
        let now = self.clock.now();
        let shut_out = self.shut_out.lock().unwrap_or_else(PoisonError::into_inner);
        match guesses.iter().filter_map(|guess| shut_out.get(guess)).max() {
            Some(until) if *until > now => {
                let after: Duration = until.duration_since(now).into();
                Err(TryLater { after: after.max(Duration::from_secs(1)) })
            }
            Some(_) | None => Ok(()),
        }
    }

    /// These guesses were wrong.
    pub(crate) fn failed(&self, guesses: Vec<Guess>) {
        for guess in guesses {
            if let Err(refused) = self.limiter(&guess).check_key(&guess) {
                let until = refused.earliest_possible();
                self.shut_out.lock().unwrap_or_else(PoisonError::into_inner).insert(guess, until);
            }
        }
    }

    /// Takes a place for what counts whatever comes of it: looking whether there is one and taking it is one step, so
    /// that of many who come at once no more get one than there are.
    pub(crate) fn take(&self, guess: &Guess) -> Result<(), TryLater> {
        self.limiter(guess).check_key(guess).map_err(|refused| TryLater {
            after: refused.wait_time_from(self.clock.now()).max(Duration::from_secs(1)),
        })
    }

    fn limiter(&self, guess: &Guess) -> &DefaultKeyedRateLimiter<Guess> {
        match guess {
            Guess::Password(..)
            | Guess::Code(..)
            | Guess::JoinCode(_)
            | Guess::OneTimeLink(_)
            | Guess::SetUp(_)
            | Guess::RequestPage(_) => &self.few,
            Guess::AnyPassword(_) | Guess::Join(_) | Guess::OnePage(_) => &self.many,
            Guess::MailTo(_) => &self.rare,
            Guess::CodeFromAnywhere(_) => &self.slow,
        }
    }

    /// Forgets callers who have long been quiet.
    pub(crate) fn tidy(&self) {
        let now = self.clock.now();
        self.shut_out.lock().unwrap_or_else(PoisonError::into_inner).retain(|_, until| *until > now);
        for limiter in [&self.few, &self.many, &self.rare, &self.slow] {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
    }
}

fn quota(every: Duration, burst: u32) -> Quota {
    let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
    Quota::with_period(every).unwrap_or(Quota::per_second(NonZeroU32::MIN)).allow_burst(burst)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caller(address: &str) -> Caller {
        Caller::from_address(address.parse().unwrap())
    }

    #[test]
    fn ten_failures_are_borne_and_the_next_one_shuts_out() {
        let throttle = Throttle::new();
        let guess = || vec![Guess::Password("a@b.example".into(), caller("192.0.2.1"))];
        for _ in 0..10 {
            throttle.failed(guess());
            assert_eq!(throttle.may_try(&guess()), Ok(()));
        }
        throttle.failed(guess());
        assert!(throttle.may_try(&guess()).is_err());
    }

    #[test]
    fn of_many_who_come_at_once_no_more_get_a_place_than_there_are() {
        let throttle = Throttle::new();
        let file = Guess::RequestPage(caller("192.0.2.1"));

        let got: usize = std::thread::scope(|scope| {
            let try_thrice = || (0..3).filter(|_| throttle.take(&file).is_ok()).count();
            let threads: Vec<_> = (0..100).map(|_| scope.spawn(try_thrice)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).sum()
        });

        assert_eq!(got, 10);
    }

    #[test]
    fn a_stranger_elsewhere_cannot_lock_a_member_out() {
        let throttle = Throttle::new();
        let from = |address| vec![Guess::Password("a@b.example".into(), caller(address))];
        for _ in 0..50 {
            throttle.failed(from("192.0.2.1"));
        }
        assert!(throttle.may_try(&from("192.0.2.1")).is_err());
        assert_eq!(throttle.may_try(&from("192.0.2.2")), Ok(()));
    }

    #[test]
    fn one_household_is_one_caller_on_either_protocol() {
        assert_eq!(caller("2001:db8:1:2::1"), caller("2001:db8:1:2:ffff::9"));
        assert_ne!(caller("2001:db8:1:2::1"), caller("2001:db8:1:3::1"));
        assert_eq!(caller("::ffff:192.0.2.1"), caller("192.0.2.1"));
    }
}
