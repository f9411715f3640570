//! From nine digits to a link.

use deskside_domain::link::{JoinCode, LinkToken};
use deskside_store::StoreError;

use crate::throttle::Guess;
use crate::{App, Caller, TryLater};

/// Why a code leads nowhere.
#[derive(Debug, thiserror::Error)]
pub enum ResolveCodeError {
    /// No request has this code.
    #[error("no such join code")]
    NotFound,
    /// Too many wrong codes.
    #[error(transparent)]
    TryLater(#[from] TryLater),
    /// It could not be looked up.
    #[error("could not look the code up")]
    Store(#[source] StoreError),
}

impl App {
    /// The link behind a join code. Wrong codes are counted for each place they come from: at one in ten
    /// seconds, guessing one of a hundred open requests takes a place years.
    pub async fn resolve_join_code(
        &self,
        typed: &str,
        caller: Caller,
    ) -> Result<LinkToken, ResolveCodeError> {
        let guesses = vec![Guess::JoinCode(caller)];
        // One after the other, so that guesses at once are counted before the next is looked at.
        let _turn = self.0.code_turn.lock().await;
        self.0.throttle.may_try(&guesses)?;
        let found = match JoinCode::typed(typed) {
            None => Err(StoreError::NotFound { what: "join code" }),
            Some(code) => self.store().session_requests().by_code(&code).await,
        };
        match found {
            Ok(request) => Ok(request.token),
            Err(StoreError::NotFound { .. }) => {
                self.0.throttle.failed(guesses);
                Err(ResolveCodeError::NotFound)
            }
            Err(other) => Err(ResolveCodeError::Store(other)),
        }
    }
}
