//! Municipalities side by side in one program: no request reaches another's data.

use app::program;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use kernel::audit::Event;
use kernel::db::{Address, Db};
use kernel::settings::{self, Settings};
use kernel::{Clock, Viewer};
use std::collections::HashMap;
use tower::ServiceExt;
use web::mail::Post;

/// A municipality with the example people.
pub async fn municipality(folder: &std::path::Path, key: &str) -> Db {
    let db = Db::open(&Address::File(folder.join(key)), &program::migrations(), &testing::keyring()).await.unwrap();
    let tx = db.begin(&Viewer::system(), Clock::System.now()).await.unwrap();
    let settings = Settings { name: format!("Gemeente {key}"), example_sign_in: true, ..Settings::default() };
    settings::store(&tx, &settings).await.unwrap();
    people::seed_examples(&tx).await.unwrap();
    tx.commit(Event::new("example.made")).await.unwrap();
    db
}

async fn two() -> (tempfile::TempDir, axum::Router) {
    let folder = tempfile::tempdir().unwrap();
    let mut tenants = HashMap::new();
    for key in ["aadorp", "beekstad"] {
        tenants.insert(format!("{key}.example"), program::tenant(key, municipality(folder.path(), key).await));
    }
    let site = program::site(tenants, false, Post::Nowhere, Clock::System, false).unwrap();
    (folder, app::server::router(site))
}

async fn get(router: &axum::Router, host: &str, path: &str, cookies: &str) -> (StatusCode, String, Vec<String>) {
    let request = Request::get(path).header(header::HOST, host).header(header::COOKIE, cookies).body(Body::empty()).unwrap();
    answer(router, request).await
}

async fn answer(router: &axum::Router, request: Request<Body>) -> (StatusCode, String, Vec<String>) {
    let response = router.clone().oneshot(request).await.unwrap();
    let status = response.status();
    let set = response.headers().get_all(header::SET_COOKIE).iter().map(|value| value.to_str().unwrap().to_owned()).collect();
    let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
    (status, String::from_utf8_lossy(&bytes).into_owned(), set)
}

#[tokio::test]
async fn the_host_name_chooses_the_municipality() {
    let (_folder, router) = two().await;
    let (_, aadorp, _) = get(&router, "aadorp.example:8080", "/inloggen", "").await;
    let (_, beekstad, _) = get(&router, "BEEKSTAD.example", "/inloggen", "").await;
    assert!(aadorp.contains("Gemeente aadorp") && !aadorp.contains("beekstad"));
    assert!(beekstad.contains("Gemeente beekstad") && !beekstad.contains("aadorp"));
}

#[tokio::test]
async fn an_unknown_host_gets_nothing_of_anybody() {
    let (_folder, router) = two().await;
    for host in ["example.org", "", "aadorp.example.evil.example", "xaadorp.example"] {
        let (status, page, _) = get(&router, host, "/", "").await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{host}");
        assert!(!page.contains("aadorp") && !page.contains("beekstad"), "{host}");
    }
}

#[tokio::test]
async fn a_session_of_one_municipality_is_worth_nothing_in_another() {
    let (_folder, router) = two().await;
    let (_, page, set) = get(&router, "aadorp.example", "/inloggen", "").await;
    let token = page.split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let form_cookie = set[0].split(';').next().unwrap().to_owned();
    let sign_in = Request::post("/inloggen/voorbeeld")
        .header(header::HOST, "aadorp.example")
        .header(header::COOKIE, &form_cookie)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(format!("csrf={token}&role=administrator&terug=/werk")))
        .unwrap();
    let (status, _, set) = answer(&router, sign_in).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let session = set.iter().find(|cookie| cookie.starts_with("samenkoers-session")).unwrap().split(';').next().unwrap().to_owned();
    assert_eq!(get(&router, "aadorp.example", "/werk", &session).await.0, StatusCode::OK);
    assert_eq!(get(&router, "beekstad.example", "/werk", &session).await.0, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn every_answer_has_strict_headers() {
    let (_folder, router) = two().await;
    for path in ["/inloggen", "/nergens", "/static/nergens.css", "/gezond"] {
        let request = Request::get(path).header(header::HOST, "aadorp.example").body(Body::empty()).unwrap();
        let response = router.clone().oneshot(request).await.unwrap();
        let policy = response.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(!policy.contains("unsafe") && policy.contains("default-src 'none'"), "{path}");
        assert_eq!(response.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff", "{path}");
    }
}
