//! A browser and a device that keeps passkeys, for tests: what they answer to what a page asks, as JSON.
//!
//! It does what Web Authentication, level 3, asks of both (§5.1 and §6), with keys on P-256 and without attestation. What
//! it does wrong it does because a test says so.
#![expect(
    clippy::unwrap_used,
    clippy::missing_panics_doc,
    reason = "a test that asks for something else fails"
)]

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// Somebody is there, and the device has made sure who.
const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
/// A new key comes along.
const WITH_KEY: u8 = 0x40;

/// A device with the browser in front of it.
#[derive(Debug)]
pub struct Device {
    /// Where the browser is: what it signs as the page's origin.
    pub origin: String,
    /// Whether the device makes sure of who holds it.
    pub verifies: bool,
    /// What the next signature counts as.
    pub counter: u32,
    keys: Vec<Key>,
    number: u8,
}

#[derive(Clone, Debug)]
struct Key {
    id: Vec<u8>,
    user: String,
    secret: SigningKey,
}

impl Device {
    /// A device without keys at a page of this origin. Devices of different numbers make different keys.
    pub fn at(origin: &str, number: u8) -> Self {
        Self { origin: origin.to_owned(), verifies: true, counter: 1, keys: Vec::new(), number }
    }

    /// Makes a key, as `navigator.credentials.create` does.
    pub fn create(&mut self, options: &Value) -> Value {
        let place = u8::try_from(self.keys.len() + 1).unwrap();
        let secret = SigningKey::from_slice(&[self.number.max(1) ^ (place << 4); 32]).unwrap();
        let id = Sha256::digest([self.number, place]).to_vec();
        let key = Key { id, user: text(&options["user"]["id"]), secret };
        let authenticator = [
            self.head(&text(&options["rp"]["id"]), WITH_KEY),
            // No model is told (§6.5.1).
            vec![0; 16],
            u16::try_from(key.id.len()).unwrap().to_be_bytes().to_vec(),
            key.id.clone(),
            cose(&key.secret),
        ]
        .concat();
        let attestation = [
            b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59".to_vec(),
            u16::try_from(authenticator.len()).unwrap().to_be_bytes().to_vec(),
            authenticator,
        ]
        .concat();
        let client = self.client("webauthn.create", options);
        let answer =
            json!({ "clientDataJSON": encode(client.as_bytes()), "attestationObject": encode(&attestation) });
        let credential = credential(&key.id, &answer);
        self.counter += 1;
        self.keys.push(key);
        credential
    }

    /// Answers with the key that was made last, as `navigator.credentials.get` does.
    pub fn get(&mut self, options: &Value) -> Value {
        let key = self.keys.last().unwrap().clone();
        let authenticator = self.head(&text(&options["rpId"]), 0);
        let client = self.client("webauthn.get", options);
        let signed = [authenticator.clone(), Sha256::digest(client.as_bytes()).to_vec()].concat();
        let signature: Signature = key.secret.sign(&signed);
        self.counter += 1;
        let answer = json!({
            "clientDataJSON": encode(client.as_bytes()),
            "authenticatorData": encode(&authenticator),
            "signature": encode(signature.to_der().as_bytes()),
            "userHandle": key.user,
        });
        credential(&key.id, &answer)
    }

    fn head(&self, server: &str, more: u8) -> Vec<u8> {
        let flags = PRESENT | if self.verifies { VERIFIED } else { 0 } | more;
        [Sha256::digest(server).to_vec(), vec![flags], self.counter.to_be_bytes().to_vec()].concat()
    }

    fn client(&self, kind: &str, options: &Value) -> String {
        let challenge = &options["challenge"];
        json!({ "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false })
            .to_string()
    }
}

fn credential(id: &[u8], response: &Value) -> Value {
    let id = encode(id);
    json!({ "id": id, "rawId": id, "type": "public-key", "response": response, "clientExtensionResults": {} })
}

/// The public key as RFC 9053, section 7.1, writes it.
fn cose(secret: &SigningKey) -> Vec<u8> {
    let point = secret.verifying_key().to_sec1_point(false);
    let (x, y) = (point.x().unwrap(), point.y().unwrap());
    [b"\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20", x.as_slice(), b"\x22\x58\x20", y.as_slice()].concat()
}

fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}
