//! The edge: what holds for every answer, whoever asks and whatever for.

use crate::tenants::municipality;
use app::{program, server};
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use kernel::{Capacity, Clock, Viewer, jobs};
use std::collections::HashMap;
use testing::{Browser, Database};
use tower::ServiceExt;
use web::Site;
use web::mail::Post;
use web::site::Shared;

const HOST: &str = "aadorp.example";

/// The program, served behind https or not, with one municipality.
async fn served(https: bool) -> (tempfile::TempDir, axum::Router) {
    let folder = tempfile::tempdir().unwrap();
    let tenants = HashMap::from([(HOST.to_owned(), program::tenant("aadorp", municipality(folder.path(), "aadorp").await))]);
    let site = program::site(tenants, https, Post::Nowhere, Clock::System, false).unwrap();
    (folder, server::router(site))
}

async fn ask(router: &axum::Router, request: axum::http::request::Builder) -> (StatusCode, HeaderMap, Vec<u8>) {
    let request = request.header(header::HOST, HOST).body(Body::empty()).unwrap();
    let (head, body) = router.clone().oneshot(request).await.unwrap().into_parts();
    (head.status, head.headers, axum::body::to_bytes(body, usize::MAX).await.unwrap().to_vec())
}

/// All addresses to read that need no key, and some that are not there.
fn addresses() -> Vec<&'static str> {
    let parts = program::parts();
    let rows = parts.iter().flat_map(|part| part.routes.rows());
    let known = rows.filter(|row| row.method == "GET" && !row.path.contains('{')).map(|row| row.path);
    known.chain(["/gezond"]).chain(NOWHERE).collect()
}

/// Addresses of which other programs make something.
const NOWHERE: [&str; 7] =
    ["/static/nergens.css", "/static/", "/static/../Cargo.toml", "/nergens", "/.git/config", "/werk/", "/server-status"];

fn says(headers: &HeaderMap, name: &str) -> String {
    headers.get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
}

#[tokio::test]
async fn every_answer_says_what_it_is_and_nothing_of_what_made_it() {
    let (_folder, router) = served(false).await;
    for path in addresses() {
        let (status, headers, body) = ask(&router, Request::get(path)).await;
        assert!(status == StatusCode::NOT_FOUND || !NOWHERE.contains(&path), "{path}: {status}");
        let kind = says(&headers, "content-type");
        assert!(body.is_empty() || !kind.is_empty(), "{path}");
        assert!(!kind.starts_with("text/") || kind.ends_with("charset=utf-8"), "{path}: {kind}");
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(says(&headers, name), value, "{path}");
        }
        let policy = says(&headers, "content-security-policy");
        for rule in ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"] {
            assert!(policy.contains(rule) && !policy.contains("unsafe") && !policy.contains('*'), "{path}: {policy}");
        }
        assert!(says(&headers, "permissions-policy").contains("camera=()"), "{path}");
        for (name, _) in &headers {
            let told = name.as_str();
            let tells = ["server", "x-powered-by", "via"].contains(&told) || told.starts_with("access-control-");
            assert!(!tells, "{path}: {name}");
        }
    }
}

#[tokio::test]
async fn behind_https_browsers_are_held_to_it_and_cookies_are_of_this_host_alone() {
    let (_folder, router) = served(true).await;
    for path in addresses() {
        let (_, headers, _) = ask(&router, Request::get(path)).await;
        assert_eq!(says(&headers, "strict-transport-security"), "max-age=63072000; includeSubDomains", "{path}");
        for cookie in headers.get_all(header::SET_COOKIE).iter().map(|cookie| cookie.to_str().unwrap()) {
            let rules: Vec<_> = cookie.split("; ").skip(1).collect();
            assert!(cookie.starts_with("__Host-samenkoers-") && cookie.len() < 4096, "{path}: {cookie}");
            assert!(["HttpOnly", "SameSite=Lax", "Secure", "Path=/"].iter().all(|rule| rules.contains(rule)), "{path}: {cookie}");
            assert!(!rules.iter().any(|rule| rule.starts_with("Domain")), "{path}: {cookie}");
        }
    }
    assert!(says(&ask(&router, Request::get("/inloggen")).await.1, "set-cookie").starts_with("__Host-samenkoers-form="));
    let plain = served(false).await.1;
    assert!(
        !ask(&plain, Request::get("/")).await.1.contains_key(header::STRICT_TRANSPORT_SECURITY),
        "nobody is held to what is not there"
    );
}

#[tokio::test]
async fn what_is_not_asked_for_by_get_head_or_post_is_not_answered() {
    let (_folder, router) = served(false).await;
    for method in ["TRACE", "TRACK", "OPTIONS", "PUT", "PATCH", "DELETE", "CONNECT", "PROPFIND", "get"] {
        for path in addresses() {
            let method = Method::from_bytes(method.as_bytes()).unwrap();
            let (status, headers, body) = ask(&router, Request::builder().method(method.clone()).uri(path)).await;
            assert_eq!((status, body.len()), (StatusCode::METHOD_NOT_ALLOWED, 0), "{method} {path}");
            assert_eq!(says(&headers, "allow"), "GET, HEAD, POST", "{method} {path}");
        }
    }
    let (status, _, body) = ask(&router, Request::head("/inloggen")).await;
    assert_eq!((status, body.len()), (StatusCode::OK, 0));
}

#[tokio::test]
async fn what_a_request_says_of_itself_chooses_no_municipality_and_no_address() {
    let (_folder, router) = served(false).await;
    let names = ["x-forwarded-host", "x-forwarded-for", "x-real-ip", "x-original-url", "x-rewrite-url", "x-http-method-override"];
    for name in names {
        let (status, _, body) = ask(&router, Request::get("/inloggen").header(name, "/werk@elders.example")).await;
        let page = String::from_utf8(body).unwrap();
        assert!(status == StatusCode::OK && page.contains("Gemeente aadorp") && !page.contains("elders.example"), "{name}");
    }
}

#[tokio::test]
async fn a_mailed_link_leads_to_where_the_program_is_reached_whatever_port_a_request_names() {
    let ways = [
        (false, Some(8080), "http://aadorp.example:8080"),
        (false, None, "http://aadorp.example"),
        (true, Some(8080), "https://aadorp.example"),
    ];
    for (https, port, address) in ways {
        let folder = tempfile::tempdir().unwrap();
        let db = municipality(folder.path(), "aadorp").await;
        let tenants = HashMap::from([(HOST.to_owned(), program::tenant("aadorp", db.clone()))]);
        let shared = program::shared(tenants, https, Post::Nowhere, Clock::System, false).unwrap();
        let router = server::router(Site::new(Shared { port, ..shared }));
        let path = "/wachtwoord-vergeten";
        let (_, headers, _) = ask(&router, Request::get(path)).await;
        let cookie = says(&headers, "set-cookie").split(';').next().unwrap().to_owned();
        let token = cookie.split('=').next_back().unwrap();
        let form = Body::from(format!("csrf={token}&email=iemand@voorbeeld.nl"));
        let asked = Request::post(path).header(header::HOST, "Aadorp.example:6666").header(header::COOKIE, &cookie);
        let asked = asked.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(form).unwrap();
        assert_eq!(router.clone().oneshot(asked).await.unwrap().status(), StatusCode::SEE_OTHER);
        let tx = db.begin(&Viewer::system(), Clock::System.now()).await.unwrap();
        let job = jobs::lease(&tx, "people.recovery").await.unwrap().unwrap();
        assert!(job.input.contains(&format!("\"site\":\"{address}\"")), "{}", job.input);
    }
}

async fn officer(db: &Database) -> Browser {
    let browser = db.browser();
    browser.sign_in(Capacity::PolicyOfficer).await;
    browser
}

#[test]
fn what_is_for_somebody_is_kept_by_no_browser() {
    testing::on_sqlite(program::parts, |db| async move {
        for capacity in Capacity::given() {
            let browser = db.browser();
            browser.sign_in(capacity).await;
            for path in addresses() {
                let page = browser.fetch(path).await;
                assert_eq!(says(&page.headers, "cache-control"), "no-store", "{path} as {capacity:?}");
            }
        }
    });
}

#[test]
fn signing_out_empties_the_browser() {
    testing::on_sqlite(program::parts, |db| async move {
        let browser = officer(&db).await;
        let page = browser.open("/werk").await;
        assert!(!page.headers.contains_key("clear-site-data"));
        let token = page.form("/uitloggen").value("csrf").unwrap().to_owned();
        let gone = browser.post("/uitloggen", &[("csrf", token.as_str())]).await;
        assert_eq!((gone.status, says(&gone.headers, "clear-site-data").as_str()), (303, "\"cache\", \"storage\""));
    });
}

#[test]
fn what_is_refused_is_told_to_the_log_without_what_was_asked() {
    testing::on_sqlite(program::parts, |db| async move {
        let log = tempfile::NamedTempFile::new().unwrap();
        let lines = tracing_subscriber::fmt().with_ansi(false).with_writer(std::sync::Mutex::new(log.reopen().unwrap())).finish();
        // Of the whole process: what other threads asked first decides otherwise whether a line is written at all.
        tracing::subscriber::set_global_default(lines).unwrap();
        tracing::callsite::rebuild_interest_cache();
        let browser = db.browser();
        let person = browser.sign_in(Capacity::PolicyOfficer).await.to_string();
        assert_eq!(browser.fetch("/werk/mensen?naam=geheim").await.status, 403);
        assert_eq!(browser.post("/uitloggen", &[("csrf", "geheim")]).await.status, 403);
        let form = browser.open("/werk/gebieden").await.form("/werk/gebieden").attach("files", "geheim.exe", b"MZ\0geheim");
        assert_eq!(form.submit().await.status, 415);
        let log = std::fs::read_to_string(log.path()).unwrap();
        let told: Vec<_> = log.lines().filter(|line| line.contains(&person)).collect();
        assert_eq!(told.len(), 3, "{log}");
        for (line, path) in told.iter().zip(["/werk/mensen", "/uitloggen", "/werk/gebieden"]) {
            let whole = ["WARN", "refused", "policy_officer", path].iter().all(|word| line.contains(word));
            assert!(whole && !line.contains("geheim"), "{line}");
        }
    });
}

#[test]
fn a_file_to_keep_is_nobodys_page() {
    testing::on_sqlite(program::parts, |db| async move {
        let file = officer(&db).await.fetch("/werk/agenda/voorbeeld.csv").await;
        assert_eq!(file.status, 200);
        assert_eq!(says(&file.headers, "content-disposition"), "attachment; filename=\"agenda-voorbeeld.csv\"");
        assert!(says(&file.headers, "content-security-policy").ends_with("; sandbox"));
        assert_eq!(says(&file.headers, "x-content-type-options"), "nosniff");
    });
}

#[test]
fn more_than_we_take_is_refused() {
    testing::on_sqlite(program::parts, |db| async move {
        let browser = officer(&db).await;
        let long = "a".repeat(1024 * 1024);
        let token = browser.open("/werk").await.form("/uitloggen").value("csrf").unwrap().to_owned();
        assert_eq!(browser.post("/uitloggen", &[("csrf", token.as_str()), ("more", long.as_str())]).await.status, 413);
        let form = browser.open("/werk/cijfers").await.form("/werk/cijfers/leveringen");
        let page = form.attach("files", "groot.csv", &vec![b'1'; kernel::files::LARGEST + 1]).submit().await;
        assert_eq!((page.status, page.shows("Een bestand mag 64 megabyte zijn.")), (413, true));
    });
}

#[test]
fn a_file_that_is_not_what_its_name_says_is_kept_nowhere() {
    testing::on_sqlite(program::parts, |db| async move {
        let browser = officer(&db).await;
        let both = [b"MZ\x90\0".as_slice(), b"PK\x03\x04\x14\0"].concat();
        let contents = [b"MZ\x90\0".as_slice(), b"<html><script>x</script>", b"%PDF-1.7\n", &both];
        // Every form of the program that takes a file.
        let forms = [
            ("/werk/cijfers", "/werk/cijfers/leveringen", "files", "cijfers.xlsx"),
            ("/werk/cijfers", "/werk/cijfers/indelingen", "body", "peiling.toml"),
            ("/werk/cijfers/indeling", "/werk/cijfers/indeling", "file", "../../cijfers.xlsx"),
            ("/werk/gebieden", "/werk/gebieden", "files", "wijken.geojson"),
            ("/werk/agenda/rekenblad", "/werk/agenda/rekenblad", "file", "agenda.xlsx"),
            ("/werk/agenda/overnemen", "/werk/agenda/overnemen", "file", "strategie.toml"),
        ];
        for path in addresses() {
            let takes_files = browser.open(path).await.html.contains("type=\"file\"");
            assert!(!takes_files || forms.iter().any(|form| form.0 == path), "{path}");
        }
        let before = db.verbs().await;
        for (path, action, field, name) in forms {
            for content in contents {
                let page = browser.open(path).await.form(action).attach(field, name, content).submit().await;
                assert_eq!((page.status, page.shows("Dit bestand nemen we niet aan")), (415, true), "{action}: {content:?}");
            }
        }
        assert_eq!(db.verbs().await, before);
    });
}
