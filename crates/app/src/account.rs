//! Set-up and sign-in.

mod authenticate;
mod calendar;
mod client_of;
mod photo;
mod profile;
mod set_up;
mod sign_in;
mod sign_ins;

pub use authenticate::{AuthenticateError, Me};
pub use calendar::Agenda;
pub use profile::{ChangePasswordError, ProfileEdit};
pub(crate) use set_up::SetUpOffer;
pub use set_up::{Founding, SetUpError};
pub use sign_in::{Device, SignInError, SignedInAs};
pub use sign_ins::{SignInsError, Stands};

use jiff::SignedDuration;

/// How long a sign-in lasts at most.
pub const SIGN_IN_LASTS: SignedDuration = SignedDuration::from_hours(14 * 24);
