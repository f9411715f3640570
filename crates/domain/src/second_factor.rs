//! What a member proves beside the password: codes of an app, passkeys, and recovery codes for when both are lost.

mod passkey;
mod recovery_code;
mod totp;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use passkey::{CredentialId, Passkey};
pub use recovery_code::{RecoveryCode, RecoveryCodeHash};
pub use totp::{TimeStep, TotpCode, TotpSecret};

/// A kind of second factor. With one in force, the password alone signs nobody in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SecondFactor {
    /// An app that shows a new code every thirty seconds (RFC 6238).
    Totp,
    /// A key that a device keeps and that the device's owner unlocks (Web Authentication).
    Passkey,
}

/// By what somebody proved who they are when they signed in, where it was more than the password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StrongProof {
    /// The password and a code of an app.
    Totp,
    /// The password and a recovery code.
    RecoveryCode,
    /// A passkey alone: the device has seen a finger, a face or a number before it signs.
    Passkey,
}

/// What somebody typed beside the password.
#[derive(Clone, PartialEq, Eq)]
pub enum TypedCode {
    /// Six digits of an app.
    Totp(TotpCode),
    /// One of the recovery codes.
    Recovery(RecoveryCode),
}

impl TypedCode {
    /// Reads what somebody typed; spaces and dashes do not count. What is neither is nobody's code.
    pub fn read(raw: &str) -> Option<Self> {
        TotpCode::typed(raw).map(Self::Totp).or_else(|| RecoveryCode::typed(raw).map(Self::Recovery))
    }
}

impl fmt::Debug for TypedCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TypedCode(…)")
    }
}

/// What is left of a typed code without what people put between its characters.
fn without_gaps(raw: &str) -> String {
    raw.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '‐' | '‑' | '–' | '—' | '.')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_tells_which_code_it_is() {
        assert!(matches!(TypedCode::read("492 039"), Some(TypedCode::Totp(_))));
        assert!(matches!(
            TypedCode::read(RecoveryCode::generate([7; 10]).expose()),
            Some(TypedCode::Recovery(_))
        ));
        for raw in ["", "49203", "4920390", "49203a", "٤٩٢٠٣٩", "K3XW-9D2T-A7QF"] {
            assert_eq!(TypedCode::read(raw), None, "{raw}");
        }
    }

    #[test]
    fn codes_do_not_show_in_logs() {
        assert_eq!(format!("{:?}", TypedCode::read("492039")), "Some(TypedCode(…))");
    }
}
