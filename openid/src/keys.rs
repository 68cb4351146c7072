//! The public keys by which a provider signs (JWK, RFC 7517). Keys for something else, and kinds that we do not take, are left out.

use crate::{Refusal, unbase64url};
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, RSA_PKCS1_2048_8192_SHA256, RSA_PSS_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey,
};
use serde::Deserialize;

/// The algorithms that are taken, whatever a token or a provider says: never `none`, never one with a shared secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// RSA with PKCS #1 v1.5.
    Rs256,
    /// RSA with PSS.
    Ps256,
    /// ECDSA on P-256.
    Es256,
}

impl Algorithm {
    /// By its name in a token.
    pub fn read(name: &str) -> Option<Self> {
        match name {
            "RS256" => Some(Self::Rs256),
            "PS256" => Some(Self::Ps256),
            "ES256" => Some(Self::Es256),
            _ => None,
        }
    }
}

/// The keys of a provider.
#[derive(Clone, Debug, Default)]
pub struct Keys(Vec<Key>);

#[derive(Clone, Debug)]
struct Key {
    id: Option<String>,
    /// The only algorithm that it is for, when it says so.
    only: Option<String>,
    material: Material,
}

#[derive(Clone, Debug)]
enum Material {
    Rsa {
        modulus: Vec<u8>,
        exponent: Vec<u8>,
    },
    /// Uncompressed: 4, x, y.
    P256(Vec<u8>),
}

#[derive(Deserialize)]
struct Set {
    keys: Vec<serde_json::Value>,
}

#[derive(Deserialize)]
struct Jwk {
    kty: String,
    kid: Option<String>,
    #[serde(rename = "use")]
    used_for: Option<String>,
    key_ops: Option<Vec<String>>,
    alg: Option<String>,
    crv: Option<String>,
    n: Option<String>,
    e: Option<String>,
    x: Option<String>,
    y: Option<String>,
}

impl Keys {
    /// Reads a set of keys.
    ///
    /// # Errors
    /// When it is none.
    pub fn read(bytes: &[u8]) -> Result<Self, Refusal> {
        let set: Set = serde_json::from_slice(bytes).map_err(|_| Refusal::Away("its keys cannot be read".to_owned()))?;
        // A set may hold kinds of keys that nobody knows yet.
        Ok(Self(set.keys.into_iter().filter_map(|key| serde_json::from_value(key).ok().and_then(Key::of)).collect()))
    }

    /// Whether one of the keys made this signature. A token that names its key is held to that one; without a name there must be
    /// exactly one key that fits.
    ///
    /// # Errors
    /// [`Refusal::UnknownKey`] when there is no such key; [`Refusal::Wrong`] when it did not sign this.
    pub(crate) fn verify(&self, algorithm: Algorithm, id: Option<&str>, signed: &[u8], signature: &[u8]) -> Result<(), Refusal> {
        let named = self.0.iter().filter(|key| id.is_none() || key.id.as_deref() == id);
        let mut fitting = named.filter(|key| key.fits(algorithm));
        let key = fitting.next().ok_or(Refusal::UnknownKey)?;
        if fitting.next().is_some() {
            return Err(Refusal::Wrong("kid"));
        }
        if key.signed(algorithm, signed, signature) { Ok(()) } else { Err(Refusal::Wrong("signature")) }
    }
}

impl Key {
    fn of(jwk: Jwk) -> Option<Self> {
        let signs =
            jwk.used_for.is_none_or(|used| used == "sig") && jwk.key_ops.is_none_or(|ops| ops.iter().any(|op| op == "verify"));
        let number = |text: Option<String>| {
            let bytes = unbase64url(&text?)?;
            Some(bytes.iter().position(|byte| *byte != 0).map_or_else(Vec::new, |first| bytes[first..].to_vec()))
        };
        let material = match (jwk.kty.as_str(), jwk.crv.as_deref()) {
            ("RSA", _) => Material::Rsa { modulus: number(jwk.n)?, exponent: number(jwk.e)? },
            ("EC", Some("P-256")) => {
                let (x, y) = (unbase64url(&jwk.x?)?, unbase64url(&jwk.y?)?);
                (x.len() == 32 && y.len() == 32).then(|| Material::P256([&[4], &x[..], &y[..]].concat()))?
            }
            _ => return None,
        };
        signs.then_some(Self { id: jwk.kid, only: jwk.alg, material })
    }

    fn fits(&self, algorithm: Algorithm) -> bool {
        let kind = matches!(
            (&self.material, algorithm),
            (Material::Rsa { .. }, Algorithm::Rs256 | Algorithm::Ps256) | (Material::P256(_), Algorithm::Es256)
        );
        kind && self.only.as_deref().is_none_or(|only| Algorithm::read(only) == Some(algorithm))
    }

    fn signed(&self, algorithm: Algorithm, signed: &[u8], signature: &[u8]) -> bool {
        match (&self.material, algorithm) {
            (Material::Rsa { modulus, exponent }, algorithm) => {
                let key = RsaPublicKeyComponents { n: modulus, e: exponent };
                let by = if algorithm == Algorithm::Ps256 { &RSA_PSS_2048_8192_SHA256 } else { &RSA_PKCS1_2048_8192_SHA256 };
                key.verify(by, signed, signature).is_ok()
            }
            (Material::P256(point), _) => UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(signed, signature).is_ok(),
        }
    }
}
