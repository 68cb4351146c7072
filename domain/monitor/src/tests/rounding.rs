//! A status under rounding: decided only where every number that the figure can stand for says the same.

use super::example::{adopt, indicator, observation, parts, period, take_in_sheet};
use crate::model::{Figure, Observation, StandWord, points};
use agenda::model::Indicator;
use agenda::model::words::IndicatorKind;
use sources::Provenance;
use testing::Database;

/// The figure of these final values, the last of which is of 2025.
fn figure(indicator: &Indicator, values: &[f64]) -> Figure {
    let years = (2026 - u16::try_from(values.len()).unwrap()..).zip(values);
    let observations: Vec<Observation> =
        years.map(|(year, value)| Observation { period: period(year), ..observation(indicator, *value) }).collect();
    Figure::new(indicator, points(&observations, indicator, 10), Vec::new())
}

#[test]
fn a_path_within_the_rounding_cannot_be_determined() {
    // The path asks 38.5 in 2025.
    let one = indicator("cijfer");
    for (values, stand) in [
        (&[41.0, 39.0][..], StandWord::Undetermined),
        (&[41.0, 38.0], StandWord::OnCourse),
        (&[41.0, 40.0], StandWord::Behind),
        (&[41.0, 37.0], StandWord::OnCourse),
        (&[41.2, 39.0], StandWord::Behind),
        (&[41.2, 38.5], StandWord::Undetermined),
        (&[41.2, 38.4], StandWord::OnCourse),
        (&[100.0 / 3.0, 38.5], StandWord::OnCourse),
    ] {
        assert_eq!(figure(&one, values).stand, stand, "{values:?}");
    }
}

#[test]
fn a_target_within_the_rounding_is_not_reached_yet() {
    let one = indicator("cijfer");
    assert_eq!(figure(&one, &[34.0]).stand, StandWord::OnCourse);
    assert_eq!(figure(&one, &[33.0]).stand, StandWord::Reached);
    assert_eq!(figure(&one, &[33.0]).rounded, Some((32.5, 33.5)));
}

#[test]
fn round_counts_are_read_as_rounded_and_others_as_counted() {
    let mut one = Indicator { kind: IndicatorKind::Count, unit: "aantal".to_owned(), ..indicator("cijfer") };
    if let (Some(baseline), Some(target)) = (&mut one.baseline, &mut one.target) {
        (baseline.value, target.points[0].value) = (9_800.0, 9_800.0);
    }
    assert_eq!(figure(&one, &[10_200.0, 9_900.0, 9_800.0]).stand, StandWord::Undetermined);
    assert_eq!(figure(&one, &[10_200.0, 9_900.0, 9_800.0]).rounded, Some((9_750.0, 9_850.0)));
    assert_eq!(figure(&one, &[10_200.0, 9_900.0, 9_700.0]).stand, StandWord::Reached);
    assert_eq!(figure(&one, &[10_201.0, 9_900.0, 9_800.0]).stand, StandWord::Reached);
}

#[test]
fn a_margin_tells_more_than_the_rounding() {
    let one = indicator("cijfer");
    let sampled = Observation { margin: Some((38.6, 39.4)), status: Provenance::Final, ..observation(&one, 39.0) };
    let figure = Figure::new(&one, points(&[sampled], &one, 10), Vec::new());
    assert_eq!((figure.stand, figure.rounded), (StandWord::Behind, None));
}

testing::on_both_engines! { parts;
    async fn the_page_says_what_rounding_leaves_open(db: Database) {
        adopt(&db, &[indicator("eenzaamheid")]).await;
        take_in_sheet(&db, "eenzaamheid", "2024;GM9999;definitief;41\n2025;GM9999;definitief;39\n").await;
        let page = db.browser().open("/indicatoren/eenzaamheid").await;
        for words in [
            "Niet te bepalen Het streefpad vraagt nu 38,5%. Maar het cijfer is afgerond: het echte getal ligt tussen 38,5 en 39,5.",
            "Een marge kennen we niet. Wel is het cijfer afgerond",
            "Het streefpad (38,5%) valt binnen wat is afgerond",
            "Of een cijfer dat de bron minder afrondt.",
        ] {
            assert!(page.shows(words), "{words}: {}", page.text());
        }
    }
}
