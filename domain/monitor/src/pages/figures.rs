//! What came in, what each indicator has, and the form to bring more.

use crate::access::{AllFigures, ImportFigures};
use crate::model::{Every, Import, ImportStatus, Refresh, is_cbs_table};
use crate::store::{self, Newest};
use agenda::model::Agenda;
use askama::Template;
use axum::http::StatusCode;
use kernel::ids::{IndicatorId, PersonId};
use people::access::Names;
use people::model::Name;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use web::numbers::date_in;
use web::texts::Arg;
use web::{Answer, Faults, Shell, Visit, filters, paths};

/// How many deliveries the page lists.
const LISTED: u64 = 20;

#[derive(Template)]
#[template(path = "figures.html")]
pub(crate) struct FiguresPage<'a> {
    pub shell: &'a Shell,
    pub agenda: Option<Agenda>,
    pub imports: Vec<Import>,
    pub newest: HashMap<IndicatorId, Newest>,
    pub mappings: Vec<String>,
    pub people: BTreeMap<PersonId, Name>,
    pub refreshes: Vec<Refresh>,
    pub faults: Faults,
    /// What was chosen, when the form comes back.
    pub chosen: Chosen,
}

/// What was chosen in the form that sends a delivery.
#[derive(Debug, Default)]
pub(crate) struct Chosen {
    pub mapping: String,
    pub table: String,
}

impl FiguresPage<'_> {
    fn day(&self, import: &Import) -> String {
        date_in(self.shell.lang, kernel::clock::day(import.started))
    }
    fn person(&self, import: &Import) -> String {
        let name = import.person.and_then(|id| self.people.get(&id));
        name.map_or_else(|| self.shell.say("by-the-program"), |name| people::name(self.shell, name))
    }
    fn title(&self, import: &Import) -> String {
        title(import)
    }
    fn state(&self, import: &Import) -> String {
        state(import)
    }
    fn newest_period(&self, id: &IndicatorId) -> String {
        let period = self.newest.get(id).and_then(|newest| newest.period);
        period.map_or_else(
            || self.shell.say("no-figure-yet"),
            |period| match self.shell.lang {
                kernel::settings::Lang::Nl => period.label_nl(),
                kernel::settings::Lang::En => period.label_en(),
            },
        )
    }
    fn without(&self, id: &IndicatorId) -> u64 {
        self.newest.get(id).map_or(0, |newest| newest.without)
    }
    /// The tables that the agenda takes figures from.
    fn tables(&self) -> BTreeSet<&str> {
        let indicators = self.agenda.iter().flat_map(Agenda::indicators);
        indicators.map(|(_, _, indicator)| indicator.source.table.as_str()).filter(|table| !table.is_empty()).collect()
    }
    /// The tables of CBS that the program can fetch by itself, with what is known of that.
    fn fetched(&self) -> Vec<Refresh> {
        let known = |table: &str| self.refreshes.iter().find(|refresh| refresh.table == table).cloned();
        let fresh = |table: &str| Refresh { table: table.to_owned(), ..Refresh::default() };
        self.tables()
            .into_iter()
            .filter(|table| is_cbs_table(table))
            .map(|table| known(table).unwrap_or_else(|| fresh(table)))
            .collect()
    }
    /// What came of the last time, in words; and when, and where to see it.
    fn last_time(&self, refresh: &Refresh) -> Option<(String, String, Option<String>)> {
        let day = date_in(self.shell.lang, kernel::clock::day(refresh.last_run?));
        let told: Told = serde_json::from_str(&refresh.told).ok()?;
        let args: Vec<_> = told.args.iter().map(|(name, count)| (name.as_str(), count.value())).collect();
        Some((day, self.shell.say_with(&told.text, &args), refresh.last_import.map(super::delivery_path)))
    }
    fn rhythms(&self) -> [&'static str; 3] {
        Every::ALL.map(Every::word)
    }
    fn error(&self, field: &str) -> Option<&'static str> {
        self.faults.of(field)
    }
}

/// What a job told.
#[derive(Debug, Deserialize)]
struct Told {
    text: String,
    #[serde(default)]
    args: BTreeMap<String, i64>,
}

/// What a delivery is called.
pub(crate) fn title(import: &Import) -> String {
    if import.title.is_empty() { import.files.join(", ") } else { import.title.clone() }
}

/// The key of the words for how far a delivery is.
pub(crate) fn state(import: &Import) -> String {
    let word = match (import.status, import.dry, import.refusal.is_some()) {
        (_, _, true) if import.was_stopped() => ImportStatus::Discarded.word(),
        (_, _, true) => "refused",
        (ImportStatus::Discarded, true, _) => "tried",
        (status, _, _) => status.word(),
    };
    format!("import-state-{word}")
}

pub(crate) async fn get(visit: Visit) -> Answer {
    show(&visit, StatusCode::OK, Faults::none(), Chosen::default()).await
}

pub(crate) async fn show(visit: &Visit, status: StatusCode, faults: Faults, chosen: Chosen) -> Answer {
    let (db, right) = (visit.reader(), visit.allow::<ImportFigures>(AllFigures)?);
    let agenda = agenda::store::current(&db).await?;
    let ids: Vec<_> = agenda.iter().flat_map(Agenda::indicators).map(|(_, _, indicator)| indicator.id).collect();
    let newest = store::newest_periods(&db, &ids, &visit.settings().area).await?;
    let imports = store::imports(&db, &right, LISTED).await?;
    let people = people::names(&db, &visit.allow(Names)?, imports.iter().filter_map(|import| import.person)).await?;
    let page = FiguresPage {
        shell: &visit.shell,
        agenda,
        newest: newest.into_iter().map(|newest| (newest.indicator, newest)).collect(),
        mappings: store::mapping_names(&db, &right).await?,
        imports,
        people,
        refreshes: store::refreshes(&db, &right).await?,
        faults,
        chosen,
    };
    visit.page_with(status, &page)
}
