//! What asks for the attention of those who keep the agenda: figures that are behind or missing, and deliveries that went wrong.

use super::sentences::{newest, no_figure, verdict};
use super::wording::Wording;
use super::{beside, delivery_path, figures};
use crate::access::AllFigures;
use crate::figures_in;
use crate::model::{Figure, Import, ImportStatus, Matter, matters};
use crate::store;
use agenda::model::{Agenda, Indicator, Theme};
use askama::Template;
use axum::extract::Query;
use kernel::ids::IndicatorId;
use serde::Deserialize;
use std::collections::HashMap;
use web::numbers::date_in;
use web::texts::Arg;
use web::{Answer, Shell, Visit, filters, paths};

/// Where the page is.
pub(crate) const ATTENTION: &str = "/werk/aandacht";
/// How many deliveries are looked at, and of how many days.
const LOOKED_AT: u64 = 50;
const DAYS: u64 = 31;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    #[serde(rename = "thema")]
    theme: String,
}

#[derive(Template)]
#[template(path = "attention.html")]
struct AttentionPage<'a> {
    shell: &'a Shell,
    /// Every theme with how much asks for attention in it.
    themes: Vec<(&'a Theme, usize)>,
    chosen: Option<&'a Theme>,
    /// The same over all themes.
    all: usize,
    groups: Vec<Group>,
    deliveries: Vec<Row>,
    has_agenda: bool,
}

/// The indicators of which the same asks for attention.
struct Group {
    matter: Matter,
    rows: Vec<Row>,
}

/// One thing that asks for attention.
struct Row {
    name: String,
    path: String,
    /// The theme, or the day of a delivery.
    beside: String,
    why: String,
}

impl AttentionPage<'_> {
    fn lead(&self) -> String {
        self.shell.say_with("attention-lead", &[("count", (self.all + self.deliveries.len()).value())])
    }
    fn in_theme(&self, theme: &Theme) -> String {
        format!("{ATTENTION}?thema={}", theme.key)
    }
    fn is_chosen(&self, theme: &Theme) -> bool {
        self.chosen.is_some_and(|chosen| chosen.id == theme.id)
    }
    fn is_empty(&self) -> bool {
        self.groups.is_empty() && self.deliveries.is_empty()
    }
}

pub(crate) async fn get(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let db = visit.reader();
    let agenda = agenda::store::current(&db).await?;
    let ids: Vec<_> = agenda.iter().flat_map(Agenda::indicators).map(|(_, _, indicator)| indicator.id).collect();
    let figures = match &agenda {
        Some(agenda) => figures_in(&db, agenda, &ids, &visit.settings().area).await?,
        None => HashMap::new(),
    };
    let found = found(&visit.shell, agenda.as_ref(), &figures);
    let themes: Vec<(&Theme, usize)> =
        agenda.iter().flat_map(|agenda| &agenda.themes).map(|theme| (theme, of(&found, theme))).collect();
    let chosen = themes.iter().map(|(theme, _)| *theme).find(|theme| theme.key == asked.theme);
    let deliveries = match chosen {
        None => deliveries(&visit.shell, store::imports(&db, &visit.allow(AllFigures)?, LOOKED_AT).await?),
        Some(_) => Vec::new(),
    };
    let groups = groups(&visit.shell, &found, chosen);
    let (all, has_agenda) = (found.len(), agenda.is_some());
    visit.page(&AttentionPage { shell: &visit.shell, themes, chosen, all, groups, deliveries, has_agenda })
}

/// A matter of an indicator.
struct Found<'a> {
    matter: Matter,
    theme: &'a Theme,
    indicator: &'a Indicator,
    figure: &'a Figure,
}

fn found<'a>(shell: &Shell, agenda: Option<&'a Agenda>, figures: &'a HashMap<IndicatorId, Figure>) -> Vec<Found<'a>> {
    let indicators = agenda.into_iter().flat_map(Agenda::indicators);
    let of_one = |(theme, _, indicator): (&'a Theme, _, &'a Indicator)| {
        let figure = figures.get(&indicator.id)?;
        let matters = matters(indicator, figure, shell.today);
        Some(matters.into_iter().map(move |matter| Found { matter, theme, indicator, figure }))
    };
    indicators.filter_map(of_one).flatten().collect()
}

fn of(found: &[Found<'_>], theme: &Theme) -> usize {
    found.iter().filter(|one| one.theme.id == theme.id).count()
}

fn groups(shell: &Shell, found: &[Found<'_>], chosen: Option<&Theme>) -> Vec<Group> {
    let is_asked = |one: &&Found<'_>| chosen.is_none_or(|theme| theme.id == one.theme.id);
    let rows =
        |matter: Matter| found.iter().filter(is_asked).filter(|one| one.matter == matter).map(|one| row(shell, one)).collect();
    let all = Matter::ALL.into_iter().map(|matter| Group { matter, rows: rows(matter) });
    all.filter(|group| !group.rows.is_empty()).collect()
}

fn row(shell: &Shell, found: &Found<'_>) -> Row {
    let Found { indicator, figure, .. } = *found;
    let words = Wording::of(shell, indicator, figure);
    let why = match (found.matter, &figure.latest) {
        (Matter::Worse, _) => beside::course_why(&words, indicator, figure),
        (Matter::Late, Some(latest)) => words.say("attention-why-late", &[("period", words.during(latest.period))]),
        (_, Some(latest)) => format!("{} {}", newest(&words, latest), verdict(&words, indicator, figure)),
        (_, None) => no_figure(&words, indicator, figure),
    };
    Row { name: indicator.name.clone(), path: paths::indicator(&indicator.key), beside: found.theme.name.clone(), why }
}

/// The deliveries of late that were refused, had rows that were left out, or were tried and never taken in.
fn deliveries(shell: &Shell, imports: Vec<Import>) -> Vec<Row> {
    let first = shell.today - chrono::Days::new(DAYS);
    let of_late = |import: &&Import| kernel::clock::day(import.started) >= first && import.status != ImportStatus::Staging;
    let why = |import: &Import| {
        let key = match (import.refusal.is_some(), import.dry) {
            (true, _) => "attention-why-refused",
            (false, true) if import.can_be_repeated() => "attention-why-tried",
            (false, false) if import.counts.rejected > 0 => "attention-why-rejected",
            _ => return None,
        };
        Some(shell.say_with(key, &[("count", import.counts.rejected.value())]))
    };
    let row = |import: &Import| {
        let day = date_in(shell.lang, kernel::clock::day(import.started));
        Some(Row { name: figures::title(import), path: delivery_path(import.id), beside: day, why: why(import)? })
    };
    imports.iter().filter(of_late).filter_map(row).collect()
}
