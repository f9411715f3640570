//! Set-up and sign-in.

mod authenticate;
mod calendar;
mod client_of;
mod own_password;
mod passkey_sign_in;
mod passkeys;
mod photo;
mod profile;
mod proof;
mod relying_party;
mod second_factors;
mod set_up;
mod sign_in;
mod sign_ins;
mod totp;

pub use authenticate::{AuthenticateError, Me};
pub use calendar::Agenda;
pub use own_password::OwnPasswordError;
pub use passkeys::BegunCeremony;
pub use profile::ProfileEdit;
pub use relying_party::RelyingParty;
pub use second_factors::{OwnFactors, SecondFactorError};
pub(crate) use set_up::SetUpOffer;
pub use set_up::{Founding, SetUpError};
pub use sign_in::{Device, Presented, SignInError, SignedInAs};
pub use sign_ins::{SignInsError, Stands, StandsError};
pub use totp::OfferedTotp;

use jiff::SignedDuration;

/// How long a sign-in lasts at most.
pub const SIGN_IN_LASTS: SignedDuration = SignedDuration::from_hours(14 * 24);
