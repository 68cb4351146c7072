//! What is withheld where periods lie within one another: no difference between a year and its quarters tells of few people.

use super::example::{HERE, adopt, indicator, mapped, mapping_text, observation, parts, take_in, take_in_sheet};
use crate::import;
use crate::model::{Observation, Shown, points};
use agenda::model::Indicator;
use agenda::model::words::IndicatorKind;
use kernel::Capacity;
use kernel::areas::AreaLevel;
use proptest::prelude::*;
use sources::spreadsheet::Mapping;
use sources::{Content, Nothing, Reading};
use std::collections::BTreeMap;

use testing::Database;

/// The least number of people.
const SMALL: u32 = 10;
const QUARTERS: [&str; 4] = ["2032KW01", "2032KW02", "2032KW03", "2032KW04"];
const YEAR: &str = "2032JJ00";

fn count() -> Indicator {
    Indicator { kind: IndicatorKind::Count, unit: "aantal".to_owned(), ..indicator("cijfer") }
}

/// Observations of so many in each area, per period.
fn observations(indicator: &Indicator, periods: &[(&str, &[(&str, u32)])]) -> Vec<Observation> {
    let one = |code: &str, area: &str, count: u32| Observation {
        area: area.to_owned(),
        period: code.parse().unwrap(),
        ..observation(indicator, f64::from(count))
    };
    periods.iter().flat_map(|(code, counts)| counts.iter().map(move |(area, count)| one(code, area, *count))).collect()
}

/// The periods and areas that are withheld.
fn withheld(observations: &[Observation]) -> Vec<(String, String)> {
    let shown = observations.iter().zip(points(observations, &count(), SMALL));
    let hidden = shown.filter(|(_, point)| point.reading == Shown::Withheld);
    hidden.map(|(one, _)| (one.period.code(), one.area.clone())).collect()
}

/// A year of which the last quarter has a small district, in some of its periods.
fn a_year(periods: &[&str]) -> Vec<Observation> {
    let quarter = |first, second| [(HERE, 100), ("WK999901", first), ("WK999902", second), ("WK999903", 50)];
    let year = [(HERE, 400), ("WK999901", 52), ("WK999902", 148), ("WK999903", 200)];
    let (one, other, last) = (quarter(20, 30), quarter(15, 35), quarter(2, 48));
    let all = [(YEAR, &year[..]), (QUARTERS[0], &one), (QUARTERS[1], &other), (QUARTERS[2], &other), (QUARTERS[3], &last)];
    observations(&count(), &all.into_iter().filter(|(period, _)| periods.contains(period)).collect::<Vec<_>>())
}

#[test]
fn a_quarter_is_not_told_by_its_year() {
    let hidden = withheld(&a_year(&[YEAR, QUARTERS[0], QUARTERS[1], QUARTERS[2], QUARTERS[3]]));
    for area in ["WK999901", "WK999902"] {
        assert!(
            hidden.contains(&(YEAR.to_owned(), area.to_owned())) || hidden.contains(&(QUARTERS[0].to_owned(), area.to_owned()))
        );
    }
    assert!(hidden.iter().all(|(_, area)| area != "WK999903"), "{hidden:?}");
    assert_eq!(withheld(&a_year(&QUARTERS)).len(), 2, "quarters alone tell nothing of each other");
    assert_eq!(withheld(&a_year(&[YEAR, QUARTERS[0]])), [], "nothing is few");
}

#[test]
fn a_quarter_that_is_not_there_is_not_told_either() {
    let hidden = withheld(&a_year(&[YEAR, QUARTERS[0], QUARTERS[1], QUARTERS[2]]));
    assert!(hidden.iter().any(|(_, area)| area == "WK999901") && hidden.iter().any(|(_, area)| area == "WK999902"), "{hidden:?}");
}

#[test]
fn a_quarter_that_the_source_keeps_secret_is_not_told_by_its_year() {
    let mut all = a_year(&[YEAR, QUARTERS[0], QUARTERS[1], QUARTERS[2], QUARTERS[3]]);
    let secret = all.iter_mut().find(|one| one.period.code() == QUARTERS[3] && one.area == "WK999901").unwrap();
    secret.reading = Reading::Nothing(Nothing::Secret);
    let hidden = withheld(&all);
    assert!(hidden.contains(&(YEAR.to_owned(), "WK999901".to_owned())), "{hidden:?}");
    assert!(hidden.contains(&(YEAR.to_owned(), "WK999902".to_owned())), "{hidden:?}");
}

/// What an attacker works out: every figure is a sum of what was counted in each district and quarter, and so is every difference of
/// figures that are shown. Solved exactly, by elimination.
struct Attacker {
    /// What is known: of which cells a sum is taken, and what it is.
    known: Vec<(Vec<f64>, f64)>,
}

impl Attacker {
    /// Takes a sum in, as far as it is new.
    fn learns(&mut self, cells: Vec<f64>, sum: f64) {
        let (cells, sum) = self.beside_known(cells, sum);
        if let Some(pivot) = cells.iter().position(|cell| cell.abs() > 1e-9) {
            let by = cells[pivot];
            let new: Vec<f64> = cells.iter().map(|cell| cell / by).collect();
            for (other, value) in &mut self.known {
                let times = other[pivot];
                other.iter_mut().zip(&new).for_each(|(cell, new)| *cell -= times * new);
                *value -= times * sum / by;
            }
            self.known.push((new, sum / by));
        }
    }

    fn beside_known(&self, mut cells: Vec<f64>, mut sum: f64) -> (Vec<f64>, f64) {
        for (known, value) in &self.known {
            let pivot = known.iter().position(|cell| cell.abs() > 1e-9).unwrap_or_default();
            let times = cells[pivot];
            cells.iter_mut().zip(known).for_each(|(cell, known)| *cell -= times * known);
            sum -= times * value;
        }
        (cells, sum)
    }

    /// Whether the sum of these cells follows.
    fn works_out(&self, cells: Vec<f64>) -> bool {
        self.beside_known(cells, 0.0).0.iter().all(|cell| cell.abs() < 1e-6)
    }
}

proptest! {
    /// Who puts all together that is shown of districts in quarters, half years and the year never works out a small count of a
    /// district in any stretch of quarters, also where some of them were not delivered.
    #[test]
    fn nothing_small_follows_from_periods_together(
        counts in prop::collection::vec(prop::collection::vec(prop_oneof![1 => Just(0_u32), 2 => 1..10_u32, 6 => 10..60_u32], 4), 3..5),
        delivered in prop::collection::vec(prop::bool::weighted(0.7), 7),
    ) {
        let stretches = [(YEAR, 0..4), ("2032HJ01", 0..2), ("2032HJ02", 2..4), (QUARTERS[0], 0..1), (QUARTERS[1], 1..2), (QUARTERS[2], 2..3), (QUARTERS[3], 3..4)];
        let names: Vec<String> = (0..counts.len()).map(|at| format!("WK99990{at}")).collect();
        let mut periods: Vec<(&str, Vec<(&str, u32)>)> = Vec::new();
        for ((code, quarters), _) in stretches.iter().zip(&delivered).filter(|(_, is_there)| **is_there) {
            let sum = |counts: &Vec<u32>| counts[quarters.clone()].iter().sum::<u32>();
            let whole = (HERE, counts.iter().map(sum).sum());
            periods.push((code, names.iter().map(String::as_str).zip(counts.iter().map(sum)).chain([whole]).collect()));
        }
        let borrowed: Vec<(&str, &[(&str, u32)])> = periods.iter().map(|(code, counts)| (*code, counts.as_slice())).collect();
        let observations = observations(&count(), &borrowed);
        let hidden = withheld(&observations);
        let by_code: BTreeMap<&str, _> = stretches.iter().cloned().collect();
        let cells = |area: &str, quarters: &std::ops::Range<usize>| -> Vec<f64> {
            let cell = |at: usize| quarters.contains(&(at % 4)) && (area == HERE || names[at / 4] == area);
            (0..4 * names.len()).map(|at| if cell(at) { 1.0 } else { 0.0 }).collect()
        };
        let mut attacker = Attacker { known: Vec::new() };
        for one in &observations {
            let code = one.period.code();
            if let Reading::Value(value) = one.reading && !hidden.contains(&(code.clone(), one.area.clone())) {
                attacker.learns(cells(&one.area, &by_code[code.as_str()]), value);
            }
        }
        for (name, counts) in names.iter().zip(&counts) {
            for (first, last) in (0..4).flat_map(|first| (first + 1..=4).map(move |last| (first, last))) {
                let few: u32 = counts[first..last].iter().sum();
                // Where there are few in the whole municipality nothing can keep them: that figure is always shown.
                let all: f64 = periods.iter().map(|(_, counts)| counts.last().map_or(0.0, |whole| f64::from(whole.1))).fold(f64::MAX, f64::min);
                let is_few = (1..SMALL).contains(&few) && all >= 40.0;
                prop_assert!(!is_few || !attacker.works_out(cells(name, &(first..last))), "{name} {first}..{last} {counts:?} {periods:?} {hidden:?}");
            }
        }
    }
}

testing::on_both_engines! { parts;
    async fn a_page_of_one_period_knows_the_others(db: Database) {
        let one = count();
        adopt(&db, std::slice::from_ref(&one)).await;
        let rows = [("2032JJ00", [400, 52, 148, 200]), ("2032KW04", [100, 2, 48, 50])];
        let row = |(period, counts): &(&str, [u32; 4])| {
            let areas = [HERE, "WK999901", "WK999902", "WK999903"].into_iter().zip(counts);
            areas.map(|(area, count)| format!("{period};{area};definitief;{count}\n")).collect::<String>()
        };
        let text = format!("Jaar;Gebied;Status;Cijfer\n{}", rows.iter().map(row).collect::<String>());
        let mapping = Mapping::from_toml(&mapping_text(&[("Cijfer", "cijfer")]).replace("\"year\"", "\"code\"")).unwrap();
        take_in(&db, import::sheet("peiling.csv", Content::Bytes(text.into()), mapping), mapped()).await;
        let year = crate::store::parts_in(&db.reader(), one.id, HERE, YEAR.parse().unwrap()).await.unwrap();
        assert_eq!(year.len(), 8, "what decides together is read together");
        let browser = db.browser();
        let page = browser.fetch("/indicatoren/cijfer").await.text();
        for text in [page, browser.fetch("/indicatoren/cijfer.csv").await.html] {
            assert!(text.contains("niet getoond vanwege privacy") && !text.contains("148"), "{text}");
        }
        let (settings, district) = (db.settings().await, [AreaLevel::District]);
        let drawn = crate::places_in(&db.reader(), &settings, &one, YEAR.parse().unwrap(), &district).await.unwrap();
        let drawn: Vec<_> = drawn.iter().flat_map(|(_, places)| places).map(|place| place.on_map()).collect();
        assert!(drawn.iter().flatten().all(|shown| *shown != Shown::Value(148.0) && *shown != Shown::Value(52.0)), "{drawn:?}");
        let file = db.browser().fetch("/indicatoren/cijfer.csv").await.html;
        for line in file.lines().filter(|line| line.contains(";WK")) {
            assert!(line.ends_with(';'), "no row of a part: {line}");
            assert!(!line.contains("privacy") || !line.contains(".csv"), "no file of what is withheld: {line}");
        }
    }

    async fn an_officer_is_told_what_cannot_be_protected(db: Database) {
        let one = indicator("cijfer");
        adopt(&db, std::slice::from_ref(&one)).await;
        let text = "Jaar;Gebied;Status;Cijfer\n2032;GM9999;definitief;40\n2032;WK999901;definitief;x\n2032;WK999902;definitief;41\n";
        let secret = mapping_text(&[("Cijfer", "cijfer")]).replace("symbols = { ", "symbols = { secret = [\"x\"], ");
        let open = import::sheet("peiling.csv", Content::Bytes(text.into()), Mapping::from_toml(&secret).unwrap());
        let told = take_in(&db, open, mapped()).await.import.unwrap();
        let plain = take_in_sheet(&db, "cijfer", "2033;GM9999;definitief;40\n").await.import.unwrap();
        let browser = db.browser();
        browser.sign_in(Capacity::PolicyOfficer).await;
        let page = browser.open(&crate::pages::delivery_path(told)).await;
        for notice in ["De bron houdt een deel geheim van: Naam van cijfer.", "kennen we geen aantallen bij: Naam van cijfer."] {
            assert!(page.shows(notice), "{notice}: {}", page.text());
        }
        let page = browser.open(&crate::pages::delivery_path(plain)).await;
        assert!(!page.shows("Naam van cijfer."), "{}", page.text());
    }
}
