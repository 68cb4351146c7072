//! Every frozen report, the newest first.

use crate::model::CouncilReport;
use crate::store;
use askama::Template;
use kernel::clock::day;
use web::numbers::date_in;
use web::{Answer, Shell, Visit, filters, paths};

#[derive(Template)]
#[template(path = "reports.html")]
struct ReportsPage<'a> {
    shell: &'a Shell,
    /// Each with its first sentence.
    reports: Vec<(CouncilReport, String)>,
}

impl ReportsPage<'_> {
    fn path(&self, kept: &CouncilReport) -> String {
        paths::report(&kept.key)
    }
    fn day(&self, kept: &CouncilReport) -> String {
        kept.frozen.map(|frozen| date_in(self.shell.lang, day(frozen.at))).unwrap_or_default()
    }
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let db = visit.reader();
    let mut reports = Vec::new();
    // A municipality makes a few reports a year; each is one small file.
    for kept in store::frozen(&db).await? {
        let headline = store::content(&db, &kept).await?.headline;
        reports.push((kept, headline));
    }
    visit.page(&ReportsPage { shell: &visit.shell, reports })
}
