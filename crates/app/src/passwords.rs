//! Hashing passwords: argon2id, at most two at a time.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use deskside_domain::member::NewPassword;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

/// Each hash takes 19 MiB and some tens of milliseconds (the crate's defaults are OWASP's); this bounds both.
const AT_ONCE: usize = 2;

/// A hash that belongs to no password: checking against it takes as long as checking a real one.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$ZGVza3NpZGUtbm9ib2R5$q1Yv0ZRzG3mDYjzVg9Tp1kq0v5Z8y5mJ5xQbq3xY2nE";

/// The hash function did not work: not enough memory, or a stored hash that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("a password could not be hashed")]
pub struct HashFailed;

#[derive(Debug)]
pub(crate) struct Passwords {
    turns: Semaphore,
}

impl Passwords {
    pub(crate) fn new() -> Self {
        Self { turns: Semaphore::new(AT_ONCE) }
    }

    /// The hash of a new password, in PHC string format.
    pub(crate) async fn hash(&self, password: &NewPassword) -> Result<String, HashFailed> {
        let password = password.expose().to_owned();
        self.in_turn(move || {
            let hash = Argon2::default().hash_password(password.as_bytes()).map_err(|_| HashFailed)?;
            Ok(hash.to_string())
        })
        .await
    }

    /// Whether the password belongs to the hash. Without a hash it takes the same time and says no.
    pub(crate) async fn verify(&self, password: &str, hash: Option<&str>) -> Result<bool, HashFailed> {
        let (password, known) = (password.to_owned(), hash.is_some());
        let hash = hash.unwrap_or(NOBODY).to_owned();
        self.in_turn(move || {
            let hash = PasswordHash::new(&hash).map_err(|_| HashFailed)?;
            let matches = Argon2::default().verify_password(password.as_bytes(), &hash).is_ok();
            Ok(matches && known)
        })
        .await
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, HashFailed> + Send + 'static,
    ) -> Result<T, HashFailed> {
        let _turn = self.turns.acquire().await.map_err(|_| HashFailed)?;
        spawn_blocking(work).await.map_err(|_| HashFailed)?
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

        let hash = passwords.hash(&chosen).await.unwrap();

        assert!(hash.starts_with("$argon2id$"));
        assert!(passwords.verify("correct horse battery", Some(&hash)).await.unwrap());
        assert!(!passwords.verify("correct horse batterz", Some(&hash)).await.unwrap());
    }

    #[tokio::test]
    async fn nobody_has_no_password() {
        assert!(!Passwords::new().verify("correct horse battery", None).await.unwrap());
    }
}
