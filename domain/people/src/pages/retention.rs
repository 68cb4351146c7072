//! What is kept how long, on what ground, and what will go: for whoever answers for it, without what it says.

use super::RETENTION;
use super::words;
use askama::Template;
use kernel::activities::{Activity, Kept, register};
use kernel::clock::day;
use kernel::retention::{Outlook, ReadTerms, Term, Terms, next_night, outlook};
use web::texts::Arg;
use web::{Answer, Shell, Visit, filters};

#[derive(Template)]
#[template(path = "retention.html")]
struct RetentionPage<'a> {
    shell: &'a Shell,
    groups: Vec<Group>,
    /// When what is past its term goes next.
    tonight: String,
}

/// A processing activity with what is kept for it.
struct Group {
    activity: &'static Activity,
    rules: Vec<Outlook>,
}

impl Group {
    /// What stays as long as something else.
    fn stays(&self) -> impl Iterator<Item = &'static Kept> {
        self.activity.kept.iter().filter(|kept| kept.rule.is_empty())
    }
}

impl RetentionPage<'_> {
    fn title(&self, group: &Group) -> String {
        let title = self.shell.say(&format!("audit-activity-{}", group.activity.key));
        // In the trail it stands within a sentence.
        let mut letters = title.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }
    fn name(&self, rule: &Outlook) -> String {
        name(self.shell, rule.rule)
    }
    fn term(&self, rule: &Outlook) -> String {
        about(self.shell, rule.rule, rule.term)
    }
    fn path(&self, rule: &Outlook) -> String {
        rule_path(rule.rule)
    }
    fn hold(&self, rule: &Outlook) -> Option<String> {
        Some(self.shell.say_with("hold-until", &[("day", words::day(self.shell, rule.held_until()?).value())]))
    }
    fn done(&self, rule: &Outlook) -> String {
        done(self.shell, rule)
    }
}

pub(super) async fn get(visit: Visit) -> Answer {
    let right = visit.allow::<ReadTerms>(Terms)?;
    let mut rules = outlook(&visit.reader(), &right, &visit.site.rules, visit.now).await?;
    let mut groups = Vec::new();
    for activity in &register()?.activity {
        let (own, others) = rules.into_iter().partition(|rule| rule.activity == activity.key);
        rules = others;
        groups.push(Group { activity, rules: own });
    }
    let tonight = words::day(&visit.shell, day(next_night(visit.now)));
    visit.page(&RetentionPage { shell: &visit.shell, groups, tonight })
}

/// What a rule is called.
pub(super) fn name(shell: &Shell, rule: &str) -> String {
    shell.say(&format!("retention-{}", rule.replace('_', "-")))
}

/// How long what a rule is about is kept, and counted from when.
pub(super) fn about(shell: &Shell, rule: &str, term: Term) -> String {
    let term = shell.say_with(&format!("term-{}", term.unit()), &[("count", term.number().value())]);
    shell.say_with(&format!("retention-{}-term", rule.replace('_', "-")), &[("term", term.value())])
}

/// When a rule last deleted, and how many.
pub(super) fn done(shell: &Shell, rule: &Outlook) -> String {
    match rule.done {
        Some(done) => {
            let on = words::day(shell, day(done.night));
            match rule.counted {
                true => shell.say_with("retention-done-on", &[("count", done.removed.value()), ("day", on.value())]),
                false => on,
            }
        }
        None => shell.say("retention-not-yet"),
    }
}

/// The page of a rule.
pub(super) fn rule_path(rule: &str) -> String {
    format!("{RETENTION}/{rule}")
}
