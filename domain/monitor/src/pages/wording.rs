//! Figures in words of the page's language: with their unit, and in words where there is none.

use crate::model::{Figure, Point, Shown, nothing_word};
use agenda::model::Indicator;
use charts::{Caption, Locale};
use kernel::periods::{Period, PeriodKind};
use kernel::settings::Lang;
use web::Shell;
use web::numbers::number_in;
use web::texts::Arg;

/// The most decimals that a figure is shown with.
const MOST_DECIMALS: usize = 2;
/// Half a step of the most decimals has one more.
const MOST_DECIMALS_OF_BOUNDS: usize = MOST_DECIMALS + 1;

/// How the figures of one indicator are written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wording<'a> {
    pub shell: &'a Shell,
    pub unit: &'a str,
    pub decimals: usize,
}

impl<'a> Wording<'a> {
    /// The wording for an indicator: with as many decimals as its figures have.
    pub fn of(shell: &'a Shell, indicator: &'a Indicator, figure: &Figure) -> Self {
        let values = figure.own.iter().chain(&figure.national).filter_map(Point::value);
        Self { shell, unit: &indicator.unit, decimals: values.map(decimals).max().unwrap_or(0) }
    }

    /// A number without its unit: `41,0`.
    pub fn plain(&self, value: f64) -> String {
        number_in(self.shell.lang, value, self.decimals)
    }

    /// A number with its unit: `41,0%`.
    pub fn figure(&self, value: f64) -> String {
        format!("{}{}", self.plain(value), self.suffix())
    }

    /// A number that was agreed, not measured: without decimals when it is whole.
    pub fn agreed(&self, value: f64) -> String {
        let decimals = if value.fract() == 0.0 { 0 } else { self.decimals.max(decimals(value)) };
        format!("{}{}", number_in(self.shell.lang, value, decimals), self.suffix())
    }

    /// A value of the target path: with a decimal unless it is whole, wherever it stands.
    pub fn path(&self, value: f64) -> String {
        format!("{}{}", self.path_plain(value), self.suffix())
    }

    /// The same without its unit.
    pub fn path_plain(&self, value: f64) -> String {
        number_in(self.shell.lang, value, if value.fract() == 0.0 { 0 } else { self.decimals.max(1) })
    }

    /// What stands behind a number; only units that read well there.
    pub fn suffix(&self) -> String {
        match self.unit {
            unit if unit.starts_with('%') => "%".to_owned(),
            unit if unit.starts_with("per ") => format!(" {unit}"),
            _ => String::new(),
        }
    }

    /// A reading in a table: the number, or in words why there is none. Never 0 for nothing.
    pub fn reading(&self, reading: Shown) -> String {
        match reading {
            Shown::Value(value) => self.plain(value),
            Shown::Nothing(nothing) => self.shell.say(&format!("nothing-{}", nothing_word(nothing))),
            Shown::Withheld => self.shell.say("nothing-withheld"),
        }
    }

    /// A margin: `39,3–42,7`.
    pub fn margin(&self, (lower, upper): (f64, f64)) -> String {
        let decimals = self.decimals.max(1);
        format!("{}–{}", number_in(self.shell.lang, lower, decimals), number_in(self.shell.lang, upper, decimals))
    }

    /// Between which values a rounded figure lies: `40,5 en 41,5`. With the decimal that the rounding took away.
    pub fn rounded(&self, (lower, upper): (f64, f64)) -> String {
        let decimals =
            [lower, upper].map(|bound| decimals_up_to(bound, MOST_DECIMALS_OF_BOUNDS)).into_iter().max().unwrap_or_default();
        let [lower, upper] = [lower, upper].map(|bound| number_in(self.shell.lang, bound, decimals));
        self.say("rounded-between", &[("lower", lower), ("upper", upper)])
    }

    /// What a drawing of the figures says of itself, with numbers as here.
    pub fn caption(&self, id: &str, title: String, desc: String) -> Caption {
        Caption {
            id: id.to_owned(),
            title,
            desc,
            unit_suffix: self.suffix().split(' ').next().unwrap_or_default().to_owned(),
            decimals: u8::try_from(self.decimals).unwrap_or(2),
            locale: if self.shell.lang == Lang::Nl { Locale::Dutch } else { Locale::English },
        }
    }

    /// A period in words.
    pub fn period(&self, period: Period) -> String {
        match self.shell.lang {
            Lang::Nl => period.label_nl(),
            Lang::En => period.label_en(),
        }
    }

    /// A period within a sentence: `over het 4e kwartaal 2025`, where a year needs no article.
    pub fn during(&self, period: Period) -> String {
        let article = match (period.kind(), self.shell.lang) {
            (PeriodKind::Quarter(_) | PeriodKind::HalfYear(_) | PeriodKind::SchoolYear, Lang::Nl) => "het ",
            (PeriodKind::Quarter(_) | PeriodKind::HalfYear(_) | PeriodKind::SchoolYear, Lang::En) => "the ",
            _ => "",
        };
        format!("{article}{}", self.period(period))
    }

    /// The unit as a reader says it: `in procenten` for `%`.
    pub fn unit(&self) -> String {
        match self.unit.strip_prefix('%') {
            Some(of) => format!("{}{of}", self.shell.say("unit-percent")),
            None => self.unit.to_owned(),
        }
    }

    /// A text with values.
    pub fn say(&self, key: &str, args: &[(&str, String)]) -> String {
        say(self.shell, key, args)
    }
}

/// A text with values that are texts.
pub(crate) fn say(shell: &Shell, key: &str, args: &[(&str, String)]) -> String {
    let args: Vec<_> = args.iter().map(|(name, value)| (*name, value.value())).collect();
    shell.say_with(key, &args)
}

/// `Waterstad` for `Gemeente Waterstad`.
pub(crate) fn place(shell: &Shell) -> &str {
    let name = shell.settings.name.as_str();
    name.strip_prefix("Gemeente ").unwrap_or(name)
}

/// A text that begins a sentence.
pub(crate) fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn decimals(value: f64) -> usize {
    decimals_up_to(value, MOST_DECIMALS)
}

fn decimals_up_to(value: f64, most: usize) -> usize {
    let text = format!("{value:.most$}");
    text.split_once('.').map_or(0, |(_, fraction)| fraction.trim_end_matches('0').len())
}

/// A period in a language.
pub(crate) fn period_in(lang: Lang, period: Period) -> String {
    match lang {
        Lang::Nl => period.label_nl(),
        Lang::En => period.label_en(),
    }
}

#[cfg(test)]
mod tests {
    use super::decimals;

    #[test]
    fn a_figure_keeps_the_decimals_that_it_has() {
        assert_eq!([41.0, 41.5, 0.05, 1.0 / 3.0, 1234.0].map(decimals), [0, 1, 2, 2, 0]);
    }
}
