//! Seals what belongs to second factors: secrets shared with apps, and ceremonies that were begun.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use deskside_domain::ids::MemberId;
use deskside_domain::second_factor::TotpSecret;
use jiff::Timestamp;

use super::{NONCE_BYTES, Vault};
use crate::StoreError;
use crate::ceremonies::{CeremonyKind, OpenedCeremony};

/// How long a sealed time is.
const TIME_BYTES: usize = 8;

impl Vault {
    /// Seals a secret for one member; it opens for no other.
    pub(crate) fn seal_totp(
        &self,
        member: MemberId,
        secret: &TotpSecret,
        nonce: [u8; NONCE_BYTES],
    ) -> Result<Vec<u8>, StoreError> {
        self.seal_factor(&totp_of(member), secret.expose(), nonce)
    }

    /// Opens what [`Vault::seal_totp`] sealed.
    pub(crate) fn open_totp(&self, member: MemberId, sealed: &[u8]) -> Result<TotpSecret, StoreError> {
        let unreadable = StoreError::Unreadable { what: "second factor" };
        let opened = self.open_factor(&totp_of(member), sealed);
        opened.and_then(|bytes| TotpSecret::from_stored(&bytes)).ok_or(unreadable)
    }

    /// Seals what is to be known when a ceremony is finished, for whoever began it to carry.
    pub(crate) fn seal_ceremony(
        &self,
        kind: CeremonyKind,
        state: &[u8],
        expires_at: Timestamp,
        nonce: [u8; NONCE_BYTES],
    ) -> Result<String, StoreError> {
        let plain = [&expires_at.as_millisecond().to_be_bytes()[..], state].concat();
        Ok(URL_SAFE_NO_PAD.encode(self.seal_factor(&ceremony_of(kind), &plain, nonce)?))
    }

    /// Opens what [`Vault::seal_ceremony`] sealed for a ceremony of this kind. None: it is nobody's.
    pub(crate) fn open_ceremony(&self, kind: CeremonyKind, carried: &str) -> Option<OpenedCeremony> {
        let sealed = URL_SAFE_NO_PAD.decode(carried).ok()?;
        let nonce = *sealed.first_chunk()?;
        let plain = self.open_factor(&ceremony_of(kind), &sealed)?;
        let (expires_at, state) = plain.split_first_chunk::<TIME_BYTES>()?;
        let expires_at = Timestamp::from_millisecond(i64::from_be_bytes(*expires_at)).ok()?;
        Some(OpenedCeremony { nonce, expires_at, state: state.to_vec() })
    }

    fn seal_factor(
        &self,
        belongs_to: &[u8],
        plain: &[u8],
        nonce: [u8; NONCE_BYTES],
    ) -> Result<Vec<u8>, StoreError> {
        let payload = Payload { msg: plain, aad: belongs_to };
        let sealed = self
            .factors_cipher()
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| StoreError::Unreadable { what: "second factor" })?;
        Ok([&nonce[..], &sealed].concat())
    }

    fn open_factor(&self, belongs_to: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE_BYTES>()?;
        let payload = Payload { msg: sealed, aad: belongs_to };
        self.factors_cipher().decrypt(&XNonce::from(*nonce), payload).ok()
    }

    fn factors_cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.seal_factors.into())
    }
}

fn totp_of(member: MemberId) -> Vec<u8> {
    [b"totp", &member.0.as_bytes()[..]].concat()
}

fn ceremony_of(kind: CeremonyKind) -> Vec<u8> {
    match kind {
        CeremonyKind::AddTotp(member) => [b"add totp", &member.0.as_bytes()[..]].concat(),
        CeremonyKind::AddPasskey(member) => [b"add passkey", &member.0.as_bytes()[..]].concat(),
        CeremonyKind::SignInByPasskey => b"sign in by passkey".to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SecretKey;

    fn vault(byte: u8) -> Vault {
        Vault::new(&SecretKey::generate([byte; 32]))
    }

    fn member(byte: u8) -> MemberId {
        MemberId::generate(Timestamp::UNIX_EPOCH, [byte; 10])
    }

    #[test]
    fn a_secret_opens_with_the_same_key_for_the_same_member_only() {
        let secret = TotpSecret::generate([5; 20]);
        let sealed = vault(1).seal_totp(member(1), &secret, [3; 24]).unwrap();

        assert_eq!(vault(1).open_totp(member(1), &sealed).unwrap(), secret);
        assert!(vault(2).open_totp(member(1), &sealed).is_err());
        assert!(vault(1).open_totp(member(2), &sealed).is_err());
        assert!(!sealed.windows(20).any(|bytes| bytes == secret.expose()));
    }

    #[test]
    fn a_ceremony_is_finished_as_what_it_was_begun_and_by_whom() {
        let (kind, end) = (CeremonyKind::AddPasskey(member(1)), Timestamp::constant(1_800_000_000, 0));
        let carried = vault(1).seal_ceremony(kind, b"state", end, [3; 24]).unwrap();

        let opened = vault(1).open_ceremony(kind, &carried).unwrap();
        assert_eq!((opened.state.as_slice(), opened.expires_at, opened.nonce), (&b"state"[..], end, [3; 24]));
        for other in [
            CeremonyKind::AddPasskey(member(2)),
            CeremonyKind::AddTotp(member(1)),
            CeremonyKind::SignInByPasskey,
        ] {
            assert!(vault(1).open_ceremony(other, &carried).is_none(), "{other:?}");
        }
        assert!(vault(2).open_ceremony(kind, &carried).is_none());
    }

    #[test]
    fn what_is_no_ceremony_is_nobodys() {
        for carried in ["", "AAAA", "no base64!", &"A".repeat(200)] {
            assert!(vault(1).open_ceremony(CeremonyKind::SignInByPasskey, carried).is_none(), "{carried}");
        }
    }
}
