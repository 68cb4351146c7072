//! A person with an account.

use super::Membership;
use chrono::NaiveDate;
use kernel::Capacity;
use kernel::faults::Faults;
use kernel::ids::PersonId;
use serde::Deserialize;
use std::collections::BTreeSet;

/// A person with an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// How colleagues know them.
    pub name: String,
    /// Their e-mail address, in lower case; unique.
    pub email: String,
    /// As what they act, acted and will act; by first day.
    pub memberships: Vec<Membership>,
    /// Whether they can sign in.
    pub active: bool,
    /// Whether they belong to a demonstration.
    pub example: bool,
    /// Counts up with every save.
    pub revision: i64,
}

impl Person {
    /// As what they can act on a day.
    pub fn capacities_on(&self, day: NaiveDate) -> BTreeSet<Capacity> {
        self.memberships.iter().filter(|membership| membership.holds_on(day)).map(|membership| membership.capacity).collect()
    }
}

/// What is known of the name of somebody who did something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// How colleagues know them.
    Known(String),
    /// They were deleted, and their name with them.
    Deleted,
}

/// A name as its owner typed it, found right.
///
/// # Errors
/// Faults of the field `name`.
pub fn check_name(typed: &str) -> Result<String, Faults> {
    let mut faults = Faults::none();
    let name = name_of(typed, &mut faults);
    faults.or(name)
}

fn name_of(typed: &str, faults: &mut Faults) -> String {
    faults.name("name", typed, 100)
}

/// A person as somebody typed it. A ticked box sends its name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct PersonDraft {
    /// Free text.
    pub name: String,
    /// An e-mail address, in any case.
    pub email: String,
    /// Ticked when they can sign in.
    pub active: Option<String>,
}

/// What is stored of a person, found right. Fields as in [`Person`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonChange {
    /// See [`Person`].
    pub name: String,
    /// See [`Person`].
    pub email: String,
    /// See [`Person`].
    pub active: bool,
}

impl PersonDraft {
    /// The draft that a form starts from.
    pub fn of(person: &Person) -> Self {
        let active = person.active.then(|| "on".to_owned());
        Self { name: person.name.clone(), email: person.email.clone(), active }
    }

    /// Checks what was typed. `own` is whether people change their own account.
    ///
    /// # Errors
    /// What is wrong, per field.
    pub fn check(&self, own: bool) -> Result<PersonChange, Faults> {
        let mut faults = Faults::none();
        let email = faults.needed("email", &email_key(&self.email), 254);
        if !email.is_empty() && !is_email(&email) {
            faults.add("email", "fault-email");
        }
        let change = PersonChange { name: name_of(&self.name, &mut faults), email, active: self.active.is_some() };
        if own && !change.active {
            faults.add("active", "fault-own-account");
        }
        faults.or(change)
    }
}

/// An e-mail address as it is compared: without white space around it, in lower case.
pub fn email_key(typed: &str) -> String {
    typed.trim().to_lowercase()
}

/// Whether this looks like an e-mail address.
pub fn is_email(text: &str) -> bool {
    let plain = !text.chars().any(|c| c.is_whitespace() || c.is_control());
    plain
        && text.split_once('@').is_some_and(|(who, host)| {
            !who.is_empty() && !host.contains('@') && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> PersonDraft {
        PersonDraft { name: "Voorbeeld".to_owned(), email: " Iemand@Voorbeeld.NL ".to_owned(), active: Some("on".to_owned()) }
    }

    #[test]
    fn a_right_draft_becomes_a_change() {
        let change = draft().check(true).unwrap();
        assert_eq!(change.email, "iemand@voorbeeld.nl");
        assert!(change.active);
    }

    #[test]
    fn a_wrong_address_is_told() {
        for email in ["iemand", "iemand@", "@voorbeeld.nl", "iemand@voorbeeld", "i e@voorbeeld.nl", "a@b@c.nl"] {
            let faults = PersonDraft { email: email.to_owned(), ..draft() }.check(false).unwrap_err();
            assert_eq!(faults.of("email"), Some("fault-email"), "{email}");
        }
    }

    #[test]
    fn nobody_locks_themselves_out() {
        let stepping_back = PersonDraft { active: None, ..draft() };
        assert!(stepping_back.check(false).is_ok());
        assert_eq!(stepping_back.check(true).unwrap_err().of("active"), Some("fault-own-account"));
    }
}
