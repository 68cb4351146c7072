//! Our own key, by which we prove at a provider who we are (`private_key_jwt`, RFC 7523). There is no shared secret.

use crate::{Refusal, base64url, sha256};
use ring::rand::SystemRandom;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair, RSA_PKCS1_SHA256, RsaKeyPair, RsaPublicKeyComponents,
};
use rustls_pki_types::PrivatePkcs8KeyDer;
use rustls_pki_types::pem::PemObject;
use serde_json::{Value, json};

/// A private key: RSA of at least 2048 bits, or P-256.
pub struct ClientKey {
    pair: Pair,
    jwk: Value,
    /// Its name: the thumbprint of RFC 7638, so that another key has another.
    id: String,
}

enum Pair {
    Rsa(RsaKeyPair),
    P256(EcdsaKeyPair),
}

impl ClientKey {
    /// Reads a key from PEM (`BEGIN PRIVATE KEY`, PKCS #8).
    ///
    /// # Errors
    /// A sentence when it is none of the two kinds.
    pub fn read(pem: &[u8]) -> Result<Self, String> {
        let der =
            PrivatePkcs8KeyDer::from_pem_slice(pem).map_err(|_| "there is no BEGIN PRIVATE KEY (PKCS #8) in it".to_owned())?;
        let der = der.secret_pkcs8_der();
        if let Ok(pair) = RsaKeyPair::from_pkcs8(der) {
            let public = RsaPublicKeyComponents::<Vec<u8>>::from(pair.public());
            let (n, e) = (base64url(public.n), base64url(public.e));
            let id = base64url(sha256(format!(r#"{{"e":"{e}","kty":"RSA","n":"{n}"}}"#).as_bytes()));
            let jwk = json!({ "kty": "RSA", "n": n, "e": e, "kid": id, "use": "sig", "alg": "RS256" });
            return Ok(Self { pair: Pair::Rsa(pair), jwk, id });
        }
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, der, &SystemRandom::new());
        let pair = pair.map_err(|_| "it is no RSA key of 2048 to 4096 bits and no P-256 key".to_owned())?;
        let point = &pair.public_key().as_ref()[1..];
        let (x, y) = (base64url(&point[..32]), base64url(&point[32..]));
        let id = base64url(sha256(format!(r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#).as_bytes()));
        let jwk = json!({ "kty": "EC", "crv": "P-256", "x": x, "y": y, "kid": id, "use": "sig", "alg": "ES256" });
        Ok(Self { pair: Pair::P256(pair), jwk, id })
    }

    /// The public half, as a provider reads it (JWK).
    pub fn public(&self) -> &Value {
        &self.jwk
    }

    /// These claims, signed.
    ///
    /// # Errors
    /// When the machine gives no random number.
    pub fn sign(&self, claims: &Value) -> Result<String, Refusal> {
        let algorithm = if matches!(self.pair, Pair::Rsa(_)) { "RS256" } else { "ES256" };
        let header = json!({ "alg": algorithm, "kid": self.id, "typ": "JWT" });
        let signed = format!("{}.{}", base64url(header.to_string()), base64url(claims.to_string()));
        let failed = |_| Refusal::Away("our own key does not sign".to_owned());
        let chance = SystemRandom::new();
        let signature = match &self.pair {
            Pair::Rsa(pair) => {
                let mut signature = vec![0; pair.public().modulus_len()];
                pair.sign(&RSA_PKCS1_SHA256, &chance, signed.as_bytes(), &mut signature).map_err(failed)?;
                signature
            }
            Pair::P256(pair) => pair.sign(&chance, signed.as_bytes()).map_err(failed)?.as_ref().to_vec(),
        };
        Ok(format!("{signed}.{}", base64url(signature)))
    }
}
