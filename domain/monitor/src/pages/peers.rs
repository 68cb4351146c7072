//! A figure beside those of other municipalities: `/indicatoren/KEY/vergelijken`.
//!
//! The group and the period are chosen by a link, so that an address says with whom was compared, and when.

use super::beside::Line;
use super::opened::{Opened, opened};
use super::peer_drawings::{Drawings, MOST_DRAWN, Pen, nearest};
use super::peer_words::{group_name, lead, lines, spread};
use super::wording::{Wording, place};
use crate::access::ChoosePeers;
use crate::model::{Among, Counted, Figure, PeerGroup, PeerKind, Point};
use crate::{peers_of, store};
use agenda::model::{Indicator, IntendedResult, Theme};
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use kernel::Error;
use kernel::periods::Period;
use serde::Deserialize;
use statistics::{Certainty, Comparison};
use web::numbers::number_in;
use web::{Answer, Shell, Visit, filters, paths};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    #[serde(rename = "groep")]
    group: String,
    #[serde(rename = "periode")]
    period: String,
}

/// How many periods the page offers.
const OFFERED: usize = 12;

#[derive(Template)]
#[template(path = "peers.html")]
struct PeersPage<'a> {
    shell: &'a Shell,
    words: Wording<'a>,
    theme: &'a Theme,
    result: &'a IntendedResult,
    indicator: &'a Indicator,
    /// The kinds of groups that there are; none where areas were not taken in.
    kinds: Vec<PeerKind>,
    compared: Option<Compared>,
    /// The period that was asked for, when it can be compared.
    asked: Option<Period>,
    may_choose: bool,
}

/// What is known of one group.
struct Compared {
    group: PeerGroup,
    name: String,
    among: Option<Among>,
    /// The periods that can be compared, the newest first.
    periods: Vec<Period>,
    lead: String,
    lines: Vec<Line>,
    spread: Option<String>,
    is_funnel: bool,
    drawing: Option<Drawings>,
    years: Option<Drawings>,
    rows: Vec<Row>,
    has_margin: bool,
    has_counts: bool,
    /// Whether anybody can be told to differ from the middle or not.
    has_beside: bool,
}

/// One municipality in the table.
#[derive(Debug)]
struct Row {
    name: String,
    is_ours: bool,
    reading: String,
    margin: String,
    counts: String,
    beside: &'static str,
}

impl PeersPage<'_> {
    fn lead(&self) -> String {
        match &self.compared {
            Some(compared) => compared.lead.clone(),
            None => self.shell.say("peers-empty-lead"),
        }
    }
    fn place(&self) -> &str {
        place(self.shell)
    }
    fn period(&self, among: &Among) -> String {
        self.words.period(among.period)
    }
    fn at(&self, kind: &PeerKind) -> String {
        let group = format!("{}?groep={}", path(&self.indicator.key), kind.slug());
        self.asked.map_or(group.clone(), |period| format!("{group}&periode={}", period.code()))
    }
    fn in_period(&self, compared: &Compared, period: &Period) -> String {
        format!("{}?groep={}&periode={}", path(&self.indicator.key), compared.group.kind.slug(), period.code())
    }
    fn is_then(&self, compared: &Compared, period: &Period) -> bool {
        compared.among.as_ref().is_some_and(|among| among.period == *period)
    }
    fn is_here(&self, kind: &PeerKind) -> bool {
        self.compared.as_ref().is_some_and(|compared| compared.group.kind == *kind)
    }
    /// How many municipalities, and which part of them is drawn.
    fn drawn(&self, compared: &Compared) -> String {
        let all = compared.group.members.len();
        let args = [("count", MOST_DRAWN.to_string()), ("place", self.place().to_owned())];
        if all > MOST_DRAWN { self.words.say("peers-nearest", &args) } else { String::new() }
    }
    fn size(&self, compared: &Compared) -> String {
        let count = compared.group.members.len();
        self.words.say("peers-size", &[("count", count.to_string()), ("place", self.place().to_owned())])
    }
    fn known(&self, group: &PeerGroup) -> String {
        let args = [("year", group.division.to_string()), ("source", group.source.clone())];
        self.words.say(if group.source.is_empty() { "peers-division" } else { "peers-division-source" }, &args)
    }
    /// The names of those that have no figure in the period.
    fn without(&self, among: &Among) -> String {
        among.without.iter().map(|(one, _)| one.name.as_str()).collect::<Vec<_>>().join(", ")
    }
    /// Of how many the numbers behind the figure are not known, so that they do not stand in the funnel.
    fn not_in_funnel(&self, among: &Among) -> usize {
        among.sizes().map_or(0, |(_, sized)| among.others.len() - sized.len())
    }
    fn file(&self) -> String {
        format!("{}.csv", paths::indicator(&self.indicator.key))
    }
}

/// Where an indicator is compared with other municipalities.
pub(crate) fn path(key: &str) -> String {
    format!("{}/vergelijken", paths::indicator(key))
}

pub(crate) async fn get(visit: Visit, Path(key): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let db = visit.reader();
    let Opened { agenda, id, figure } = match opened(&visit, &key).await? {
        Ok(opened) => opened,
        Err(now) => return Ok(Redirect::permanent(&path(&now)).into_response()),
    };
    let (theme, result, indicator) = agenda.indicator_by_id(id).ok_or(Error::NotFound)?;
    let here = visit.settings().area.as_str();
    let words = Wording::of(&visit.shell, indicator, &figure);
    let (mut kinds, mut compared, mut period) = (Vec::new(), None, None);
    if let Some(ours) = store::ours(&db, here).await? {
        let choice = store::peer_choice(&db).await?;
        kinds = ours.municipality.kinds(&choice);
        let group = match ours.municipality.kind(&choice, PeerKind::of_slug(&asked.group)) {
            Some(kind) => store::peer_group(&db, &ours, &choice, kind).await?,
            None => None,
        };
        if let Some(group) = group {
            let peers = peers_of(&db, indicator, group).await?;
            period = peers.periods().into_iter().find(|period| period.code() == asked.period);
            compared = Some(compare(&words, (indicator, &figure), peers, period, ours.municipality.inhabitants));
        }
    }
    let may_choose = visit.may::<ChoosePeers>();
    visit.page(&PeersPage { shell: &visit.shell, words, theme, result, indicator, kinds, compared, asked: period, may_choose })
}

fn compare(
    words: &Wording<'_>,
    (indicator, figure): (&Indicator, &Figure),
    peers: crate::model::Peers,
    period: Option<Period>,
    inhabitants: Option<u64>,
) -> Compared {
    let name = group_name(words.shell, &peers.group);
    let among = period.map(|period| peers.among_in(figure, period)).or_else(|| peers.among(figure));
    let pen = Pen { words, indicator, group: &name };
    let drawn = nearest(&peers, inhabitants);
    let funnel = among.as_ref().and_then(|among| pen.funnel(among));
    let is_funnel = funnel.is_some();
    let drawing = funnel.or_else(|| pen.dots(among.as_ref()?, &drawn));
    let years = pen.multiples(figure, &peers, &drawn);
    let rows = among.as_ref().map(|among| rows(words, among)).unwrap_or_default();
    Compared {
        lead: among
            .as_ref()
            .map_or_else(|| words.say("peers-lead-nothing", &[("group", name.clone())]), |among| lead(words, among)),
        lines: among.as_ref().map(|among| lines(words, indicator, among)).unwrap_or_default(),
        spread: among.as_ref().and_then(|among| spread(words, among)),
        has_margin: rows.iter().any(|row| !row.margin.is_empty()),
        has_counts: rows.iter().any(|row| !row.counts.is_empty()),
        has_beside: rows.iter().any(|row| !row.beside.is_empty() && row.beside != "peers-row-undetermined"),
        periods: peers.periods().into_iter().take(OFFERED).collect(),
        group: peers.group,
        name,
        among,
        is_funnel,
        drawing,
        years,
        rows,
    }
}

/// Everybody from high to low, then who has no figure, and why.
fn rows(words: &Wording<'_>, among: &Among) -> Vec<Row> {
    let row = |name: &str, is_ours: bool, point: &Point, comparison: Comparison| Row {
        name: name.to_owned(),
        is_ours,
        reading: words.reading(point.reading),
        margin: point.margin.map(|margin| words.margin(margin)).unwrap_or_default(),
        counts: point.counted.map(|counted| counts(words, counted)).unwrap_or_default(),
        beside: beside(comparison),
    };
    let mut rows: Vec<(f64, Row)> = among
        .others
        .iter()
        .map(|other| (other.value, row(&other.municipality.name, false, &other.point, other.beside(among.middle))))
        .collect();
    let own = among.own.as_ref().and_then(|own| Some((own.value()?, row(place(words.shell), true, own, among.comparison))));
    rows.extend(own);
    rows.sort_by(|one, other| other.0.total_cmp(&one.0));
    let nothing = |(municipality, shown): &(crate::model::Municipality, Option<crate::model::Shown>)| Row {
        name: municipality.name.clone(),
        is_ours: false,
        reading: shown.map_or_else(|| words.shell.say("nothing-not-there"), |shown| words.reading(shown)),
        margin: String::new(),
        counts: String::new(),
        beside: "",
    };
    rows.into_iter().map(|(_, row)| row).chain(among.without.iter().map(nothing)).collect()
}

fn counts(words: &Wording<'_>, counted: Counted) -> String {
    let whole = |count: u64| number_in(words.shell.lang, count as f64, 0);
    match counted {
        Counted::Share { count, n, .. } => words.say("peers-count-of", &[("count", whole(count)), ("all", whole(n))]),
        Counted::Rate { count, people, .. } => words.say("peers-count-of", &[("count", whole(count)), ("all", whole(people))]),
        Counted::Events(count) => whole(count),
    }
}

/// The text of where a figure lies beside the middle.
fn beside(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Higher(Certainty::NearlySure) => "peers-row-higher-sure",
        Comparison::Higher(Certainty::Probable) => "peers-row-higher",
        Comparison::Lower(Certainty::NearlySure) => "peers-row-lower-sure",
        Comparison::Lower(Certainty::Probable) => "peers-row-lower",
        Comparison::Similar => "peers-row-similar",
        Comparison::Undetermined => "peers-row-undetermined",
    }
}
