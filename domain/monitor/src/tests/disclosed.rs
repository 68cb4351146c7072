//! What is withheld of the parts of a municipality.

use super::example::{HERE, indicator, observation};
use crate::model::{Observation, Shown, points};
use agenda::model::Indicator;
use agenda::model::words::IndicatorKind;
use proptest::prelude::*;
use sources::{Nothing, Reading};

/// The least number of people.
const SMALL: u32 = 10;

fn count() -> Indicator {
    Indicator { kind: IndicatorKind::Count, unit: "aantal".to_owned(), ..indicator("cijfer") }
}

/// Observations of so many in each area, or in each group of an area (`GM9999/65+`).
fn observations(indicator: &Indicator, counts: &[(&str, u32)]) -> Vec<Observation> {
    let one = |(place, count): &(&str, u32)| {
        let (area, group) = place.split_once('/').unwrap_or((place, ""));
        Observation { area: area.to_owned(), group: group.to_owned(), ..observation(indicator, f64::from(*count)) }
    };
    counts.iter().map(one).collect()
}

/// The places that are withheld.
fn withheld(indicator: &Indicator, observations: &[Observation]) -> Vec<String> {
    let shown = points(observations, indicator, SMALL);
    let hidden = observations.iter().zip(shown).filter(|(_, point)| point.reading == Shown::Withheld);
    hidden.map(|(one, _)| [one.area.as_str(), one.group.as_str()].join("/").trim_end_matches('/').to_owned()).collect()
}

fn withheld_counts(counts: &[(&str, u32)]) -> Vec<String> {
    withheld(&count(), &observations(&count(), counts))
}

#[test]
fn one_more_district_is_withheld_with_a_small_one() {
    let counts = [(HERE, 127), ("WK999901", 7), ("WK999902", 40), ("WK999903", 80)];
    assert_eq!(withheld_counts(&counts), ["WK999901", "WK999902"]);
    assert_eq!(withheld_counts(&[(HERE, 130), ("WK999901", 10), ("WK999902", 40), ("WK999903", 80)]), [""; 0]);
    assert_eq!(withheld_counts(&[(HERE, 120), ("WK999901", 0), ("WK999902", 40), ("WK999903", 80)]), [""; 0], "nobody is not few");
}

#[test]
fn districts_without_a_figure_protect_those_that_have_one() {
    assert_eq!(withheld_counts(&[(HERE, 500), ("WK999901", 7), ("WK999902", 40)]), ["WK999901"]);
}

#[test]
fn a_neighbourhood_is_not_told_by_its_district_nor_the_other_way_round() {
    let counts = [
        (HERE, 143),
        ("WK999901", 45),
        ("WK999902", 8),
        ("WK999903", 90),
        ("BU99990101", 20),
        ("BU99990102", 25),
        ("BU99990201", 8),
    ];
    assert_eq!(withheld_counts(&counts), ["WK999901", "WK999902", "BU99990101", "BU99990201"]);
}

#[test]
fn a_group_takes_another_along_and_the_groups_within_areas() {
    let counts = [(HERE, 99), ("GM9999/0-17", 9), ("GM9999/18-64", 50), ("GM9999/65+", 40), ("WK999901/18-64", 30)];
    assert_eq!(withheld_counts(&counts), ["GM9999/0-17", "GM9999/65+", "WK999901/18-64"]);
    assert_eq!(withheld_counts(&[(HERE, 99), ("GM9999/0-17", 19), ("GM9999/18-64", 80), ("WK999901/18-64", 30)]), [""; 0]);
}

#[test]
fn what_the_source_keeps_secret_is_not_told_by_what_is_left() {
    let counts = [(HERE, 127), ("WK999901", 0), ("WK999902", 40), ("WK999903", 80)];
    let mut observations = observations(&count(), &counts);
    observations[1].reading = Reading::Nothing(Nothing::Secret);
    assert_eq!(withheld(&count(), &observations), ["WK999902"]);
    // Also when it is not small, and when the neighbourhoods within it would tell.
    let counts = [(HERE, 220), ("WK999901", 0), ("WK999902", 60), ("WK999903", 80), ("BU99990101", 38), ("BU99990102", 42)];
    let mut observations = self::observations(&count(), &counts);
    observations[1].reading = Reading::Nothing(Nothing::Secret);
    assert_eq!(withheld(&count(), &observations), ["WK999902", "BU99990101"]);
}

#[test]
fn three_of_nine_are_not_told_by_their_sum() {
    let counts = [(HERE, 57), ("WK999901", 9), ("WK999902", 9), ("WK999903", 9), ("WK999904", 30)];
    assert_eq!(withheld_counts(&counts).len(), 4);
}

#[test]
fn a_rate_with_a_unit_of_its_own_is_withheld_by_its_numerator() {
    let rate = Indicator { kind: IndicatorKind::Rate, unit: "aantal per 1.000".to_owned(), ..indicator("cijfer") };
    let mut parts = observations(&rate, &[("WK999901", 4)]);
    (parts[0].numerator, parts[0].denominator) = (Some(4.0), Some(1000.0));
    assert_eq!(withheld(&rate, &parts), ["WK999901"]);
}

#[test]
fn a_share_is_withheld_for_its_people_also_without_a_numerator() {
    let share = Indicator { kind: IndicatorKind::Proportion, unit: "%".to_owned(), ..indicator("cijfer") };
    let mut parts = observations(&share, &[("WK999901", 10), ("WK999902", 50), ("WK999903", 97)]);
    for (one, people) in parts.iter_mut().zip([60.0, 400.0, 200.0]) {
        one.denominator = Some(people);
    }
    // 6 of 60; and of 200 all but 6.
    assert_eq!(withheld(&share, &parts), ["WK999901", "WK999903"]);
    let mean = Indicator { kind: IndicatorKind::Mean, ..share };
    assert_eq!(withheld(&mean, &parts), [""; 0]);
    parts[0].denominator = Some(6.0);
    assert!(withheld(&mean, &parts).contains(&"WK999901".to_owned()));
}

#[test]
fn all_of_a_small_group_are_withheld_as_a_few_are() {
    let share = Indicator { kind: IndicatorKind::Proportion, unit: "%".to_owned(), ..indicator("cijfer") };
    let mut parts = observations(&share, &[("WK999901", 100), ("WK999902", 50), ("WK999903", 100)]);
    for (one, people) in parts.iter_mut().zip([30.0, 400.0, 250.0]) {
        one.denominator = Some(people);
    }
    // 30 of 30; 250 of 250 single nobody out.
    assert_eq!(withheld(&share, &parts), ["WK999901"]);
}

#[test]
fn a_rate_or_share_is_withheld_whatever_words_its_unit_has() {
    for (kind, unit, of, figures) in [
        (IndicatorKind::Rate, "aantal per 1.000 huishoudens", 1000.0, [2, 8]),
        (IndicatorKind::Rate, "op de duizend gezinnen", 1000.0, [2, 8]),
        (IndicatorKind::Proportion, "van elke 100 kinderen", 100.0, [2, 40]),
        // What the unit does not tell may be few.
        (IndicatorKind::Rate, "gezinnen met stapeling", 1000.0, [2, 8]),
        (IndicatorKind::Proportion, "van de kinderen", 100.0, [2, 40]),
    ] {
        let indicator = Indicator { kind, unit: unit.to_owned(), ..indicator("cijfer") };
        let mut parts = observations(&indicator, &[("WK999901", figures[0]), ("WK999902", figures[1])]);
        (parts[0].denominator, parts[1].denominator) = (Some(of), Some(of * 10.0));
        assert!(withheld(&indicator, &parts).contains(&"WK999901".to_owned()), "{unit}");
    }
}

#[test]
fn more_than_all_is_no_count_of_a_share() {
    let share = Indicator { kind: IndicatorKind::Proportion, unit: "%".to_owned(), ..indicator("cijfer") };
    let mut parts = observations(&share, &[("WK999901", 200)]);
    parts[0].denominator = Some(50.0);
    assert_eq!(withheld(&share, &parts), ["WK999901"]);
}

#[test]
fn areas_of_another_division_are_withheld_with_a_small_one() {
    let counts = [(HERE, 100), ("WK999902", 40), ("PC1234", 1), ("PC1235", 30), ("ST9901", 20), ("GG2209", 104), ("NL01", 3)];
    assert_eq!(withheld_counts(&counts), ["PC1234", "PC1235"]);
    let mut secret = observations(&count(), &[("PC1234", 0), ("PC1235", 30)]);
    secret[0].reading = Reading::Nothing(Nothing::Secret);
    assert_eq!(withheld(&count(), &secret), ["PC1235"]);
}

#[test]
fn a_region_is_larger_by_the_code_of_cbs_and_by_having_no_fewer_people() {
    let few = [(HERE, 72), ("GG1234", 2), ("JZ99", 1), ("VR01", 3), ("AM77", 2)];
    assert_eq!(withheld_counts(&few), ["GG1234", "JZ99", "VR01", "AM77"]);
    let larger = [(HERE, 3), ("GG1234", 4), ("JZ99", 3), ("VR01", 3), ("AM77", 5)];
    assert_eq!(withheld_counts(&larger), [""; 0], "at least the municipality, whose own figure is shown");
    let lengths = [(HERE, 1), ("GG12", 2), ("GG123456", 2), ("JZ1234", 2), ("VR1234", 2), ("AM77001122", 2)];
    assert_eq!(withheld_counts(&lengths).len(), lengths.len() - 1, "codes that CBS does not give");
    let groups = [(HERE, 100), ("GM9999/65+", 4), ("GG1234", 400), ("GG1234/65+", 50)];
    assert_eq!(withheld_counts(&groups), ["GM9999/65+"], "a group beside the same group");
    let small = [(HERE, 100), ("GM9999/65+", 2), ("GG1234", 400), ("GG1234/65+", 3), ("PV24/65+", 4), ("NL/65+", 40)];
    assert_eq!(withheld_counts(&small), ["GM9999/65+", "GG1234/65+", "PV24/65+"], "ours are among them");
    let rest = [
        (HERE, 100),
        ("GG1234", 272),
        ("GG1234/0-17", 3),
        ("GG1234/18-64", 200),
        ("GG1234/65+", 69),
        ("PV24/0-17", 40),
        ("PV24/65+", 50),
    ];
    assert_eq!(withheld_counts(&rest), ["GG1234/0-17", "GG1234/18-64", "GG1234/65+"], "or the others tell the small one");
    assert_eq!(withheld_counts(&[("GG1234", 2), ("NL", 40)]), ["GG1234"], "nothing to hold it against");
}

/// Groups within districts: 2035 and 2036 of which one is secret or missing.
#[test]
fn groups_within_districts_do_not_tell_a_secret_or_missing_one() {
    let by_group = [
        (HERE, 150),
        ("GM9999/0-17", 50),
        ("GM9999/18+", 100),
        ("WK999901/0-17", 20),
        ("WK999902/0-17", 28),
        ("WK999903/0-17", 2),
        ("WK999903", 30),
    ];
    let by_district = [("WK999901", 60), ("WK999902", 60), ("WK999901/18+", 57), ("WK999901/0-17", 3), ("WK999902/0-17", 20)];
    let by_neighbourhood =
        [("WK999901/0-17", 40), ("BU99990101", 50), ("BU99990101/0-17", 36), ("BU99990102", 50), ("BU99990102/0-17", 4)];
    for (counts, kept) in
        [(&by_group[..], "WK999903/0-17"), (&by_district, "WK999901/0-17"), (&by_neighbourhood, "BU99990102/0-17")]
    {
        let mut all = observations(&count(), counts);
        let at = all.iter().position(|one| format!("{}/{}", one.area, one.group) == kept).unwrap();
        let crossed = all.iter().filter(|one| !one.group.is_empty() && !one.area.starts_with("GM")).count() - 1;
        all[at].reading = Reading::Nothing(Nothing::Secret);
        assert_eq!(withheld(&count(), &all).len(), crossed, "secret: {kept}");
        all.remove(at);
        assert_eq!(withheld(&count(), &all).len(), crossed, "missing: {kept}");
    }
}

#[test]
fn another_municipality_has_sums_of_its_own() {
    let counts = [(HERE, 60), ("WK999901", 7), ("WK999902", 53), ("GM9998", 90), ("WK999801", 40), ("WK999802", 50)];
    assert_eq!(withheld_counts(&counts), ["WK999901", "WK999902"]);
}

proptest! {
    /// Somebody who subtracts what is shown from a total that is shown never finds a small count.
    #[test]
    fn nothing_small_is_left_after_subtraction(districts in prop::collection::vec(prop::collection::vec(0..40_u32, 1..5), 1..5)) {
        let mut names = vec![(HERE.to_owned(), districts.iter().flatten().sum())];
        for (at, neighbourhoods) in districts.iter().enumerate() {
            names.push((format!("WK99990{at}"), neighbourhoods.iter().sum()));
            names.extend(neighbourhoods.iter().enumerate().map(|(inner, count)| (format!("BU99990{at}0{inner}"), *count)));
        }
        let counts: Vec<(&str, u32)> = names.iter().map(|(name, count)| (name.as_str(), *count)).collect();
        let withheld = withheld_counts(&counts);
        let is_shown = |name: &str| !withheld.iter().any(|one| one == name);
        let small = counts.iter().filter(|(name, count)| *name != HERE && (1..SMALL).contains(count));
        for (name, _) in small.clone() {
            prop_assert!(!is_shown(name));
        }
        for at in 0..districts.len() {
            let district = format!("WK99990{at}");
            let within = |name: &&(&str, u32)| name.0.starts_with(&format!("BU99990{at}"));
            let hidden: Vec<_> = counts.iter().filter(within).filter(|(name, _)| !is_shown(name)).collect();
            let left: u32 = hidden.iter().map(|(_, count)| count).sum();
            prop_assert!(!is_shown(&district) || hidden.is_empty() || left >= SMALL, "{counts:?} {withheld:?}");
        }
        let hidden: Vec<_> = counts.iter().filter(|(name, _)| name.starts_with("WK") && !is_shown(name)).collect();
        let left: u32 = hidden.iter().map(|(_, count)| count).sum();
        prop_assert!(hidden.is_empty() || left >= SMALL || counts[0].1 < SMALL, "{counts:?} {withheld:?}");
    }
}
