//! To what a source rounds its figures, as the figures themselves tell: nowhere else does every source say it.

use agenda::model::words::IndicatorKind;

/// With more decimals than this a figure was calculated, not rounded.
const MOST_DECIMALS: i32 = 6;
/// So many different counts have to be round before that is no chance any more: three times a multiple of 5 is less than 1 in 100.
const FEWEST_COUNTS: usize = 3;
/// What counts are rounded to, the coarsest first.
const STEPS: [f64; 9] = [100_000.0, 10_000.0, 5_000.0, 1_000.0, 500.0, 100.0, 50.0, 10.0, 5.0];

/// The step to which figures of one source are rounded, in their unit: 0.1 for `41,3` and `40`, 100 for counts such as 12,400 and
/// 9,300. `None` where nothing was rounded: people who were counted one by one, and what was calculated from them.
///
/// It is the coarsest step that fits all: a source that seldom rounds to whole numbers is thought coarser than it is as long as it
/// has few figures, never finer.
pub(super) fn step(kind: IndicatorKind, values: &[f64]) -> Option<f64> {
    if values.is_empty() {
        return None;
    }
    let fit = |step: f64| values.iter().all(|value| is_multiple(*value, step));
    if kind == IndicatorKind::Count && fit(1.0) {
        let mut counts: Vec<f64> = values.iter().copied().filter(|value| *value > 0.0).collect();
        counts.sort_by(f64::total_cmp);
        counts.dedup();
        return STEPS.into_iter().find(|step| counts.len() >= FEWEST_COUNTS && fit(*step));
    }
    (0..=MOST_DECIMALS).map(|decimals| 10_f64.powi(-decimals)).find(|step| fit(*step))
}

fn is_multiple(value: f64, step: f64) -> bool {
    let steps = value / step;
    (steps - steps.round()).abs() <= 1e-9 * steps.abs().max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_decimals_of_all_figures_together_tell_the_step() {
        for (values, known) in [
            (&[41.3, 40.0, 38.5][..], Some(0.1)),
            (&[41.0, 40.0], Some(1.0)),
            (&[0.25, 1.0], Some(0.01)),
            (&[1234.5, 87_654.3], Some(0.1)),
            (&[100.0 / 3.0], None),
            (&[], None),
        ] {
            let found = step(IndicatorKind::Proportion, values);
            assert!(
                found.zip(known).map_or(found == known, |(found, known)| (found - known).abs() < 1e-12),
                "{values:?} {found:?}"
            );
        }
    }

    #[test]
    fn counts_are_exact_unless_all_are_round() {
        for (values, known) in [
            (&[12_400.0, 9_300.0, 10_100.0][..], Some(100.0)),
            (&[35.0, 40.0, 0.0, 55.0], Some(5.0)),
            (&[3_000.0, 4_000.0, 7_000.0], Some(1_000.0)),
            (&[12_400.0, 9_300.0], None),
            (&[12_400.0, 12_400.0, 12_400.0], None),
            (&[12_400.0, 9_301.0, 10_100.0], None),
            (&[12.4, 9.3], Some(0.1)),
        ] {
            assert_eq!(step(IndicatorKind::Count, values), known, "{values:?}");
        }
    }
}
