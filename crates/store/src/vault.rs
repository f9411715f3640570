//! Keeps links, join codes and the secrets of second factors unreadable to somebody who has only the database.
//!
//! From one secret key (HKDF-SHA-256, RFC 5869) come sealing keys (XChaCha20-Poly1305) and look-up keys
//! (HMAC-SHA-256): a request is found by the keyed hash of its token, and the token is read by unsealing.

mod second_factors;

use std::fmt;

use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use deskside_domain::ids::SessionRequestId;
use deskside_domain::link::{JoinCode, LinkToken};
use hkdf::Hkdf;
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::StoreError;

const KEY_BYTES: usize = 32;
const NONCE_BYTES: usize = 24;
/// Half of what HKDF gives at a time is more than enough to tell keys apart.
const FINGERPRINT_BYTES: usize = 16;

/// The server's secret key: 256 random bits, kept outside the database.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct SecretKey([u8; KEY_BYTES]);

/// The text is not a secret key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a secret key is 64 hexadecimal digits")]
pub struct SecretKeyError;

impl SecretKey {
    /// A key of these random bytes.
    pub fn generate(random: [u8; KEY_BYTES]) -> Self {
        Self(random)
    }

    /// Reads what [`SecretKey::to_hex`] wrote.
    pub fn from_hex(text: &str) -> Result<Self, SecretKeyError> {
        let mut key = [0; KEY_BYTES];
        let decoded = base16ct::mixed::decode(text.trim(), &mut key).map_err(|_| SecretKeyError)?;
        if decoded.len() == KEY_BYTES { Ok(Self(key)) } else { Err(SecretKeyError) }
    }

    /// The key as text, for its file.
    pub fn to_hex(&self) -> String {
        base16ct::lower::encode_string(&self.0)
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey(…)")
    }
}

/// The keys made from the [`SecretKey`].
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub(crate) struct Vault {
    seal: [u8; 32],
    seal_factors: [u8; 32],
    find_token: [u8; 32],
    find_code: [u8; 32],
    fingerprint: [u8; FINGERPRINT_BYTES],
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Vault(…)")
    }
}

impl Vault {
    /// Derives the keys.
    pub(crate) fn new(key: &SecretKey) -> Self {
        let source = Hkdf::<Sha256>::new(Some(b"deskside vault v1"), &key.0);
        let derive = |label: &[u8], out: &mut [u8]| {
            // 32 bytes are far below the limit of 255 hashes.
            let _never_too_long = source.expand(label, out);
        };
        let mut vault = Self {
            seal: [0; 32],
            seal_factors: [0; 32],
            find_token: [0; 32],
            find_code: [0; 32],
            fingerprint: [0; FINGERPRINT_BYTES],
        };
        derive(b"seal links", &mut vault.seal);
        derive(b"seal second factors", &mut vault.seal_factors);
        derive(b"find token", &mut vault.find_token);
        derive(b"find code", &mut vault.find_code);
        derive(b"fingerprint", &mut vault.fingerprint);
        vault
    }

    /// By what a database knows the key it belongs to. It says nothing of the others that come from the same key.
    pub(crate) fn fingerprint(&self) -> &[u8] {
        &self.fingerprint
    }

    /// Under what a link's token is found.
    pub(crate) fn token_key(&self, token: &LinkToken) -> Vec<u8> {
        keyed_hash(&self.find_token, token.expose())
    }

    /// Under what a join code is found.
    pub(crate) fn code_key(&self, code: &JoinCode) -> Vec<u8> {
        keyed_hash(&self.find_code, code.expose())
    }

    /// Seals token and code for one request; they open for no other.
    pub(crate) fn seal(
        &self,
        request: SessionRequestId,
        (token, code): (&LinkToken, &JoinCode),
        nonce: [u8; NONCE_BYTES],
    ) -> Result<Vec<u8>, StoreError> {
        let text = format!("{}:{}", token.expose(), code.expose());
        let payload = Payload { msg: text.as_bytes(), aad: request.0.as_bytes() };
        let sealed = self
            .cipher()
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| StoreError::Unreadable { what: "link" })?;
        Ok([&nonce[..], &sealed].concat())
    }

    /// Opens what [`Vault::seal`] sealed.
    pub(crate) fn open(
        &self,
        request: SessionRequestId,
        sealed: &[u8],
    ) -> Result<(LinkToken, JoinCode), StoreError> {
        let unreadable = || StoreError::Unreadable { what: "link" };
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE_BYTES>().ok_or_else(unreadable)?;
        let payload = Payload { msg: sealed, aad: request.0.as_bytes() };
        let text = self.cipher().decrypt(&XNonce::from(*nonce), payload).map_err(|_| unreadable())?;
        let text = String::from_utf8(text).map_err(|_| unreadable())?;
        let (token, code) = text.split_once(':').ok_or_else(unreadable)?;
        Ok((
            LinkToken::presented(token).ok_or_else(unreadable)?,
            JoinCode::typed(code).ok_or_else(unreadable)?,
        ))
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.seal.into())
    }
}

fn keyed_hash(key: &[u8; 32], text: &str) -> Vec<u8> {
    // HMAC pads a key with zeros to a whole block (RFC 2104 §2); handing over the block cannot fail.
    let mut block = [0; 64];
    block[..key.len()].copy_from_slice(key);
    let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new(&block.into());
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vault(byte: u8) -> Vault {
        Vault::new(&SecretKey::generate([byte; 32]))
    }

    fn request(byte: u8) -> SessionRequestId {
        SessionRequestId::generate(jiff::Timestamp::UNIX_EPOCH, [byte; 10])
    }

    #[test]
    fn what_is_sealed_opens_with_the_same_key_for_the_same_request_only() {
        let (token, code) = (LinkToken::generate([1; 18]), JoinCode::generate(2));
        let sealed = vault(1).seal(request(1), (&token, &code), [3; 24]).unwrap();

        assert_eq!(vault(1).open(request(1), &sealed).unwrap(), (token, code));
        assert!(vault(2).open(request(1), &sealed).is_err());
        assert!(vault(1).open(request(2), &sealed).is_err());
        assert!(vault(1).open(request(1), &sealed[..10]).is_err());
    }

    #[test]
    fn the_sealed_row_does_not_contain_the_token() {
        let (token, code) = (LinkToken::generate([1; 18]), JoinCode::generate(2));
        let sealed = vault(1).seal(request(1), (&token, &code), [3; 24]).unwrap();
        let text = String::from_utf8_lossy(&sealed).into_owned();
        assert!(!text.contains(token.expose()) && !text.contains(code.expose()));
    }

    #[test]
    fn look_up_keys_depend_on_the_secret_key_and_the_use() {
        let code = JoinCode::typed("528114907").unwrap();
        assert_eq!(vault(1).code_key(&code), vault(1).code_key(&code));
        assert_ne!(vault(1).code_key(&code), vault(2).code_key(&code));
    }

    #[test]
    fn a_fingerprint_tells_keys_apart_and_is_part_of_none() {
        let vault = vault(1);
        assert_eq!(vault.fingerprint(), Vault::new(&SecretKey::generate([1; 32])).fingerprint());
        assert_ne!(vault.fingerprint(), Vault::new(&SecretKey::generate([2; 32])).fingerprint());
        assert!(!vault.seal.starts_with(vault.fingerprint()));
    }

    #[test]
    fn a_secret_key_survives_its_file() {
        let key = SecretKey::generate([0xa5; 32]);
        assert_eq!(SecretKey::from_hex(&format!("{}\n", key.to_hex())).unwrap().0, key.0);
        assert!(SecretKey::from_hex("a5").is_err());
        assert!(SecretKey::from_hex(&"zz".repeat(32)).is_err());
    }
}
