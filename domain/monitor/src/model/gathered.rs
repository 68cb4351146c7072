//! How figures were gathered: by asking some people, or by counting all of them. A margin means something else in each.

use super::{Method, Point};
use agenda::model::Indicator;

/// Words that a source or a definition uses of asking some people.
const ASKING: [&str; 12] = [
    "peiling",
    "enquête",
    "enquete",
    "vragenlijst",
    "steekproef",
    "ondervraag",
    "ondervroeg",
    "respondent",
    "gezondheidsmonitor",
    "survey",
    "questionnaire",
    "random sample",
];

/// How figures were gathered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gathered {
    /// Some were asked: others would have answered otherwise.
    Asked,
    /// All were counted, as far as anybody says: only what happens differs from year to year.
    Counted,
}

impl Gathered {
    /// How the figures of an indicator were gathered, by a point of it. A source that gives a margin itself asked some people; of any
    /// other the words of the indicator tell.
    pub fn of(indicator: &Indicator, point: &Point) -> Self {
        let source = &indicator.source;
        let texts = [&indicator.definition, &indicator.numerator, &indicator.denominator, &source.name, &source.title];
        let texts = texts.map(|text| text.to_lowercase());
        let is_asked = ASKING.iter().any(|word| texts.iter().any(|text| text.contains(word)));
        if is_asked || point.method == Some(Method::Source) { Self::Asked } else { Self::Counted }
    }

    /// The word in texts (`known-asked`).
    pub fn word(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Counted => "counted",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Observation, points};
    use crate::tests::example::{indicator, observation};
    use agenda::model::Source;

    #[test]
    fn a_survey_is_told_by_its_words_or_by_a_margin_of_its_own() {
        let survey = indicator("cijfer");
        let source = Source { title: "Bevolkingsregister".to_owned(), ..Source::default() };
        let register = Indicator { source, ..survey.clone() };
        let bare = observation(&survey, 40.0);
        let sampled = Observation { margin: Some((38.0, 42.0)), ..bare.clone() };
        for (indicator, observation, known) in
            [(&survey, &bare, Gathered::Asked), (&register, &bare, Gathered::Counted), (&register, &sampled, Gathered::Asked)]
        {
            let point = points(std::slice::from_ref(observation), indicator, 10).remove(0);
            assert_eq!(Gathered::of(indicator, &point), known, "{:?}", indicator.source);
        }
    }
}
