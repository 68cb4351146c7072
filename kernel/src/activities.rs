//! The register of processing activities: for what, on which ground and for how long the program keeps data. It is data
//! (`activities.toml`): every audit event belongs to one of its activities, by the noun of its verb, and so does every table. Of each
//! table stands there when what is in it goes: a term, by which a rule deletes it ([`crate::retention`]), or what it is kept as long as.

use crate::retention::Term;
use crate::{Error, Result};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::LazyLock;

const TEXT: &str = include_str!("activities.toml");

/// One processing activity.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// Its key, in events and exports.
    pub key: String,
    /// For what, in Dutch.
    pub purpose: String,
    /// Whether data about people are kept for it.
    pub personal: bool,
    /// The legal ground, where data about people are kept.
    #[serde(default)]
    pub ground: String,
    /// How long, where data about people are kept.
    #[serde(default)]
    pub term: String,
    /// Where the term comes from.
    #[serde(default)]
    pub source: String,
    /// The nouns of its events: what stands before the first dot of a verb.
    pub nouns: Vec<String>,
    /// The tables in which its data are kept.
    pub tables: Vec<String>,
    /// When what is in them goes.
    #[serde(default)]
    pub kept: Vec<Kept>,
}

/// When what is in some tables of an activity goes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    /// The key of the rule that deletes; empty where what is kept stays as long as something else.
    #[serde(default)]
    pub rule: String,
    /// How long it is kept, counted from the moment that the rule looks at.
    pub term: Option<Term>,
    /// As long as what, in Dutch, where no rule deletes.
    #[serde(default)]
    pub as_long_as: String,
    /// Which of the tables of the activity.
    pub tables: Vec<String>,
}

/// All of them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Register {
    /// In the order of the file.
    pub activity: Vec<Activity>,
}

static REGISTER: LazyLock<Result<Register, String>> = LazyLock::new(|| Register::read(TEXT));

/// The register of this program, read and checked once.
///
/// # Errors
/// When the file is not right, which a test excludes.
pub fn register() -> Result<&'static Register> {
    REGISTER.as_ref().map_err(|why| Error::internal(format!("activities.toml: {why}")))
}

impl Register {
    /// Reads and checks a register.
    ///
    /// # Errors
    /// What is not right, in words.
    fn read(text: &str) -> Result<Self, String> {
        let register: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        for activity in &register.activity {
            let lacks = |what: &str| Err(format!("{} lacks its {what}", activity.key));
            if activity.purpose.is_empty() {
                return lacks("purpose");
            }
            if activity.personal && [&activity.ground, &activity.term, &activity.source].iter().any(|text| text.is_empty()) {
                return lacks("ground, term or source");
            }
            if let Some(table) = activity.uncovered() {
                return lacks(&format!("term of {table}"));
            }
        }
        let rules = register.activity.iter().flat_map(|activity| &activity.kept).map(|kept| &kept.rule);
        once("rule", rules.filter(|rule| !rule.is_empty()))?;
        once("activity", register.activity.iter().map(|activity| &activity.key))?;
        once("noun", register.activity.iter().flat_map(|activity| &activity.nouns))?;
        once("table", register.activity.iter().flat_map(|activity| &activity.tables))?;
        Ok(register)
    }

    /// The activity that events with this verb belong to.
    pub fn of_verb(&self, verb: &str) -> Option<&Activity> {
        let noun = verb.split('.').next()?;
        self.activity.iter().find(|activity| activity.nouns.iter().any(|own| own == noun))
    }

    /// The term of a rule, with the activity that it is of.
    pub fn term(&self, rule: &str) -> Option<(&Activity, Term)> {
        let all = self.activity.iter().flat_map(|activity| activity.kept.iter().map(move |kept| (activity, kept)));
        all.filter(|(_, kept)| kept.rule == rule).find_map(|(activity, kept)| Some((activity, kept.term?)))
    }

    /// The activity for which a table is kept.
    pub fn of_table(&self, table: &str) -> Option<&Activity> {
        self.activity.iter().find(|activity| activity.tables.iter().any(|own| own == table))
    }
}

impl Activity {
    /// A table of which nothing says when what is in it goes, or that is said of while it is of another activity.
    fn uncovered(&self) -> Option<&String> {
        let says = |kept: &Kept| kept.term.is_some() != kept.rule.is_empty() && kept.rule.is_empty() != kept.as_long_as.is_empty();
        let covered: BTreeSet<_> = self.kept.iter().filter(|kept| says(kept)).flat_map(|kept| &kept.tables).collect();
        let loose = self.tables.iter().find(|table| !covered.contains(table));
        loose.or_else(|| self.kept.iter().flat_map(|kept| &kept.tables).find(|table| !self.tables.contains(table)))
    }
}

fn once<'a>(what: &str, words: impl Iterator<Item = &'a String>) -> Result<(), String> {
    let mut seen = BTreeSet::new();
    for word in words {
        if !seen.insert(word) {
            return Err(format!("the {what} {word} stands there twice"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_register_is_right() {
        assert_eq!(register().unwrap().of_verb("session.opened").unwrap().key, "accounts");
        assert_eq!(register().unwrap().of_verb("sessions.opened"), None);
    }

    #[test]
    fn what_keeps_data_about_people_says_why_and_how_long() {
        let activity = "[[activity]]\nkey = 'a'\npurpose = 'b'\npersonal = true\nnouns = ['n']\ntables = []\n";
        assert_eq!(Register::read(activity), Err("a lacks its ground, term or source".to_owned()));
        let untold = activity.replace("true", "false").replace("[]", "['a_b']");
        assert_eq!(Register::read(&untold), Err("a lacks its term of a_b".to_owned()));
        let kept = |text: &str| Register::read(&format!("{untold}[[activity.kept]]\ntables = ['a_b']\n{text}\n"));
        assert_eq!(kept("rule = 'bs'\nterm = 'P30D'").unwrap().term("bs").unwrap().1, Term::Days(30));
        assert!(kept("as_long_as = 'a er is'").is_ok());
        for half in
            ["", "rule = 'bs'", "term = 'P30D'", "rule = 'bs'\nterm = 'P30D'\nas_long_as = 'a er is'", "rule = 'bs'\nterm = '30'"]
        {
            assert!(kept(half).is_err(), "{half}");
        }
        let twice = activity.replace("true", "false").repeat(2).replacen("'a'", "'c'", 1);
        assert_eq!(Register::read(&twice), Err("the noun n stands there twice".to_owned()));
    }
}
