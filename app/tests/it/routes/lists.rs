//! Lists: in random worlds a list shows exactly what its reader may see one by one. What that is, the table below says; it knows
//! nothing of the policies, nor of the queries.

use super::world::{everybody, post};
use app::program::parts;
use app::worlds::WORLDS;
use kernel::Capacity;
use std::collections::BTreeSet;
use testing::{Browser, Database, Page};

/// Where a list is, and what of it somebody may see: everything, what is public, or nothing at all.
const MATRIX: &str = "
list                  | officer | everybody else
/rapporten            | public  | public
/werk/rapporten       | all     | none
/agenda/versies       | public  | public
/werk/agenda/versies  | all     | none
";

/// What there is in a world, and whether it is public.
#[derive(Default)]
struct Known {
    reports: Vec<(String, bool)>,
    versions: Vec<(u32, bool)>,
}

/// Chance that gives the same every time (Marsaglia, "Xorshift RNGs", 2003).
struct Chance(u64);

impl Chance {
    fn one_of(&mut self, many: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % many
    }
}

impl Known {
    /// The names that a list shows to somebody for whom the table has this word.
    fn expected(&self, list: &str, word: &str) -> BTreeSet<String> {
        let may = |public: bool| word == "all" || (word == "public" && public);
        if list.contains("rapporten") {
            self.reports.iter().filter(|(_, public)| may(*public)).map(|(name, _)| name.clone()).collect()
        } else {
            self.versions.iter().filter(|(_, public)| may(*public)).map(|(number, _)| format!("versie {number}")).collect()
        }
    }

    /// One step at random of an officer.
    async fn step(&mut self, chance: &mut Chance, officer: &Browser, db: &Database) {
        let newest = self.versions.last().copied();
        match (chance.one_of(6), newest) {
            (0 | 1, _) => {
                let title = format!("Rapport {}", self.reports.len());
                post(officer, "/werk/rapporten", &[("title", &title), ("period", "2026"), ("language", "nl")]).await;
                self.reports.push((format!("{title}, 2026"), false));
            }
            (2, _) => {
                let Some((name, public)) = self.reports.iter_mut().find(|(_, public)| !public) else { return };
                let key = kernel::fold::key(name);
                let path = format!("/werk/rapporten/{key}/vastzetten");
                let frozen = officer.open(&path).await.form(&path).submit().await;
                assert_eq!(frozen.status, 200, "{}", frozen.text());
                crate::samples::work(db).await;
                *public = true;
            }
            (_, Some((number, true))) => {
                // The first change after a decision makes a draft.
                let key = format!("stap-{number}");
                post(officer, "/werk/agenda/thema-erbij", &[("name", &key), ("key", &key)]).await;
                self.versions.push((number + 1, false));
            }
            (3, Some((number, false))) => {
                post(officer, &format!("/werk/agenda/versies/{number}/verwijdering"), &[("reason", "Toch niet.")]).await;
                self.versions.pop();
            }
            (_, Some((number, false))) => {
                post(officer, &format!("/werk/agenda/versies/{number}/voorstel"), &[]).await;
                let decision = [("decision", "Besluit"), ("body", "De raad"), ("number", ""), ("date", "2026-06-01")];
                let adopted = post(officer, &format!("/werk/agenda/versies/{number}/vaststelling"), &decision).await;
                assert_eq!(adopted.status, 303, "{}", adopted.text());
                self.versions.iter_mut().for_each(|(_, public)| *public = true);
            }
            (_, None) => {}
        }
    }
}

/// What a list shows by name.
fn shown(page: &Page, list: &str) -> BTreeSet<String> {
    if page.status != 200 {
        return BTreeSet::new();
    }
    if list.contains("rapporten") {
        return page.texts("main li.sk-hit h2, main tbody td:first-child").into_iter().collect();
    }
    let words = page.texts("main h2, main tbody td:first-child").join(" ").to_lowercase();
    (1..99).map(|number| format!("versie {number}")).filter(|name| names(&words, name)).collect()
}

/// Whether the words name it, and not one with a longer number.
fn names(words: &str, name: &str) -> bool {
    words.match_indices(name).any(|(at, _)| !words[at + name.len()..].starts_with(|next: char| next.is_ascii_digit()))
}

testing::on_both_engines! { parts;
    async fn a_list_shows_exactly_what_its_reader_may_see(db: Database) {
        db.set(|settings| *settings = WORLDS[0].settings()).await;
        assert!(WORLDS[0].fill(&db, 1).await.is_ok());
        let officer = db.browser();
        officer.sign_in(Capacity::PolicyOfficer).await;
        let rows: Vec<Vec<&str>> = MATRIX.trim().lines().skip(1).map(|line| line.split('|').map(str::trim).collect()).collect();
        let mut readers = Vec::new();
        for capacity in everybody() {
            let browser = db.browser();
            if capacity != Capacity::Visitor {
                browser.sign_in(capacity).await;
            }
            readers.push((capacity, browser));
        }
        let (mut chance, mut known) = (Chance(20_260_701), Known { versions: vec![(1, true)], ..Known::default() });
        let mut seen = (0, 0);
        for number in 0..24 {
            known.step(&mut chance, &officer, &db).await;
            for row in &rows {
                for (capacity, browser) in &readers {
                    let word = if *capacity == Capacity::PolicyOfficer { row[1] } else { row[2] };
                    let page = browser.fetch(row[0]).await;
                    let (shown, expected) = (shown(&page, row[0]), known.expected(row[0], word));
                    assert_eq!(shown, expected, "{} as {capacity:?} after step {number}", row[0]);
                    seen = (seen.0 + shown.len(), seen.1 + usize::from(shown.is_empty()));
                }
            }
        }
        assert!(seen.0 > 500 && known.reports.iter().any(|one| one.1) && known.reports.iter().any(|one| !one.1), "{seen:?}");
        // Nobody's list of sessions or of tasks has another's in it.
        for (capacity, browser) in readers.iter().filter(|(capacity, _)| *capacity != Capacity::Visitor) {
            let page = browser.open("/mijn").await;
            assert_eq!(page.texts(".sk-ways li").len(), 1, "{capacity:?} sees sessions of others");
        }
    }
}
