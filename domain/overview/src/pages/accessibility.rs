//! How accessible this site is, after the fixed model of the Dutch register of accessibility statements.

use askama::Template;
use chrono::NaiveDate;
use web::numbers::date_in;
use web::{Answer, Shell, Visit, filters};

/// The day on which somebody last held this text beside the site.
const LOOKED_OVER: (i32, u32, u32) = (2026, 11, 21);

#[derive(Template)]
#[template(path = "accessibility.html")]
struct AccessibilityPage<'a> {
    shell: &'a Shell,
}

impl AccessibilityPage<'_> {
    fn date(&self) -> String {
        let (year, month, day) = LOOKED_OVER;
        NaiveDate::from_ymd_opt(year, month, day).map(|day| date_in(self.shell.lang, day)).unwrap_or_default()
    }
    /// The address of the statement in the register; empty while there is none.
    fn statement(&self) -> &str {
        let address = self.shell.settings.accessibility_statement.as_str();
        if address.starts_with("https://") { address } else { "" }
    }
}

pub(crate) async fn get(visit: Visit) -> Answer {
    visit.page(&AccessibilityPage { shell: &visit.shell })
}
