//! A report for an example municipality, out of a text file.

use crate::access::{EditReport, ReportAtHand};
use crate::freezing::{self, Input};
use crate::model::{ReportDraft, ThemeTextDraft};
use crate::store;
use kernel::access::Policies;
use kernel::faults::Faults;
use kernel::{Db, Error, Moment, Result, Viewer};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What stands in the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    title: String,
    period: String,
    language: String,
    #[serde(default)]
    headline: String,
    #[serde(default)]
    standfirst: String,
    #[serde(default)]
    asks: Vec<String>,
    /// By the key of the theme.
    #[serde(default)]
    theme: BTreeMap<String, ExampleTheme>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct ExampleTheme {
    headline: String,
    text: String,
    asks: Vec<String>,
}

/// Makes and freezes the report that a TOML text describes, with the figures of now.
///
/// # Errors
/// When the text is not right, or names a theme that the agenda does not have.
pub async fn seed(db: &Db, policies: &Policies, now: Moment, text: &str) -> Result<()> {
    let example: Example = toml::from_str(text).map_err(Error::internal)?;
    let agenda = agenda::store::current(&db.reader()).await?.ok_or(Error::Refused("report-needs-agenda"))?;
    let system = Viewer::system();
    let right = policies.allow::<EditReport>(&system, ReportAtHand::fresh())?;
    let draft = ReportDraft {
        title: example.title,
        period: example.period,
        language: example.language,
        headline: example.headline,
        standfirst: example.standfirst,
        asks: example.asks.join("\n"),
    };
    let tx = db.begin(&system, now).await?;
    let (_, event) = store::start(&tx, &right, &draft.check().map_err(|faults| wrong("report", &faults))?).await?;
    for (key, theme) in example.theme {
        let id = agenda.theme(&key).ok_or_else(|| Error::internal(format!("there is no theme {key}")))?.id;
        let draft = ThemeTextDraft { headline: theme.headline, text: theme.text, asks: theme.asks.join("\n") };
        let change = draft.check().map_err(|faults| wrong(&key, &faults))?;
        // The start of the report is the one event of this write.
        let _ = store::write_about(&tx, &right, id, &change, 0).await?;
    }
    tx.commit(event).await?;
    let report = right.on().id;
    let edition = store::edition(&db.reader(), &right).await?;
    freezing::freeze(db, policies, &system, now, Input { report, edition }).await?;
    Ok(())
}

fn wrong(place: &str, faults: &Faults) -> Error {
    let all: Vec<_> = faults.all().map(|(field, text)| format!("{field}: {text}")).collect();
    Error::internal(format!("the example report, {place}: {}", all.join(", ")))
}
