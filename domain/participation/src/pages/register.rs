//! What became of what people contributed: of how many, by which way, under which theme, and the newest in their own words.

use super::subjects::Subjects;
use super::{stitches, words};
use crate::access::Contributions;
use crate::model::{Channel, Coverage, Handled, Outcome, PROMISE_DAYS};
use crate::store;
use askama::Template;
use kernel::clock::day;
use kernel::ids::{ContributionId, ThemeId};
use std::collections::{HashMap, HashSet};
use web::texts::Arg;
use web::{Answer, Shell, Visit, filters, paths};

/// So many of the newest are shown.
const NEWEST: u64 = 12;

#[derive(Template)]
#[template(path = "register.html")]
struct RegisterPage<'a> {
    shell: &'a Shell,
    coverage: Coverage,
    channels: Vec<Row>,
    themes: Vec<Row>,
    newest: Vec<Voice>,
}

/// What became of a part of all contributions.
struct Row {
    name: String,
    coverage: Coverage,
}

impl Row {
    fn stitches(&self) -> String {
        stitches::row(&self.coverage)
    }
}

/// A contribution in short.
struct Voice {
    path: String,
    text: String,
    language: String,
    about: String,
}

impl RegisterPage<'_> {
    fn sentence(&self) -> String {
        let args = [("answered", self.coverage.answered().value()), ("all", self.coverage.all().value())];
        self.shell.say_with(if self.coverage.all() == 0 { "register-none" } else { "register-sentence" }, &args)
    }
    fn oldest(&self) -> Option<String> {
        self.coverage.oldest_open.map(|days| self.shell.say_with("register-oldest", &[("days", days.value())]))
    }
    fn late(&self) -> Option<String> {
        let late = self.coverage.late();
        (late > 0).then(|| self.shell.say_with("register-late", &[("count", late.value())]))
    }
    fn promise(&self) -> String {
        self.shell.say_with("register-promise", &[("days", PROMISE_DAYS.value())])
    }
    fn stitches(&self) -> String {
        stitches::row(&self.coverage)
    }
    fn each(&self) -> Option<String> {
        let each = stitches::each(&self.coverage);
        (each > 1).then(|| self.shell.say_with("stitch-each", &[("count", each.value())]))
    }
    fn outcomes(&self) -> Vec<(String, String, usize)> {
        self.coverage.counts().map(|(one, count)| (stitches::one(one), self.outcome(one), count)).collect()
    }
    fn outcome(&self, outcome: Outcome) -> String {
        self.shell.say(&format!("outcome-{}", outcome.word()))
    }
}

pub(super) async fn get(visit: Visit) -> Answer {
    let (db, shell) = (visit.reader(), &visit.shell);
    let right = visit.allow(Contributions)?;
    let subjects = Subjects::read(&db).await?;
    let handled = store::handled(&db, &right).await?;
    let about = store::about(&db, &right).await?;
    let today = day(visit.now);
    let of_channel = |channel| Coverage::of(handled.iter().filter(|one| one.channel == channel), today);
    let channels = Channel::ALL.iter().map(|one| Row { name: words::channel(shell, *one), coverage: of_channel(*one) });
    let mut themes_of: HashMap<ContributionId, HashSet<ThemeId>> = HashMap::new();
    for link in &about {
        if let Some(theme) = subjects.theme_of(link.to) {
            themes_of.entry(ContributionId(link.from.id)).or_default().insert(theme);
        }
    }
    let is_about = |one: &Handled, theme| themes_of.get(&one.id).is_some_and(|themes| themes.contains(&theme));
    let of_theme = |theme| Coverage::of(handled.iter().filter(|one| is_about(one, theme)), today);
    let themes = subjects.themes().map(|(theme, name)| Row { name: name.to_owned(), coverage: of_theme(theme) });
    let newest = store::newest(&db, &right, NEWEST).await?;
    let voices = newest.into_iter().filter_map(|one| {
        let about = words::about(shell, &one);
        Some(Voice { path: paths::contribution(one.id), text: one.text?, language: one.language, about })
    });
    let there = |rows: Vec<Row>| rows.into_iter().filter(|row| row.coverage.all() > 0).collect();
    visit.page(&RegisterPage {
        shell,
        coverage: Coverage::of(&handled, today),
        channels: there(channels.collect()),
        themes: there(themes.collect()),
        newest: voices.collect(),
    })
}
