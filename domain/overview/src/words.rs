//! Names of levels, periods and lists in the language of a page.

use kernel::periods::Period;
use kernel::settings::Lang;
use web::Shell;

/// A level of the agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    Theme,
    Goal,
    Result,
    Indicator,
}

impl Level {
    /// What one is called. A municipality names its levels in Dutch; English pages use our own words.
    pub(crate) fn one(self, shell: &Shell) -> String {
        self.named(shell, |(one, _)| one, "one")
    }

    /// What several are called.
    pub(crate) fn many(self, shell: &Shell) -> String {
        self.named(shell, |(_, many)| many, "many")
    }

    /// What several are called, in the middle of a sentence.
    pub(crate) fn many_within(self, shell: &Shell) -> String {
        lower_first(&self.many(shell))
    }

    fn named(self, shell: &Shell, pick: fn(&(String, String)) -> &String, number: &str) -> String {
        let levels = &shell.settings.levels;
        let (pair, word) = match self {
            Self::Theme => (&levels.theme, "theme"),
            Self::Goal => (&levels.goal, "goal"),
            Self::Result => (&levels.result, "result"),
            Self::Indicator => (&levels.indicator, "indicator"),
        };
        shell.level(pick(pair), &format!("level-{word}-{number}"))
    }
}

/// A period in words.
pub(crate) fn period(shell: &Shell, period: Period) -> String {
    match shell.lang {
        Lang::Nl => period.label_nl(),
        Lang::En => period.label_en(),
    }
}

/// The municipality as a line in a chart is called: `Gemeente Dronten` is `Dronten`.
pub(crate) fn short_name(shell: &Shell) -> &str {
    let name = shell.settings.name.as_str();
    name.strip_prefix("Gemeente ").unwrap_or(name)
}

/// `a, b en c`
pub(crate) fn list(shell: &Shell, items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), shell.say("list-and")),
    }
}

/// A text that begins a sentence.
pub(crate) fn upper_first(text: &str) -> String {
    with_first(text, |first| first.to_uppercase().collect())
}

fn lower_first(text: &str) -> String {
    with_first(text, |first| first.to_lowercase().collect())
}

fn with_first(text: &str, change: impl Fn(char) -> String) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| format!("{}{}", change(first), chars.as_str())).unwrap_or_default()
}

/// Years as they are printed: `2019-2022` becomes `2019–2022`. Other hyphens, as in a number, stay.
pub(crate) fn with_dashes(text: &str) -> String {
    let is_year = |part: &str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let printed = |word: &str| match word.split_once('-') {
        Some((from, to)) if is_year(from) && is_year(to) => format!("{from}–{to}"),
        _ => word.to_owned(),
    };
    text.split(' ').map(printed).collect::<Vec<_>>().join(" ")
}

/// A piece of a sentence; what a hurried reader should see is strong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub text: String,
    pub strong: bool,
}

/// The pieces of a sentence in which `*` stands around what is strong.
pub(crate) fn pieces(sentence: &str) -> Vec<Piece> {
    let parts = sentence.split('*').enumerate().filter(|(_, text)| !text.is_empty());
    parts.map(|(at, text)| Piece { text: text.to_owned(), strong: at % 2 == 1 }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_make_pieces_strong() {
        let strong: Vec<_> =
            pieces("Van *4* weten we het niet.").into_iter().filter(|piece| piece.strong).map(|piece| piece.text).collect();
        assert_eq!(strong, ["4"]);
        assert_eq!(pieces(""), []);
    }

    #[test]
    fn only_between_years_stands_a_dash() {
        assert_eq!(with_dashes("Strategie 2019-2022"), "Strategie 2019–2022");
        assert_eq!(with_dashes("Besluit 2024-060 over 65-plussers"), "Besluit 2024-060 over 65-plussers");
    }

    #[test]
    fn the_first_letter_changes_and_no_other() {
        assert_eq!((upper_first("één Ding"), lower_first("Cijfers")), ("Één Ding".to_owned(), "cijfers".to_owned()));
    }
}
