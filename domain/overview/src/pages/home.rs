//! Where things stand: one sentence that answers, and a row for each theme.

use super::INDICATORS;
use crate::figures::{Figures, Measured, source};
use crate::tally::{self, Count, Tally};
use crate::words::{self, Level, Piece};
use agenda::access::EditAgenda;
use agenda::model::{Agenda, Standing, Theme, VersionStatus};
use askama::Template;
use kernel::ids::IndicatorId;
use kernel::parts::Part;
use std::collections::HashSet;
use web::numbers::date_in;
use web::texts::Arg;
use web::{Answer, Shell, Visit, filters, paths};

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage<'a> {
    shell: &'a Shell,
    agenda: &'a Agenda,
    date: String,
    tally: Tally,
    rows: Vec<ThemeRow>,
}

impl HomePage<'_> {
    fn standfirst(&self) -> Vec<Piece> {
        words::pieces(&self.tally.sentence(self.shell))
    }
    fn counts(&self) -> Vec<Count> {
        self.tally.lines(self.shell, None)
    }
    fn key_title(&self) -> String {
        let args = [("count", self.tally.all().value()), ("what", Level::Indicator.many_within(self.shell).value())];
        self.shell.say_with("home-key-title", &args)
    }
    /// How many figures are proposed beside those that were decided; empty when none.
    fn key_note(&self) -> String {
        match self.agenda.proposals() {
            0 => String::new(),
            all if all == self.tally.all() => String::new(),
            proposals => self.shell.say_with("home-key-proposals", &[("count", proposals.value())]),
        }
    }
    fn themes_title(&self) -> String {
        let what = Level::Theme.many_within(self.shell);
        self.shell.say_with("home-themes-title", &[("count", self.rows.len().value()), ("what", what.value())])
    }
    fn is_proposed(&self) -> bool {
        self.agenda.version.status == VersionStatus::Proposed
    }
    fn theme_level(&self) -> String {
        Level::Theme.one(self.shell)
    }
    fn indicator_level(&self) -> String {
        Level::Indicator.many(self.shell)
    }
    fn has_reports(&self) -> bool {
        self.shell.settings.has(Part::Council)
    }
    fn subtitle(&self) -> String {
        words::with_dashes(&self.agenda.version.subtitle)
    }
    fn decision(&self) -> String {
        let version = &self.agenda.version;
        let when = web::numbers::loose_date(self.shell.lang, &version.decision.date);
        [version.decision.body.clone(), when].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

/// A theme with its counts and one figure.
struct ThemeRow {
    name: String,
    path: String,
    ambition: String,
    marks: Vec<&'static str>,
    counts: Vec<Count>,
    light: Light,
}

/// The figure that a row puts in the light, or what would give one.
struct Light {
    spark: Option<String>,
    value: Option<String>,
    words: String,
    context: String,
}

#[derive(Template)]
#[template(path = "home_empty.html")]
struct EmptyPage<'a> {
    shell: &'a Shell,
    may_begin: bool,
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let db = visit.reader();
    let shell = &visit.shell;
    let Some(agenda) = agenda::store::current(&db).await? else {
        return visit.page(&EmptyPage { shell, may_begin: visit.may::<EditAgenda>() });
    };
    let figures = Figures::read(&visit, &db, &agenda).await?;
    let tally = Tally::of(&figures, tally::counted(&agenda).map(|(_, indicator)| indicator));
    let counted: HashSet<_> = tally::counted(&agenda).map(|(_, indicator)| indicator.id).collect();
    let rows = agenda.themes.iter().map(|theme| row(shell, &figures, theme, &counted)).collect();
    let date = date_in(shell.lang, figures.newest.unwrap_or(shell.today));
    visit.page(&HomePage { shell, agenda: &agenda, date, tally, rows })
}

fn row(shell: &Shell, figures: &Figures, theme: &Theme, counted: &HashSet<IndicatorId>) -> ThemeRow {
    let all = theme.results().flat_map(|result| &result.indicators);
    let indicators: Vec<_> = all.filter(|indicator| counted.contains(&indicator.id)).collect();
    let tally = Tally::of(figures, indicators.iter().copied());
    let light = match tally::highlighted(figures, &indicators, shell) {
        Some(measured) => lit(shell, measured),
        None => Light { spark: None, value: None, words: unlit(shell, &indicators), context: String::new() },
    };
    ThemeRow {
        name: theme.name.clone(),
        path: paths::theme(&theme.key),
        ambition: theme.ambition.clone(),
        marks: tally.marks(),
        counts: tally.lines(shell, Some(&theme.key)),
        light,
    }
}

fn lit(shell: &Shell, measured: Measured<'_>) -> Light {
    let mut context = vec![measured.context(shell)];
    if measured.is_derived() {
        context.push(shell.say("tag-derived").to_lowercase());
    }
    if measured.indicator.standing == Standing::Proposal {
        context.push(shell.say("tag-proposal").to_lowercase());
    }
    Light {
        spark: measured.spark(shell),
        value: measured.value(shell.lang),
        words: measured.indicator.name.clone(),
        context: context.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
    }
}

/// Where a figure of this theme would come from.
fn unlit(shell: &Shell, indicators: &[&agenda::model::Indicator]) -> String {
    match indicators.iter().map(|indicator| source(indicator)).find(|source| !source.is_empty()) {
        Some(source) => shell.say_with("light-source", &[("source", source.value())]),
        None => shell.say("light-none"),
    }
}
