//! One key and what it does: AES-256-GCM (NIST SP 800-38D) with a nonce of 96 random bits, which stands before what it seals.

use crate::{Error, Result};
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::rand::{SecureRandom, SystemRandom};
use std::fmt;
use zeroize::Zeroizing;

/// The bytes of a key.
pub(super) type Secret = Zeroizing<[u8; 32]>;

/// A key of 256 bits. With random nonces one key may seal some 2^32 times (SP 800-38D, 8.3); a person's key seals a few hundred.
pub(super) struct Cipher(LessSafeKey);

impl fmt::Debug for Cipher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Cipher")
    }
}

impl Cipher {
    pub fn of(secret: &Secret) -> Result<Self> {
        Ok(Self(LessSafeKey::new(UnboundKey::new(&AES_256_GCM, secret.as_slice()).map_err(Error::internal)?)))
    }

    /// Seals a text so that it opens only where `place` is the same.
    pub fn seal(&self, place: &[u8], plain: &[u8]) -> Result<Vec<u8>> {
        let nonce: [u8; NONCE_LEN] = random()?;
        let mut sealed = plain.to_vec();
        let tagged = self.0.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(place), &mut sealed);
        tagged.map_err(Error::internal)?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// What was sealed in this place; nothing when it was sealed elsewhere, with another key, or was meddled with.
    pub fn open(&self, place: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (nonce, sealed) = sealed.split_at_checked(NONCE_LEN)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let mut opened = Zeroizing::new(sealed.to_vec());
        let length = self.0.open_in_place(nonce, Aad::from(place), &mut opened).ok()?.len();
        opened.truncate(length);
        Some(opened)
    }
}

/// The bytes of a new key.
pub(super) fn fresh() -> Result<Secret> {
    Ok(Zeroizing::new(random()?))
}

fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    SystemRandom::new().fill(&mut bytes).map_err(Error::internal)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_in_its_own_place_with_its_own_key_only() {
        let (one, other) = (Cipher::of(&fresh().unwrap()).unwrap(), Cipher::of(&fresh().unwrap()).unwrap());
        let sealed = one.seal(b"here", b"geheim").unwrap();
        assert_eq!(one.open(b"here", &sealed).unwrap().as_slice(), b"geheim");
        assert!(one.open(b"there", &sealed).is_none() && other.open(b"here", &sealed).is_none());
        for at in 0..sealed.len() {
            let mut flipped = sealed.clone();
            flipped[at] ^= 1;
            assert!(one.open(b"here", &flipped).is_none(), "byte {at}");
        }
        assert!(one.open(b"here", &sealed[..5]).is_none() && one.open(b"here", b"").is_none());
    }

    #[test]
    fn the_same_text_never_looks_the_same() {
        let cipher = Cipher::of(&fresh().unwrap()).unwrap();
        assert_ne!(cipher.seal(b"", b"geheim").unwrap(), cipher.seal(b"", b"geheim").unwrap());
    }
}
