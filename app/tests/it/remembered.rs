//! Public pages are remembered between requests: a write is seen by the very next one, and nobody gets what is somebody else's.

use crate::kills::Municipality;
use app::cli::DataArgs;
use app::data::Data;
use app::{program, server};
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use kernel::audit::Event;
use kernel::settings;
use kernel::{Clock, Db, Viewer};
use std::collections::HashMap;
use std::io::Read as _;
use tower::ServiceExt;
use web::mail::Post;

/// A browser that takes compressed pages, as all do; the pages of one that does not are never remembered.
struct Visitor(axum::Router);

struct Seen {
    status: StatusCode,
    headers: HeaderMap,
    page: String,
}

impl Seen {
    fn etag(&self) -> Option<&str> {
        self.headers.get(header::ETAG).and_then(|etag| etag.to_str().ok())
    }
}

impl Visitor {
    fn of(db: &Db) -> Self {
        let tenants = HashMap::from([("waterstad.localhost".to_owned(), program::tenant("waterstad", db.clone()))]);
        Self(server::router(program::site(tenants, false, Post::Nowhere, Clock::System, false).unwrap()))
    }

    async fn get(&self, path: &str, more: &[(header::HeaderName, &str)]) -> Seen {
        let mut request =
            Request::get(path).header(header::HOST, "waterstad.localhost").header(header::ACCEPT_ENCODING, "gzip, br");
        for (name, value) in more {
            request = request.header(name, *value);
        }
        let (head, body) = self.0.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap().into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        let mut page = String::new();
        if head.headers.contains_key(header::CONTENT_ENCODING) {
            flate2::read::GzDecoder::new(&*bytes).read_to_string(&mut page).unwrap();
        } else {
            page.push_str(std::str::from_utf8(&bytes).unwrap());
        }
        Seen { status: head.status, headers: head.headers, page }
    }
}

/// Runs a test on a municipality without an agenda, on SQLite or, when there is a server for tests, on PostgreSQL.
fn on(postgres: bool, test: impl AsyncFnOnce(&Municipality, Db, Visitor)) {
    let Some(municipality) = Municipality::bare(postgres) else { return };
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let db = Data::open(&DataArgs { data: municipality.data().to_owned(), audit: None, keys: None, backups: None })
            .unwrap()
            .database("waterstad")
            .await
            .unwrap();
        let visitor = Visitor::of(&db);
        test(&municipality, db.clone(), visitor).await;
        db.close().await;
    });
}

async fn rename(db: &Db, name: &str) {
    let tx = db.begin(&Viewer::system(), Clock::System.now()).await.unwrap();
    let settings = settings::Settings { name: name.to_owned(), ..settings::read(&tx).await.unwrap().settings };
    settings::store(&tx, &settings).await.unwrap();
    tx.commit(Event::new("settings.changed")).await.unwrap();
}

async fn writes_are_seen_at_once(municipality: &Municipality, db: Db, visitor: Visitor) {
    let first = visitor.get("/", &[]).await;
    let again = visitor.get("/", &[]).await;
    assert!(first.etag().is_some() && first.etag() == again.etag() && first.page == again.page);
    // In this process.
    rename(&db, "Gemeente Elders").await;
    let renamed = visitor.get("/", &[]).await;
    assert!(renamed.page.contains("Gemeente Elders") && renamed.etag() != first.etag());
    // In another one.
    assert!(!renamed.page.contains("Zelfredzaamheid"));
    municipality.take_strategy();
    assert!(visitor.get("/", &[]).await.page.contains("Zelfredzaamheid"));
    // What was written and undone changes nothing.
    let tx = db.begin(&Viewer::system(), Clock::System.now()).await.unwrap();
    settings::store(&tx, &settings::Settings { name: "Gemeente Nooit".to_owned(), ..settings::Settings::default() }).await.unwrap();
    drop(tx);
    assert!(visitor.get("/", &[]).await.page.contains("Gemeente Elders"));
}

async fn nobody_gets_what_is_for_another(municipality: &Municipality, db: Db, visitor: Visitor) {
    municipality.take_strategy();
    let dutch = visitor.get("/", &[]).await;
    assert!(dutch.etag().is_some() && !dutch.headers.contains_key(header::SET_COOKIE), "a page without a form sets no cookie");
    // Another language, by the browser and by choice.
    for language in [(header::ACCEPT_LANGUAGE, "en"), (header::COOKIE, "samenkoers-taal=en")] {
        let english = visitor.get("/", &[language]).await;
        assert!(english.page.contains("lang=\"en\"") && english.etag() != dutch.etag());
    }
    // Another query is another page.
    assert!(visitor.get("/zoeken?q=wonen", &[]).await.page.contains("wonen"));
    assert!(!visitor.get("/zoeken?q=werk", &[]).await.page.contains("wonen"));
    // A form holds a token of its own each time.
    let forms = [visitor.get("/inloggen", &[]).await, visitor.get("/inloggen", &[]).await];
    assert!(forms.iter().all(|form| form.etag().is_none() && form.headers.contains_key(header::SET_COOKIE)));
    assert_ne!(forms[0].page, forms[1].page);
    // Somebody who signed in, or is told something, gets a page of their own, which is not kept for others.
    let policies = program::policies().unwrap();
    let tx = db.begin(&Viewer::system(), Clock::System.now()).await.unwrap();
    let person =
        people::model::PersonChange { name: "Vera Proef".to_owned(), email: "vera@proef.invalid".to_owned(), active: true };
    let capacity = kernel::Capacity::PolicyOfficer;
    let first = people::model::MembershipChange::from(capacity, kernel::clock::day(tx.now()));
    let right = policies.allow(&Viewer::system(), people::access::Account::OTHER).unwrap();
    let id = people::store::add_person(&tx, &right, &person, &first, None).await.unwrap();
    let right = policies.allow(&Viewer::system(), people::access::Door).unwrap();
    let browser = String::new();
    let session = people::store::NewSession { person: id, capacity, second_factor: false, shared: false, browser };
    let session = people::store::open_session(&tx, &right, session).await.unwrap();
    tx.commit(Event::new("session.opened").on(id)).await.unwrap();
    for cookie in [format!("samenkoers-session={session}"), "samenkoers-melding=agenda-removed".to_owned()] {
        let own = visitor.get("/", &[(header::COOKIE, &cookie)]).await;
        assert!(own.etag().is_none() && own.page != dutch.page, "{cookie}");
        assert_eq!(visitor.get("/", &[]).await.page, dutch.page, "{cookie}");
    }
    // What is not there, or not for visitors, is not remembered.
    assert!(visitor.get("/nergens", &[]).await.etag().is_none());
    assert_eq!(visitor.get("/werk", &[]).await.status, StatusCode::SEE_OTHER);
}

async fn who_has_a_page_does_not_get_it_again(_: &Municipality, db: Db, visitor: Visitor) {
    let first = visitor.get("/", &[]).await;
    let etag = first.etag().unwrap().to_owned();
    let known = visitor.get("/", &[(header::IF_NONE_MATCH, &format!("\"x\", {etag}"))]).await;
    assert_eq!((known.status, known.page.as_str(), known.etag()), (StatusCode::NOT_MODIFIED, "", Some(etag.as_str())));
    assert_eq!(known.headers[header::CACHE_CONTROL], "no-cache");
    // Another write that changes nothing on this page makes it anew, and finds it the same.
    let tx = db.begin(&Viewer::system(), Clock::System.now()).await.unwrap();
    tx.commit(Event::new("example.nothing")).await.unwrap();
    assert_eq!(visitor.get("/", &[(header::IF_NONE_MATCH, &etag)]).await.status, StatusCode::NOT_MODIFIED);
    rename(&db, "Gemeente Elders").await;
    assert_eq!(visitor.get("/", &[(header::IF_NONE_MATCH, &etag)]).await.status, StatusCode::OK);
}

macro_rules! on_both {
    ($($name:ident),+) => {$(
        mod $name {
            #[test]
            fn sqlite() {
                super::on(false, super::$name);
            }
            #[test]
            fn postgres() {
                super::on(true, super::$name);
            }
        }
    )+};
}

on_both!(writes_are_seen_at_once, nobody_gets_what_is_for_another, who_has_a_page_does_not_get_it_again);
