//! Hashing passwords: argon2id, one at a time, on a thread of its own.
//!
//! A hash takes 19 MiB and some tens of milliseconds. One thread keeps one such block; many threads would each
//! keep theirs. Taking turns also makes guesses that come at once be counted one after the other.

use std::thread;
use std::time::Duration;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use deskside_domain::member::NewPassword;
use tokio::sync::{Semaphore, SemaphorePermit, mpsc, oneshot};

use crate::TryLater;

/// How many may wait for their turn, the one whose turn it is included: a second or two of work.
const WAITING: usize = 64;

/// How long who finds no place is asked to stay away.
const BUSY: Duration = Duration::from_secs(2);

/// A hash that belongs to no password: checking against it takes as long as checking a real one.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$ZGVza3NpZGUtbm9ib2R5$q1Yv0ZRzG3mDYjzVg9Tp1kq0v5Z8y5mJ5xQbq3xY2nE";

/// The hash function did not work: not enough memory, or a stored hash that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("a password could not be hashed")]
pub struct HashFailed;

type Work = Box<dyn FnOnce() + Send>;

#[derive(Debug)]
pub(crate) struct Passwords {
    places: Semaphore,
    turn: Semaphore,
    work: mpsc::Sender<Work>,
}

/// The right to hash now. Held until the guess is counted.
#[derive(Debug)]
pub(crate) struct Turn<'a> {
    _place: SemaphorePermit<'a>,
    _mine: SemaphorePermit<'a>,
    work: &'a mpsc::Sender<Work>,
}

impl Passwords {
    pub(crate) fn new() -> Self {
        let (work, mut queue) = mpsc::channel::<Work>(1);
        // It ends with the sender.
        thread::spawn(move || {
            while let Some(work) = queue.blocking_recv() {
                work();
            }
        });
        Self { places: Semaphore::new(WAITING), turn: Semaphore::new(1), work }
    }

    /// Waits for a turn.
    ///
    /// # Errors
    /// [`TryLater`] when too many are waiting already.
    pub(crate) async fn turn(&self) -> Result<Turn<'_>, TryLater> {
        let busy = TryLater { after: BUSY };
        let place = self.places.try_acquire().map_err(|_| busy)?;
        let turn = self.turn.acquire().await.map_err(|_| busy)?;
        Ok(Turn { _place: place, _mine: turn, work: &self.work })
    }
}

impl Turn<'_> {
    /// The hash of a new password, in PHC string format.
    pub(crate) async fn hash(&self, password: &NewPassword) -> Result<String, HashFailed> {
        let password = password.expose().to_owned();
        self.run(move || {
            let hash = Argon2::default().hash_password(password.as_bytes()).map_err(|_| HashFailed)?;
            Ok(hash.to_string())
        })
        .await
    }

    /// Whether the password belongs to the hash. Without a hash it takes the same time and says no.
    pub(crate) async fn verify(&self, password: &str, hash: Option<&str>) -> Result<bool, HashFailed> {
        let (password, known) = (password.to_owned(), hash.is_some());
        let hash = hash.unwrap_or(NOBODY).to_owned();
        self.run(move || {
            let hash = PasswordHash::new(&hash).map_err(|_| HashFailed)?;
            let matches = Argon2::default().verify_password(password.as_bytes(), &hash).is_ok();
            Ok(matches && known)
        })
        .await
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, HashFailed> + Send + 'static,
    ) -> Result<T, HashFailed> {
        let (answer, answered) = oneshot::channel();
        let work = Box::new(move || {
            // Who asked may have gone.
            let _gone = answer.send(work());
        });
        self.work.send(work).await.map_err(|_| HashFailed)?;
        answered.await.map_err(|_| HashFailed)?
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use deskside_domain::text::EmailAddress;

    #[tokio::test]
    async fn only_the_right_password_belongs_to_a_hash() {
        let passwords = Passwords::new();
        let email = EmailAddress::parse("a@b.example").unwrap();
        let chosen = NewPassword::choose("correct horse battery", &email).unwrap();

        let hash = passwords.turn().await.unwrap().hash(&chosen).await.unwrap();

        assert!(hash.starts_with("$argon2id$"));
        assert!(passwords.turn().await.unwrap().verify("correct horse battery", Some(&hash)).await.unwrap());
        assert!(!passwords.turn().await.unwrap().verify("correct horse batterz", Some(&hash)).await.unwrap());
    }

    #[tokio::test]
    async fn nobody_has_no_password() {
        assert!(!Passwords::new().turn().await.unwrap().verify("correct horse battery", None).await.unwrap());
    }

    #[tokio::test]
    async fn who_finds_too_many_waiting_is_asked_to_come_back() {
        let passwords = Passwords::new();
        let _taken = passwords.turn().await.unwrap();
        let mut waiting: Vec<_> = (1..WAITING).map(|_| Box::pin(passwords.turn())).collect();
        for turn in &mut waiting {
            assert!(futures_util::poll!(turn.as_mut()).is_pending());
        }

        assert!(passwords.turn().await.is_err());
    }
}
