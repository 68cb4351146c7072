//! The code by which a giver follows what they gave: 80 bits in Crockford's base32, read forgivingly.

use sha2::{Digest, Sha256};
use std::fmt;

/// Crockford's digits: no I, L, O or U, so that a code on paper is read right (<https://www.crockford.com/base32.html>).
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// So many digits of five bits.
const LENGTH: usize = 16;

/// A code. It is shown once and kept by nobody but its giver; the database knows its hash.
#[derive(Clone, PartialEq, Eq)]
pub struct Code([u8; LENGTH]);

impl Code {
    /// The code of ten random bytes.
    pub fn of(random: [u8; 10]) -> Self {
        let all = random.iter().fold(0_u128, |all, byte| all << 8 | u128::from(*byte));
        Self(std::array::from_fn(|place| DIGITS[usize::try_from(all >> (5 * (LENGTH - 1 - place)) & 31).unwrap_or_default()]))
    }

    /// Reads a code as people type it: in lower case, with spaces or dashes anywhere, `O` for zero, `I` and `L` for one.
    pub fn read(text: &str) -> Option<Self> {
        let mut digits = Vec::with_capacity(LENGTH);
        for sign in text.chars().filter(|sign| !sign.is_whitespace() && !matches!(sign, '-' | '‐' | '–' | '.')) {
            let plain = match sign.to_ascii_uppercase() {
                'O' => b'0',
                'I' | 'L' => b'1',
                other => u8::try_from(other).ok().filter(|digit| DIGITS.contains(digit))?,
            };
            digits.push(plain);
        }
        digits.try_into().ok().map(Self)
    }

    /// What the database knows of it.
    pub fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.0).to_vec()
    }
}

/// `7K3M-9QXT-0R5W-BD2H`
impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, group) in self.0.chunks(4).enumerate() {
            let dash = if number == 0 { "" } else { "-" };
            write!(f, "{dash}{}", String::from_utf8_lossy(group))?;
        }
        Ok(())
    }
}

/// Never in a log.
impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_code_is_read_as_it_is_written(random: [u8; 10]) {
            let code = Code::of(random);
            let text = code.to_string();
            prop_assert_eq!(text.len(), 19);
            prop_assert_eq!(Code::read(&text), Some(code.clone()));
            prop_assert_eq!(Code::read(&text.to_lowercase().replace('-', " ")), Some(code));
        }

        #[test]
        fn anything_may_be_typed(text: String) {
            let _ = Code::read(&text);
        }
    }

    #[test]
    fn all_80_bits_are_in_it() {
        assert_eq!(Code::of([0; 10]).to_string(), "0000-0000-0000-0000");
        assert_eq!(Code::of([255; 10]).to_string(), "ZZZZ-ZZZZ-ZZZZ-ZZZZ");
        assert_eq!(Code::of([0, 0, 0, 0, 0, 0, 0, 0, 0, 1]).to_string(), "0000-0000-0000-0001");
    }

    #[test]
    fn what_looks_alike_is_read_alike() {
        let meant = Code::read("1010-0000-1111-ABCD");
        assert!(meant.is_some());
        assert_eq!(Code::read("iolO oooo-LIli.abcd"), meant);
        for wrong in ["", "1010-0000-1111-ABC", "1010-0000-1111-ABCDE", "1010-0000-1111-ABCU", "1010-0000-1111-ABC*"] {
            assert_eq!(Code::read(wrong), None, "{wrong}");
        }
        assert_eq!(format!("{:?}", meant.unwrap()), "Code");
    }
}
