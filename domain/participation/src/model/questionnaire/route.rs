//! By which route somebody comes through a questionnaire. A question looks at one earlier answer at most: so no route has a loop, two
//! conditions never contradict each other, and that every page can be reached follows from looking at each condition alone.

use super::content::Content;
use super::question::{Asks, Number, Question};
use super::reply::{Replies, Reply};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// When a question is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The question whose answer decides.
    pub question: Number,
    /// What that answer is.
    pub wanted: Wanted,
}

/// Which answer lets a question show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wanted {
    /// One of these, by their numbers.
    AnyOf(BTreeSet<u32>),
    /// Whatever it is.
    Answered,
}

impl Condition {
    fn holds(&self, reply: Option<&Reply>) -> bool {
        match (&self.wanted, reply) {
            (_, None) => false,
            (Wanted::Answered, Some(_)) => true,
            (Wanted::AnyOf(numbers), Some(reply)) => !reply.codes().is_disjoint(numbers),
        }
    }
}

/// What is wrong with the route to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RouteFault {
    /// The question, by its number.
    pub question: Number,
    /// What it looks at.
    pub looks_at: Number,
    /// The key of the text that tells what is wrong and how to mend it.
    pub text: &'static str,
}

impl Content {
    /// The questions that are shown to whoever answered this, in order.
    pub fn route(&self, replies: &Replies) -> Vec<&Question> {
        let mut shown = BTreeSet::new();
        let mut route = Vec::new();
        for question in &self.questions {
            let is_shown = question
                .shown
                .as_ref()
                .is_none_or(|condition| shown.contains(&condition.question) && condition.holds(replies.of(condition.question)));
            if is_shown {
                shown.insert(question.number);
                route.push(question);
            }
        }
        route
    }

    /// The question that comes after another one; the first one after none. None after the last one.
    pub fn after(&self, replies: &Replies, number: Option<Number>) -> Option<&Question> {
        let route = self.route(replies);
        let next = match number {
            None => 0,
            Some(number) => route.iter().position(|question| question.number == number)? + 1,
        };
        route.get(next).copied()
    }

    /// The question that comes before another one; the last one before none. None before the first one.
    pub fn before(&self, replies: &Replies, number: Option<Number>) -> Option<&Question> {
        let route = self.route(replies);
        let place = match number {
            None => route.len(),
            Some(number) => route.iter().position(|question| question.number == number)?,
        };
        route.get(place.checked_sub(1)?).copied()
    }

    /// The first question on the route that needs an answer and has none.
    pub fn missing(&self, replies: &Replies) -> Option<&Question> {
        let open = |question: &&Question| question.needed && question.asks != Asks::Explanation;
        self.route(replies).into_iter().filter(open).find(|question| replies.of(question.number).is_none())
    }

    /// The answers that count: of the questions on the route. Who went back and chose another way leaves the rest behind.
    pub fn counting(&self, replies: &Replies) -> Replies {
        let route = self.route(replies).into_iter();
        Replies(route.filter_map(|question| Some((question.number, replies.of(question.number)?.clone()))).collect())
    }

    /// What is wrong with the routes, in the order of the questions.
    pub fn route_faults(&self) -> Vec<RouteFault> {
        let faults = self.questions.iter().enumerate().filter_map(|(place, question)| {
            let condition = question.shown.as_ref()?;
            let text = self.route_fault(place, condition)?;
            Some(RouteFault { question: question.number, looks_at: condition.question, text })
        });
        faults.collect()
    }

    fn route_fault(&self, place: usize, condition: &Condition) -> Option<&'static str> {
        let Some(at) = self.questions.iter().position(|question| question.number == condition.question) else {
            return Some("route-fault-gone");
        };
        let asked = &self.questions[at].asks;
        let codes = asked.codes();
        match &condition.wanted {
            _ if at == place => Some("route-fault-itself"),
            _ if at > place && self.waits_for(at, place) => Some("route-fault-loop"),
            _ if at > place => Some("route-fault-later"),
            _ if *asked == Asks::Explanation => Some("route-fault-explanation"),
            Wanted::AnyOf(numbers) if numbers.is_empty() => Some("route-fault-nothing"),
            Wanted::AnyOf(numbers) if !numbers.iter().all(|number| codes.contains(number)) => Some("route-fault-answer-gone"),
            _ => None,
        }
    }

    /// Whether a question waits for another one, over as many others as there are.
    fn waits_for(&self, mut at: usize, place: usize) -> bool {
        for _ in 0..self.questions.len() {
            let condition = self.questions[at].shown.as_ref();
            let next = condition.and_then(|one| self.questions.iter().position(|question| question.number == one.question));
            match next {
                Some(next) if next == place => return true,
                Some(next) => at = next,
                None => return false,
            }
        }
        false
    }
}
