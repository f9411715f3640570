//! Set-up, sign-in and the own account.

use deskside_app::account::{
    AuthenticateError, OwnPasswordError, SecondFactorError, SetUpError, SignInError, SignInsError,
};
use deskside_app::api_tokens::ApiTokenError;
use deskside_app::clients::ClientError;
use deskside_domain::actor::NotInPerson;
use deskside_domain::api_token::{ApiTokenRefusal, MOST_TOKENS};
use deskside_protocol::problem::ProblemCode;

use super::words::{begin_again, beyond_own_rights, not_permitted, nothing_to_do, section_name};
use crate::account::second_factors::kinds;
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
            SignInError::SecondFactorRequired { factors } => Self::second_factor_required(kinds(&factors)),
            SignInError::WrongCode => Self::new(
                ProblemCode::WrongCode,
                "Each code works once. Wait for the next one, or use a recovery code.",
            ),
            SignInError::Over => begin_again(),
            SignInError::WrongPasskey => Self::new(
                ProblemCode::WrongPasskey,
                "It was removed, or belongs to another server. Sign in with your password.",
            ),
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

impl From<NotInPerson> for Problem {
    fn from(NotInPerson: NotInPerson) -> Self {
        Self::new(ProblemCode::SignInNeeded, "A member has to do this, signed in.")
    }
}

impl From<ApiTokenError> for Problem {
    fn from(error: ApiTokenError) -> Self {
        match error {
            ApiTokenError::NotPermitted(missing) => not_permitted(missing),
            ApiTokenError::Refused(refusal) => refusal.into(),
            ApiTokenError::TooMany => Self::new(
                ProblemCode::TooManyTokens,
                format!("You have {MOST_TOKENS} tokens. Revoke one that is not needed."),
            ),
            ApiTokenError::NotFound => Self::not_found(),
            ApiTokenError::Store(_) => Self::unavailable(&error),
        }
    }
}

impl From<ApiTokenRefusal> for Problem {
    fn from(refusal: ApiTokenRefusal) -> Self {
        match refusal {
            ApiTokenRefusal::BeyondOwnRights(missing) => beyond_own_rights(missing),
            ApiTokenRefusal::OnlySees(section) => {
                let detail = format!("gives a token no more than `view` on {}", section_name(section));
                Self::malformed("rights", &detail)
            }
            ApiTokenRefusal::NoRights => Self::malformed("rights", "gives the token nothing to do"),
            ApiTokenRefusal::EndsInThePast => Self::out_of_range("expires_at", "must lie in the future"),
            ApiTokenRefusal::LastsTooLong => {
                Self::out_of_range("expires_at", "must lie within the next 366 days")
            }
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

impl From<OwnPasswordError> for Problem {
    fn from(error: OwnPasswordError) -> Self {
        match error {
            OwnPasswordError::WrongPassword => Self::malformed("current_password", "is not your password"),
            OwnPasswordError::TryLater(later) => later.into(),
            OwnPasswordError::Hash(_) | OwnPasswordError::Store(_) => Self::unavailable(&error),
        }
    }
}

impl From<SecondFactorError> for Problem {
    fn from(error: SecondFactorError) -> Self {
        match error {
            SecondFactorError::Password(error) => error.into(),
            SecondFactorError::Over => begin_again(),
            SecondFactorError::WrongCode => Self::malformed("code", "is not what the app shows now"),
            SecondFactorError::WrongAnswer => {
                Self::malformed("credential", "does not belong to what was asked")
            }
            SecondFactorError::AlreadyOn => nothing_to_do("It is so already."),
            SecondFactorError::NotFound => Self::not_found(),
            SecondFactorError::TooMany => nothing_to_do("You have 20 passkeys. Remove one first."),
            SecondFactorError::Store(_) => Self::unavailable(&error),
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
