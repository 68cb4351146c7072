//! One theme: what it wants, and per goal the results with their figures.

use super::renamed;
use crate::figures::{Figures, Row};
use crate::tally::{self, Count, Tally};
use crate::words::Level;
use agenda::model::{Agenda, Goal, Theme};
use agenda::store;
use askama::Template;
use axum::extract::Path;
use kernel::Error;
use kernel::ids::Kind;
use web::texts::Arg;
use web::{Answer, Shell, Visit, filters, paths};

#[derive(Template)]
#[template(path = "theme.html")]
struct ThemePage<'a> {
    shell: &'a Shell,
    agenda: &'a Agenda,
    theme: &'a Theme,
    tally: Tally,
    goals: Vec<GoalPart<'a>>,
}

/// A goal with its results.
struct GoalPart<'a> {
    goal: &'a Goal,
    results: Vec<ResultRow>,
}

/// A result with its figures.
struct ResultRow {
    name: String,
    path: String,
    summary: String,
    rows: Vec<Row>,
}

impl ThemePage<'_> {
    fn level(&self) -> String {
        Level::Theme.one(self.shell)
    }
    fn goal_level(&self) -> String {
        Level::Goal.one(self.shell)
    }
    fn indicator_level(&self) -> String {
        Level::Indicator.many(self.shell)
    }
    fn counts(&self) -> Vec<Count> {
        self.tally.lines(self.shell, Some(&self.theme.key))
    }
    fn before(&self) -> Option<&Theme> {
        let at = self.at()?;
        self.agenda.themes.get(at.checked_sub(1)?)
    }
    fn after(&self) -> Option<&Theme> {
        self.agenda.themes.get(self.at()? + 1)
    }
    fn at(&self) -> Option<usize> {
        self.agenda.themes.iter().position(|theme| theme.id == self.theme.id)
    }
    /// The title of the document, and the place in it.
    fn place(&self) -> String {
        let args = [("title", self.agenda.version.title.value()), ("place", self.theme.place.value())];
        self.shell.say_with(if self.theme.place.is_empty() { "document-only" } else { "document-place" }, &args)
    }
}

pub(crate) async fn get(visit: Visit, Path(key): Path<String>) -> Answer {
    let db = visit.reader();
    let agenda = store::current(&db).await?.ok_or(Error::NotFound)?;
    let shell = &visit.shell;
    let Some(theme) = agenda.theme(&key) else { return renamed(&db, &agenda, Kind::Theme, &key, paths::theme).await };
    let figures = Figures::read(&visit, &db, &agenda).await?;
    let tally = Tally::of(&figures, tally::counted_in(&agenda, theme));
    let goals = theme.goals.iter().map(|goal| part(shell, &figures, goal)).collect();
    visit.page(&ThemePage { shell, agenda: &agenda, theme, tally, goals })
}

fn part<'a>(shell: &Shell, figures: &Figures, goal: &'a Goal) -> GoalPart<'a> {
    let results = goal.results.iter().map(|result| ResultRow {
        name: result.name.clone(),
        path: paths::result(&result.key),
        summary: result.summary.clone(),
        rows: result.indicators.iter().map(|indicator| figures.of(indicator).row(shell)).collect(),
    });
    GoalPart { goal, results: results.collect() }
}
