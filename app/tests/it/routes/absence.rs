//! T1, T6 and T14: what is not somebody's to see is not there. Its answer is the answer of what never was: the same status,
//! headers and body, after as many queries.

use super::world::{self, NO_KEY, NOTHING, World, everybody, in_world, opens, post, routes, said};
use app::program;
use kernel::Capacity;
use testing::{Browser, Page};

/// An answer and how many statements it took.
async fn counted(world: &World, browser: &Browser, path: &str) -> (Page, u64) {
    let before = world.db.asked();
    let page = browser.fetch(path).await;
    (page, world.db.asked() - before)
}

async fn assert_same(world: &World, browser: &Browser, hidden: &str, absent: &str) {
    let (hidden_answer, hidden_queries) = counted(world, browser, hidden).await;
    let (absent_answer, absent_queries) = counted(world, browser, absent).await;
    assert_eq!(absent_answer.status, 404, "{absent}: {}", absent_answer.text());
    assert_eq!(said(&hidden_answer, browser), said(&absent_answer, browser), "{hidden} is told from {absent}");
    assert_eq!(hidden_queries, absent_queries, "{hidden} takes other queries than {absent}");
}

#[test]
fn t14_a_closed_gate_answers_the_same_whether_the_thing_is_there_or_not() {
    in_world(|world| async move {
        let policies = program::policies().unwrap();
        let mut tried = 0;
        for capacity in everybody() {
            let browser = world.browser(capacity).await;
            browser.fetch("/inloggen").await;
            for row in routes().iter().filter(|row| row.path.contains('{') && !opens(row, &policies, capacity)) {
                let (there, nothing) = (world.there(row.path), world.not_there(row.path));
                let (here, not_here) = match row.method {
                    "GET" => (browser.fetch(&there).await, browser.fetch(&nothing).await),
                    _ => (post(&browser, &there, &[]).await, post(&browser, &nothing, &[]).await),
                };
                assert!([303, 403].contains(&here.status), "{} {} as {capacity:?}: {}", row.method, there, here.status);
                assert_eq!(said(&here, &browser), said(&not_here, &browser), "{} {} as {capacity:?}", row.method, row.path);
                tried += 1;
            }
        }
        assert!(tried > 500, "only {tried} were tried");
    });
}

#[test]
fn t14_behind_an_open_gate_what_is_hidden_is_as_absent() {
    in_world(|world| async move {
        for capacity in everybody() {
            let browser = world.browser(capacity).await;
            browser.fetch("/inloggen").await;
            let report = format!("/rapporten/{}", world.draft_report);
            let no_report = format!("/rapporten/{}", "x".repeat(world.draft_report.len()));
            for ending in ["", ".pdf"] {
                assert_same(&world, &browser, &format!("{report}{ending}"), &format!("{no_report}{ending}")).await;
            }
            // The draft is version 2; there is no version 9.
            assert_same(&world, &browser, "/agenda/versies/1/verschil/2", "/agenda/versies/1/verschil/9").await;
            assert_same(&world, &browser, "/agenda/versies/2/verschil/1", "/agenda/versies/9/verschil/1").await;
            assert_same(&world, &browser, "/themas/kanarieconcept", "/themas/kanarienergens").await;
        }
        let other = world.browser(Capacity::PolicyOfficer).await;
        other.fetch("/inloggen").await;
        assert_same(&world, &other, &format!("/werk/taken/{}", world.task), &format!("/werk/taken/{NOTHING}")).await;
        let other = world.browser(Capacity::Guide).await;
        other.fetch("/inloggen").await;
        let emergency = format!("/werk/noodtoegang/{}", world.emergency);
        assert_same(&world, &other, &emergency, &format!("/werk/noodtoegang/{NOTHING}")).await;
    });
}

#[test]
fn t1_a_child_under_another_parent_is_not_there() {
    in_world(|world| async move {
        let (keeper, officer) = (world.browser(Capacity::Administrator).await, world.browser(Capacity::PolicyOfficer).await);
        let stranger = world.db.browser().sign_in(Capacity::Professional).await;
        let with_child: Vec<_> = routes().into_iter().filter(|row| row.path.matches('{').count() > 1).collect();
        assert!(with_child.len() >= 5, "{with_child:?}");
        for row in with_child {
            let path = world.there(row.path);
            // The child stays, its parent becomes another that is there.
            let mixed = match row.path {
                path if path.contains("/rollen/") => world.there(path).replace(&world.person.to_string(), &stranger.to_string()),
                path if path.contains("/rapporten/") => world.there(path).replace("participatie", "kanarieconcept"),
                path if path.contains("/verschil/") => world.there(path).replace("verschil/1", "verschil/9"),
                path if path.contains("/vragenlijsten/") => {
                    world.there(path).replace("hulp-en-ontmoeting-in-uw-buurt", "kanarievragen")
                }
                path if path.contains("/via/") => world.there(path).replace("/via/werk", "/via/ander"),
                path => panic!("{path} has a child: say here whose it might be"),
            };
            assert_ne!(path, mixed);
            let before = world.db.verbs().await.len();
            let browser = if row.path.starts_with("/werk/mensen") { &keeper } else { &officer };
            let theme_text = [("headline", ""), ("text", ""), ("asks", ""), ("revision", "0")];
            let page = if row.method == "GET" { browser.fetch(&mixed).await } else { post(browser, &mixed, &theme_text).await };
            assert!([403, 404].contains(&page.status), "{} {mixed}: {} {}", row.method, page.status, page.text());
            assert_eq!(world.db.verbs().await.len(), before, "{} {mixed} left an event", row.method);
        }
        assert_eq!(world.account(world.person).await.memberships.len(), 1);
    });
}

#[test]
fn t6_no_address_is_found_by_guessing() {
    in_world(|world| async move {
        let policies = program::policies().unwrap();
        let mut browsers = Vec::new();
        for capacity in Capacity::given() {
            browsers.push((capacity, world.browser(capacity).await));
        }
        for row in routes().iter().filter(|row| row.method == "GET" && row.path.contains('{')) {
            let (_, browser) = browsers.iter().find(|(capacity, _)| opens(row, &policies, *capacity)).expect("somebody may");
            let there = world.there(row.path);
            let (head, last) = there.rsplit_once('/').unwrap();
            let next_to = last.strip_suffix(|_: char| true).unwrap_or_default();
            let not_numbered = !["number", "a", "b"].iter().any(|name| row.path.ends_with(&format!("{{{name}}}")));
            let guesses =
                ["1", "0", "-1", NO_KEY, "%2e%2e", "..%2f..%2fetc%2fpasswd", "%27%20OR%201%3D1", "*", "null", "undefined"];
            let guesses = guesses.iter().map(|guess| (*guess).to_owned()).chain([format!("{next_to}%00"), format!("{next_to}x")]);
            for guess in guesses.filter(|guess| not_numbered || guess.parse::<u32>().is_err()) {
                let page = browser.fetch(&format!("{head}/{guess}")).await;
                let refused = [303, 400, 404, 409].contains(&page.status);
                assert!(refused, "{} gives {} for {guess}: {}", row.path, page.status, page.text());
                assert!(!page.html.contains(world::EMAIL) && !page.html.contains(world::DRAFT_REPORT), "{} {guess}", row.path);
            }
        }
    });
}
