//! What changed in the official figures of an indicator after they came in first: `/indicatoren/KEY/geschiedenis`.

use super::opened::{Opened, opened};
use super::wording::{Wording, place};
use crate::model::{Shown, provenance_word};
use crate::store::{self, Revision};
use agenda::model::Indicator;
use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use kernel::Error;
use kernel::areas::Area;
use sources::{Provenance, Reading};
use web::numbers::date_in;
use web::{Answer, Shell, Visit, filters, paths};

/// How many changes are shown.
const MOST: u64 = 500;

#[derive(Template)]
#[template(path = "history.html")]
struct HistoryPage<'a> {
    shell: &'a Shell,
    words: Wording<'a>,
    indicator: &'a Indicator,
    changes: Vec<Revision>,
}

impl HistoryPage<'_> {
    fn day(&self, one: &Revision) -> String {
        date_in(self.shell.lang, kernel::clock::day(one.at))
    }
    fn period(&self, one: &Revision) -> String {
        self.words.period(one.change.period)
    }
    fn area(&self, one: &Revision) -> String {
        if one.change.area == Area::netherlands().code() { self.shell.say("country") } else { place(self.shell).to_owned() }
    }
    /// The value, with how sure it was.
    fn reading(&self, told: &(Reading, Provenance)) -> String {
        let shown = match told.0 {
            Reading::Value(value) => Shown::Value(value),
            Reading::Nothing(nothing) => Shown::Nothing(nothing),
        };
        format!("{} ({})", self.words.reading(shown), self.shell.say(&format!("status-{}", provenance_word(told.1))))
    }
}

pub(crate) async fn get(visit: Visit, Path(key): Path<String>) -> Answer {
    let db = visit.reader();
    let Opened { agenda, id, figure } = match opened(&visit, &key).await? {
        Ok(opened) => opened,
        Err(now) => return Ok(Redirect::permanent(&path(&now)).into_response()),
    };
    let (_, _, indicator) = agenda.indicator_by_id(id).ok_or(Error::NotFound)?;
    let area = &visit.settings().area;
    let words = Wording::of(&visit.shell, indicator, &figure);
    // Parts of a municipality stay out: what was too small to show must not be told by how it changed.
    let changes = store::revisions(&db, id, &[area, Area::netherlands().code()], MOST).await?;
    visit.page(&HistoryPage { shell: &visit.shell, words, indicator, changes })
}

/// Where the history of an indicator is.
pub(crate) fn path(key: &str) -> String {
    format!("{}/geschiedenis", paths::indicator(key))
}
