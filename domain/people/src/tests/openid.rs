//! Signing in by way of a provider that does everything wrong that can be done wrong, and of one that does it right.

use super::hostile::{CLIENT, Hostile, Trouble, token};
use super::{PASSWORD, add, add_new, parts, second_factor, sign_in};
use crate::access::{Account, EditPeople};
use crate::model::PersonChange;
use crate::{post, store};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::Duration;
use kernel::audit::Event;
use kernel::ids::PersonId;
use kernel::{Capacity, Viewer};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use testing::{Browser, Database, Page, noon};
use url::Url;
use web::cookies;

const EMAIL: &str = "iemand@voorbeeld.nl";
const VIA: &str = "/inloggen/via/werk";
const FAILED: &str = "Inloggen met Werk is niet gelukt Er is niets veranderd. Probeer het opnieuw";

/// A token of these claims, made as it should not be.
type Make = Box<dyn Fn(&Value) -> String>;

/// What a browser was sent to the provider with.
pub struct Asked(BTreeMap<String, String>);

impl Asked {
    pub fn read(address: &str) -> Self {
        Self(address.parse::<Url>().unwrap().query_pairs().into_owned().collect())
    }

    /// What a right token says.
    pub fn claims(&self, hostile: &Hostile, acr: &str) -> Value {
        let now = noon().timestamp();
        json!({ "iss": hostile.issuer, "aud": CLIENT, "sub": "iemand", "nonce": self.0["nonce"], "iat": now, "exp": now + 60, "acr": acr,
                "email": EMAIL, "email_verified": true })
    }

    /// The path back, with a code.
    pub fn back(&self) -> String {
        self.back_with(&format!("code=c&state={}", self.0["state"]))
    }

    fn back_with(&self, query: &str) -> String {
        let redirect = self.0["redirect_uri"].strip_prefix("http://voorbeeld.localhost").unwrap();
        format!("{redirect}?{query}")
    }
}

/// Sets out to sign in.
pub async fn set_out(browser: &Browser) -> Asked {
    let away = browser.fetch(&format!("{VIA}?terug=/mijn")).await;
    assert_eq!((away.status, away.headers["cache-control"].to_str().unwrap()), (303, "no-store"), "{}", away.text());
    Asked::read(away.headers["location"].to_str().unwrap())
}

/// Sets out, and comes back with a right token.
pub async fn all_well(browser: &Browser, hostile: &Hostile, acr: &str) -> Page {
    let asked = set_out(browser).await;
    hostile.will_say(&asked.claims(hostile, acr));
    browser.open(&asked.back()).await
}

/// Links the account of whoever is signed in, at a level there.
pub async fn link(browser: &Browser, hostile: &Hostile, acr: &str) -> Page {
    let page = browser.open("/mijn").await.form("/mijn/koppelingen").press("provider", "werk").await;
    assert!(page.shows("U gaat naar Werk"), "{}", page.text());
    let asked = Asked::read(&page.attributes("main a.nl-button--primary", "href")[0]);
    hostile.will_say(&asked.claims(hostile, acr));
    browser.open(&asked.back()).await
}

/// Somebody with a linked account.
pub async fn linked(db: &Database, hostile: &Hostile) -> PersonId {
    let person = add(db, EMAIL, Capacity::PolicyOfficer).await;
    let browser = db.browser();
    sign_in(&browser, EMAIL, PASSWORD).await;
    assert!(link(&browser, hostile, "low").await.shows("De koppeling is gelukt."));
    person
}

fn is_refused(browser: &Browser, page: &Page) -> bool {
    let out = [cookies::SESSION, cookies::DETOUR].iter().all(|name| browser.cookie(name).is_none());
    page.status == 422 && page.text().starts_with(FAILED) && out
}

async fn has_second_factor(db: &Database, browser: &Browser) -> bool {
    let token = browser.cookie(cookies::SESSION).unwrap();
    store::recognise(db, &token, noon()).await.unwrap().unwrap().second_factor
}

testing::on_both_engines! { parts;
    async fn a_linked_account_opens_ours_and_its_level_tells_of_two_factors(db: Database) {
        let hostile = Hostile::start();
        let db = db.with_providers(vec![hostile.provider("werk")]);
        linked(&db, &hostile).await;
        assert_eq!(db.verbs().await[..3], ["identity.linked", "sign_in.returned", "sign_in.tried"]);
        let told = &db.mails(1).await[0];
        assert!(told.address.as_deref() == Some(EMAIL) && told.letter.text.contains("ook inloggen met Werk"), "{told:?}");
        for (acr, two) in [("low", false), ("high", true)] {
            let browser = db.browser();
            let page = all_well(&browser, &hostile, acr).await;
            assert_eq!((page.path.as_str(), page.status), ("/mijn", 200), "{}", page.text());
            assert_eq!(has_second_factor(&db, &browser).await, two);
            assert_eq!(browser.cookie(cookies::DETOUR), None);
            assert!(page.shows("Gekoppeld sinds 1 juli 2026."));
        }
        let page = db.browser().open("/inloggen?terug=/mijn/wachtwoord").await;
        assert_eq!(page.attributes("main a.nl-button", "href"), ["/inloggen/via/werk?terug=/mijn/wachtwoord"]);
        let browser = db.browser();
        let away = browser.fetch("/inloggen/via/werk?terug=//elders.example&gedeeld=on").await;
        let asked = Asked::read(away.headers["location"].to_str().unwrap());
        hostile.will_say(&asked.claims(&hostile, "low"));
        assert_eq!(browser.open(&asked.back()).await.path, "/", "nobody is led off this site");
        assert!(browser.open("/mijn").await.shows("gedeelde computer"));
    }

    async fn what_is_sent_there_is_what_the_profile_asks(db: Database) {
        let hostile = Hostile::start();
        let db = db.with_providers(vec![hostile.provider("werk")]);
        linked(&db, &hostile).await;
        let asked = set_out(&db.browser()).await.0;
        for (name, value) in [
            ("tenant", "1"), ("response_type", "code"), ("client_id", CLIENT), ("scope", "openid"), ("acr_values", "high low"),
            ("code_challenge_method", "S256"), ("redirect_uri", "http://voorbeeld.localhost/inloggen/via/werk/terug"),
        ] {
            assert_eq!(asked[name], value, "{name}");
        }
        let again = set_out(&db.browser()).await.0;
        for random in ["state", "nonce", "code_challenge"] {
            assert!(asked[random].len() == 43 && asked[random] != again[random], "256 bits, each time others");
        }
        let browser = db.browser();
        let asked = set_out(&browser).await;
        hostile.will_say(&asked.claims(&hostile, "low"));
        browser.open(&asked.back()).await;
        let form = hostile.form();
        assert_eq!(URL_SAFE_NO_PAD.encode(Sha256::digest(&form["code_verifier"])), asked.0["code_challenge"]);
        assert_eq!(form["redirect_uri"], asked.0["redirect_uri"]);
        assert!(!form.contains_key("client_secret"));
        let keys = db.browser().open("/inloggen/via/werk/sleutels").await;
        assert!(!keys.html.contains("\"d\""), "only the public half");
        let proof = openid::opened(&form["client_assertion"], &openid::Keys::read(&keys.bytes).unwrap()).unwrap();
        let proof: Value = serde_json::from_slice(&proof).unwrap();
        let now = noon().timestamp();
        assert_eq!((&proof["iss"], &proof["sub"], &proof["aud"]), (&json!(CLIENT), &json!(CLIENT), &json!(hostile.issuer)));
        assert_eq!((&proof["iat"], &proof["exp"]), (&json!(now), &json!(now + 60)));
        assert_eq!(proof["jti"].as_str().unwrap().len(), 43);
        assert_eq!(db.browser().open("/inloggen/via/ander").await.status, 404);
    }

    async fn every_token_that_is_not_right_gets_the_same_page(db: Database) {
        let hostile = Hostile::start();
        let db = db.with_providers(vec![hostile.provider("werk")]);
        linked(&db, &hostile).await;
        let now = noon().timestamp();
        let wrong = [
            ("aud", json!("ander")), ("aud", json!([CLIENT, "ander"])), ("nonce", json!("ander")), ("nonce", json!(null)),
            ("iss", json!("https://ander.example")), ("exp", json!(now - 60)), ("exp", json!(null)), ("nbf", json!(now + 120)),
            ("iat", json!(now + 120)), ("iat", json!(now - 601)), ("acr", json!("middling")), ("acr", json!(null)),
            ("azp", json!("ander")), ("at_hash", json!("AAAAAAAAAAAAAAAAAAAAAA")), ("sub", json!("")), ("sub", json!(null)),
        ];
        let mut pages = Vec::new();
        for (name, value) in wrong {
            let browser = db.browser();
            let asked = set_out(&browser).await;
            let mut claims = asked.claims(&hostile, "high");
            claims[name] = value.clone();
            hostile.will_say(&claims);
            let page = browser.open(&asked.back()).await;
            assert!(is_refused(&browser, &page), "{name} = {value}: {} {}", page.status, page.text());
            pages.push(page.text());
        }
        assert!(pages.windows(2).all(|two| two[0] == two[1]));
        assert_eq!(all_well(&db.browser(), &hostile, "high").await.path, "/mijn", "and one that is right opens");
    }

    async fn every_signature_that_is_not_right_gets_the_same_page(db: Database) {
        let hostile = Hostile::start();
        let db = db.with_providers(vec![hostile.provider("werk")]);
        linked(&db, &hostile).await;
        let key = hostile.public_key();
        let by_public_key = |secret: Vec<u8>| {
            move |signed: &[u8]| ring::hmac::sign(&ring::hmac::Key::new(ring::hmac::HMAC_SHA256, &secret), signed).as_ref().to_vec()
        };
        let modulus = by_public_key(key["n"].as_str().unwrap().as_bytes().to_vec());
        let whole = by_public_key(key.to_string().into_bytes());
        let named = json!({ "alg": "none", "kid": key["kid"] });
        let make: [(&str, Make); 6] = [
            ("none", Box::new(|claims| token(&json!({ "alg": "none" }), claims, |_| Vec::new()))),
            ("none, with a key", Box::new(move |claims| token(&named, claims, |_| Vec::new()))),
            ("HS256 by the modulus", Box::new(move |claims| token(&json!({ "alg": "HS256" }), claims, &modulus))),
            ("HS256 by the key", Box::new(move |claims| token(&json!({ "alg": "HS256" }), claims, &whole))),
            ("no signature", Box::new(|claims| token(&json!({ "alg": "RS256" }), claims, |_| Vec::new()))),
            ("no token", Box::new(|_| String::new())),
        ];
        for (name, make) in make {
            let browser = db.browser();
            let asked = set_out(&browser).await;
            hostile.will_send(make(&asked.claims(&hostile, "high")));
            let page = browser.open(&asked.back()).await;
            assert!(is_refused(&browser, &page), "{name}: {} {}", page.status, page.text());
        }
    }

    async fn a_key_that_was_rotated_is_found_and_one_that_is_nowhere_is_looked_for_once_a_minute(db: Database) {
        let hostile = Hostile::start();
        let db = db.with_providers(vec![hostile.provider("werk")]);
        linked(&db, &hostile).await;
        assert_eq!((hostile.times("/jwks"), hostile.times("/.well-known/openid-configuration")), (1, 1));
        hostile.takes_another_key(true);
        let browser = db.browser();
        assert_eq!(all_well(&browser, &hostile, "low").await.path, "/mijn");
        assert_eq!(hostile.times("/jwks"), 2);
        hostile.takes_another_key(false);
        for _ in 0..3 {
            let browser = db.browser();
            let page = all_well(&browser, &hostile, "low").await;
            assert!(is_refused(&browser, &page), "{}", page.text());
        }
        assert_eq!((hostile.times("/jwks"), hostile.times("/.well-known/openid-configuration")), (2, 1), "it was looked for just now");
        let later = db.browser();
        later.wait(Duration::minutes(1));
        assert!(is_refused(&later, &all_well(&later, &hostile, "low").await));
        assert_eq!(hostile.times("/jwks"), 3);
    }

    async fn an_answer_counts_once_in_the_browser_that_asked_and_for_ten_minutes(db: Database) {
        let hostile = Hostile::start();
        let db = db.with_providers(vec![hostile.provider("werk")]);
        linked(&db, &hostile).await;
        let (browser, other) = (db.browser(), db.browser());
        let (asked, others) = (set_out(&browser).await, set_out(&other).await);
        hostile.will_say(&asked.claims(&hostile, "low"));
        let nobody = db.browser();
        assert!(is_refused(&nobody, &nobody.open(&asked.back()).await), "without the cookie");
        let page = other.open(&asked.back()).await;
        assert!(is_refused(&other, &page), "the state of another browser");
        assert_eq!(other.open(&others.back()).await.status, 422, "what it had is gone");
        let secret = browser.cookie(cookies::DETOUR).unwrap();
        let first = browser.open(&asked.back()).await;
        assert_eq!(first.path, "/mijn");
        let exchanges = hostile.times("/token");
        let replaying = db.browser();
        replaying.keep_cookie(cookies::DETOUR, &secret);
        assert!(is_refused(&replaying, &replaying.open(&asked.back()).await), "also in the right browser");
        assert_eq!(hostile.times("/token"), exchanges, "no code was spent on it");
        let late = db.browser();
        let asked = set_out(&late).await;
        hostile.will_say(&asked.claims(&hostile, "low"));
        late.wait(Duration::minutes(10));
        assert!(is_refused(&late, &late.open(&asked.back()).await));
    }

    async fn an_answer_of_another_provider_is_not_taken(db: Database) {
        let (hostile, other) = (Hostile::start(), Hostile::start());
        let db = db.with_providers(vec![hostile.provider("werk"), other.provider("ander")]);
        linked(&db, &hostile).await;
        let browser = db.browser();
        let asked = set_out(&browser).await;
        hostile.will_say(&asked.claims(&hostile, "low"));
        let exchanges = hostile.times("/token");
        let page = browser.open(&format!("{}&iss={}", asked.back(), other.issuer)).await;
        assert!(is_refused(&browser, &page), "{}", page.text());
        let asked = set_out(&browser).await;
        let page = browser.open(&asked.back().replace("/werk/", "/ander/")).await;
        assert!(is_refused(&browser, &page), "{}", page.text());
        for query in ["error=access_denied&error_description=%3Cb%3EKlik%20hier%3C/b%3E", "code=c&code=d", ""] {
            let asked = set_out(&browser).await;
            let back = asked.back_with(&format!("{query}&state={}", asked.0["state"]));
            let page = browser.open(&back).await;
            assert!(is_refused(&browser, &page) && !page.html.contains("Klik"), "{query}: {}", page.text());
        }
        assert_eq!((hostile.times("/token"), other.times("/token")), (exchanges, 0));

        let naming = Hostile::start();
        naming.describes(json!({ "authorization_response_iss_parameter_supported": true }));
        let db = db.with_providers(vec![naming.provider("werk")]);
        let browser = db.browser();
        let asked = set_out(&browser).await;
        assert!(is_refused(&browser, &browser.open(&asked.back()).await), "whoever says that it names itself does");
        assert_eq!(naming.times("/token"), 0);
    }

    async fn a_provider_in_trouble_gets_the_same_page_and_nobody_waits_for_it(db: Database) {
        for trouble in [Trouble::Huge, Trouble::Slow, Trouble::Redirect, Trouble::Failing, Trouble::Garbage] {
            let hostile = Hostile::start();
            let db = &db;
            let municipality = |hostile: &Hostile| db.browser_with(vec![hostile.provider("werk")]);
            hostile.goes_wrong(Some(("/.well-known/openid-configuration", trouble)));
            let browser = municipality(&hostile);
            let page = browser.open(VIA).await;
            assert!(is_refused(&browser, &page), "{trouble:?}: {}", page.text());
            hostile.goes_wrong(None);
            for path in ["/jwks", "/token"] {
                let browser = municipality(&hostile);
                let asked = set_out(&browser).await;
                hostile.will_say(&asked.claims(&hostile, "low"));
                hostile.goes_wrong(Some((path, trouble)));
                let page = browser.open(&asked.back()).await;
                assert!(is_refused(&browser, &page), "{trouble:?} at {path}: {}", page.text());
                hostile.goes_wrong(None);
            }
            assert_eq!(hostile.times("/token?again") + hostile.times("/jwks?again"), 0, "no redirect is followed");
        }
    }

    async fn an_account_that_was_never_linked_opens_nothing_whatever_its_address(db: Database) {
        let hostile = Hostile::start();
        let db = db.with_providers(vec![hostile.provider("werk")]);
        add(&db, EMAIL, Capacity::PolicyOfficer).await;
        let browser = db.browser();
        let page = all_well(&browser, &hostile, "high").await;
        assert_eq!((page.status, page.shows("Dit account is hier nog niet bekend")), (422, true), "{}", page.text());
        assert_eq!(browser.cookie(cookies::SESSION), None);
    }

    async fn an_account_opens_one_here_until_its_owner_ends_that(db: Database) {
        let hostile = Hostile::start();
        let db = db.with_providers(vec![hostile.provider("werk")]);
        linked(&db, &hostile).await;
        let other = db.browser();
        other.sign_in(Capacity::Guide).await;
        let page = link(&other, &hostile, "low").await;
        assert_eq!((page.status, page.shows("Dit account is al gekoppeld aan een account hier.")), (409, true), "{}", page.text());
        let owner = db.browser();
        let page = all_well(&owner, &hostile, "low").await;
        let end = page.attributes("form[action^='/mijn/koppelingen/']", "action").remove(0);
        let token = other.open("/mijn").await.form("/uitloggen").value("csrf").unwrap().to_owned();
        assert_eq!(other.post(&end, &[("csrf", token.as_str())]).await.status, 404, "of somebody else");
        assert!(page.form(&end).submit().await.shows("De koppeling is beëindigd."));
        assert_eq!(db.verbs().await[0], "identity.ended");
        assert!(all_well(&db.browser(), &hostile, "low").await.shows("nog niet bekend"));
        assert!(link(&other, &hostile, "low").await.shows("De koppeling is gelukt."), "it is free again");
    }

    async fn whoever_set_out_to_link_must_still_be_signed_in(db: Database) {
        let hostile = Hostile::start();
        let db = db.with_providers(vec![hostile.provider("werk")]);
        let browser = db.browser();
        browser.sign_in(Capacity::Guide).await;
        let page = browser.open("/mijn").await.form("/mijn/koppelingen").press("provider", "werk").await;
        let asked = Asked::read(&page.attributes("main a.nl-button--primary", "href")[0]);
        hostile.will_say(&asked.claims(&hostile, "low"));
        browser.sign_in(Capacity::PolicyOfficer).await;
        let page = browser.open(&asked.back()).await;
        assert_eq!((page.status, page.text().starts_with("Inloggen met Werk is niet gelukt")), (422, true), "{}", page.text());
        assert!(!db.verbs().await.contains(&"identity.linked".to_owned()));
    }

    async fn an_invitation_is_accepted_by_an_account_elsewhere_once(db: Database) {
        let hostile = Hostile::start();
        let db = db.with_providers(vec![hostile.provider("werk")]);
        let person = add_new(&db, EMAIL, Capacity::Guide).await;
        let keeper = db.browser();
        keeper.sign_in(Capacity::Administrator).await;
        let path = format!("/werk/mensen/{person}");
        keeper.open(&path).await.form(&format!("{path}/uitnodiging")).submit().await;
        let policies = web::assembly::policies(&db.parts()).unwrap();
        let mail = post::take(&db, &policies, noon()).await.unwrap().unwrap();
        let link = mail.letter.text.lines().find_map(|line| line.strip_prefix("http://voorbeeld.localhost")).unwrap().to_owned();
        let browser = db.browser();
        let way = browser.open(&link).await.attributes("main a[href*='/via/']", "href").remove(0);
        let leave = async |browser: &Browser| Asked::read(browser.fetch(&way).await.headers["location"].to_str().unwrap());
        let (asked, late) = (leave(&browser).await, db.browser());
        let too_late = leave(&late).await;
        hostile.will_say(&asked.claims(&hostile, "high"));
        assert_eq!(browser.open(&asked.back()).await.path, "/werk");
        assert_eq!(db.verbs().await[..2], ["session.opened", "identity.linked"]);
        assert!(db.mails(1).await[0].letter.text.contains("ook inloggen met Werk"), "nobody adds a way in unseen");
        assert!(db.browser().open(&link).await.shows("Deze link werkt niet meer."));
        let mut claims = too_late.claims(&hostile, "high");
        claims["sub"] = json!("ander");
        hostile.will_say(&claims);
        let page = late.open(&too_late.back()).await;
        assert_eq!((page.status, page.shows("Deze link werkt niet meer.")), (409, true), "{}", page.text());
        assert_eq!(all_well(&db.browser(), &hostile, "low").await.path, "/mijn");
    }

    async fn a_second_factor_here_is_always_asked_and_an_account_that_is_off_stays_off(db: Database) {
        let hostile = Hostile::start();
        let db = db.with_providers(vec![hostile.provider("werk")]);
        let (person, _, _, owner) = second_factor::on(&db).await;
        assert!(link(&owner, &hostile, "low").await.shows("De koppeling is gelukt."));
        let asks = "/inloggen/code?terug=/mijn";
        assert_eq!([all_well(&db.browser(), &hostile, "low").await.path, all_well(&db.browser(), &hostile, "high").await.path], [asks; 2]);
        add(&db, "beheer@voorbeeld.nl", Capacity::Administrator).await;
        let right = db.allow::<EditPeople>(&Viewer::system(), Account::of(person, &Viewer::system()));
        let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
        let before = store::find(&tx, &right).await.unwrap();
        let change = PersonChange { name: before.name, email: before.email, active: false };
        store::change_person(&tx, &right, person, &change, before.revision).await.unwrap();
        tx.commit(Event::new("person.changed").on(person)).await.unwrap();
        assert!(all_well(&db.browser(), &hostile, "high").await.shows("nog niet bekend"));
    }
}
