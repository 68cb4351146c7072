//! The page of an indicator, and its figures as files: `/indicatoren/KEY`, `KEY.csv`, `KEY.xlsx`, `KEY.json`.

use super::beside::{Line, lines};
use super::chart::{Chart, chart};
use super::known::{Known, known};
use super::opened::{Opened, opened};
use super::parts::{Parts, parts};
use super::sentences::{standfirst, verdict};
use super::table::{Table, table};
use super::wording::{Wording, place, say, upper_first};
use crate::download::{self, Format};
use crate::model::{Figure, Import, Observation, PeerValues, provenance_word};
use crate::{peer_values_in, store};
use agenda::model::words::{Choice, TargetKind};
use agenda::model::{Indicator, IntendedResult, Standing, Theme};
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use kernel::Error;
use kernel::areas::Area;
use serde::Deserialize;
use web::numbers::loose_date;
use web::{Answer, Shell, Visit, filters, paths};

#[derive(Template)]
#[template(path = "indicator.html")]
struct IndicatorPage<'a> {
    shell: &'a Shell,
    words: Wording<'a>,
    theme: &'a Theme,
    result: &'a IntendedResult,
    indicator: &'a Indicator,
    figure: &'a Figure,
    chart: Option<Chart>,
    table: Option<Table>,
    parts: Parts,
    import: Option<Import>,
    known: Known,
    lines: Vec<Line>,
    peers: Option<PeerValues>,
}

impl IndicatorPage<'_> {
    fn standfirst(&self) -> String {
        standfirst(&self.words, self.indicator, self.figure)
    }
    fn verdict(&self) -> String {
        verdict(&self.words, self.indicator, self.figure)
    }
    fn place(&self) -> &str {
        place(self.shell)
    }
    /// The name of the mark, and as the key of its text ends: the stand, or that the only value is not official.
    fn mark(&self) -> &'static str {
        if self.is_derived() { "derived" } else { self.figure.stand.word() }
    }
    fn stand_key(&self) -> String {
        format!("stand-{}", self.mark())
    }
    fn stand_word(&self) -> String {
        self.shell.say(&self.stand_key())
    }
    fn frequency_key(&self) -> String {
        format!("frequency-{}", self.indicator.frequency.word())
    }
    fn wanted_key(&self) -> String {
        format!("wanted-{}", self.indicator.wanted.word())
    }
    fn is_proposal(&self) -> bool {
        self.indicator.standing == Standing::Proposal
    }
    fn is_derived(&self) -> bool {
        self.figure.latest.as_ref().is_some_and(|latest| !latest.is_official())
    }
    fn newest_period(&self) -> String {
        self.figure.latest.as_ref().map(|latest| self.words.period(latest.period)).unwrap_or_default()
    }
    /// How to read the chart; the unit only where the definition above it does not tell that.
    fn lead(&self) -> String {
        let key = if self.figure.own.iter().any(|point| point.margin.is_some()) { "chart-lead-margin" } else { "chart-lead" };
        let mut line = say(self.shell, key, &[("place", self.place().to_owned())]);
        let target = self.indicator.target.as_ref().map(|target| match target.kind {
            TargetKind::Free => "chart-lead-points",
            TargetKind::Linear | TargetKind::Stepped => "chart-lead-target",
        });
        let is_provisional = self.figure.own.iter().any(|point| provenance_word(point.status) == "provisional");
        for key in target.into_iter().chain(is_provisional.then_some("chart-lead-provisional")) {
            line = format!("{line} {}", self.shell.say(key));
        }
        let unit = self.words.unit();
        let is_told = self.indicator.definition.to_lowercase().contains(&unit.to_lowercase());
        if is_told { line } else { format!("{}. {line}", upper_first(&unit)) }
    }
    fn axis(&self, start: &str) -> String {
        say(self.shell, "chart-axis", &[("start", start.to_owned())])
    }
    /// The source that the agenda names; of a derived figure the one that it really came from.
    fn source(&self) -> String {
        let own = [self.indicator.source.name.as_str(), self.indicator.source.title.as_str()];
        let own = own.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
        match &self.import {
            Some(import) if own.is_empty() || self.is_derived() => format!("{}, {}", import.publisher, import.title),
            _ => own,
        }
    }
    fn delivered(&self) -> String {
        let Some(import) = &self.import else { return String::new() };
        let came = kernel::clock::day(import.started).to_string();
        let args = [("came", loose_date(self.shell.lang, &came)), ("modified", loose_date(self.shell.lang, &import.modified))];
        say(self.shell, if import.modified.is_empty() { "delivered" } else { "delivered-modified" }, &args)
    }
    /// The words of the link to a licence.
    fn licence(&self) -> String {
        let is_known = self.import.as_ref().is_some_and(|import| import.licence.contains("creativecommons.org/licenses/by/4.0"));
        if is_known { "CC BY 4.0".to_owned() } else { self.shell.say("how-licence-read") }
    }
    fn baseline(&self) -> String {
        let Some(baseline) = &self.indicator.baseline else { return self.shell.say("baseline-none") };
        let args = [("value", self.words.agreed(baseline.value)), ("period", self.words.during(baseline.period))];
        say(self.shell, "baseline-value", &args)
    }
    fn keeper(&self) -> String {
        say(self.shell, "keeper", &[("name", self.shell.settings.name.clone())])
    }
    fn breaks(&self) -> Vec<(String, &str)> {
        self.indicator.breaks.iter().map(|at| (self.words.period(at.period), at.reason.as_str())).collect()
    }
    fn peers(&self) -> String {
        super::peers::path(&self.indicator.key)
    }
    /// What the column of the middle is called.
    fn middle(&self) -> String {
        let name = self.peers.as_ref().map(|peers| super::peer_words::group_name(self.shell, &peers.group));
        say(self.shell, "peers-line", &[("group", name.unwrap_or_default())])
    }
    fn history(&self) -> String {
        super::history::path(&self.indicator.key)
    }
    fn file(&self, ending: &str) -> String {
        format!("{}.{ending}", paths::indicator(&self.indicator.key))
    }
}

/// Of which area somebody wants the figures as a file, with those of the country; of all when it is empty.
#[derive(Debug, Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    gebied: String,
}

pub(crate) async fn get(visit: Visit, Path(named): Path<String>, Query(wanted): Query<Wanted>) -> Answer {
    let (key, format) = Format::split(&named);
    let db = visit.reader();
    let Opened { agenda, id, figure } = match opened(&visit, key).await? {
        Ok(opened) => opened,
        Err(now) => {
            let ending = named.strip_prefix(key).unwrap_or_default();
            return Ok(Redirect::permanent(&format!("{}{ending}", paths::indicator(&now))).into_response());
        }
    };
    let (theme, result, indicator) = agenda.indicator_by_id(id).ok_or(Error::NotFound)?;
    let area = &visit.settings().area;
    let words = Wording::of(&visit.shell, indicator, &figure);
    if let Some(format) = format {
        let around = match wanted.gebied.as_str() {
            "" => None,
            code => Some(code.parse::<Area>().map_err(|_| Error::NotFound)?),
        };
        let observations = match &around {
            Some(around) => store::around(&db, id, around, area).await?,
            None => store::all(&db, id).await?,
        };
        let codes =
            observations.iter().flat_map(|one| [one.area.clone(), one.group.clone()]).collect::<std::collections::BTreeSet<_>>();
        let table = observations.last().map(|one| one.source_table.clone()).unwrap_or_default();
        let names = store::labels(&db, &table, codes).await?;
        let mut records = download::records(&words, indicator, &observations, &names);
        // What lies in the area was read too: it may decide what of the area is shown.
        records
            .retain(|record| around.as_ref().is_none_or(|area| [area.code(), Area::NETHERLANDS].contains(&record.area.as_str())));
        let bytes = download::file(format, &words, indicator, &records)?;
        return visit.download(&format!("{key}.{}", format.ending()), format.mime(), bytes);
    }
    let newest = figure.latest.as_ref();
    let told = newest.or(figure.own.last());
    let observations = match told {
        Some(point) => store::parts_in(&db, id, area, point.period).await?,
        None => Vec::new(),
    };
    let parts = match newest {
        Some(newest) => parts(&db, &words, indicator, &figure, newest.period, &observations).await?,
        None => Parts::default(),
    };
    let import = match told.or(figure.national.last()) {
        Some(newest) => store::source_of(&db, newest.import).await?,
        None => None,
    };
    let is_told = |one: &&Observation| told.is_some_and(|point| point.period == one.period);
    let row = observations.iter().find(|one| is_told(one) && one.area == *area && one.group.is_empty());
    let known = known(&words, indicator, &figure, row, import.as_ref());
    let peers = peer_values_in(&db, &[id], area).await?.remove(&id);
    let lines = lines(&words, indicator, &figure, peers.as_ref());
    let chart = chart(&words, indicator, &figure, peers.as_ref());
    let table = table(&words, indicator, &figure, peers.as_ref());
    let shell = &visit.shell;
    visit.page(&IndicatorPage {
        shell,
        words,
        theme,
        result,
        indicator,
        figure: &figure,
        chart,
        table,
        parts,
        import,
        known,
        lines,
        peers,
    })
}
