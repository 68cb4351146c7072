//! A signed token (JWS in its compact form, RFC 7515): who signed is settled before anything in it is looked at.

use crate::keys::{Algorithm, Keys};
use crate::{Refusal, unbase64url};
use serde::Deserialize;

#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: Option<String>,
    /// What one must understand; we understand nothing of the kind.
    crit: Option<serde_json::Value>,
}

/// What stands in a token that one of these keys signed.
///
/// # Errors
/// [`Refusal::UnknownKey`] when the key is not among them, [`Refusal::Wrong`] for anything else.
pub fn opened(token: &str, keys: &Keys) -> Result<Vec<u8>, Refusal> {
    let (signed, signature) = token.rsplit_once('.').ok_or(Refusal::Wrong("form"))?;
    let (header, claims) = signed.split_once('.').ok_or(Refusal::Wrong("form"))?;
    let bytes = |text: &str| unbase64url(text).ok_or(Refusal::Wrong("form"));
    let header: Header = serde_json::from_slice(&bytes(header)?).map_err(|_| Refusal::Wrong("form"))?;
    if header.crit.is_some() {
        return Err(Refusal::Wrong("crit"));
    }
    let algorithm = Algorithm::read(&header.alg).ok_or(Refusal::Wrong("alg"))?;
    keys.verify(algorithm, header.kid.as_deref(), signed.as_bytes(), &bytes(signature)?)?;
    bytes(claims)
}
