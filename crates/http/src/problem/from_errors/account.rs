//! Set-up, sign-in and the own account.

use deskside_app::account::{AuthenticateError, ChangePasswordError, SetUpError, SignInError, SignInsError};
use deskside_app::clients::ClientError;
use deskside_protocol::problem::ProblemCode;

use super::words::not_permitted;
use crate::problem::Problem;

impl From<SetUpError> for Problem {
    fn from(error: SetUpError) -> Self {
        match error {
            SetUpError::WrongToken => Self::not_found(),
            SetUpError::AlreadySetUp => {
                Self::new(ProblemCode::AlreadySetUp, "An owner exists already. Sign in instead.")
            }
            SetUpError::TryLater(later) => later.into(),
            SetUpError::Hash(_) | SetUpError::Save(_) => Self::unavailable(&error),
        }
    }
}

impl From<SignInError> for Problem {
    fn from(error: SignInError) -> Self {
        match error {
            SignInError::WrongCredentials => {
                Self::new(ProblemCode::WrongCredentials, "Check both and try again.")
            }
            SignInError::TryLater(later) => later.into(),
            SignInError::Hash(_) | SignInError::Save(_) => Self::unavailable(&error),
        }
    }
}

impl From<AuthenticateError> for Problem {
    fn from(error: AuthenticateError) -> Self {
        match error {
            AuthenticateError::NotSignedIn => Self::new(ProblemCode::NotSignedIn, "Sign in to go on."),
            AuthenticateError::Store(_) => Self::unavailable(&error),
        }
    }
}

impl From<ClientError> for Problem {
    fn from(error: ClientError) -> Self {
        match error {
            ClientError::NotFound => Self::not_found(),
            ClientError::NotPermitted(missing) => not_permitted(missing),
            ClientError::Store(_) => Self::unavailable(&error),
        }
    }
}

impl From<ChangePasswordError> for Problem {
    fn from(error: ChangePasswordError) -> Self {
        match error {
            ChangePasswordError::WrongPassword => Self::malformed("current_password", "is not your password"),
            ChangePasswordError::TryLater(later) => later.into(),
            ChangePasswordError::Hash(_) | ChangePasswordError::Store(_) => Self::unavailable(&error),
        }
    }
}

impl From<SignInsError> for Problem {
    fn from(error: SignInsError) -> Self {
        match error {
            SignInsError::NotFound => Self::not_found(),
            SignInsError::Save(_) => Self::unavailable(&error),
        }
    }
}
