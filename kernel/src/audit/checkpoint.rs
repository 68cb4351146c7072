//! Checkpoints: signed statements that at a moment the chain of a municipality ended at a place. They are kept outside the database,
//! so that whoever can change all of it still cannot cut its end, put an old one back or write another chain.
//!
//! A checkpoint is a line of JSON. What is signed (Ed25519), each preceded by its length as in [`super::chain`]: the words
//! `samenkoers-checkpoint/1`, the municipality's key, the number, the hash, the moment (microseconds since 1970), up to which event a
//! backup that was put back had come (when it is about that), the SHA-256 hash of the line before it and, when the oldest part of the
//! chain was cut because its term was over, the number and the hash of the last event that went.

use super::chain::{BEGIN, Canonical, Hash, Misfit, Place, Sighting};
use crate::hex::{hex, unhex};
use crate::{Error, Moment, Result};
use ring::rand::SystemRandom;
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// One statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checkpoint {
    municipality: String,
    number: i64,
    hash: String,
    at: Moment,
    /// A backup was put back: the chain of before it holds up to this event only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    restored: Option<i64>,
    previous: String,
    /// The last event that went because its term was over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cut: Option<Cut>,
    signature: String,
}

/// A place, as a line tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cut {
    number: i64,
    hash: String,
}

impl Checkpoint {
    fn signed(&self) -> Vec<u8> {
        let restored = self.restored.map(i64::to_be_bytes);
        let signed = Canonical::of("samenkoers-checkpoint/1")
            .field(self.municipality.as_bytes())
            .number(self.number)
            .field(self.hash.as_bytes())
            .number(self.at.timestamp_micros())
            .optional(restored)
            .field(self.previous.as_bytes());
        match &self.cut {
            Some(cut) => signed.number(cut.number).field(cut.hash.as_bytes()).bytes(),
            None => signed.bytes(),
        }
    }

    /// The place that it saw.
    pub fn number(&self) -> i64 {
        self.number
    }

    /// When it was made.
    pub fn at(&self) -> Moment {
        self.at
    }
}

/// What a new checkpoint says.
#[derive(Clone, Copy, Debug)]
pub struct Statement<'a> {
    /// The municipality's key.
    pub municipality: &'a str,
    /// Where its chain ends.
    pub end: Place,
    /// Now.
    pub at: Moment,
    /// Up to which event a backup that was just put back had come.
    pub restored: Option<i64>,
    /// Up to where the chain was cut, because the term of what was before it is over.
    pub cut: Option<Place>,
}

/// The key that signs.
#[derive(Debug)]
pub struct Signer(Ed25519KeyPair);

impl Signer {
    /// A new key, as the bytes (PKCS#8) to keep.
    ///
    /// # Errors
    /// When the machine gives no randomness.
    pub fn fresh() -> Result<Vec<u8>> {
        let key = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).map_err(Error::internal)?;
        Ok(key.as_ref().to_vec())
    }

    /// The key that was kept.
    ///
    /// # Errors
    /// When the bytes are no key.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        Ok(Self(Ed25519KeyPair::from_pkcs8(bytes).map_err(Error::internal)?))
    }

    /// What others check its signatures with: 64 hexadecimal digits.
    pub fn public_key(&self) -> String {
        hex(self.0.public_key().as_ref())
    }

    /// The line of a checkpoint, after the line before it.
    ///
    /// # Errors
    /// Never in practice; JSON of plain text and numbers does not fail.
    pub fn line(&self, statement: &Statement<'_>, before: Option<&str>) -> Result<String> {
        let mut checkpoint = Checkpoint {
            municipality: statement.municipality.to_owned(),
            number: statement.end.number,
            hash: hex(&statement.end.hash),
            at: statement.at,
            restored: statement.restored,
            previous: hex(&of_line(before)),
            cut: statement.cut.map(|cut| Cut { number: cut.number, hash: hex(&cut.hash) }),
            signature: String::new(),
        };
        checkpoint.signature = hex(self.0.sign(&checkpoint.signed()).as_ref());
        serde_json::to_string(&checkpoint).map_err(Error::internal)
    }
}

fn of_line(line: Option<&str>) -> Hash {
    line.map_or(BEGIN, |line| Sha256::digest(line.as_bytes()).into())
}

fn hash_of(digits: &str) -> Option<Hash> {
    Hash::try_from(unhex(digits)?).ok()
}

/// What the checkpoints of a municipality say together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Testimony {
    /// What must be found in the chain, in its order.
    pub sightings: Vec<Sighting>,
    /// When backups were put back.
    pub restored: Vec<Moment>,
    /// Where the oldest part was cut because its term was over.
    pub cuts: Vec<Sighting>,
}

/// Reads a line without looking at its signature.
///
/// # Errors
/// When it is no checkpoint.
pub fn read(line: &str) -> Result<Checkpoint> {
    serde_json::from_str(line).map_err(Error::internal)
}

/// Checks every line, and gathers what still holds: a backup that was put back lawfully cuts what came after it.
///
/// # Errors
/// [`Misfit::Checkpoint`] with the first line that does not fit, from 1.
pub fn testimony(text: &str, municipality: &str, public_key: &[u8]) -> Result<Testimony, Misfit> {
    let key = UnparsedPublicKey::new(&ED25519, public_key);
    let mut said = Testimony::default();
    let mut before = None;
    for (at, line) in text.lines().enumerate() {
        let wrong = Misfit::Checkpoint(at + 1);
        let Ok(checkpoint) = read(line) else { return Err(wrong) };
        let (Some(hash), Some(signature)) = (hash_of(&checkpoint.hash), unhex(&checkpoint.signature)) else { return Err(wrong) };
        let is_ours = key.verify(&checkpoint.signed(), &signature).is_ok();
        if !is_ours || checkpoint.municipality != municipality || checkpoint.previous != hex(&of_line(before)) {
            return Err(wrong);
        }
        if let Some(kept) = checkpoint.restored {
            said.sightings.retain(|seen| seen.place.number <= kept);
            said.cuts.retain(|cut| cut.place.number <= kept);
            said.restored.push(checkpoint.at);
        }
        said.sightings.push(Sighting { place: Place { number: checkpoint.number, hash }, at: checkpoint.at });
        if let Some(cut) = &checkpoint.cut {
            let Some(hash) = hash_of(&cut.hash) else { return Err(wrong) };
            said.cuts.push(Sighting { place: Place { number: cut.number, hash }, at: checkpoint.at });
        }
        before = Some(line);
    }
    said.sightings.sort_by_key(|seen| (seen.place.number, seen.at));
    Ok(said)
}
