//! What somebody answered, in words.

use crate::model::questionnaire::{Asks, Choices, Question, Reply};
use web::Shell;
use web::numbers::date_in;

/// An answer as it is read, a line each.
pub fn lines(shell: &Shell, question: &Question, reply: &Reply) -> Vec<String> {
    let words = |choices: &Choices, number: &u32| {
        choices.find(*number).map(|choice| choice.words.said(shell.lang).to_owned()).unwrap_or_default()
    };
    match (reply, &question.asks) {
        (Reply::Text(text), _) => vec![text.clone()],
        (Reply::Date(day), _) => vec![date_in(shell.lang, *day)],
        (Reply::Place(place), _) => vec![place.to_string()],
        (Reply::Vote(vote), _) => vec![shell.say(&format!("vote-{}", vote.word()))],
        (Reply::Choice(number), Asks::Single { choices }) => vec![words(choices, number)],
        (Reply::Choices(numbers), Asks::Multiple { choices }) => numbers.iter().map(|one| words(choices, one)).collect(),
        (Reply::Order(order), Asks::Ranking { choices }) => {
            order.iter().zip(1..).map(|(number, place)| format!("{place}. {}", words(choices, number))).collect()
        }
        (Reply::Cells(cells), Asks::Matrix { rows, columns }) => {
            cells.iter().map(|(row, column)| format!("{}: {}", words(rows, row), words(columns, column))).collect()
        }
        (Reply::Step(step), Asks::Scale { steps, .. }) => {
            vec![shell.say_with("reply-step", &[("step", (*step).into()), ("steps", (*steps).into())])]
        }
        (Reply::Number(number), Asks::Number { unit, .. }) => {
            let number = number.to_string();
            let number = if shell.lang == kernel::settings::Lang::Nl { number.replace('.', ",") } else { number };
            vec![format!("{number} {}", unit.said(shell.lang)).trim().to_owned()]
        }
        // A kind never changes; what stands here fits no question of ours.
        _ => Vec::new(),
    }
}
