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

use jiff::{SignedDuration, Timestamp};

/// How long a sign-in lasts at most.
pub const SIGN_IN_LASTS: SignedDuration = SignedDuration::from_hours(14 * 24);
/// How long it lasts after its last use: over a long weekend, not over a holiday.
const UNUSED_SIGN_IN_LASTS: SignedDuration = SignedDuration::from_hours(4 * 24);

/// When a sign-in ends by itself if it is used now and not again.
fn sign_in_ends(created_at: Timestamp, now: Timestamp) -> Timestamp {
    let at_most = created_at.saturating_add(SIGN_IN_LASTS).unwrap_or(created_at);
    now.saturating_add(UNUSED_SIGN_IN_LASTS).unwrap_or(now).min(at_most)
}
