//! This server as devices know it that keep passkeys: by its address, and by nothing else.

use std::fmt;

use deskside_domain::member::Member;
use deskside_domain::second_factor::CredentialId;
use serde::de::DeserializeOwned;
use serde_json::Value;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey as DeviceKey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Uuid, Webauthn, WebauthnBuilder,
};

/// What a device said cannot be read, or does not belong to what it was asked. Which of the two helps nobody honest.
#[derive(Debug)]
pub(super) struct WrongAnswer;

/// This server as devices know it. Passkeys work over HTTPS under a name, and at `localhost` (Web Authentication, level
/// 3, §5.1.3).
pub struct RelyingParty(Webauthn);

impl fmt::Debug for RelyingParty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RelyingParty(…)")
    }
}

/// A passkey that a device just made.
pub(super) struct MadeKey {
    pub(super) id: CredentialId,
    pub(super) credential: String,
}

/// Which passkey a device answered with, for which member.
pub(super) struct Answer {
    pub(super) member: Uuid,
    pub(super) id: CredentialId,
    credential: PublicKeyCredential,
}

impl RelyingParty {
    /// The server at this origin; none where passkeys cannot work.
    pub fn at(origin: &str) -> Option<Self> {
        let url = Url::parse(origin).ok()?;
        let name = url.domain()?;
        let local = name == "localhost" || name.ends_with(".localhost");
        if url.scheme() != "https" && !local {
            return None;
        }
        WebauthnBuilder::new(name, &url).and_then(WebauthnBuilder::build).ok().map(Self)
    }

    /// What a browser is asked when the member adds a passkey, and what to keep until it answers. Devices that have one
    /// of `known` make no other.
    pub(super) fn ask_for_key(
        &self,
        member: &Member,
        organisation: &str,
        known: &[String],
    ) -> Result<(Value, Vec<u8>), WrongAnswer> {
        let known = known.iter().map(|credential| Ok(read::<DeviceKey>(credential)?.cred_id().clone()));
        let known = known.collect::<Result<_, WrongAnswer>>()?;
        let (asked, state) = self
            .0
            .start_passkey_registration(member.id.0, member.email.as_str(), member.name.as_str(), Some(known))
            .map_err(|_| WrongAnswer)?;
        let mut options = options(&asked)?;
        options["rp"]["name"] = organisation.into();
        // The device finds the key by itself, so that nobody types an address to sign in.
        options["authenticatorSelection"]["residentKey"] = "required".into();
        options["authenticatorSelection"]["requireResidentKey"] = true.into();
        Ok((options, serde_json::to_vec(&state).map_err(|_| WrongAnswer)?))
    }

    /// The key that the device made when it was asked so.
    pub(super) fn made_key(&self, state: &[u8], credential: Value) -> Result<MadeKey, WrongAnswer> {
        let state: PasskeyRegistration = serde_json::from_slice(state).map_err(|_| WrongAnswer)?;
        let answer: RegisterPublicKeyCredential =
            serde_json::from_value(credential).map_err(|_| WrongAnswer)?;
        let key = self.0.finish_passkey_registration(&answer, &state).map_err(|_| WrongAnswer)?;
        Ok(MadeKey { id: CredentialId(key.cred_id().clone()), credential: write(&key)? })
    }

    /// What a browser is asked when somebody signs in, and what to keep until it answers.
    pub(super) fn ask_who(&self) -> Result<(Value, Vec<u8>), WrongAnswer> {
        let (asked, state) = self.0.start_discoverable_authentication().map_err(|_| WrongAnswer)?;
        Ok((options(&asked)?, serde_json::to_vec(&state).map_err(|_| WrongAnswer)?))
    }

    /// Who the device says it is. Nothing is proved yet.
    pub(super) fn read_answer(&self, credential: Value) -> Result<Answer, WrongAnswer> {
        let credential: PublicKeyCredential = serde_json::from_value(credential).map_err(|_| WrongAnswer)?;
        let (member, id) =
            self.0.identify_discoverable_authentication(&credential).map_err(|_| WrongAnswer)?;
        Ok(Answer { member, id: CredentialId(id.to_vec()), credential })
    }

    /// Checks the answer with the key that is kept; gives the key as it is to be kept from now on. The device has made
    /// sure of who holds it, and a counter that went back is refused: somebody copied the key.
    pub(super) fn check(&self, answer: &Answer, state: &[u8], kept: &str) -> Result<String, WrongAnswer> {
        let state: DiscoverableAuthentication = serde_json::from_slice(state).map_err(|_| WrongAnswer)?;
        let mut key: DeviceKey = read(kept)?;
        let result = self
            .0
            .finish_discoverable_authentication_v2(&answer.credential, state, &key)
            .map_err(|_| WrongAnswer)?;
        if !result.user_verified() {
            return Err(WrongAnswer);
        }
        key.update_credential(&result).ok_or(WrongAnswer)?;
        write(&key)
    }
}

/// What goes to the browser of a question: the rest is for pages that do otherwise than ours.
fn options(asked: &impl serde::Serialize) -> Result<Value, WrongAnswer> {
    let mut asked = serde_json::to_value(asked).map_err(|_| WrongAnswer)?;
    Ok(asked["publicKey"].take())
}

fn read<T: DeserializeOwned>(kept: &str) -> Result<T, WrongAnswer> {
    serde_json::from_str(kept).map_err(|_| WrongAnswer)
}

fn write(key: &DeviceKey) -> Result<String, WrongAnswer> {
    serde_json::to_string(key).map_err(|_| WrongAnswer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passkeys_work_over_https_under_a_name_and_at_localhost() {
        for origin in
            ["https://help.brightwater.example", "https://help.example:8443", "http://localhost:8080"]
        {
            assert!(RelyingParty::at(origin).is_some(), "{origin}");
        }
        for origin in [
            "http://help.brightwater.example",
            "https://192.0.2.7",
            "https://[2001:db8::7]",
            "http://127.0.0.1:80",
        ] {
            assert!(RelyingParty::at(origin).is_none(), "{origin}");
        }
    }
}
