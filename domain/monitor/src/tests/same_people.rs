//! Whoever takes figures in is told of indicators about the same people, of which one may tell what is withheld of the other.

use super::example::{HERE, adopt, indicator, observation, parts, period, take_in_sheet};
use crate::model::{Observation, Shown, points, same_people};
use agenda::model::Indicator;
use agenda::model::words::IndicatorKind;
use kernel::Capacity;
use testing::Database;

/// The least number of people.
const SMALL: u32 = 10;
/// So many people in the municipality and its districts.
const COUNTS: [(&str, f64); 4] = [(HERE, 72.0), ("WK999901", 2.0), ("WK999902", 40.0), ("WK999903", 30.0)];

fn count(key: &str) -> Indicator {
    Indicator { kind: IndicatorKind::Count, unit: "aantal".to_owned(), ..indicator(key) }
}

fn counts(indicator: &Indicator, counts: &[(&str, f64)]) -> Vec<Observation> {
    counts.iter().map(|(area, count)| Observation { area: (*area).to_owned(), ..observation(indicator, *count) }).collect()
}

/// The same people as shares of one decimal.
fn shares(indicator: &Indicator) -> Vec<Observation> {
    let shares = [(7.6, 942.0), (0.4, 500.0), (95.2, 42.0), (7.5, 400.0)];
    let share = |((area, _), (share, of)): (&(&str, f64), (f64, f64))| {
        let area = (*area).to_owned();
        Observation { area, denominator: Some(of), ..observation(indicator, share) }
    };
    COUNTS.iter().zip(shares).map(share).collect()
}

#[test]
fn a_count_and_the_share_of_the_same_people_are_told() {
    let (one, other, third) = (count("aantal"), indicator("deel"), count("iets-anders"));
    let (of_one, of_other) = (counts(&one, &COUNTS), shares(&other));
    let is_shown = |indicator, parts: &[Observation], at: usize| points(parts, indicator, SMALL)[at].reading != Shown::Withheld;
    assert!(is_shown(&one, &of_one, 2) && is_shown(&other, &of_other, 3), "beside one another they tell of the two in the first");
    let elsewhere = counts(&third, &[("WK999901", 2.0), ("WK999902", 41.0)]);
    let all = [of_one, of_other, elsewhere].concat();
    let told = same_people(&all, &[&one, &other, &third], SMALL);
    assert_eq!(told, [([&one, &other], vec![period(2025)])]);
    assert_eq!(same_people(&all, &[&one, &other, &third], 2), [], "where nothing is withheld nothing is told");
}

#[test]
fn one_part_or_the_number_that_an_average_is_among_says_nothing() {
    let (one, other) = (count("aantal"), count("ander"));
    let single = [counts(&one, &COUNTS), counts(&other, &COUNTS[1..2])].concat();
    assert_eq!(same_people(&single, &[&one, &other], SMALL), []);
    let mean = |key: &str| Indicator { kind: IndicatorKind::Mean, ..indicator(key) };
    let (one, other) = (mean("een"), mean("twee"));
    let both = [shares(&one), shares(&other)].concat();
    assert_eq!(same_people(&both, &[&one, &other], 50), []);
}

testing::on_both_engines! { parts;
    async fn a_delivery_names_both_indicators_and_the_period(db: Database) {
        let (one, other) = (count("aantal"), count("zelfde"));
        adopt(&db, &[one.clone(), other.clone(), count("ander")]).await;
        let rows = |counts: &[(&str, f64)], year: u16| -> String {
            counts.iter().map(|(area, count)| format!("{year};{area};definitief;{count}\n")).collect()
        };
        let different = [(HERE, 72.0), ("WK999901", 3.0), ("WK999902", 40.0), ("WK999903", 29.0)];
        let officer = db.browser();
        officer.sign_in(Capacity::PolicyOfficer).await;
        let page = async |key: &str, rows: &str| {
            let import = take_in_sheet(&db, key, rows).await.import.unwrap();
            officer.open(&format!("/werk/cijfers/leveringen/{import}")).await
        };
        for (key, text) in [("aantal", rows(&COUNTS, 2024) + &rows(&COUNTS, 2025)), ("ander", rows(&different, 2025))] {
            let told = page(key, &text).await;
            assert!(!told.shows("over dezelfde mensen"), "{}", told.text());
        }
        let told = page("zelfde", &(rows(&different, 2024) + &rows(&COUNTS, 2025))).await;
        assert!(told.shows("“Naam van aantal” en “Naam van zelfde” lijken over dezelfde mensen te gaan (2025)."), "{}", told.text());
    }
}
