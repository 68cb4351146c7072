//! What browsers are asked about passkeys (WebAuthn), and what their answers are worth, by `webauthn-rs`.
//!
//! The key has to be kept on the device with the name of its owner, so that nobody types who they are, and the device has to make
//! sure that it is its owner: with a fingerprint, a face or a code. So it stands for two things that one shows. Who made the device
//! is not asked.

use crate::model::Person;
use crate::store::hex;
use kernel::ids::PersonId;
use kernel::{Error, Result};
use serde::Serialize;
use serde::de::DeserializeOwned;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential,
};
use webauthn_rs::prelude::{Url, Webauthn, WebauthnBuilder, WebauthnError};

/// A site that passkeys are for: one host name, reached in one way.
#[derive(Debug)]
pub struct Party(Webauthn);

/// What a browser is asked, and what has to be kept until it answers; both as JSON.
#[derive(Debug)]
pub struct Question {
    /// For the browser.
    pub options: String,
    /// For us alone.
    pub state: String,
}

/// A key that a device has made.
#[derive(Debug)]
pub struct NewKey {
    /// By which browsers name it, in hexadecimal.
    pub credential_id: String,
    /// Its public half, as JSON.
    pub credential: String,
}

/// What an answer at the door is worth.
#[derive(Debug)]
pub enum Verdict {
    /// It is right. This is the key as it is from now on.
    Right(String),
    /// It is right, but the device counts no further than it did before: there may be a copy of it.
    Copied,
    /// It is not right.
    Wrong,
}

impl Party {
    /// The site at an address such as `https://agenda.dronten.example`, by the name of its municipality. None where browsers know
    /// no passkeys: without https, unless it is a host under `localhost`.
    pub fn of(address: &str, name: &str) -> Option<Self> {
        let origin = Url::parse(address).ok()?;
        let host = origin.domain()?;
        let safe = origin.scheme() == "https" || host == "localhost" || host.ends_with(".localhost");
        let builder = WebauthnBuilder::new(host, &origin).ok().filter(|_| safe)?;
        builder.rp_name(name).build().ok().map(Self)
    }

    /// Asks for a new key of a person, on a device that has none of these keys.
    ///
    /// # Errors
    /// When what is kept of a key cannot be read.
    pub fn ask_new(&self, person: &Person, known: &[String]) -> Result<Question> {
        let known = known.iter().map(|key| Ok(serde_json::from_str::<Passkey>(key).map_err(Error::internal)?.cred_id().clone()));
        let known = known.collect::<Result<Vec<_>>>()?;
        let begun = self.0.start_passkey_registration(person.id.0, &person.email, &person.name, Some(known));
        let (asked, state) = begun.map_err(Error::internal)?;
        let mut options = serde_json::to_value(asked).map_err(Error::internal)?;
        // webauthn-rs leaves it to the device whether its key can be found without a name typed first.
        let device = &mut options["publicKey"]["authenticatorSelection"];
        device["residentKey"] = "required".into();
        device["requireResidentKey"] = true.into();
        Ok(Question { options: options.to_string(), state: json(&state)? })
    }

    /// The key in an answer to [`Party::ask_new`]; none when the answer is not right.
    pub fn new_key(&self, state: &str, answer: &str) -> Option<NewKey> {
        let (state, answer): (PasskeyRegistration, RegisterPublicKeyCredential) = (read(state)?, read(answer)?);
        let key = self.0.finish_passkey_registration(&answer, &state).ok()?;
        Some(NewKey { credential_id: hex(key.cred_id()), credential: json(&key).ok()? })
    }

    /// Asks for a key of anybody.
    ///
    /// # Errors
    /// When there is nothing to ask with.
    pub fn ask(&self) -> Result<Question> {
        let (asked, state) = self.0.start_discoverable_authentication().map_err(Error::internal)?;
        Ok(Question { options: json(&asked)?, state: json(&state)? })
    }

    /// What an answer to [`Party::ask`] is worth, for a key as it is kept.
    pub fn judge(&self, state: &str, answer: &str, key: &str) -> Verdict {
        let (Some(state), Some(answer)) = (read::<DiscoverableAuthentication>(state), read::<PublicKeyCredential>(answer)) else {
            return Verdict::Wrong;
        };
        let Some(mut key) = read::<Passkey>(key) else { return Verdict::Wrong };
        match self.0.finish_discoverable_authentication_v2(&answer, state, &key) {
            Ok(shown) => {
                key.update_credential(&shown);
                json(&key).map_or(Verdict::Wrong, Verdict::Right)
            }
            Err(WebauthnError::CredentialPossibleCompromise) => Verdict::Copied,
            Err(_) => Verdict::Wrong,
        }
    }
}

/// Whose key an answer says to be, and which. Nothing of it is sure yet.
pub fn named(answer: &str) -> Option<(PersonId, String)> {
    let answer: PublicKeyCredential = read(answer)?;
    let person = answer.get_user_unique_id().and_then(|id| sea_orm::prelude::Uuid::from_slice(id).ok())?;
    Some((PersonId(person), hex(answer.get_credential_id())))
}

fn read<T: DeserializeOwned>(json: &str) -> Option<T> {
    serde_json::from_str(json).ok()
}

fn json(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use super::Party;

    #[test]
    fn passkeys_are_for_hosts_that_are_reached_safely() {
        for address in ["https://agenda.dronten.example", "http://dronten.localhost:8080", "http://localhost:8080"] {
            assert!(Party::of(address, "Voorbeeld").is_some(), "{address}");
        }
        for address in ["http://agenda.dronten.example", "http://notlocalhost", "https://192.0.2.1", "http://127.0.0.1:8080", ""] {
            assert!(Party::of(address, "Voorbeeld").is_none(), "{address}");
        }
    }
}
