//! A provider as it is set up here, with what it last said of itself.

use crate::claims::{Claims, Expected, Identity};
use crate::web::Web;
use crate::{ClientKey, Document, Keys, Refusal, Secrets, safe_address, token};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::Semaphore;
use url::Url;

/// So many seconds is what a provider says of itself taken for true.
const LASTS: i64 = 3600;
/// So many seconds at least are between two looks for a key that is not known.
const BETWEEN_LOOKS: i64 = 60;
/// So much is under way to one provider at once.
const MOST_AT_ONCE: usize = 16;
/// So many seconds our own proof holds.
const PROOF_LASTS: i64 = 60;

/// A provider, as the entry of a municipality tells it under `[[openid]]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Its name in addresses: lower-case letters, digits and hyphens.
    pub key: String,
    /// What stands on its button, after `Inloggen met`.
    pub name: String,
    /// Its address, exactly as it names itself.
    pub issuer: String,
    /// What it calls us.
    pub client_id: String,
    /// A file with our private key for it, in PEM.
    pub key_file: PathBuf,
    /// The levels of assurance that will do, the best first.
    pub acr: Vec<String>,
    /// Those of them for which somebody showed two things of themselves.
    #[serde(default)]
    pub two_factors: Vec<String>,
    /// The claim by which it knows somebody for good.
    #[serde(default = "sub")]
    pub claim: String,
}

fn sub() -> String {
    "sub".to_owned()
}

/// What comes back through the browser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// What is exchanged for a token.
    pub code: Option<String>,
    /// Who answers, when it says so.
    pub iss: Option<String>,
    /// That it said no.
    pub error: Option<String>,
}

/// A provider.
pub struct Provider {
    config: Config,
    key: ClientKey,
    web: Web,
    known: Mutex<Known>,
    room: Arc<Semaphore>,
}

/// What it said of itself, and when.
#[derive(Default)]
struct Known {
    document: Option<(i64, Arc<Document>)>,
    keys: Option<(i64, Arc<Keys>)>,
    /// When a key was looked for that was not known.
    looked: Option<i64>,
}

#[derive(Deserialize)]
struct Tokens {
    access_token: String,
    token_type: String,
    id_token: String,
}

impl Provider {
    /// A provider with the key (PEM) that we have for it. Nothing is asked yet. `patience` is for tests.
    ///
    /// # Errors
    /// A sentence that tells what is not right in its entry.
    pub fn new(config: Config, key: &[u8], patience: Option<Duration>) -> Result<Arc<Self>, String> {
        let issuer: Url = config.issuer.parse().map_err(|_| format!("issuer = \"{}\" is no address", config.issuer))?;
        if !safe_address(&issuer) || issuer.query().is_some() {
            return Err(format!("issuer = \"{}\" has to be https (http is for this machine only), without a query", config.issuer));
        }
        if !config.key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') || config.key.is_empty() {
            return Err(format!("key = \"{}\": use lower-case letters, digits and hyphens", config.key));
        }
        if config.acr.is_empty() || config.acr.iter().any(|one| one.is_empty() || one.contains(' ')) {
            return Err(
                "acr has to name at least one level of assurance, such as [\"http://eidas.europa.eu/LoA/substantial\"]".to_owned()
            );
        }
        if let Some(other) = config.two_factors.iter().find(|one| !config.acr.contains(one)) {
            return Err(format!("two_factors names \"{other}\", which acr does not"));
        }
        let key = ClientKey::read(key).map_err(|why| format!("key_file {}: {why}", config.key_file.display()))?;
        let web = Web::new(issuer.scheme() == "https", patience);
        Ok(Arc::new(Self { config, key, web, known: Mutex::default(), room: Arc::new(Semaphore::new(MOST_AT_ONCE)) }))
    }

    /// How it is set up here.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Our public keys for it (a JWK set), as it may fetch them.
    pub fn public_keys(&self) -> Value {
        json!({ "keys": [self.key.public()] })
    }

    /// The address that a browser is sent to. `redirect` is where it comes back.
    ///
    /// # Errors
    /// [`Refusal::Away`]; [`Refusal::Busy`].
    pub async fn way(self: &Arc<Self>, secret: &str, redirect: &str, now: i64) -> Result<String, Refusal> {
        let document = self.aside(move |this| this.document(now)).await?;
        let (secrets, config) = (Secrets(secret), &self.config);
        let mut address = document.authorization_endpoint.clone();
        address
            .query_pairs_mut()
            .append_pair("response_type", "code")
            .append_pair("client_id", &config.client_id)
            .append_pair("redirect_uri", redirect)
            .append_pair("scope", "openid")
            .append_pair("acr_values", &config.acr.join(" "))
            .append_pair("state", &secrets.state())
            .append_pair("nonce", &secrets.nonce())
            .append_pair("code_challenge", &secrets.challenge())
            .append_pair("code_challenge_method", "S256");
        Ok(address.into())
    }

    /// Who it is that came back, when all is right. That the answer is to our question (its `state`) is the caller's to check,
    /// who also sees to it that no secret is used twice.
    ///
    /// # Errors
    /// Any [`Refusal`].
    pub async fn identity(self: &Arc<Self>, secret: &str, redirect: &str, answer: Answer, now: i64) -> Result<Identity, Refusal> {
        let (secret, redirect) = (secret.to_owned(), redirect.to_owned());
        self.aside(move |this| this.answered(Secrets(&secret), &redirect, &answer, now)).await
    }

    fn answered(&self, secrets: Secrets<'_>, redirect: &str, answer: &Answer, now: i64) -> Result<Identity, Refusal> {
        let document = self.document(now)?;
        // Who answers comes first: what another says is not even an error of this one.
        match &answer.iss {
            Some(iss) if *iss == self.config.issuer => {}
            None if !document.names_itself => {}
            _ => return Err(Refusal::Wrong("iss of the answer")),
        }
        if answer.error.is_some() {
            return Err(Refusal::Refused);
        }
        let code = answer.code.as_deref().ok_or(Refusal::Wrong("code"))?;
        let tokens = self.exchanged(&document, secrets, redirect, code, now)?;
        let claims = self.opened(&document, &tokens.id_token, now)?;
        let config = &self.config;
        let nonce = secrets.nonce();
        let expected = Expected {
            issuer: &config.issuer,
            client: &config.client_id,
            nonce: &nonce,
            acr: &config.acr,
            claim: &config.claim,
            access_token: &tokens.access_token,
            now,
        };
        Claims::read(&claims)?.check(&expected)
    }

    fn exchanged(
        &self,
        document: &Document,
        secrets: Secrets<'_>,
        redirect: &str,
        code: &str,
        now: i64,
    ) -> Result<Tokens, Refusal> {
        let Config { client_id, issuer, .. } = &self.config;
        // For the issuer and nobody else: a proof that another endpoint takes could be carried there.
        let proof = json!({
            "iss": client_id, "sub": client_id, "aud": issuer, "jti": secrets.assertion(), "iat": now, "exp": now + PROOF_LASTS,
        });
        let (proof, verifier) = (self.key.sign(&proof)?, secrets.verifier());
        let form = [
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", redirect),
            ("code_verifier", &verifier),
            ("client_id", client_id),
            ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
            ("client_assertion", &proof),
        ];
        let bytes = self.web.post(&document.token_endpoint, &form)?;
        let tokens: Tokens = serde_json::from_slice(&bytes).map_err(|_| Refusal::Away("its tokens cannot be read".to_owned()))?;
        if tokens.token_type.eq_ignore_ascii_case("bearer") { Ok(tokens) } else { Err(Refusal::Wrong("token_type")) }
    }

    /// What a token says. When its key is not known, the provider may have another since we looked.
    fn opened(&self, document: &Document, id_token: &str, now: i64) -> Result<Vec<u8>, Refusal> {
        match token::opened(id_token, &*self.keys(document, now)?) {
            Err(Refusal::UnknownKey) if self.may_look(now) => token::opened(id_token, &*self.fresh_keys(document, now)?),
            other => other,
        }
    }

    /// Whether to look for a key that is not known: many tokens with made-up keys ask once.
    fn may_look(&self, now: i64) -> bool {
        let mut known = self.known();
        let may = known.looked.is_none_or(|at| now - at >= BETWEEN_LOOKS);
        if may {
            known.looked = Some(now);
        }
        may
    }

    /// What it says of itself. When it cannot be asked now, what it said before holds.
    fn document(&self, now: i64) -> Result<Arc<Document>, Refusal> {
        let known = self.known().document.clone();
        if let Some((_, document)) = known.as_ref().filter(|(at, _)| now - at < LASTS) {
            return Ok(document.clone());
        }
        let address = format!("{}/.well-known/openid-configuration", self.config.issuer.trim_end_matches('/'));
        let address = address.parse().map_err(|_| Refusal::Away("its address".to_owned()))?;
        let fetched = self.web.get(&address).and_then(|bytes| Document::read(&bytes, &self.config.issuer));
        match (fetched, known) {
            (Ok(document), _) => {
                let document = Arc::new(document);
                self.known().document = Some((now, document.clone()));
                Ok(document)
            }
            (Err(_), Some((_, document))) => Ok(document),
            (Err(refusal), None) => Err(refusal),
        }
    }

    fn keys(&self, document: &Document, now: i64) -> Result<Arc<Keys>, Refusal> {
        let known = self.known().keys.clone();
        match known.filter(|(at, _)| now - at < LASTS) {
            Some((_, keys)) => Ok(keys),
            None => self.fresh_keys(document, now),
        }
    }

    fn fresh_keys(&self, document: &Document, now: i64) -> Result<Arc<Keys>, Refusal> {
        let keys = Arc::new(Keys::read(&self.web.get(&document.jwks_uri)?)?);
        self.known().keys = Some((now, keys.clone()));
        Ok(keys)
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks beside the pages. Whoever cannot be asked now is told so at once, and waits for nobody.
    async fn aside<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Self) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let place = self.room.clone().try_acquire_owned().map_err(|_| Refusal::Busy)?;
        let this = self.clone();
        let done = tokio::task::spawn_blocking(move || {
            let _place = place;
            work(&this)
        });
        done.await.map_err(|_| Refusal::Away("the work broke".to_owned()))?
    }
}

impl std::fmt::Debug for Provider {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Provider").field("key", &self.config.key).finish_non_exhaustive()
    }
}
