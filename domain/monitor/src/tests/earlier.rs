//! What is withheld once an earlier delivery has shown something: no difference between two deliveries tells of few people.

use super::example::{HERE, adopt, indicator, observation, parts, period, policies, sheet};
use crate::import::{self, Importer, Options};
use crate::model::{Earlier, Observation, Shown, points};
use agenda::model::Indicator;
use agenda::model::words::IndicatorKind;
use chrono::Duration;
use kernel::settings::{Settings, SmallCountBefore};
use kernel::{Clock, Moment, Viewer};
use proptest::prelude::*;
use sources::Reading;
use std::collections::BTreeMap;
use testing::{Database, noon};

/// The least number of people.
const SMALL: u32 = 10;

fn count() -> Indicator {
    Indicator { kind: IndicatorKind::Count, unit: "aantal".to_owned(), ..indicator("cijfer") }
}

fn day(number: i64) -> Moment {
    noon() + Duration::days(number)
}

/// Observations as deliveries left them, a day each: what each told of so many in each area.
fn delivered(indicator: &Indicator, deliveries: &[&[(&str, u32)]]) -> Vec<Observation> {
    let mut all: BTreeMap<&str, Observation> = BTreeMap::new();
    for (at, delivery) in (0..).zip(deliveries) {
        for (area, count) in *delivery {
            let reading = Reading::Value(f64::from(*count));
            let new = || Observation { area: (*area).to_owned(), first_seen: day(at), reading, ..observation(indicator, 0.0) };
            let one = all.entry(area).or_insert_with(new);
            if one.reading != reading {
                let (numerator, denominator) = (one.numerator, one.denominator);
                one.earlier.push(Earlier { until: day(at), reading: one.reading, numerator, denominator });
                one.reading = reading;
            }
        }
    }
    all.into_values().collect()
}

/// The areas that are withheld after these deliveries.
fn withheld(deliveries: &[&[(&str, u32)]]) -> Vec<String> {
    let observations = delivered(&count(), deliveries);
    let shown = observations.iter().zip(points(&observations, &count(), SMALL));
    shown.filter(|(_, point)| point.reading == Shown::Withheld).map(|(one, _)| one.area.clone()).collect()
}

#[test]
fn what_was_shown_before_does_not_hide_a_small_count() {
    let all = [(HERE, 127), ("WK999901", 40), ("WK999902", 7), ("WK999903", 80)];
    assert_eq!(withheld(&[&all]), ["WK999901", "WK999902"]);
    // 40 was shown when it stood alone: whoever remembers that would subtract it.
    assert_eq!(withheld(&[&[("WK999901", 40)], &all]), ["WK999902", "WK999903"]);
    // It was another number then: now it is in doubt again, but for less than a small count needs.
    assert!(withheld(&[&[("WK999901", 38)], &all]).contains(&"WK999903".to_owned()));
}

#[test]
fn a_count_that_grew_does_not_tell_what_it_was() {
    let first = [(HERE, 127), ("WK999901", 7), ("WK999902", 40), ("WK999903", 80)];
    let revised = [(HERE, 132), ("WK999901", 12)];
    assert_eq!(withheld(&[&first, &revised]), ["WK999901", "WK999902"]);
    assert_eq!(withheld(&[&[(HERE, 132), ("WK999901", 12), ("WK999902", 40), ("WK999903", 80)]]), [""; 0]);
}

#[test]
fn an_area_that_comes_later_does_not_tell_what_was_small_before() {
    let first = [(HERE, 127), ("WK999901", 7)];
    let second = [(HERE, 132), ("WK999901", 12), ("WK999902", 120)];
    assert_eq!(withheld(&[&first, &second]), ["WK999901", "WK999902"]);
}

#[test]
fn a_delivery_that_changes_nothing_withholds_nothing_more() {
    let all = [(HERE, 127), ("WK999901", 40), ("WK999902", 7), ("WK999903", 80)];
    assert_eq!(withheld(&[&all, &all]), withheld(&[&all]));
    let large = [(HERE, 170), ("WK999901", 40), ("WK999902", 50), ("WK999903", 80)];
    assert_eq!(withheld(&[&large, &[(HERE, 171), ("WK999902", 51)]]), [""; 0]);
}

#[test]
fn an_earlier_share_is_remembered_by_the_counts_that_were_kept() {
    let share = Indicator { kind: IndicatorKind::Proportion, unit: "%".to_owned(), ..indicator("cijfer") };
    let part = |area: &str, numerator: f64| Observation {
        area: area.to_owned(),
        numerator: Some(numerator),
        denominator: Some(200.0),
        ..observation(&share, numerator / 2.0)
    };
    let grown = |earlier| Observation { earlier, ..part("WK999901", 30.0) };
    let is_withheld = |one: Observation| points(&[one], &share, SMALL)[0].reading == Shown::Withheld;
    let small = Earlier { until: day(1), reading: Reading::Value(2.0), numerator: Some(4.0), denominator: Some(200.0) };
    assert!(!is_withheld(grown(Vec::new())));
    assert!(is_withheld(grown(vec![small])));
    assert!(!is_withheld(grown(vec![Earlier { numerator: None, denominator: None, ..small }])), "of how many was not kept");
}

/// The areas that are withheld where the least count was first one number and from a day on another.
fn withheld_at(counts: &[(&str, u32)], settings: &[(i64, u32)], now: u32) -> Vec<String> {
    let before = |(until, small_count): &(i64, u32)| SmallCountBefore { until: day(*until), small_count: *small_count };
    let small_count_before = settings.iter().map(before).collect();
    let settings = Settings { small_count: now, small_count_before, ..Settings::default() };
    let observations = delivered(&count(), &[counts]);
    let shown = observations.iter().zip(points(&observations, &count(), &settings));
    shown.filter(|(_, point)| point.reading == Shown::Withheld).map(|(one, _)| one.area.clone()).collect()
}

#[test]
fn another_least_count_tells_nothing_of_what_was_withheld() {
    let all = [(HERE, 152), ("WK999901", 12), ("WK999902", 20), ("WK999903", 40), ("WK999904", 80)];
    assert_eq!(withheld_at(&all, &[], 15), ["WK999901", "WK999902"]);
    // Raised, nothing that was withheld comes out.
    let other = [(HERE, 167), ("WK999901", 12), ("WK999902", 35), ("WK999903", 40), ("WK999904", 80)];
    let (first, raised) = (withheld_at(&other, &[], 15), withheld_at(&other, &[(1, 15)], 38));
    assert!(first.iter().all(|area| raised.contains(area)), "{first:?} {raised:?}");
    assert_eq!(withheld_at(&all, &[(1, 15)], 5), withheld_at(&all, &[], 15), "lowered, what was withheld stays so");
    assert_eq!(withheld_at(&all, &[(1, 15), (2, 100)], 15), withheld_at(&all, &[], 15), "a raise that is taken back is no harm");
    assert_eq!(withheld_at(&all, &[(-1, 15)], 5), [""; 0], "what came in later never was withheld");
}

proptest! {
    /// Whoever keeps the pages of an earlier setting beside those of now never gets to a small count by subtraction.
    #[test]
    fn nothing_small_is_left_after_two_settings(counts in prop::collection::vec(0..60_u32, 3..6), first in 5..40_u32, second in 5..40_u32) {
        let names: Vec<String> = (0..counts.len()).map(|at| format!("WK99990{at}")).collect();
        let all: Vec<(&str, u32)> = names.iter().map(String::as_str).zip(counts.iter().copied()).collect();
        let all: Vec<(&str, u32)> = std::iter::once((HERE, counts.iter().sum())).chain(all).collect();
        let (then, now) = (withheld_at(&all, &[], first), withheld_at(&all, &[(1, first)], second));
        prop_assert!(then.iter().all(|area| now.contains(area)), "{all:?} {then:?} {now:?}");
        let never: Vec<&str> = then.iter().map(String::as_str).collect();
        let left: u32 = all.iter().filter(|(area, _)| never.contains(area)).map(|(_, count)| count).sum();
        prop_assert!(left == 0 || left >= first || all[0].1 < first, "{all:?} {then:?} {now:?}");
    }

    /// Whoever subtracts from the total what is shown now, and what was shown in the first delivery, finds no small count.
    #[test]
    fn nothing_small_is_left_after_two_deliveries(counts in prop::collection::vec((0..40_u32, any::<bool>()), 2..6)) {
        let names: Vec<String> = (0..counts.len()).map(|at| format!("WK99990{at}")).collect();
        let all: Vec<(&str, u32)> = names.iter().map(String::as_str).zip(counts.iter().map(|(count, _)| *count)).collect();
        let first: Vec<(&str, u32)> = all.iter().zip(&counts).filter(|(_, (_, early))| *early).map(|(one, _)| *one).collect();
        let then = withheld(&[&first]);
        let second: Vec<(&str, u32)> = std::iter::once((HERE, counts.iter().map(|(count, _)| count).sum())).chain(all.clone()).collect();
        let now = withheld(&[&first, &second]);
        for (name, count) in &all {
            prop_assert!(!(1..SMALL).contains(count) || now.iter().any(|one| one == name));
        }
        let was_shown = |name: &str| first.iter().any(|one| one.0 == name) && !then.iter().any(|one| one == name);
        let never_shown = || all.iter().filter(|(name, _)| !was_shown(name));
        let left: u32 = never_shown().filter(|(name, _)| now.iter().any(|one| one == name)).map(|(_, count)| count).sum();
        let most: u32 = never_shown().map(|(_, count)| count).sum();
        prop_assert!(left == 0 || left >= SMALL || most < SMALL, "{all:?} {first:?} {then:?} {now:?}");
    }
}

testing::on_both_engines! { parts;
    async fn deliveries_are_remembered_with_what_was_counted(db: Database) {
        let one = Indicator { kind: IndicatorKind::Proportion, unit: "%".to_owned(), ..indicator("cijfer") };
        adopt(&db, std::slice::from_ref(&one)).await;
        let (policies, viewer) = (policies(), Viewer::system());
        let columns = [("Cijfer", "cijfer"), ("Teller", "cijfer:numerator"), ("Noemer", "cijfer:denominator")];
        for (number, rows, dry) in [
            (0, "2025;GM9999;voorlopig;30;180;600\n2025;WK999901;voorlopig;2;4;200\n", false),
            (1, "2025;WK999901;voorlopig;14;28;200\n", true),
            (2, "2025;WK999901;definitief;15;30;200\n2025;WK999902;definitief;37,5;150;400\n", false),
        ] {
            let at = Importer { db: &db, policies: &policies, viewer: &viewer, clock: Clock::Fixed(day(number)) };
            let open = sheet(&format!("Jaar;Gebied;Status;Cijfer;Teller;Noemer\n{rows}"), &columns);
            import::run(at, open, Options { dry_run: dry, ..Options::default() }, &mut |_| {}).await.unwrap();
        }
        let observations = crate::store::parts_in(&db.reader(), one.id, "GM9999", period(2025)).await.unwrap();
        let earlier: Vec<_> = observations.iter().flat_map(|one| &one.earlier).collect();
        assert_eq!(earlier.len(), 1, "what was only tried changed nothing: {earlier:?}");
        assert_eq!((earlier[0].until, earlier[0].numerator, earlier[0].denominator), (day(2), Some(4.0), Some(200.0)));
        assert_eq!(crate::store::all(&db.reader(), one.id).await.unwrap(), observations);
        let page = db.browser().open("/indicatoren/cijfer").await;
        assert!(page.shows("WK999901 niet getoond vanwege privacy"), "{}", page.text());
        assert!(page.shows("WK999902 niet getoond vanwege privacy"), "{}", page.text());
        let file = db.browser().fetch("/indicatoren/cijfer.csv").await;
        assert!(!file.html.contains(";15") && !file.html.contains("37,5"), "{}", file.html);
    }
}
