//! One result: what is intended, where we stand, and its golden thread.

use super::renamed;
use crate::figures::{Chart, Figures, Row};
use crate::rope::Rope;
use crate::thread::{self, CardOf, Place, Step};
use crate::words::Level;
use agenda::model::words::Choice;
use agenda::model::{Agenda, IntendedResult};
use agenda::store;
use askama::Template;
use axum::extract::Path;
use kernel::Error;
use kernel::ids::Kind;
use web::texts::Arg;
use web::{Answer, Shell, Visit, filters, paths};

#[derive(Template)]
#[template(path = "result.html")]
struct ResultPage<'a> {
    shell: &'a Shell,
    agenda: &'a Agenda,
    at: Place<'a>,
    rows: Vec<Row>,
    /// Those with a chart, by their place among the rows.
    charts: Vec<(usize, Chart)>,
    steps: Vec<Step>,
    rope: Rope,
}

impl ResultPage<'_> {
    /// The rows that have no chart.
    fn bare(&self) -> Vec<&Row> {
        let has_chart = |at: usize| self.charts.iter().any(|(drawn, _)| *drawn == at);
        self.rows.iter().enumerate().filter(|(at, _)| !has_chart(*at)).map(|(_, row)| row).collect()
    }
    /// The rows that have a chart.
    fn drawn(&self) -> Vec<(&Row, &Chart)> {
        self.charts.iter().filter_map(|(at, chart)| self.rows.get(*at).map(|row| (row, chart))).collect()
    }
    fn result(&self) -> &IntendedResult {
        self.at.result
    }
    fn level(&self) -> String {
        Level::Result.one(self.shell)
    }
    fn indicator_level(&self) -> String {
        Level::Indicator.many(self.shell)
    }
    /// Which way it should go, in words.
    fn direction(&self) -> String {
        self.shell.say(&format!("towards-{}", self.at.result.direction.word()))
    }
    /// Why this version words it differently; empty when it does not, or was the first to word it.
    fn reason(&self) -> &str {
        if self.agenda.version.based_on.is_some() { &self.at.result.reason } else { "" }
    }
    /// The title of the document, and the place in it.
    fn place(&self) -> String {
        let args = [("title", self.agenda.version.title.value()), ("place", self.at.result.place.value())];
        self.shell.say_with(if self.at.result.place.is_empty() { "document-only" } else { "document-place" }, &args)
    }
}

pub(crate) async fn get(visit: Visit, Path(key): Path<String>, cards: &'static [CardOf]) -> Answer {
    let db = visit.reader();
    let agenda = store::current(&db).await?.ok_or(Error::NotFound)?;
    let shell = &visit.shell;
    let Some(at) = Place::of(&agenda, &key) else { return renamed(&db, &agenda, Kind::Result, &key, paths::result).await };
    let figures = Figures::read(&visit, &db, &agenda).await?;
    let steps = thread::steps(&visit, &db, &agenda.version, at, &figures, cards).await?;
    let measured: Vec<_> = at.result.indicators.iter().map(|indicator| figures.of(indicator)).collect();
    let rows = measured.iter().map(|one| one.row(shell)).collect();
    let charts = measured.iter().enumerate().filter_map(|(place, one)| one.chart(shell).map(|chart| (place, chart))).collect();
    let rope = Rope::of(shell, &steps, &at.result.name);
    visit.page(&ResultPage { shell, agenda: &agenda, at, rows, charts, steps, rope })
}
