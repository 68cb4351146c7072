//! T2, T3, T4, T7 and T8: what a form may do, and for whom.

use super::world::{self, World, everybody, in_world, opens, post, routes};
use app::program;
use kernel::{Capacity, Viewer};
use people::access::Door;
use people::store;
use std::collections::BTreeSet;
use testing::Browser;

/// Fields that a form might take by mistake.
const TOO_MUCH: &[(&str, &str)] = &[
    ("active", "1"),
    ("capacity", "administrator"),
    ("role", "administrator"),
    ("second_factor", "true"),
    ("example", "true"),
    ("password", "een heel lange zin van iemand"),
    ("revision", "1"),
];

/// Forms of which the thing is somebody else's, or that name nothing without their fields.
const NOT_THERE: &[&str] = &[
    "/inloggen/voorbeeld",
    "/mijn/rol",
    "/mijn/passkeys/{id}",
    "/mijn/passkeys/{id}/verwijderen",
    "/mijn/sessies/{id}/einde",
    "/mijn/koppelingen",
    "/mijn/koppelingen/{id}/einde",
    "/werk/taken/{id}/stoppen",
    "/werk/mensen/{id}/weg-terug/einde",
    "/werk/cijfers/leveringen/{id}/echt",
    "/werk/noodtoegang/{id}/einde",
];

#[test]
fn t2_t3_whoever_may_not_write_changes_nothing_and_reads_nothing_of_it() {
    in_world(|world| async move {
        let policies = program::policies().unwrap();
        let (mut tried, events) = (0, world.db.verbs().await.len());
        let mut signed_in = 0;
        for capacity in everybody() {
            let browser = world.browser(capacity).await;
            signed_in += usize::from(capacity != Capacity::Visitor);
            for row in routes().iter().filter(|row| row.method == "POST" && !opens(row, &policies, capacity)) {
                let page = post(&browser, &world.there(row.path), TOO_MUCH).await;
                let refused = if capacity == Capacity::Visitor { 303 } else { 403 };
                assert_eq!(page.status, refused, "{} as {capacity:?}: {}", row.path, page.text());
                for secret in
                    [world::PERSON, world::EMAIL, world::ORGANISATION, world::DRAFT_THEME, world::DRAFT_REPORT, world::EMERGENCY]
                {
                    assert!(!page.html.contains(secret), "{} tells {capacity:?} of {secret}", row.path);
                }
                tried += 1;
            }
        }
        assert!(tried > 500, "only {tried} were tried");
        assert_eq!(world.db.verbs().await.len(), events + signed_in, "one of them left an event");
    });
}

#[test]
fn t2_the_same_forms_are_taken_from_whoever_may() {
    in_world(|world| async move {
        let policies = program::policies().unwrap();
        for row in routes().iter().filter(|row| row.method == "POST") {
            let capacity = Capacity::given().find(|capacity| opens(row, &policies, *capacity));
            let browser = world.browser(capacity.unwrap_or_else(|| panic!("{} is nobody's", row.path))).await;
            let page = post(&browser, &world.there(row.path), &[]).await;
            assert_ne!(page.status, 403, "{} as {capacity:?}: {}", row.path, page.text());
            assert_eq!(page.status == 404, NOT_THERE.contains(&row.path), "{} as {capacity:?}: {}", row.path, page.status);
        }
    });
}

#[test]
fn t4_somebody_invited_is_nobody_yet() {
    in_world(|world| async move {
        let browser = world.db.browser();
        let link = format!("/uitnodiging/{}", world.invitation);
        assert_eq!(browser.open(&link).await.status, 200);
        let policies = program::policies().unwrap();
        for row in routes().iter().filter(|row| row.method == "GET" && !opens(row, &policies, Capacity::Visitor)) {
            let page = browser.fetch(&world.there(row.path)).await;
            assert_eq!(page.status, 303, "{}: {}", row.path, page.text());
        }
        for password in ["", " ", "null", world.invitation.as_str()] {
            let form = browser.open("/inloggen").await.form("/inloggen");
            let page = form.fill("email", world::EMAIL).fill("password", password).submit().await;
            assert_eq!(page.status, 422, "an empty account opens with {password:?}");
        }
        let person = world.account(world.person).await;
        assert!(
            store::password_of(&world.db.reader(), &world.db.allow(&Viewer::visitor(), Door), &person).await.unwrap().is_none()
        );
    });
}

/// As what somebody may act, in words.
async fn capacities(world: &World, id: kernel::ids::PersonId) -> BTreeSet<Capacity> {
    let person = world.account(id).await;
    person.capacities_on(kernel::clock::day(testing::noon()))
}

#[test]
fn t7_nobody_makes_themselves_more() {
    in_world(|world| async move {
        for capacity in Capacity::given() {
            let browser: Browser = world.db.browser();
            let own = browser.sign_in(capacity).await;
            for wanted in Capacity::given() {
                let fields = [("capacity", wanted.word()), ("starts", "2026-07-01"), ("role", wanted.word())];
                let page = post(&browser, &format!("/werk/mensen/{own}/rollen"), &fields).await;
                assert_eq!(page.status, 403, "{capacity:?} made themselves {wanted:?}: {}", page.text());
                let page = post(&browser, "/mijn/rol", &fields).await;
                assert_eq!(page.status == 303, wanted == capacity, "{capacity:?} acts as {wanted:?}: {}", page.status);
            }
            assert_eq!(capacities(&world, own).await, [capacity].into());
        }
    });
}

#[test]
fn t8_a_form_about_oneself_touches_nobody_else() {
    in_world(|world| async move {
        let before = world.account(world.person).await;
        let victim = world.person.to_string();
        let aimed = ["id", "ids", "ids[]", "person", "person_id", "owner", "subject"].map(|name| (name, victim.as_str()));
        let policies = program::policies().unwrap();
        for row in routes().iter().filter(|row| row.method == "POST" && row.path.starts_with("/mijn")) {
            for capacity in Capacity::given().filter(|capacity| opens(row, &policies, *capacity)) {
                let browser = world.browser(capacity).await;
                post(&browser, &world.there(row.path), &[&aimed[..], TOO_MUCH].concat()).await;
            }
        }
        assert_eq!(world.account(world.person).await, before);
        assert!(
            store::password_of(&world.db.reader(), &world.db.allow(&Viewer::visitor(), Door), &before).await.unwrap().is_none()
        );
    });
}
