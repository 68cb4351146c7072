//! What is known of areas, and the form to bring outlines and names.

use super::delivery::worded;
use crate::access::{AllFigures, ImportFigures};
use crate::areas::{self, AreasOutcome, Years};
use crate::import::Importer;
use crate::model::Mishap;
use crate::store::{self, Known};
use askama::Template;
use axum::http::StatusCode;
use kernel::Clock;
use sources::Content;
use web::{Answer, CheckedUpload, Faults, Shell, Visit, filters, paths};

/// The years that a division can be of: the first was made for 1995.
const DIVISIONS: std::ops::RangeInclusive<u16> = 1995..=2100;
/// How many left-out areas are listed.
const LISTED: usize = 100;

#[derive(Template)]
#[template(path = "areas.html")]
struct AreasPage<'a> {
    shell: &'a Shell,
    known: Vec<Known>,
    outcome: Option<AreasOutcome>,
    year: String,
    since: String,
    faults: Faults,
}

impl AreasPage<'_> {
    fn error(&self, field: &str) -> Option<&'static str> {
        self.faults.of(field)
    }
    fn refusal(&self) -> Option<String> {
        let mishap = self.outcome.as_ref()?.refusal.as_ref()?;
        let place = if mishap.file.is_empty() { String::new() } else { format!("{}: ", mishap.file) };
        Some(format!("{place}{}", worded(self.shell, "refusal", mishap)))
    }
    fn left_out(&self) -> impl Iterator<Item = &Mishap> {
        self.outcome.iter().flat_map(|outcome| &outcome.left_out).take(LISTED)
    }
    fn why(&self, mishap: &Mishap) -> String {
        worded(self.shell, "rejection", mishap)
    }
}

pub(crate) async fn get(visit: Visit) -> Answer {
    show(&visit, StatusCode::OK, None, [String::new(), String::new()], Faults::none()).await
}

pub(crate) async fn post(visit: Visit, upload: CheckedUpload) -> Answer {
    visit.allow::<ImportFigures>(AllFigures)?;
    let typed = ["year", "since"].map(|field| upload.fields.get(field).map(|text| text.trim().to_owned()).unwrap_or_default());
    let mut faults = Faults::none();
    let [year, same_since] = [("year", &typed[0]), ("since", &typed[1])].map(|(field, text)| match text.parse() {
        Ok(year) if DIVISIONS.contains(&year) => Some(year),
        _ if text.is_empty() => None,
        _ => {
            faults.add(field, "fault-division");
            None
        }
    });
    if upload.files.is_empty() {
        faults.add("files", "fault-no-file");
    }
    if !faults.is_empty() {
        return show(&visit, StatusCode::UNPROCESSABLE_ENTITY, None, typed, faults).await;
    }
    let files = upload.files.into_iter().map(|file| (file.name, Content::Bytes(file.bytes))).collect();
    let importer =
        Importer { db: &visit.tenant.db, policies: &visit.site.policies, viewer: &visit.viewer, clock: Clock::Fixed(visit.now) };
    let outcome = areas::take_in(importer, files, Years { year, same_since }).await?;
    let status = if outcome.refusal.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    show(&visit, status, Some(outcome), typed, Faults::none()).await
}

async fn show(
    visit: &Visit,
    status: StatusCode,
    outcome: Option<AreasOutcome>,
    [year, since]: [String; 2],
    faults: Faults,
) -> Answer {
    let known = store::known(&visit.reader()).await?;
    visit.page_with(status, &AreasPage { shell: &visit.shell, known, outcome, year, since, faults })
}
