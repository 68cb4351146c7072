//! Tokens as a provider may send them, and as nobody should take them. The two keys were made for these tests and sign nothing else.

use crate::{ClientKey, Config, Keys, Provider, Refusal, base64url, opened, sha256};
use ring::rand::SystemRandom;
use ring::signature::{RSA_PSS_SHA256, RsaKeyPair};
use rustls_pki_types::PrivatePkcs8KeyDer;
use rustls_pki_types::pem::PemObject;
use serde_json::{Value, json};

const RSA: &[u8] = include_bytes!("rsa-for-tests.pem");
const P256: &[u8] = include_bytes!("p256-for-tests.pem");

fn set(keys: &[Value]) -> Keys {
    Keys::read(json!({ "keys": keys }).to_string().as_bytes()).unwrap()
}

fn both() -> Keys {
    set(&[ClientKey::read(RSA).unwrap().public().clone(), ClientKey::read(P256).unwrap().public().clone()])
}

fn without(key: &[u8], names: &[&str]) -> Value {
    let mut jwk = ClientKey::read(key).unwrap().public().clone();
    for name in names {
        jwk.as_object_mut().unwrap().remove(*name);
    }
    jwk
}

/// A token with this header; `sign` makes its signature.
fn token(header: &Value, sign: impl FnOnce(&[u8]) -> Vec<u8>) -> String {
    let signed = format!("{}.{}", base64url(header.to_string()), base64url("{}"));
    format!("{signed}.{}", base64url(sign(signed.as_bytes())))
}

fn with_pss(signed: &[u8]) -> Vec<u8> {
    let pair = RsaKeyPair::from_pkcs8(PrivatePkcs8KeyDer::from_pem_slice(RSA).unwrap().secret_pkcs8_der()).unwrap();
    let mut signature = vec![0; pair.public().modulus_len()];
    pair.sign(&RSA_PSS_SHA256, &SystemRandom::new(), signed, &mut signature).unwrap();
    signature
}

#[test]
fn each_algorithm_of_the_list_is_taken_and_a_changed_token_is_not() {
    for key in [RSA, P256] {
        let token = ClientKey::read(key).unwrap().sign(&json!({ "sub": "s" })).unwrap();
        assert_eq!(opened(&token, &both()), Ok(br#"{"sub":"s"}"#.to_vec()));
        let (head, rest) = token.split_once('.').unwrap();
        let (_, signature) = rest.split_once('.').unwrap();
        let changed = format!("{head}.{}.{signature}", base64url(r#"{"sub":"t"}"#));
        assert_eq!(opened(&changed, &both()), Err(Refusal::Wrong("signature")));
        assert_eq!(opened(&format!("{head}.{}.", base64url("{}")), &both()), Err(Refusal::Wrong("signature")));
        assert_eq!(opened(&token, &set(&[])), Err(Refusal::UnknownKey));
    }
    let pss = token(&json!({ "alg": "PS256" }), with_pss);
    assert!(opened(&pss, &set(&[without(RSA, &["alg"])])).is_ok());
    assert_eq!(opened(&pss, &both()), Err(Refusal::UnknownKey), "the key is for RS256 only");
}

#[test]
fn no_other_algorithm_is_taken_whatever_it_is_signed_with() {
    let public = without(RSA, &[])["n"].as_str().unwrap().to_owned();
    let hmac = |key: &[u8]| {
        let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, key);
        move |signed: &[u8]| ring::hmac::sign(&key, signed).as_ref().to_vec()
    };
    for (algorithm, sign) in
        [("HS256", Some(hmac(public.as_bytes()))), ("HS256", Some(hmac(b""))), ("none", None), ("None", None), ("", None)]
    {
        let token = token(&json!({ "alg": algorithm }), |signed| sign.map_or_else(Vec::new, |sign| sign(signed)));
        assert_eq!(opened(&token, &both()), Err(Refusal::Wrong("alg")), "{algorithm}");
    }
    let crossed = token(&json!({ "alg": "ES256", "kid": without(RSA, &[])["kid"] }), with_pss);
    assert_eq!(opened(&crossed, &both()), Err(Refusal::UnknownKey), "an RSA key makes no ES256");
    let critical = token(&json!({ "alg": "PS256", "crit": ["exp"], "exp": 1 }), with_pss);
    assert_eq!(opened(&critical, &both()), Err(Refusal::Wrong("crit")));
    for broken in ["", ".", "..", "a.b.c", "e30.e30.", "e30.e30"] {
        assert_eq!(opened(broken, &both()), Err(Refusal::Wrong("form")), "{broken:?}");
    }
}

#[test]
fn a_key_is_taken_by_its_name_and_for_signing_only() {
    let named = ClientKey::read(P256).unwrap().sign(&json!({})).unwrap();
    let mut other = without(P256, &[]);
    other["kid"] = json!("other");
    assert_eq!(opened(&named, &set(std::slice::from_ref(&other))), Err(Refusal::UnknownKey));
    assert!(opened(&named, &set(&[other, without(P256, &[])])).is_ok());
    let nameless = token(&json!({ "alg": "PS256" }), with_pss);
    let key = without(RSA, &["alg", "kid"]);
    assert!(opened(&nameless, &set(&[without(P256, &[]), key.clone()])).is_ok(), "only one key fits");
    assert_eq!(opened(&nameless, &set(&[key.clone(), key.clone()])), Err(Refusal::Wrong("kid")));
    for (name, value) in [("use", json!("enc")), ("key_ops", json!(["encrypt"])), ("kty", json!("oct"))] {
        let mut key = key.clone();
        key[name] = value;
        assert_eq!(opened(&nameless, &set(&[key])), Err(Refusal::UnknownKey), "{name}");
    }
    assert!(Keys::read(br#"{"keys": [7, {"kty": "OKP"}, {}]}"#).is_ok(), "what nobody knows is passed by");
    assert!(Keys::read(b"[]").is_err());
}

#[test]
fn our_key_is_named_by_its_thumbprint() {
    let jwk = without(P256, &[]);
    let canonical = format!(r#"{{"crv":"P-256","kty":"EC","x":{},"y":{}}}"#, jwk["x"], jwk["y"]);
    assert_eq!(jwk["kid"], base64url(sha256(canonical.as_bytes())));
    assert!(jwk.get("d").is_none());
    assert!(ClientKey::read(b"").is_err());
}

type Change = fn(&mut Config);

#[test]
fn an_entry_that_is_not_right_is_told_before_anybody_signs_in() {
    let config = |change: Change| {
        let (acr, high) = (vec!["high".to_owned()], vec!["high".to_owned()]);
        let mut config = Config {
            key: "werk".to_owned(),
            name: "Werk".to_owned(),
            issuer: "https://login.example/gemeente".to_owned(),
            client_id: "samenkoers".to_owned(),
            key_file: "key.pem".into(),
            acr,
            two_factors: high,
            claim: "sub".to_owned(),
        };
        change(&mut config);
        Provider::new(config, P256, None)
    };
    assert!(config(|_| ()).is_ok());
    assert!(config(|config| config.issuer = "http://127.0.0.1:1".to_owned()).is_ok());
    let wrong: [(Change, &str); 6] = [
        (|config| config.issuer = "http://login.example".to_owned(), "https"),
        (|config| config.issuer = "https://login.example/?a=b".to_owned(), "query"),
        (|config| config.issuer = "login".to_owned(), "no address"),
        (|config| config.key = "Werk/..".to_owned(), "lower-case"),
        (|config| config.acr.clear(), "at least one"),
        (|config| config.two_factors = vec!["higher".to_owned()], "higher"),
    ];
    for (change, told) in wrong {
        assert!(config(change).unwrap_err().contains(told), "{told}");
    }
}
