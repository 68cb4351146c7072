//! What policies look at in a thing.

use super::{uid, wrong};
use crate::ids::PersonId;
use crate::{Moment, Result};
use cedar_policy::RestrictedExpression;

/// A fact about a resource.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Fact {
    /// Yes or no.
    Bool(bool),
    /// A word.
    Text(String),
    /// A moment; policies compare it as a number of microseconds since 1970.
    Moment(Moment),
    /// Another thing: its entity type and its id.
    Thing(&'static str, String),
    /// Several facts of one kind, in no order.
    Set(Vec<Fact>),
    /// Facts that belong together, by the names in the schema.
    Record(Vec<(&'static str, Fact)>),
}

impl Fact {
    /// A person, as the viewer that they are to the policies.
    pub fn person(id: PersonId) -> Self {
        Self::Thing("Viewer", id.to_string())
    }

    /// Whether it is a moment, or there is one in it.
    pub(super) fn holds_moment(&self) -> bool {
        match self {
            Self::Moment(_) => true,
            Self::Set(facts) => facts.iter().any(Self::holds_moment),
            Self::Record(facts) => facts.iter().any(|(_, fact)| fact.holds_moment()),
            Self::Bool(_) | Self::Text(_) | Self::Thing(..) => false,
        }
    }
}

/// Facts as Cedar reads them, by name.
pub(super) fn expressions<T: FromIterator<(String, RestrictedExpression)>>(facts: Vec<(&'static str, Fact)>) -> Result<T> {
    facts.into_iter().map(|(name, fact)| Ok((name.to_owned(), expression(fact)?))).collect()
}

fn expression(fact: Fact) -> Result<RestrictedExpression> {
    Ok(match fact {
        Fact::Bool(yes) => RestrictedExpression::new_bool(yes),
        Fact::Text(text) => RestrictedExpression::new_string(text),
        Fact::Moment(moment) => RestrictedExpression::new_long(moment.timestamp_micros()),
        Fact::Thing(kind, id) => RestrictedExpression::new_entity_uid(uid(kind, &id)?),
        Fact::Set(facts) => RestrictedExpression::new_set(facts.into_iter().map(expression).collect::<Result<Vec<_>>>()?),
        Fact::Record(facts) => RestrictedExpression::new_record(expressions::<Vec<_>>(facts)?).map_err(|e| wrong("facts", &e))?,
    })
}
