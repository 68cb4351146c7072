//! Contributions as stitches: red was used, half red is looked at, ink was not used, an open dot waits. The words stand beside it.

use crate::model::{Coverage, Outcome};
use std::fmt::Write as _;

/// So many stitches are drawn at the most; of more, each stands for as many as are needed.
const MOST: usize = 60;
/// From one stitch to the next.
const PITCH: usize = 14;

/// A row of stitches as an `<svg>` element, hidden from who listens; nothing of nothing.
pub(super) fn row(coverage: &Coverage) -> String {
    let each = each(coverage);
    let marks: Vec<Outcome> =
        coverage.counts().flat_map(|(outcome, count)| std::iter::repeat_n(outcome, count.div_ceil(each))).collect();
    if marks.is_empty() {
        return String::new();
    }
    let (per_row, height) = (20, marks.len().div_ceil(20) * 22);
    let width = marks.len().min(per_row) * PITCH;
    let mut svg =
        format!(r#"<svg class="sk-stitches" viewBox="0 0 {width} {height}" width="{width}" height="{height}" aria-hidden="true">"#);
    for (number, mark) in marks.iter().enumerate() {
        let (x, y) = ((number % per_row) * PITCH + PITCH / 2, (number / per_row) * 22 + 11);
        let _ = write!(svg, "{}", stitch(*mark, x, y));
    }
    svg.push_str("</svg>");
    svg
}

/// One stitch, hidden from who listens.
pub(super) fn one(mark: Outcome) -> String {
    let stitch = stitch(mark, PITCH / 2, 11);
    format!(r#"<svg class="sk-stitches" viewBox="0 0 {PITCH} 22" width="{PITCH}" height="22" aria-hidden="true">{stitch}</svg>"#)
}

/// For how many contributions a stitch stands.
pub(super) fn each(coverage: &Coverage) -> usize {
    // Each outcome may end in a stitch that is not full.
    coverage.all().div_ceil(MOST - Outcome::ALL.len()).max(1)
}

fn stitch(mark: Outcome, x: usize, y: usize) -> String {
    let (top, bottom) = (y - 7, y + 7);
    let line = |class: &str| format!(r#"<path class="sk-stitch--{class}" d="M{x} {top}V{bottom}"/>"#);
    match mark {
        Outcome::Used => line("used"),
        Outcome::Partly => format!(
            r#"<path class="sk-stitch--not-used" d="M{x} {top}V{bottom}"/><path class="sk-stitch--used" d="M{x} {y}V{bottom}"/>"#
        ),
        Outcome::NotUsed => line("not-used"),
        Outcome::Looking => format!(r#"<path class="sk-stitch--looking" d="M{x} {top}V{bottom}"/>"#),
        Outcome::Open => format!(r#"<circle class="sk-stitch--open" cx="{x}" cy="{y}" r="3.5"/>"#),
        Outcome::Late => format!(r#"<circle class="sk-stitch--late" cx="{x}" cy="{y}" r="4"/>"#),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_contribution_is_a_stitch_until_there_are_too_many() {
        assert_eq!(row(&Coverage::default()), "");
        let few = Coverage { outcomes: [2, 1, 0, 0, 1, 0], oldest_open: Some(1) };
        assert_eq!(row(&few).matches("<circle").count() + row(&few).matches("<path").count(), 5, "a part has two colours");
        let many = Coverage { outcomes: [1000, 1, 1, 1, 1, 1], oldest_open: Some(1) };
        let drawn = row(&many);
        assert!(drawn.matches("<circle").count() + drawn.matches("<path").count() <= MOST + 1, "{drawn}");
        assert!(drawn.contains("sk-stitch--late"), "a few among many are seen");
    }
}
