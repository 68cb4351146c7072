//! What a provider says of somebody (OpenID Connect Core 1.0, section 3.1.3.7), held to what was asked.

use crate::{Refusal, base64url, sha256};
use serde::Deserialize;
use serde_json::{Map, Value};

/// So many seconds may the clocks of two servers differ.
const SKEW: f64 = 60.0;
/// So many seconds after it was made a token is still taken: it comes straight from the provider.
const OLDEST: f64 = 600.0;
/// The longest text by which a provider knows somebody (Core, section 2).
const LONGEST: usize = 255;

/// What stands in an ID token.
#[derive(Clone, Debug, Deserialize)]
pub struct Claims {
    iss: String,
    aud: Audience,
    exp: f64,
    iat: f64,
    nbf: Option<f64>,
    nonce: Option<String>,
    acr: Option<String>,
    azp: Option<String>,
    at_hash: Option<String>,
    #[serde(flatten)]
    rest: Map<String, Value>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Many(Vec<String>),
}

/// What a token must be, to be taken.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// Who makes it.
    pub issuer: &'a str,
    /// For whom: our own name there.
    pub client: &'a str,
    /// For which try.
    pub nonce: &'a str,
    /// The levels of assurance of which it has one.
    pub acr: &'a [String],
    /// The claim by which somebody is known; `sub` as a rule.
    pub claim: &'a str,
    /// What came with it.
    pub access_token: &'a str,
    /// Seconds since 1970.
    pub now: i64,
}

/// Who it is, as a provider knows them, and how sure it is of that.
#[derive(Clone, PartialEq, Eq)]
pub struct Identity {
    /// Which provider.
    pub issuer: String,
    /// By what it knows them. It may be a citizen's number: it is never kept or logged as it stands.
    pub subject: String,
    /// The level of assurance.
    pub acr: String,
}

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Identity").field("issuer", &self.issuer).field("acr", &self.acr).finish_non_exhaustive()
    }
}

impl Claims {
    /// Reads the claims of a token of which the signature is right.
    ///
    /// # Errors
    /// When one that must be there is not.
    pub fn read(bytes: &[u8]) -> Result<Self, Refusal> {
        serde_json::from_slice(bytes).map_err(|_| Refusal::Wrong("claims"))
    }

    /// Who it is, when all is as it must be.
    ///
    /// # Errors
    /// [`Refusal::Wrong`] with the first claim that is not.
    #[expect(clippy::cast_precision_loss, reason = "a moment in seconds is far below 2^52")]
    pub fn check(&self, expected: &Expected<'_>) -> Result<Identity, Refusal> {
        let now = expected.now as f64;
        let hash = sha256(expected.access_token.as_bytes());
        let acr = self.acr.as_deref().filter(|acr| expected.acr.iter().any(|one| one == acr));
        let all = [
            ("iss", self.iss == expected.issuer),
            ("aud", self.is_for(expected.client)),
            ("azp", self.azp.as_deref().is_none_or(|azp| azp == expected.client)),
            ("exp", self.exp + SKEW > now),
            ("iat", self.iat <= now + SKEW && self.iat + OLDEST > now),
            ("nbf", self.nbf.is_none_or(|nbf| nbf <= now + SKEW)),
            ("nonce", self.nonce.as_deref() == Some(expected.nonce)),
            ("at_hash", self.at_hash.as_deref().is_none_or(|told| told == base64url(&hash.as_ref()[..16]))),
            ("acr", acr.is_some()),
        ];
        if let Some((wrong, _)) = all.into_iter().find(|(_, right)| !right) {
            return Err(Refusal::Wrong(wrong));
        }
        let subject = self.rest.get(expected.claim).and_then(Value::as_str).filter(|text| (1..=LONGEST).contains(&text.len()));
        let subject = subject.ok_or(Refusal::Wrong("sub"))?.to_owned();
        Ok(Identity { issuer: self.iss.clone(), subject, acr: acr.unwrap_or_default().to_owned() })
    }

    /// Whether it is for us alone: another for whom it is too is nobody that we know.
    fn is_for(&self, client: &str) -> bool {
        match &self.aud {
            Audience::One(one) => one == client,
            Audience::Many(many) => !many.is_empty() && many.iter().all(|one| one == client),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const NOW: i64 = 1_782_900_000;

    fn good() -> Value {
        json!({
            "iss": "https://login.example", "aud": "samenkoers", "sub": "s-1", "exp": NOW + 300, "iat": NOW, "nonce": "n", "acr": "high",
            "azp": "samenkoers", "nbf": NOW, "at_hash": base64url(&sha256(b"token").as_ref()[..16]), "number": "123",
        })
    }

    fn checked(claims: &Value, claim: &str) -> Result<Identity, Refusal> {
        let acr = ["high".to_owned(), "low".to_owned()];
        let (issuer, client, nonce, access_token) = ("https://login.example", "samenkoers", "n", "token");
        Claims::read(claims.to_string().as_bytes())?.check(&Expected {
            issuer,
            client,
            nonce,
            acr: &acr,
            claim,
            access_token,
            now: NOW,
        })
    }

    #[test]
    fn a_right_token_tells_who_it_is() {
        let identity = checked(&good(), "sub").unwrap();
        assert_eq!((identity.subject.as_str(), identity.acr.as_str()), ("s-1", "high"));
        assert_eq!(checked(&good(), "number").unwrap().subject, "123");
        assert!(!format!("{identity:?}").contains("s-1"));
        for may_lack in ["azp", "nbf", "at_hash"] {
            let mut claims = good();
            claims.as_object_mut().unwrap().remove(may_lack);
            assert!(checked(&claims, "sub").is_ok(), "{may_lack}");
        }
    }

    #[test]
    fn each_claim_that_is_not_right_is_refused_by_its_name() {
        let wrong = [
            ("iss", json!("https://login.example/")),
            ("iss", json!("https://other.example")),
            ("aud", json!("other")),
            ("aud", json!(["samenkoers", "other"])),
            ("aud", json!([])),
            ("azp", json!("other")),
            ("exp", json!(NOW - 60)),
            ("iat", json!(NOW + 61)),
            ("iat", json!(NOW - 600)),
            ("nbf", json!(NOW + 61)),
            ("nonce", json!("m")),
            ("nonce", json!(null)),
            ("at_hash", json!("AAAAAAAAAAAAAAAAAAAAAA")),
            ("acr", json!("middling")),
            ("acr", json!(null)),
            ("sub", json!("")),
            ("sub", json!("s".repeat(256))),
            ("sub", json!(7)),
        ];
        for (name, value) in wrong {
            let mut claims = good();
            claims[name] = value.clone();
            assert_eq!(checked(&claims, "sub"), Err(Refusal::Wrong(name)), "{name}: {value}");
        }
        for must_be in ["iss", "aud", "exp", "iat", "nonce", "acr", "sub"] {
            let mut claims = good();
            claims.as_object_mut().unwrap().remove(must_be);
            assert!(checked(&claims, "sub").is_err(), "{must_be}");
        }
        assert_eq!(checked(&good(), "bsn"), Err(Refusal::Wrong("sub")));
    }

    #[test]
    fn moments_may_have_a_fraction_and_clocks_may_differ_a_minute() {
        for (name, value) in
            [("exp", json!(NOW - 59)), ("iat", json!(NOW as f64 + 59.5)), ("nbf", json!(NOW + 60)), ("aud", json!(["samenkoers"]))]
        {
            let mut claims = good();
            claims[name] = value;
            assert!(checked(&claims, "sub").is_ok(), "{name}");
        }
    }
}
