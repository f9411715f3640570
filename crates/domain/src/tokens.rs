//! Secrets that somebody carries in a cookie or an address. Only their hashes are kept.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

macro_rules! token {
    ($(#[$doc:meta])* $name:ident, $(#[$hash_doc:meta])* $hash:ident, $label:literal) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq)]
        pub struct $name(String);

        impl $name {
            /// A token of 256 random bits.
            pub fn generate(random: [u8; 32]) -> Self {
                Self(URL_SAFE_NO_PAD.encode(random))
            }

            /// Takes what somebody presented; anything of the wrong length is nobody's token.
            pub fn presented(raw: &str) -> Option<Self> {
                (raw.len() == 43 && raw.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'))
                    .then(|| Self(raw.to_owned()))
            }

            /// What is kept of it.
            pub fn hash(&self) -> $hash {
                // 256 random bits need no salt and no slow hash.
                $hash(Sha256::new().chain_update($label).chain_update(&self.0).finalize().into())
            }

            /// The token itself, for the cookie or the address.
            pub fn expose(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }

        $(#[$hash_doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash)]
        pub struct $hash(pub [u8; 32]);

        impl fmt::Debug for $hash {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($hash), "(…)"))
            }
        }
    };
}

token!(
    /// What a signed-in browser carries.
    SignInToken,
    /// What the store keeps of a [`SignInToken`].
    SignInTokenHash,
    "deskside sign-in token"
);
token!(
    /// What a program sends with each request: the secret of an API token.
    ApiTokenSecret,
    /// What the store keeps of an [`ApiTokenSecret`].
    ApiTokenHash,
    "deskside api token"
);
token!(
    /// The secret in the address at which a calendar program reads an agenda.
    CalendarToken,
    /// What the store keeps of a [`CalendarToken`].
    CalendarTokenHash,
    "deskside calendar token"
);
token!(
    /// What the remote user's browser carries, so that a request knows its device again.
    DeviceToken,
    /// A remote user's device, as requests and presences name it.
    DeviceId,
    "deskside device token"
);
token!(
    /// What an agent's browser keeps after signing out, so that it is the same client when somebody signs in again.
    BrowserToken,
    /// What the store keeps of a [`BrowserToken`].
    BrowserTokenHash,
    "deskside browser token"
);
token!(
    /// The secret in an invitation's link.
    InvitationToken,
    /// What the store keeps of an [`InvitationToken`].
    InvitationTokenHash,
    "deskside invitation token"
);
token!(
    /// The secret in a link by which a member chooses another password.
    PasswordResetToken,
    /// What the store keeps of a [`PasswordResetToken`].
    PasswordResetTokenHash,
    "deskside password reset token"
);
token!(
    /// The secret in the set-up address.
    SetUpToken,
    /// What the running server keeps of a [`SetUpToken`].
    SetUpTokenHash,
    "deskside set-up token"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_presented_token_hashes_like_the_generated_one() {
        let token = SignInToken::generate([7; 32]);
        assert_eq!(SignInToken::presented(token.expose()).unwrap().hash(), token.hash());
    }

    #[test]
    fn one_secret_gives_different_hashes_for_different_uses() {
        assert_ne!(SignInToken::generate([7; 32]).hash().0, DeviceToken::generate([7; 32]).hash().0);
    }

    #[test]
    fn what_cannot_be_a_token_is_refused_before_any_look_up() {
        for raw in ["", "short", &"x".repeat(44), &format!("{}{}", "x".repeat(42), "/")] {
            assert_eq!(SignInToken::presented(raw), None, "{raw}");
        }
    }
}
