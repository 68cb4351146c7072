//! Random secrets, and what is kept of them.

use kernel::{Error, Result};
use std::fmt::Write as _;

/// The SHA-256 of a text in hexadecimal: what the database keeps of a secret that a person holds.
pub(super) fn sha256(text: &str) -> String {
    use sha2::{Digest, Sha256};
    hex(&Sha256::digest(text.as_bytes()))
}

/// 256 random bits in hexadecimal.
///
/// # Errors
/// When the machine gives no random number.
pub fn token() -> Result<String> {
    Ok(hex(&random::<32>()?))
}

/// Random bytes.
#[expect(clippy::disallowed_methods, reason = "the secrets of forms and of people are made here and in web::enter")]
pub(super) fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0u8; N];
    getrandom::fill(&mut bytes).map_err(Error::internal)?;
    Ok(bytes)
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
