//! How many figures stand where, in marks and in words.

use crate::counted_as::CountedAs;
use crate::figures::{Figures, Measured};
use crate::pages::indicators;
use crate::words::{self, Level};
use agenda::model::{Agenda, Indicator, Theme};
use monitor::StandWord;
use web::Shell;
use web::texts::Arg;

/// The indicators that a page counts: those that were decided or, where none was, those that were proposed.
pub(crate) fn counted(agenda: &Agenda) -> impl Iterator<Item = (&Theme, &Indicator)> {
    agenda.indicators().filter(|(_, _, indicator)| agenda.counts(indicator)).map(|(theme, _, indicator)| (theme, indicator))
}

/// The indicators of a theme that a page counts, see [`counted`].
pub(crate) fn counted_in<'a>(agenda: &'a Agenda, theme: &'a Theme) -> impl Iterator<Item = &'a Indicator> {
    counted(agenda).filter(|(of, _)| of.id == theme.id).map(|(_, indicator)| indicator)
}

/// Counts by mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    counts: Vec<(CountedAs, usize)>,
    /// Whether none of them was decided.
    only_proposals: bool,
}

/// A line of a count: so many, with which mark and word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Count {
    /// The name of the mark, and as the keys of its texts end.
    pub mark: &'static str,
    pub count: usize,
    pub word: String,
    /// The list of exactly those.
    pub path: String,
}

impl Tally {
    /// Counts these indicators.
    pub(crate) fn of<'a>(figures: &Figures, indicators: impl Iterator<Item = &'a Indicator>) -> Self {
        let mut tally = Self { counts: CountedAs::all().map(|one| (one, 0)).collect(), only_proposals: true };
        for indicator in indicators {
            let measured = figures.of(indicator);
            tally.counts.iter_mut().filter(|(one, _)| *one == measured.counted_as()).for_each(|(_, count)| *count += 1);
            tally.only_proposals &= measured.is_proposal();
        }
        tally
    }

    /// How many there are.
    pub(crate) fn all(&self) -> usize {
        self.counts.iter().map(|(_, count)| count).sum()
    }

    fn count(&self, stand: StandWord) -> usize {
        self.count_as(CountedAs::Stand(stand))
    }

    fn count_as(&self, counted: CountedAs) -> usize {
        self.counts.iter().filter(|(one, _)| *one == counted).map(|(_, count)| count).sum()
    }

    /// How many are on course; what reached its target is.
    fn on_course(&self) -> usize {
        self.count(StandWord::Reached) + self.count(StandWord::OnCourse)
    }

    /// The lines that count something, in words, with where those are listed; `theme` is the key of the only theme counted.
    pub(crate) fn lines(&self, shell: &Shell, theme: Option<&str>) -> Vec<Count> {
        let counted = self.counts.iter().filter(|(_, count)| *count > 0);
        let line = |&(one, count): &(CountedAs, usize)| Count {
            mark: one.word(),
            count,
            word: shell.say(&format!("tells-{}", one.word())),
            path: indicators::at(Some(one), theme),
        };
        counted.map(line).collect()
    }

    /// One mark for each, in order.
    pub(crate) fn marks(&self) -> Vec<&'static str> {
        self.counts.iter().flat_map(|(one, count)| std::iter::repeat_n(one.word(), *count)).collect()
    }

    /// The sentence that answers; `*` stands around what matters most.
    pub(crate) fn sentence(&self, shell: &Shell) -> String {
        let say = |key: &str| {
            let what = Level::Indicator.many_within(shell);
            let (on, behind, reached) = (self.on_course(), self.count(StandWord::Behind), self.count(StandWord::Reached));
            let args = [
                ("all", self.all().value()),
                ("what", what.value()),
                ("on", on.value()),
                ("behind", behind.value()),
                ("reached", reached.value()),
            ];
            shell.say_with(key, &args)
        };
        if self.all() == 0 {
            return say("tally-none");
        }
        let mut sentences = Vec::new();
        if self.only_proposals {
            sentences.push(say("tally-proposals"));
        }
        sentences.extend(self.verdict().map(say));
        sentences.extend((self.count(StandWord::Reached) > 0).then(|| say("tally-reached")));
        let rest = self.rest(shell);
        if !rest.is_empty() {
            sentences.push(format!("{}.", words::upper_first(&words::list(shell, &rest))));
        }
        sentences.join(" ")
    }

    /// The key of the sentence about what is on course and what is behind.
    fn verdict(&self) -> Option<&'static str> {
        let (all, on, behind) = (self.all(), self.on_course(), self.count(StandWord::Behind));
        Some(match (on, behind) {
            (on, _) if on == all => "tally-all-on-course",
            (_, behind) if behind == all => "tally-all-behind",
            (0, 0) if self.count(StandWord::NoFigure) == all => "tally-all-no-figure",
            (0, 0) if self.only_proposals => return None,
            (0, 0) => "tally-no-verdict",
            (_, 0) => "tally-on-course-only",
            (0, _) => "tally-behind-only",
            _ => "tally-both",
        })
    }

    /// What is neither on course nor behind, a clause each.
    fn rest(&self, shell: &Shell) -> Vec<String> {
        let no_figure = self.count(StandWord::NoFigure);
        let no_figure = if no_figure == self.all() { 0 } else { no_figure };
        let clauses = [
            ("rest-undetermined", self.count(StandWord::Undetermined)),
            ("rest-no-target", self.count(StandWord::NoTarget)),
            ("rest-no-figure", no_figure),
            ("rest-derived", self.count_as(CountedAs::Derived)),
        ];
        clauses
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(key, count)| shell.say_with(key, &[("count", count.value())]))
            .collect()
    }
}

/// The indicator that a row puts in the light: one with a target, else one with a value, else none.
pub(crate) fn highlighted<'a>(figures: &'a Figures, indicators: &[&'a Indicator], shell: &Shell) -> Option<Measured<'a>> {
    let measured: Vec<_> = indicators.iter().map(|indicator| figures.of(indicator)).collect();
    let drawn = |one: &&Measured<'_>| one.spark(shell).is_some();
    let first = |test: &dyn Fn(&&Measured<'a>) -> bool| measured.iter().find(|one| test(one)).copied();
    first(&|one| one.has_verdict() && drawn(one))
        .or_else(|| first(&|one| one.has_verdict()))
        .or_else(|| first(&|one| one.value(shell.lang).is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Viewer;
    use kernel::settings::{Lang, Settings};
    use std::sync::Arc;
    use web::texts::Texts;

    fn shell(lang: Lang) -> Shell {
        Shell {
            lang,
            settings: Settings::default(),
            viewer: Viewer::visitor(),
            path: String::new(),
            here: String::new(),
            menu: Vec::new(),
            csrf: String::new(),
            today: chrono::NaiveDate::default(),
            notice: None,
            texts: Arc::new(Texts::merge(&[web::texts(), web::texts!()]).unwrap()),
        }
    }

    /// The sentence for counts in the order of [`StandWord::ALL`] after the first, of what reached its target: on course, behind, undetermined, no target, no figure; `derived` are those with a value that is not official.
    fn said(lang: Lang, counts: [usize; 5], derived: usize, only_proposals: bool) -> String {
        said_with(lang, 0, counts, derived, only_proposals)
    }

    fn said_with(lang: Lang, reached: usize, counts: [usize; 5], derived: usize, only_proposals: bool) -> String {
        let counts = std::iter::once(reached).chain(counts).chain([derived]);
        Tally { counts: CountedAs::all().zip(counts).collect(), only_proposals }.sentence(&shell(lang)).replace('*', "")
    }

    #[test]
    fn every_count_has_a_sentence_of_its_own() {
        let cases = [
            (
                [11, 7, 4, 0, 3],
                "Van de 25 cijfers op onze agenda zijn er 11 op koers en 7 achter. Van 4 kunnen we het niet zeker zeggen en 3 meten we nog niet.",
            ),
            (
                [11, 7, 2, 2, 3],
                "Van de 25 cijfers op onze agenda zijn er 11 op koers en 7 achter. Van 2 kunnen we het niet zeker zeggen, bij 2 is geen streefwaarde afgesproken en 3 meten we nog niet.",
            ),
            ([1, 2, 0, 0, 0], "Van de 3 cijfers op onze agenda is er 1 op koers en zijn er 2 achter."),
            ([2, 1, 0, 0, 0], "Van de 3 cijfers op onze agenda zijn er 2 op koers en is er 1 achter."),
            ([5, 0, 0, 0, 0], "Alle 5 cijfers op onze agenda zijn op koers."),
            ([0, 1, 0, 0, 0], "Er staat één cijfer op onze agenda, en dat loopt achter."),
            (
                [3, 0, 1, 0, 0],
                "Van de 4 cijfers op onze agenda zijn er 3 op koers en loopt er geen achter. Van 1 kunnen we het niet zeker zeggen.",
            ),
            (
                [0, 0, 0, 6, 0],
                "Van geen van de 6 cijfers op onze agenda kunnen we zeggen of het op koers is. Bij 6 is geen streefwaarde afgesproken.",
            ),
            ([0, 0, 0, 0, 4], "Van deze 4 cijfers meten we er nog geen."),
            ([0, 0, 0, 0, 1], "Wat we hebben afgesproken, meten we nog niet."),
            ([0, 0, 0, 0, 0], "Op onze agenda staan nog geen cijfers. Wat we willen bereiken, leest u hieronder."),
        ];
        for (counts, sentence) in cases {
            assert_eq!(said(Lang::Nl, counts, 0, false), sentence);
        }
    }

    #[test]
    fn what_reached_its_target_is_on_course_too() {
        let sentence = "Van de 4 cijfers op onze agenda zijn er 3 op koers en is er 1 achter. Van de cijfers op koers heeft er 1 de streefwaarde al bereikt.";
        assert_eq!(said_with(Lang::Nl, 1, [2, 1, 0, 0, 0], 0, false), sentence);
        let sentence =
            "Alle 2 cijfers op onze agenda zijn op koers. Van de cijfers op koers hebben er 2 de streefwaarde al bereikt.";
        assert_eq!(said_with(Lang::Nl, 2, [0, 0, 0, 0, 0], 0, false), sentence);
        let sentence =
            "Of the 2 figures on our agenda, 1 is on course and 1 is behind. Of those on course, 1 has reached the target already.";
        assert_eq!(said_with(Lang::En, 1, [0, 1, 0, 0, 0], 0, false), sentence);
    }

    #[test]
    fn proposals_with_derived_values_are_called_what_they_are() {
        let sentence = "Er zijn nog geen cijfers vastgesteld. Er zijn er 36 voorgesteld. 30 meten we nog niet en van 6 is het cijfer nog niet officieel.";
        assert_eq!(said(Lang::Nl, [0, 0, 0, 0, 30], 6, true), sentence);
    }

    #[test]
    fn english_agrees_in_number() {
        let sentence = "Of the 3 figures on our agenda, 1 is on course and 2 are behind.";
        assert_eq!(said(Lang::En, [1, 2, 0, 0, 0], 0, false), sentence);
    }
}
