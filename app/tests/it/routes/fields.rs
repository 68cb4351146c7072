//! T10: words that are for few stand in no answer to anybody else, on whatever page, in whatever file or header.

use super::world::{self, World, everybody, in_world, opens, post, routes};
use app::program;
use kernel::Capacity::{self, Administrator, PolicyOfficer, PrivacyOfficer, TeamLead};

/// Who may come across which words, anywhere.
const FOR_FEW: &[(&str, &[Capacity])] = &[
    // Who did what is kept by the administrator and read by the privacy officer.
    // Team leads and privacy officers oversee an emergency about them.
    (world::PERSON, &[Administrator, PrivacyOfficer, TeamLead]),
    (world::EMAIL, &[Administrator]),
    (world::ORGANISATION, &[Administrator, PolicyOfficer]),
    (world::DRAFT_THEME, &[PolicyOfficer]),
    (world::DRAFT_REPORT, &[PolicyOfficer]),
    (world::ASKED, &[PrivacyOfficer]),
    (world::EMERGENCY, &[PrivacyOfficer, TeamLead]),
];

/// Addresses beside the plain ones: files and filters.
fn more(world: &World) -> Vec<String> {
    let mut paths: Vec<_> = ["csv", "json"].map(|ending| format!("/indicatoren/betaald-werk.{ending}")).into();
    for report in [&world.frozen_report, &world.draft_report] {
        paths.extend(["", ".pdf"].map(|ending| format!("/rapporten/{report}{ending}")));
    }
    paths.extend(["/themas/kanarieconcept", "/werk/logboek?tot=2027-01-01", "/agenda/versies/1/verschil/2"].map(str::to_owned));
    paths
}

#[test]
fn t10_what_is_for_few_stands_in_no_answer_to_others() {
    in_world(|world| async move {
        let policies = program::policies().unwrap();
        let mut seen: Vec<(&str, Capacity)> = Vec::new();
        for capacity in everybody() {
            let browser = world.browser(capacity).await;
            let mut paths = more(&world);
            paths.extend(routes().iter().filter(|row| row.method == "GET").map(|row| world.there(row.path)));
            // A personal link is for whoever holds it, and greets them.
            for path in paths.iter().filter(|path| !path.contains(&world.invitation)) {
                let page = browser.fetch(path).await;
                let head = format!("{:?}", page.headers);
                for (words, few) in FOR_FEW {
                    let told = page.bytes.windows(words.len()).any(|bytes| bytes == words.as_bytes()) || head.contains(words);
                    assert!(!told || few.contains(&capacity), "{path} tells {capacity:?} of {words}");
                    if told {
                        seen.push((words, capacity));
                    }
                }
            }
            for (words, _) in FOR_FEW {
                // What was asked comes back in the field; no result leads to it.
                let page = browser.open(&format!("/zoeken?q={}", web::paths::percent(words))).await;
                assert!(
                    page.status == 200 && !page.html.to_lowercase().contains("href=\"/themas/kanarie"),
                    "{words} as {capacity:?}"
                );
                assert!(page.texts("main li").iter().all(|line| !line.contains(words)), "{capacity:?} finds {words}");
            }
            for row in routes().iter().filter(|row| row.method == "POST" && !opens(row, &policies, capacity)) {
                let page = post(&browser, &world.there(row.path), &[]).await;
                assert!(FOR_FEW.iter().all(|(words, _)| !page.html.contains(words)), "{} as {capacity:?}", row.path);
            }
        }
        for (words, few) in FOR_FEW {
            let nobody = few.iter().find(|capacity| !seen.contains(&(words, **capacity)));
            assert!(nobody.is_none(), "{nobody:?} never came across {words}: the words are not where they are looked for");
        }
    });
}
