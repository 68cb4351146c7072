//! Periods by their title: `2021`, `2021 1e kwartaal`, `2021 januari`, `2020/'21`.

use kernel::periods::{Period, PeriodKind};

/// A title is a year and, before or after it, what the Dutch label of the period has besides the year.
pub fn titled(text: &str) -> Option<Period> {
    let is_year = |word: &&str| word.get(..4).is_some_and(|start| start.bytes().all(|b| b.is_ascii_digit()));
    let (years, rest): (Vec<_>, Vec<_>) = text.split_whitespace().partition(is_year);
    let [year] = years.as_slice() else { return None };
    let kind_word = match rest.join(" ").to_lowercase() {
        none if none.is_empty() && year.contains('/') => "schooljaar".to_owned(),
        words => words,
    };
    let label = format!("{kind_word} {year}");
    let number = year.get(..4)?.parse().ok()?;
    let kinds = [PeriodKind::Year, PeriodKind::SchoolYear].into_iter();
    let kinds = kinds.chain((1..=2).map(PeriodKind::HalfYear)).chain((1..=4).map(PeriodKind::Quarter));
    let mut periods = kinds.chain((1..=12).map(PeriodKind::Month)).filter_map(|kind| Period::new(number, kind));
    periods.find(|period| period.label_nl() == label.trim())
}
