//! A device that makes passkeys, in software. It answers what a browser is asked, and does wrong when it is told to.

use ring::rand::{SecureRandom, SystemRandom};
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// The owner is there.
const PRESENT: u8 = 1;
/// The owner showed that it is them.
const VERIFIED: u8 = 1 << 2;
/// A new key follows.
const NEW_KEY: u8 = 1 << 6;

/// A device with one key.
#[derive(Debug)]
pub struct Authenticator {
    /// The origin that it believes to be at.
    pub origin: String,
    /// Whether its owner shows that it is them.
    pub verified: bool,
    /// How often its key was used.
    pub counter: u32,
    /// For whom the key is, as the site said.
    pub user: String,
    id: Vec<u8>,
    pair: EcdsaKeyPair,
}

impl Authenticator {
    /// A device with a fresh key, at an origin such as `http://voorbeeld.localhost`.
    pub fn at(origin: &str) -> Self {
        let random = SystemRandom::new();
        let mut id = vec![0; 16];
        random.fill(&mut id).expect("random numbers");
        let pair = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).expect("a key");
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, pair.as_ref(), &random).expect("the key");
        Self { origin: origin.to_owned(), verified: true, counter: 0, user: String::new(), id, pair }
    }

    /// Makes a passkey, as `navigator.credentials.create` does, and tells it as JSON.
    pub fn make(&mut self, question: &str) -> String {
        let question = asked(question);
        self.user = text(&question["user"]["id"]);
        let client = self.client("webauthn.create", &question);
        let mut data = self.data(&text(&question["rp"]["id"]), NEW_KEY);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).expect("a short name").to_be_bytes());
        data.extend(&self.id);
        let point = &self.pair.public_key().as_ref()[1..];
        // COSE: an elliptic key (1: 2) for ES256 (3: -7) on P-256 (-1: 1), with its x (-2) and its y (-3).
        data.extend([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32]);
        data.extend(&point[..32]);
        data.extend([0x22, 0x58, 32]);
        data.extend(&point[32..]);
        // CBOR: {"fmt": "none", "attStmt": {}, "authData": data}.
        let mut attestation = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        attestation.push(u8::try_from(data.len()).expect("less than 256 bytes"));
        attestation.extend(data);
        self.told(json!({ "clientDataJSON": base64(&client), "attestationObject": base64(&attestation) }))
    }

    /// Shows its passkey, as `navigator.credentials.get` does, and tells it as JSON. It counts one further.
    pub fn show(&mut self, question: &str) -> String {
        let question = asked(question);
        self.counter += 1;
        let client = self.client("webauthn.get", &question);
        let data = self.data(&text(&question["rpId"]), 0);
        let signed = [data.as_slice(), &Sha256::digest(&client)].concat();
        let signature = self.pair.sign(&SystemRandom::new(), &signed).expect("a signature");
        self.told(json!({
            "clientDataJSON": base64(&client),
            "authenticatorData": base64(&data),
            "signature": base64(signature.as_ref()),
            "userHandle": self.user,
        }))
    }

    fn client(&self, kind: &str, question: &Value) -> Vec<u8> {
        let told = json!({ "type": kind, "challenge": question["challenge"], "origin": self.origin, "crossOrigin": false });
        told.to_string().into_bytes()
    }

    fn data(&self, host: &str, more: u8) -> Vec<u8> {
        let mut data = Sha256::digest(host).to_vec();
        data.push(PRESENT | more | if self.verified { VERIFIED } else { 0 });
        data.extend(self.counter.to_be_bytes());
        data
    }

    fn told(&self, response: Value) -> String {
        let id = base64(&self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "clientExtensionResults": {}, "response": response }).to_string()
    }
}

fn asked(question: &str) -> Value {
    serde_json::from_str::<Value>(question).expect("a question")["publicKey"].take()
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

/// Base64 for addresses, without padding.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut out = String::new();
    for group in bytes.chunks(3) {
        let bits = group.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - group.len()));
        for at in 0..=group.len() {
            out.push(char::from(LETTERS[(bits >> (18 - 6 * at) & 63) as usize]));
        }
    }
    out
}
