//! What one try to sign in is known by. All of it follows from one secret that only the browser holds, in a cookie: whoever has
//! the address bar, the provider's log or a copy of our database has none of the rest.

use crate::{base64url, sha256};

/// The secret of a try, at least 256 random bits as text.
#[derive(Clone, Copy)]
pub struct Secrets<'a>(pub &'a str);

impl Secrets<'_> {
    /// Comes back through the browser, and shows that the answer is to our question (RFC 6749, section 10.12).
    pub fn state(self) -> String {
        self.derived("state")
    }

    /// Comes back in the token, and shows that the token was made for this try.
    pub fn nonce(self) -> String {
        self.derived("nonce")
    }

    /// Shows at the token endpoint that whoever brings the code asked for it (RFC 7636): 43 signs.
    pub fn verifier(self) -> String {
        self.derived("verifier")
    }

    /// The verifier as it is shown beforehand, by S256.
    pub fn challenge(self) -> String {
        base64url(sha256(self.verifier().as_bytes()))
    }

    /// The number of our own proof, which a provider takes once.
    pub(crate) fn assertion(self) -> String {
        self.derived("assertion")
    }

    fn derived(self, what: &str) -> String {
        base64url(sha256(format!("samenkoers openid {what} {}", self.0).as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_256_bits_and_tells_nothing_of_another() {
        let one = Secrets("een");
        let all = [one.state(), one.nonce(), one.verifier(), one.challenge(), one.assertion(), Secrets("twee").state()];
        for (at, text) in all.iter().enumerate() {
            assert_eq!(text.len(), 43);
            assert!(all.iter().skip(at + 1).all(|other| other != text));
        }
    }
}
