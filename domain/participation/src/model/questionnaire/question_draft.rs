//! A question as somebody typed it.

use super::content::Content;
use super::question::{Asks, Choice, Choices, Number, Question};
use super::route::{Condition, Wanted};
use super::typed::{Typed, decimal};
use super::wording::Wording;
use kernel::faults::Faults;
use std::collections::BTreeSet;

/// A form shows so many empty lines for more choices.
const MORE: usize = 3;
/// So many choices, rows or columns at the most.
const MOST_CHOICES: usize = 30;

/// A question as somebody typed it. What the form asks follows from its kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuestionDraft {
    /// The fields.
    pub typed: Typed,
}

impl QuestionDraft {
    /// The draft that a form starts from.
    pub fn of(question: &Question) -> Self {
        let mut typed = Typed::default();
        let mut text = |field: &str, text: &Wording| {
            typed.add(field, &text.nl);
            typed.add(format!("{field}_en"), &text.en);
        };
        text("title", &question.title);
        text("text", &question.text);
        match &question.asks {
            Asks::Scale { low, high, .. } => {
                text("low", low);
                text("high", high);
            }
            Asks::Number { unit, .. } => text("unit", unit),
            _ => {}
        }
        match &question.asks {
            Asks::Single { choices } | Asks::Multiple { choices } | Asks::Ranking { choices } => {
                list(&mut typed, "choice", choices)
            }
            Asks::Matrix { rows, columns } => {
                list(&mut typed, "row", rows);
                list(&mut typed, "column", columns);
            }
            Asks::Scale { steps, .. } => typed.add("steps", steps.to_string()),
            Asks::Number { least, most, .. } => {
                let shown = |number: &Option<f64>| number.map(|number| number.to_string().replace('.', ",")).unwrap_or_default();
                typed.add("least", shown(least));
                typed.add("most", shown(most));
            }
            _ => {}
        }
        if question.needed {
            typed.add("needed", "yes");
        }
        typed.add("anchor", question.anchor.map(|anchor| anchor.to_string()).unwrap_or_default());
        if let Some(condition) = &question.shown {
            match &condition.wanted {
                Wanted::Answered => typed.add("shown", format!("{}:answered", condition.question)),
                Wanted::AnyOf(all) => all.iter().for_each(|one| typed.add("shown", format!("{}:{one}", condition.question))),
            }
        }
        Self { typed }
    }

    /// What stands in a field.
    pub fn value(&self, field: &str) -> &str {
        self.typed.one(field)
    }

    /// The lines of a list: number, Dutch, English; with some empty ones for more.
    pub fn lines(&self, list: &str) -> Vec<(&str, &str, &str)> {
        let empty = std::iter::repeat_n(("", "", ""), MORE);
        self.filled(list).into_iter().filter(|(_, nl, en)| !nl.is_empty() || !en.is_empty()).chain(empty).collect()
    }

    fn filled(&self, list: &str) -> Vec<(&str, &str, &str)> {
        let (numbers, english) = (format!("{list}_number"), format!("{list}_en"));
        let rest = self.typed.all(list).zip(self.typed.all(&english));
        self.typed.all(&numbers).zip(rest).map(|(number, (nl, en))| (number.trim(), nl.trim(), en.trim())).collect()
    }

    /// Checks what was typed over the question as it was, among the others of its questionnaire.
    ///
    /// # Errors
    /// What is wrong, per field.
    pub fn check(&self, old: &Question, content: &Content) -> Result<Question, Faults> {
        let mut faults = Faults::none();
        let title = Wording {
            nl: faults.needed("title", self.value("title"), 300),
            en: faults.optional("title_en", self.value("title_en"), 300),
        };
        let text = Wording {
            nl: faults.optional("text", self.value("text"), 3000),
            en: faults.optional("text_en", self.value("text_en"), 3000),
        };
        let question = Question {
            number: old.number,
            anchor: self.value("anchor").parse().ok(),
            title,
            text,
            needed: self.typed.has("needed", "yes") && old.asks != Asks::Explanation,
            asks: self.asks(&old.asks, &mut faults),
            shown: self.shown(old.number, content, &mut faults),
        };
        faults.or(question)
    }

    fn asks(&self, old: &Asks, faults: &mut Faults) -> Asks {
        match old {
            Asks::Single { choices } => Asks::Single { choices: self.choices("choice", choices, faults) },
            Asks::Multiple { choices } => Asks::Multiple { choices: self.choices("choice", choices, faults) },
            Asks::Ranking { choices } => Asks::Ranking { choices: self.choices("choice", choices, faults) },
            Asks::Matrix { rows, columns } => {
                Asks::Matrix { rows: self.choices("row", rows, faults), columns: self.choices("column", columns, faults) }
            }
            Asks::Scale { .. } => {
                let steps = self.value("steps").trim().parse().ok().filter(|steps| (2..=11).contains(steps));
                let steps = steps.unwrap_or_else(|| {
                    faults.add("steps", "question-fault-steps");
                    5
                });
                Asks::Scale { steps, low: self.short("low", "low_en", faults), high: self.short("high", "high_en", faults) }
            }
            Asks::Number { .. } => {
                let (least, most) = (self.bound("least", faults), self.bound("most", faults));
                if least.zip(most).is_some_and(|(least, most)| least > most) {
                    faults.add("most", "question-fault-bounds");
                }
                Asks::Number { least, most, unit: self.short("unit", "unit_en", faults) }
            }
            Asks::ShortText | Asks::LongText | Asks::Date | Asks::Place | Asks::Statement | Asks::Explanation => old.clone(),
        }
    }

    fn short(&self, field: &'static str, english: &'static str, faults: &mut Faults) -> Wording {
        Wording { nl: faults.optional(field, self.value(field), 60), en: faults.optional(english, self.value(english), 60) }
    }

    fn bound(&self, field: &'static str, faults: &mut Faults) -> Option<f64> {
        let typed = self.value(field).trim();
        let number = decimal(typed);
        if number.is_none() && !typed.is_empty() {
            faults.add(field, "reply-fault-number");
        }
        number
    }

    /// A line that had a number keeps it, so that answers stay with it; one that was emptied goes; a new one gets the next number.
    fn choices(&self, field: &'static str, old: &Choices, faults: &mut Faults) -> Choices {
        let mut choices = Choices { list: Vec::new(), last: old.last };
        for (number, nl, en) in self.filled(field) {
            if nl.is_empty() && en.is_empty() {
                continue;
            }
            let words = Wording { nl: faults.optional(field, nl, 200), en: faults.optional(field, en, 200) };
            if words.nl.is_empty() {
                faults.add(field, "question-fault-dutch");
            }
            match number.parse().ok().filter(|number| old.find(*number).is_some() && choices.find(*number).is_none()) {
                Some(number) => choices.list.push(Choice { number, words }),
                None => choices.add(words),
            }
        }
        if choices.list.len() > MOST_CHOICES {
            faults.add(field, "question-fault-many");
        }
        choices
    }

    /// The answers that were ticked, all of one earlier question.
    fn shown(&self, number: Number, content: &Content, faults: &mut Faults) -> Option<Condition> {
        let (mut questions, mut any, mut answered) = (BTreeSet::new(), BTreeSet::new(), false);
        for ticked in self.typed.all("shown") {
            let (question, code) = ticked.split_once(':')?;
            questions.insert(question.parse().ok()?);
            match code.parse::<u32>() {
                Ok(code) => any.extend([code]),
                Err(_) => answered = true,
            }
        }
        let question: Number = *questions.first()?;
        let condition = Condition { question, wanted: if answered { Wanted::Answered } else { Wanted::AnyOf(any) } };
        if questions.len() > 1 {
            faults.add("shown", "question-fault-routes");
        }
        let mut with = content.clone();
        if let Some(own) = with.questions.iter_mut().find(|own| own.number == number) {
            own.shown = Some(condition.clone());
        }
        if let Some(wrong) = with.route_faults().into_iter().find(|fault| fault.question == number) {
            faults.add("shown", wrong.text);
        }
        Some(condition)
    }
}

fn list(typed: &mut Typed, field: &str, choices: &Choices) {
    for choice in &choices.list {
        typed.add(format!("{field}_number"), choice.number.to_string());
        typed.add(field, &choice.words.nl);
        typed.add(format!("{field}_en"), &choice.words.en);
    }
}
