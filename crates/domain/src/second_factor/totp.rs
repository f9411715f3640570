//! Codes of an app, as RFC 6238 makes them: six digits, SHA-1, a new one every thirty seconds.

use std::fmt;

use jiff::Timestamp;
use totp_rs::{Builder, Secret, Totp};

use super::without_gaps;
use crate::text::{EmailAddress, OrganisationName};

/// Of how many random bytes a secret is made: as many as SHA-1 gives (RFC 4226 §4).
const SECRET_BYTES: usize = 20;

/// A secret that server and app share.
#[derive(Clone, PartialEq, Eq)]
pub struct TotpSecret([u8; SECRET_BYTES]);

/// Six digits that somebody typed.
#[derive(Clone, PartialEq, Eq)]
pub struct TotpCode(String);

/// Which thirty seconds a code belongs to, counted from the Unix epoch. Of one member's codes each is taken once only,
/// and none before it any more (RFC 6238 §5.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeStep(pub i64);

impl TotpSecret {
    /// A secret of these random bytes.
    pub fn generate(random: [u8; SECRET_BYTES]) -> Self {
        Self(random)
    }

    /// Takes what the store kept.
    pub fn from_stored(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// The secret itself, for the store, which seals it.
    pub fn expose(&self) -> &[u8] {
        &self.0
    }

    /// The secret as people type it into an app: 32 letters and digits (RFC 4648 §6).
    pub fn to_base32(&self) -> String {
        Secret::new_stack(self.0).to_base32()
    }

    /// What a QR code says to an app. The app lists it under the organisation's name.
    pub fn to_uri(&self, organisation: &OrganisationName, account: &EmailAddress) -> String {
        // A colon parts the two names in the address.
        let name = |text: &str| text.replace(':', " ");
        let totp = Builder::new()
            .with_secret(Secret::new_stack(self.0))
            .with_issuer(Some(name(organisation.as_str())))
            .with_account_name(name(account.as_str()))
            .build_noncompliant();
        // It fails on names that are empty or have a colon, and these have not.
        totp.to_url().unwrap_or_default()
    }

    /// Which step this code belongs to, if it is right now: one step of drift is allowed either way (RFC 6238 §5.2).
    pub fn step_of(&self, code: &TotpCode, now: Timestamp) -> Option<TimeStep> {
        let now = u64::try_from(now.as_second()).ok()?;
        self.totp().check(&code.0, now).and_then(|step| i64::try_from(step).ok()).map(TimeStep)
    }

    /// The code that an app shows at this time.
    pub fn code_at(&self, time: Timestamp) -> TotpCode {
        let time = u64::try_from(time.as_second()).unwrap_or_default();
        TotpCode(self.totp().generate(time).to_string())
    }

    fn totp(&self) -> Totp {
        // What it begins with is what apps take for granted: SHA-1, six digits, thirty seconds, one step of drift.
        Builder::new().with_secret(Secret::new_stack(self.0)).build_noncompliant()
    }
}

impl TotpCode {
    /// Reads what somebody typed.
    pub fn typed(raw: &str) -> Option<Self> {
        let digits = without_gaps(raw);
        (digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_digit())).then_some(Self(digits))
    }

    /// The six digits.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for TotpSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TotpSecret(…)")
    }
}

impl fmt::Debug for TotpCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TotpCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The secret of RFC 6238, appendix B.
    fn of_the_rfc() -> TotpSecret {
        TotpSecret::generate(*b"12345678901234567890")
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn codes_are_those_of_the_rfc() {
        for (second, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(of_the_rfc().code_at(at(second)).expose(), code, "{second}");
        }
    }

    #[test]
    fn an_app_is_told_whose_account_it_is() {
        let organisation = OrganisationName::parse("Brightwater: Clinics & Co").unwrap();
        let account = EmailAddress::parse("lena+desk@brightwater.example").unwrap();

        let uri = of_the_rfc().to_uri(&organisation, &account);

        assert_eq!(
            uri,
            "otpauth://totp/Brightwater%20%20Clinics%20%26%20Co:lena%2Bdesk%40brightwater.example\
             ?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Brightwater%20%20Clinics%20%26%20Co"
        );
    }

    proptest! {
        #[test]
        fn a_code_is_right_for_a_step_before_and_after_its_own(
            bytes: [u8; SECRET_BYTES],
            made in 60_i64..10_000_000_000,
            late in -200_i64..200,
        ) {
            let secret = TotpSecret::generate(bytes);
            let steps = (made + late).div_euclid(30) - made.div_euclid(30);

            let found = secret.step_of(&secret.code_at(at(made)), at(made + late));

            match found {
                Some(step) if steps.abs() <= 1 => prop_assert!((step.0 - made.div_euclid(30)).abs() <= 2),
                // Two steps in a million share their code.
                Some(step) => prop_assert!(step.0 != made.div_euclid(30)),
                None => prop_assert!(steps.abs() > 1),
            }
        }
    }
}
