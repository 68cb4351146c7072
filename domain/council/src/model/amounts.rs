//! A figure as a reader sees it: with its decimals and its unit.

use super::{IndicatorFigure, Wording};
use agenda::model::Indicator;
use agenda::model::words::IndicatorKind;

/// Nobody reads more decimals than this.
const MOST_DECIMALS: u8 = 2;

/// What a bare number counts by itself.
const PLAIN_COUNT: &str = "aantal";

/// How the figures of an indicator are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amounts<'a> {
    unit: &'a str,
    decimals: usize,
}

impl<'a> Amounts<'a> {
    /// As many decimals as the published figures have themselves.
    pub(super) fn of(indicator: &'a Indicator, figure: &IndicatorFigure) -> Self {
        let least = u8::from(indicator.kind == IndicatorKind::Proportion);
        let values = figure.points.iter().filter_map(|point| point.value);
        let decimals = values.map(decimals).max().unwrap_or(0).max(least);
        Self { unit: indicator.unit.trim(), decimals: usize::from(decimals) }
    }

    /// The value: `41,0%`, `138`. A longer unit stands beside it.
    pub(super) fn write(&self, value: f64, words: &dyn Wording) -> String {
        let number = words.number(value, self.decimals);
        if self.unit == "%" { format!("{number}%") } else { number }
    }

    /// A margin: `39,3–42,7`; with one decimal at least.
    pub(super) fn margin(&self, (lower, upper): (f64, f64), words: &dyn Wording) -> String {
        let number = |value| words.number(value, self.decimals.max(1));
        format!("{}–{}", number(lower), number(upper))
    }

    /// A unit that the value does not say, such as `per 1.000 inwoners`.
    pub(super) fn unit_beside(&self) -> Option<&'a str> {
        (!["", "%", PLAIN_COUNT].contains(&self.unit)).then_some(self.unit)
    }
}

fn decimals(value: f64) -> u8 {
    let exact = |decimals: u8| {
        let scaled = value * 10_f64.powi(i32::from(decimals));
        (scaled - scaled.round()).abs() < 1e-6
    };
    (0..MOST_DECIMALS).find(|decimals| exact(*decimals)).unwrap_or(MOST_DECIMALS)
}

#[cfg(test)]
mod tests {
    use super::decimals;

    #[test]
    fn a_value_keeps_the_decimals_it_came_with() {
        assert_eq!([decimals(138.0), decimals(41.3), decimals(0.25), decimals(1.0 / 3.0)], [0, 1, 2, 2]);
    }
}
