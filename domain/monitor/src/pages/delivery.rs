//! One delivery: what it brought, what it changed in the past, and every row that was left out.

use super::wording::{period_in, place, say};
use crate::access::{AllFigures, ImportFigures};
use crate::model::{Import, Mishap, nothing_word, periods_of_few, provenance_word, same_people};
use crate::store::{self, Changed};
use agenda::model::words::IndicatorKind;
use agenda::model::{Agenda, Indicator};
use askama::Template;
use axum::extract::{Path, Query};
use kernel::access::Authorized;
use kernel::ids::ImportId;
use kernel::periods::Period;
use kernel::{Error, Result};
use people::access::Names;
use serde::Deserialize;
use sources::{Provenance, Reading};
use std::collections::{BTreeMap, BTreeSet};
use web::numbers::date_in;
use web::{Answer, Shell, Visit, filters, paths};

/// How many left-out rows stand on a page.
const PER_PAGE: u64 = 100;
/// How many changed figures are listed.
const MOST_CHANGES: u64 = 200;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    #[serde(rename = "bladzijde")]
    page: u64,
}

#[derive(Template)]
#[template(path = "delivery.html")]
struct DeliveryPage<'a> {
    shell: &'a Shell,
    import: &'a Import,
    person: String,
    rejected: Vec<Mishap>,
    page: u64,
    pages: u64,
    changes: Vec<Changed>,
    agenda: Option<Agenda>,
    names: BTreeMap<String, String>,
    /// What cannot be protected, or not as well.
    notices: Vec<String>,
}

impl DeliveryPage<'_> {
    fn title(&self) -> String {
        if self.import.title.is_empty() { self.import.files.join(", ") } else { self.import.title.clone() }
    }
    fn day(&self) -> String {
        date_in(self.shell.lang, kernel::clock::day(self.import.started))
    }
    fn state(&self) -> String {
        super::figures::state(self.import)
    }
    fn counts(&self) -> [(&'static str, u64); 6] {
        let counts = &self.import.counts;
        [
            ("count-read", counts.read),
            ("count-new", counts.new),
            ("count-changed", counts.changed),
            ("count-same", counts.same),
            ("count-rejected", counts.rejected),
            ("count-unused", counts.unused),
        ]
    }
    fn why(&self, mishap: &Mishap) -> String {
        worded(self.shell, "rejection", mishap)
    }
    fn refusal(&self) -> Option<String> {
        let mishap = self.import.refusal.as_ref()?;
        let row = if mishap.line > 0 { format!(", {} {}", self.shell.say("rejected-line"), mishap.line) } else { String::new() };
        let place = if mishap.file.is_empty() { String::new() } else { format!("{}{row}: ", mishap.file) };
        Some(format!("{place}{}", worded(self.shell, "refusal", mishap)))
    }
    fn indicator(&self, change: &Changed) -> String {
        let found = self.agenda.as_ref().and_then(|agenda| agenda.indicator_by_id(change.indicator));
        found.map(|(_, _, indicator)| indicator.name.clone()).unwrap_or_default()
    }
    fn period(&self, period: &Period) -> String {
        period_in(self.shell.lang, *period)
    }
    fn area(&self, change: &Changed) -> String {
        let own = |code: &str| if code == self.shell.settings.area { place(self.shell) } else { code }.to_owned();
        let named = |code: &str| self.names.get(code).cloned().unwrap_or_else(|| own(code));
        let group = if change.group.is_empty() { String::new() } else { format!(", {}", named(&change.group)) };
        format!("{}{group}", named(&change.area))
    }
    fn reading(&self, told: &(Reading, Provenance)) -> String {
        let value = match told.0 {
            Reading::Value(value) => web::numbers::number_in(self.shell.lang, value, 1),
            Reading::Nothing(nothing) => self.shell.say(&format!("nothing-{}", nothing_word(nothing))),
        };
        format!("{value} ({})", self.shell.say(&format!("status-{}", provenance_word(told.1))))
    }
    fn again(&self) -> String {
        format!("{}/echt", super::delivery_path(self.import.id))
    }
    fn at(&self, page: u64) -> String {
        format!("{}?bladzijde={page}", super::delivery_path(self.import.id))
    }
}

/// What was wrong, in the words of the page's language. Every wording may use every value of its reason.
pub(crate) fn worded(shell: &Shell, kind: &str, mishap: &Mishap) -> String {
    let mut args: Vec<(&str, String)> = mishap.args.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
    args.push(("column", mishap.column.clone()));
    say(shell, &format!("{kind}-{}", mishap.code), &args)
}

/// What an officer should know of parts that the source keeps secret, and of those of which it does not tell the counts.
async fn notices(visit: &Visit, right: &Authorized<ImportFigures>, agenda: &Agenda, id: ImportId) -> Result<Vec<String>> {
    let db = visit.reader();
    let (secret, uncounted) = (store::secret_parts(&db, id).await?, store::uncounted_parts(&db, id).await?);
    let has_counts = |indicator: &Indicator| matches!(indicator.kind, IndicatorKind::Proportion | IndicatorKind::Rate);
    let all: Vec<&Indicator> = agenda.indicators().map(|(_, _, indicator)| indicator).collect();
    let named = |key: &str, which: &dyn Fn(&Indicator) -> bool| {
        let names: Vec<String> = all.iter().filter(|one| which(one)).map(|one| one.name.clone()).collect();
        (!names.is_empty()).then(|| say(&visit.shell, key, &[("names", names.join("; "))]))
    };
    let secret = named("delivery-secret-parts", &|one| secret.contains(&one.id));
    let uncounted = named("delivery-uncounted-parts", &|one| uncounted.contains(&one.id) && has_counts(one));
    let same = same(visit, right, &all, id).await?;
    Ok(secret.into_iter().chain(uncounted).chain(same).collect())
}

/// Which indicators of a delivery are about the same people as another, where some of those are few.
async fn same(visit: &Visit, right: &Authorized<ImportFigures>, all: &[&Indicator], id: ImportId) -> Result<Vec<String>> {
    let (db, settings) = (visit.reader(), visit.settings());
    let delivered = store::periods_of_delivery(&db, id).await?;
    let (ids, periods): (Vec<_>, BTreeSet<_>) = (delivered.keys().copied().collect(), delivered.into_values().flatten().collect());
    let own = store::of_parts(&db, right, &ids, &settings.area, &periods).await?;
    let periods = periods_of_few(&own, all, settings);
    if periods.is_empty() {
        return Ok(Vec::new());
    }
    let every: Vec<_> = all.iter().map(|one| one.id).collect();
    let parts = store::of_parts(&db, right, &every, &settings.area, &periods).await?;
    let told = |(pair, periods): ([&Indicator; 2], Vec<Period>)| {
        let periods: Vec<String> = periods.into_iter().map(|one| period_in(visit.shell.lang, one)).collect();
        let [one, other] = pair.map(|one| one.name.clone());
        say(&visit.shell, "delivery-same-people", &[("one", one), ("other", other), ("periods", periods.join(", "))])
    };
    let pairs = same_people(&parts, all, settings).into_iter();
    Ok(pairs.filter(|(pair, _)| pair.iter().any(|one| ids.contains(&one.id))).map(told).collect())
}

pub(crate) async fn get(visit: Visit, Path(id): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let id: ImportId = id.parse().map_err(|_| Error::NotFound)?;
    let (db, right) = (visit.reader(), visit.allow::<ImportFigures>(AllFigures)?);
    let import = store::import(&db, &right, id).await?;
    let page = asked.page.max(1);
    let (rejected, total) = store::rejections(&db, &right, id, (page - 1).saturating_mul(PER_PAGE), PER_PAGE).await?;
    let changes = store::changes(&db, &right, id, MOST_CHANGES).await?;
    let codes = changes.iter().flat_map(|change| [change.area.clone(), change.group.clone()]);
    let names = store::labels(&db, &import.source_table, codes).await?;
    let people = people::names(&db, &visit.allow(Names)?, import.person).await?;
    let person = people.values().next();
    let person = person.map_or_else(|| visit.shell.say("by-the-program"), |name| people::name(&visit.shell, name));
    let agenda = agenda::store::current(&db).await?;
    let notices = match &agenda {
        Some(agenda) => notices(&visit, &right, agenda, id).await?,
        None => Vec::new(),
    };
    let pages = total.div_ceil(PER_PAGE);
    visit.page(&DeliveryPage {
        shell: &visit.shell,
        import: &import,
        person,
        rejected,
        page,
        pages,
        changes,
        agenda,
        names,
        notices,
    })
}
