//! Signing in by way of another organisation: OpenID Connect after the NL GOV profile. Code flow only, PKCE, a client that
//! proves itself by its private key, and a required level of assurance (`acr`).
//!
//! All that decides is values in, values out ([`token`], [`Claims`], [`Document`], [`Secrets`]); [`Provider`] asks over HTTP and
//! remembers what a provider says of itself. The moment comes from the caller, in seconds since 1970, and so does chance.
//!
//! Why by hand: docs/decisions/0014-openid.md.

mod claims;
mod document;
mod key;
mod keys;
mod provider;
mod refusal;
mod secrets;
#[cfg(test)]
mod tests;
mod token;
mod web;

pub use claims::{Claims, Expected, Identity};
pub use document::{Document, safe_address};
pub use key::ClientKey;
pub use keys::{Algorithm, Keys};
pub use provider::{Answer, Config, Provider};
pub use refusal::Refusal;
pub use secrets::Secrets;
pub use token::opened;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// Bytes as base64url without padding (RFC 7515, section 2).
fn base64url(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn unbase64url(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

fn sha256(bytes: &[u8]) -> ring::digest::Digest {
    ring::digest::digest(&ring::digest::SHA256, bytes)
}
