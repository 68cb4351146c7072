//! Emergency access: somebody who was not let in looks all the same, for a few hours, on a ground and for a reason, while others
//! are told at once. Whoever holds it can end it, never make it longer; somebody else says afterwards whether it was right.

use super::{Ground, Grounds, HouseholdLink, LinkKind};
use chrono::Duration;
use kernel::faults::Faults;
use kernel::ids::{EmergencyId, HouseholdId, PersonId};
use kernel::{Capacity, Moment};
use serde::Deserialize;

/// How long it can be asked for, in hours. That eight is the most, the policies and the database hold too.
pub const HOURS: [i64; 4] = [1, 2, 4, 8];
/// So long may a text be.
const LONGEST: usize = 2000;

/// That somebody looks at another's data in an emergency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emergency {
    /// Its id.
    pub id: EmergencyId,
    /// Who looks.
    pub holder: PersonId,
    /// As what they acted when they opened it.
    pub capacity: Capacity,
    /// At whose data.
    pub person: PersonId,
    /// The key of a [`Ground`].
    pub ground: String,
    /// Why, in the holder's words; none when the person whom it is about was deleted.
    pub reason: Option<String>,
    /// How long it was asked for.
    pub hours: i64,
    /// From when.
    pub starts: Moment,
    /// How many others were told of it at once.
    pub informed: i64,
    /// When the person whom it is about was told.
    pub told: Option<Moment>,
    /// Why they were not told at once, when they were not.
    pub untold: Option<String>,
    /// How often the holder looked.
    pub looks: i64,
    /// How it ended, when that was before its time.
    pub ended: Option<Ended>,
    /// What somebody else found of it.
    pub review: Option<Review>,
}

/// That an emergency ended before its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// When.
    pub at: Moment,
    /// By whom.
    pub by: PersonId,
    /// Why, when it was taken back by somebody else.
    pub why: Option<String>,
}

/// Whether an emergency was used as it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It was.
    Right,
    /// It was not.
    Wrong,
}

impl Verdict {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Right, Self::Wrong];

    /// The word in the database, the forms and the texts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Wrong => "wrong",
        }
    }

    /// The verdict with this word.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.word() == word)
    }
}

/// What somebody else found of an emergency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// Whether it was right.
    pub verdict: Verdict,
    /// In their words; none when the person whom it is about was deleted.
    pub text: Option<String>,
    /// When.
    pub at: Moment,
    /// Who.
    pub by: PersonId,
}

impl Emergency {
    /// From when it opens nothing, unless it ended before.
    pub fn ends(&self) -> Moment {
        self.starts + Duration::hours(self.hours)
    }

    /// Whether it opens anything at a moment.
    pub fn lasts(&self, now: Moment) -> bool {
        self.starts <= now && now < self.ends() && self.ended.is_none()
    }

    /// What the holder has to do with a household of the person, by it: they read its goals, questions and signals while it lasts.
    pub fn link_to(&self, household: HouseholdId) -> HouseholdLink {
        HouseholdLink {
            person: self.holder,
            household,
            kind: LinkKind::Emergency,
            ground: self.ground.clone(),
            starts: self.starts,
            ends: self.ends(),
            withdrawn: self.ended.is_some(),
            informed: self.informed > 0,
            reasoned: self.reason.is_some(),
        }
    }
}

/// An emergency as somebody typed it. A ticked box sends its name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct EmergencyDraft {
    /// Whose data: their e-mail address, in any case.
    pub email: String,
    /// The key of a [`Ground`].
    pub ground: String,
    /// Free text.
    pub reason: String,
    /// One of [`HOURS`].
    pub hours: String,
    /// Ticked when the person may not be told.
    pub untold: Option<String>,
    /// Why not.
    pub untold_why: String,
}

/// What is stored of an emergency, found right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmergencyChange {
    /// In lower case.
    pub email: String,
    /// See [`Emergency`].
    pub ground: Ground,
    /// See [`Emergency`].
    pub reason: String,
    /// See [`Emergency`].
    pub hours: i64,
    /// Why the person may not be told; none when they are.
    pub untold: Option<String>,
}

impl EmergencyDraft {
    /// Checks what was typed.
    ///
    /// # Errors
    /// What is wrong, per field.
    pub fn check(&self, grounds: &Grounds) -> Result<EmergencyChange, Faults> {
        let mut faults = Faults::none();
        let email = faults.needed("email", &people::model::email_key(&self.email), 254);
        let ground = grounds.find(&self.ground);
        if ground.is_none() {
            faults.add("ground", "fault-emergency-ground");
        }
        let reason = faults.needed("reason", &self.reason, LONGEST);
        let hours = HOURS.into_iter().find(|hours| hours.to_string() == self.hours);
        if hours.is_none() {
            faults.add("hours", "fault-emergency-hours");
        }
        let untold = self.untold.as_ref().map(|_| faults.needed("untold_why", &self.untold_why, LONGEST));
        match (ground, hours) {
            (Some(ground), Some(hours)) => faults.or(EmergencyChange { email, ground: ground.clone(), reason, hours, untold }),
            _ => Err(faults),
        }
    }
}

/// A review as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct ReviewDraft {
    /// A word of [`Verdict`].
    pub verdict: String,
    /// Free text.
    pub text: String,
}

impl ReviewDraft {
    /// What was found, and in which words, or what is wrong.
    ///
    /// # Errors
    /// Faults by field.
    pub fn check(&self) -> Result<(Verdict, String), Faults> {
        let mut faults = Faults::none();
        let verdict = Verdict::read(&self.verdict);
        if verdict.is_none() {
            faults.add("verdict", "fault-emergency-verdict");
        }
        let text = faults.needed("text", &self.text, LONGEST);
        match verdict {
            Some(verdict) => faults.or((verdict, text)),
            None => Err(faults),
        }
    }
}

/// Why an emergency is taken back, or what is wrong with that text.
///
/// # Errors
/// Faults of the field `why`.
pub fn check_reason(typed: &str) -> Result<String, Faults> {
    let mut faults = Faults::none();
    let why = faults.needed("why", typed, LONGEST);
    faults.or(why)
}

#[cfg(test)]
mod tests {
    use super::super::grounds;
    use super::*;

    fn draft() -> EmergencyDraft {
        EmergencyDraft {
            email: " Iemand@Voorbeeld.NL ".to_owned(),
            ground: "vital".to_owned(),
            reason: " Er neemt niemand op. ".to_owned(),
            hours: "2".to_owned(),
            ..EmergencyDraft::default()
        }
    }

    fn faults(draft: &EmergencyDraft) -> Vec<&'static str> {
        draft.check(grounds().unwrap()).unwrap_err().all().map(|(field, _)| field).collect()
    }

    #[test]
    fn a_right_draft_becomes_a_change() {
        let change = draft().check(grounds().unwrap()).unwrap();
        assert_eq!((change.email.as_str(), change.reason.as_str()), ("iemand@voorbeeld.nl", "Er neemt niemand op."));
        assert_eq!((change.hours, change.ground.key.as_str(), change.untold), (2, "vital", None));
    }

    #[test]
    fn who_what_why_and_how_long_have_to_be_told() {
        assert_eq!(faults(&EmergencyDraft::default()), ["email", "ground", "hours", "reason"]);
        for hours in ["0", "-1", "9", "24", "08", "8.0", "1 "] {
            assert_eq!(faults(&EmergencyDraft { hours: hours.to_owned(), ..draft() }), ["hours"], "{hours}");
        }
        assert_eq!(faults(&EmergencyDraft { ground: "curious".to_owned(), ..draft() }), ["ground"]);
        let silent = EmergencyDraft { untold: Some("on".to_owned()), ..draft() };
        assert_eq!(faults(&silent), ["untold_why"], "silence has a reason too");
        let hidden = EmergencyDraft { untold_why: "Gevaar.".to_owned(), ..silent };
        assert_eq!(hidden.check(grounds().unwrap()).unwrap().untold.as_deref(), Some("Gevaar."));
        assert_eq!(HOURS.into_iter().max(), Some(8));
    }

    #[test]
    fn a_review_has_a_verdict_and_words() {
        let review = |verdict: &str, text: &str| ReviewDraft { verdict: verdict.to_owned(), text: text.to_owned() }.check();
        assert_eq!(review("right", " Goed. "), Ok((Verdict::Right, "Goed.".to_owned())));
        let faults = review("fine", "").unwrap_err();
        assert_eq!((faults.of("verdict"), faults.of("text")), (Some("fault-emergency-verdict"), Some("fault-empty")));
    }
}
