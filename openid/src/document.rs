//! What a provider says of itself (OpenID Connect Discovery 1.0), held to what the profile needs.

use crate::Refusal;
use serde::{Deserialize, Deserializer, de};
use url::{Host, Url};

/// Where a provider does what.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Document {
    issuer: String,
    /// Where a browser is sent.
    #[serde(deserialize_with = "address")]
    pub authorization_endpoint: Url,
    /// Where a code is exchanged.
    #[serde(deserialize_with = "address")]
    pub token_endpoint: Url,
    /// Where its keys are.
    #[serde(deserialize_with = "address")]
    pub jwks_uri: Url,
    code_challenge_methods_supported: Option<Vec<String>>,
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
    /// Whether its answers name it (RFC 9207); then one that does not is not its own.
    #[serde(default, rename = "authorization_response_iss_parameter_supported")]
    pub names_itself: bool,
}

impl Document {
    /// Reads the document of this issuer.
    ///
    /// # Errors
    /// When it is another's, or the provider does not offer what the profile needs.
    pub fn read(bytes: &[u8], issuer: &str) -> Result<Self, Refusal> {
        let lacks = |what: &str| Refusal::Away(format!("its description lacks or has wrong: {what}"));
        let document: Self = serde_json::from_slice(bytes).map_err(|_| lacks("the form"))?;
        if document.issuer != issuer {
            return Err(lacks("issuer"));
        }
        // Whoever is asked over https leads nobody off it.
        let is_own = issuer.starts_with("http://");
        let safe = |address: &Url| safe_address(address) && (is_own || address.scheme() == "https");
        if ![&document.authorization_endpoint, &document.token_endpoint, &document.jwks_uri].into_iter().all(safe) {
            return Err(lacks("safe addresses"));
        }
        if document.code_challenge_methods_supported.as_ref().is_some_and(|known| !known.iter().any(|one| one == "S256")) {
            return Err(lacks("S256"));
        }
        let proofs = document.token_endpoint_auth_methods_supported.as_deref().unwrap_or_default();
        if !proofs.iter().any(|one| one == "private_key_jwt") {
            return Err(lacks("private_key_jwt"));
        }
        Ok(document)
    }
}

fn address<'a, D: Deserializer<'a>>(from: D) -> Result<Url, D::Error> {
    String::deserialize(from)?.parse().map_err(de::Error::custom)
}

/// Whether an address is https, or http on this machine, and holds no password.
pub fn safe_address(address: &Url) -> bool {
    let is_here = match address.host() {
        None => return false,
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
    };
    let scheme = address.scheme() == "https" || (address.scheme() == "http" && is_here);
    scheme && address.username().is_empty() && address.password().is_none() && address.fragment().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn good() -> Value {
        json!({
            "issuer": "https://login.example", "authorization_endpoint": "https://login.example/auth",
            "token_endpoint": "https://login.example/token", "jwks_uri": "https://keys.example/jwks",
            "token_endpoint_auth_methods_supported": ["private_key_jwt"], "code_challenge_methods_supported": ["S256"],
        })
    }

    #[test]
    fn what_the_profile_needs_must_be_there() {
        assert!(Document::read(good().to_string().as_bytes(), "https://login.example").is_ok());
        let wrong = [
            ("issuer", json!("https://other.example")),
            ("authorization_endpoint", json!("http://login.example/auth")),
            ("authorization_endpoint", json!("javascript:alert(1)")),
            ("token_endpoint", json!("http://127.0.0.1/token")),
            ("jwks_uri", json!("file:///etc/passwd")),
            ("token_endpoint_auth_methods_supported", json!(["client_secret_basic"])),
            ("token_endpoint_auth_methods_supported", json!(null)),
            ("code_challenge_methods_supported", json!(["plain"])),
        ];
        for (name, value) in wrong {
            let mut document = good();
            document[name] = value.clone();
            let read = Document::read(document.to_string().as_bytes(), "https://login.example");
            assert!(matches!(read, Err(Refusal::Away(_))), "{name}: {value}");
        }
    }

    #[test]
    fn http_is_for_this_machine_only() {
        for (address, safe) in [
            ("https://login.example", true),
            ("http://127.0.0.1:8080/x", true),
            ("http://[::1]/", true),
            ("http://localhost/", true),
            ("http://login.example", false),
            ("http://localhost.login.example/", false),
            ("https://a:b@login.example", false),
            ("data:,x", false),
        ] {
            assert_eq!(safe_address(&address.parse().unwrap()), safe, "{address}");
        }
    }
}
