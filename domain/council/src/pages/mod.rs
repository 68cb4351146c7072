//! The pages: frozen reports for everybody, and the workplace in which they are made.

pub mod edit;
pub mod freeze;
pub mod remove;
pub mod report;
pub mod reports;
pub mod start;
pub mod theme;

use crate::access::{EditReport, ReadReport};
use crate::drawing;
use crate::model::{CouncilReport, DistrictsReport, IndicatorReport, Report, Stand};
use crate::store;
use askama::Template;
use charts::{Paint, Size};
use kernel::access::Authorized;
use kernel::settings::{Lang, Settings};
use kernel::{Error, Result};
use web::{Problem, Visit, paths};

/// A report's page in the workplace.
fn work_path(key: &str) -> String {
    format!("{}/{key}", paths::WORK_REPORTS)
}

/// The draft with a key, if it still may be written in, with the right to.
async fn draft(visit: &Visit, key: &str) -> Result<(CouncilReport, Authorized<EditReport>), Problem> {
    let (kept, _) = visit.open::<ReadReport, _>(store::by_key(&visit.reader(), key).await?)?;
    let right = visit.allow((&kept).into())?;
    Ok((kept, right))
}

/// The languages that a report can be written in.
fn languages() -> Vec<(&'static str, &'static str)> {
    vec![(Lang::Nl.tag(), "report-language-nl"), (Lang::En.tag(), "report-language-en")]
}

/// What the templates draw of a report.
#[derive(Clone, Copy)]
struct View<'a> {
    report: &'a Report,
    /// Whether it stands on the site, so that it can lead on to its indicators.
    on_site: bool,
}

impl View<'_> {
    /// A mark; its word follows it.
    fn mark(self, stand: &Stand) -> String {
        drawing::mark(*stand)
    }
    /// Where an indicator is on the site.
    fn path(self, indicator: &IndicatorReport) -> Option<String> {
        self.on_site.then(|| paths::indicator(&indicator.key))
    }
    fn course(self, indicator: &IndicatorReport) -> String {
        drawing::course(indicator, Paint::Classes).unwrap_or_default()
    }
    /// The map for a wide screen and that for a phone.
    fn map(self, districts: &DistrictsReport) -> Option<(String, String)> {
        let map = |size| drawing::map(districts, size, Paint::Classes);
        map(Size::Wide).zip(map(Size::Narrow))
    }
    /// How many indicators stand how, in the order of a key.
    fn counts(self) -> Vec<(Stand, usize)> {
        let stands = [Stand::Reached, Stand::OnCourse, Stand::Behind, Stand::Undetermined, Stand::NoTarget, Stand::NoFigure];
        stands.into_iter().map(|stand| (stand, self.report.count(stand))).filter(|(_, count)| *count > 0).collect()
    }
}

#[derive(Template)]
#[template(path = "standalone.html")]
struct Standalone<'a> {
    report: &'a Report,
    view: View<'a>,
    theme_class: String,
    styles: [&'static str; 2],
}

/// A report as one file, with its style in it.
///
/// # Errors
/// When the template breaks, which a test excludes.
pub(crate) fn standalone(report: &Report, settings: &Settings) -> Result<String> {
    let word = settings.theme.word();
    let theme = match settings.theme {
        kernel::settings::Theme::Samenkoers => "themes/samenkoers.css",
        kernel::settings::Theme::Voorbeeld => "themes/voorbeeld.css",
    };
    let styles = ["css/samenkoers.css", theme].map(|name| std::str::from_utf8(assets::bytes(name)).unwrap_or_default());
    let page = Standalone { report, view: View { report, on_site: false }, theme_class: format!("{word}-theme"), styles };
    page.render().map_err(Error::internal)
}
