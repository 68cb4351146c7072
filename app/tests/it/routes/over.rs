//! T11 and T13: what is over opens nothing: a session that ended, a capacity that was taken, an account that was closed, time that
//! passed. Every page answers as it answers a stranger, whatever the browser kept of it.

use super::world::{World, in_world, post, routes, said};
use axum::http::header::ETAG;
use chrono::{Days, Duration};
use kernel::Capacity;
use kernel::Viewer;
use kernel::audit::Event;
use kernel::clock::day;
use kernel::ids::PersonId;
use people::access::{Account, EditPeople, GrantCapacity};
use people::model::{MembershipChange, PersonChange};
use people::store;
use testing::{Browser, noon};
use web::cookies;

/// The ways in which it ends.
#[derive(Clone, Copy, Debug)]
enum End {
    SignedOut,
    AccountClosed,
    CapacityTaken,
    TooLongIdle,
    TooLongOpen,
}

const ENDS: [End; 5] = [End::SignedOut, End::AccountClosed, End::CapacityTaken, End::TooLongIdle, End::TooLongOpen];

async fn end(world: &World, browser: &Browser, person: PersonId, how: End) {
    let system = Viewer::system();
    match how {
        End::SignedOut => {
            let kept = browser.cookie(cookies::SESSION).unwrap();
            post(browser, "/uitloggen", &[]).await;
            // The notice of it is for the next page.
            browser.fetch("/inloggen").await;
            browser.keep_cookie(cookies::SESSION, &kept);
        }
        End::AccountClosed => {
            let right = world.db.allow::<EditPeople>(&system, Account::of(person, &system));
            let before = store::find(&world.db.reader(), &right).await.unwrap();
            let change = PersonChange { name: before.name, email: before.email, active: false };
            let tx = world.db.begin(&system, noon()).await.unwrap();
            store::change_person(&tx, &right, person, &change, before.revision).await.unwrap();
            tx.commit(Event::new("person.changed").on(person)).await.unwrap();
        }
        End::CapacityTaken => {
            let right = world.db.allow::<GrantCapacity>(&system, Account::of(person, &system));
            let membership = store::find(&world.db.reader(), &right).await.unwrap().memberships[0].id;
            let tx = world.db.begin(&system, noon()).await.unwrap();
            store::end_membership(&tx, &right, person, membership).await.unwrap();
            tx.commit(Event::new("capacity.ended").on(person)).await.unwrap();
        }
        End::TooLongIdle => browser.wait(Duration::hours(3)),
        End::TooLongOpen => browser.wait(Duration::days(2)),
    }
}

#[test]
fn t11_what_was_taken_back_opens_no_page_that_was_open() {
    in_world(|world| async move {
        let stranger = world.db.browser();
        stranger.fetch("/inloggen").await;
        let pages: Vec<_> = routes().into_iter().filter(|row| row.method == "GET").map(|row| world.there(row.path)).collect();
        for (number, capacity) in Capacity::given().enumerate() {
            let (browser, how) = (world.db.browser(), ENDS[number % ENDS.len()]);
            let person = browser.sign_in(capacity).await;
            let mut open = 0;
            for path in &pages {
                let page = browser.fetch(path).await;
                assert!(!page.headers.contains_key(ETAG), "{path} as {capacity:?} can be kept");
                assert_eq!(page.headers["cache-control"], "no-store", "{path} as {capacity:?} can be kept");
                open += usize::from(page.status == 200);
            }
            assert!(open > 20, "{capacity:?} opened only {open} pages");
            end(&world, &browser, person, how).await;
            stranger.wait(browser.now() - stranger.now());
            for path in &pages {
                let (now, to_a_stranger) = (browser.fetch(path).await, stranger.fetch(path).await);
                assert_eq!(said(&now, &browser), said(&to_a_stranger, &stranger), "{path} as {capacity:?} after {how:?}");
            }
        }
    });
}

async fn somebody(world: &World, membership: &MembershipChange) -> (String, PersonId) {
    let (system, email) = (Viewer::system(), format!("{}@proef.invalid", PersonId::fresh()));
    let right = world.db.allow::<EditPeople>(&system, Account::OTHER);
    let new = PersonChange { name: "Proef".to_owned(), email: email.clone(), active: true };
    let hash = people::password::hash("een lange zin hier".to_owned()).await.unwrap();
    let tx = world.db.begin(&system, noon()).await.unwrap();
    let id = store::add_person(&tx, &right, &new, membership, Some(hash)).await.unwrap();
    tx.commit(Event::new("person.added").on(id)).await.unwrap();
    (email, id)
}

async fn sign_in(browser: &Browser, email: &str) -> u16 {
    let form = browser.open("/inloggen").await.form("/inloggen");
    form.fill("email", email).fill("password", "een lange zin hier").submit().await.status
}

#[test]
fn t13_a_capacity_holds_from_its_first_day_to_its_last() {
    in_world(|world| async move {
        let today = day(noon());
        let from = |starts, ends| MembershipChange { starts, ends, ..MembershipChange::from(Capacity::PolicyOfficer, today) };
        let (tomorrow, yesterday) = (today + Days::new(1), today - Days::new(1));
        for (membership, may) in [
            (from(tomorrow, None), false),
            (from(yesterday - Days::new(9), Some(yesterday)), false),
            (from(today, Some(today)), true),
        ] {
            let browser = world.db.browser();
            let (email, _) = somebody(&world, &membership).await;
            assert_eq!(sign_in(&browser, &email).await == 200, may, "{membership:?}");
            assert_eq!(browser.fetch("/werk/agenda").await.status == 200, may, "{membership:?}");
            if may {
                // A quarter of an hour after it is signed in, the day is over in the Netherlands.
                browser.wait(Duration::minutes(11 * 60 + 50));
                assert_eq!(sign_in(&browser, &email).await, 200);
                assert_eq!(browser.fetch("/werk/agenda").await.status, 200);
                browser.wait(Duration::minutes(15));
                assert_eq!(browser.fetch("/werk/agenda").await.status, 303);
            }
        }
    });
}

#[test]
fn t13_a_clock_that_is_set_back_opens_nothing_anew() {
    in_world(|world| async move {
        let browser = world.db.browser();
        browser.sign_in(Capacity::Administrator).await;
        assert_eq!(browser.fetch("/werk/mensen").await.status, 200);
        browser.wait(Duration::hours(3));
        assert_eq!(browser.fetch("/werk/mensen").await.status, 303);
        post(&browser, "/inloggen", &[]).await;
        browser.wait(Duration::minutes(-5));
        assert_eq!(browser.fetch("/werk/mensen").await.status, 303, "five minutes earlier it was over as well");
        let link = format!("/uitnodiging/{}", world.invitation);
        assert_eq!(browser.fetch(&link).await.status, 200);
        browser.wait(Duration::days(60));
        assert_ne!(browser.fetch(&link).await.status, 200, "a link of two months ago");
    });
}
