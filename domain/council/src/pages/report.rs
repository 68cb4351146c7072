//! A frozen report for everybody, as a page or as a PDF; and the preview of a draft.

use super::{View, draft, work_path};
use crate::access::ReadReport;
use crate::model::{CouncilReport, Report};
use crate::revised::{Revised, revised};
use crate::{making, store};
use askama::Template;
use axum::extract::Path;
use kernel::settings::Lang;
use kernel::{Error, Result};
use web::numbers::number_in;
use web::{Answer, Shell, Visit, filters, paths};

#[derive(Template)]
#[template(path = "report.html")]
struct ReportPage<'a> {
    shell: &'a Shell,
    kept: &'a CouncilReport,
    report: &'a Report,
    view: View<'a>,
    /// The size of the PDF, in bytes.
    pdf_size: usize,
    /// What changed since it was frozen.
    revised: Vec<Revised>,
}

impl ReportPage<'_> {
    fn pdf(&self) -> String {
        format!("{}.pdf", paths::report(&self.kept.key))
    }
    fn period(&self, one: &Revised) -> String {
        match self.shell.lang {
            Lang::Nl => one.period.label_nl(),
            Lang::En => one.period.label_en(),
        }
    }
    /// A value with as many decimals as it has, at most two.
    fn number(&self, value: f64) -> String {
        let has = |decimals: i32| ((value * 10_f64.powi(decimals)).round() / 10_f64.powi(decimals) - value).abs() < 1e-9;
        let decimals = (0..2_i32).find(|decimals| has(*decimals)).unwrap_or(2);
        number_in(self.shell.lang, value, usize::try_from(decimals).unwrap_or_default())
    }
    fn was(&self, one: &Revised) -> String {
        self.number(one.was)
    }
    fn now(&self, one: &Revised) -> String {
        one.now.map_or_else(|| self.shell.say("report-revised-gone"), |value| self.number(value))
    }
    /// The size of the PDF in kilobytes, rounded up.
    fn size(&self) -> String {
        let kilobytes = u32::try_from(self.pdf_size.div_ceil(1000)).unwrap_or(u32::MAX);
        number_in(self.shell.lang, f64::from(kilobytes), 0)
    }
}

#[derive(Template)]
#[template(path = "preview.html")]
struct PreviewPage<'a> {
    shell: &'a Shell,
    report: &'a Report,
    view: View<'a>,
    back: String,
}

/// `/rapporten/{key}`, and the same with `.pdf` behind it: a key has no dot.
pub(crate) async fn get(visit: Visit, Path(key): Path<String>) -> Answer {
    match key.strip_suffix(".pdf") {
        Some(key) => {
            let kept = public(&visit, key).await?;
            let bytes = store::paper(&visit.reader(), &kept).await?;
            visit.download(&store::file_name(&kept), "application/pdf", bytes)
        }
        None => {
            let kept = public(&visit, &key).await?;
            let report = store::content(&visit.reader(), &kept).await?;
            let pdf_size = store::paper(&visit.reader(), &kept).await?.len();
            let revised = revised(&visit.reader(), visit.settings(), &report).await?;
            visit.page(&ReportPage {
                shell: &visit.shell,
                kept: &kept,
                report: &report,
                view: View { report: &report, on_site: true },
                pdf_size,
                revised,
            })
        }
    }
}

/// Only a frozen report is public; of a draft nobody learns here that it is there.
async fn public(visit: &Visit, key: &str) -> Result<CouncilReport> {
    let (kept, _) = visit.open::<ReadReport, _>(store::by_key(&visit.reader(), key).await?)?;
    if kept.frozen.is_none() {
        return Err(Error::NotFound);
    }
    Ok(kept)
}

pub(crate) async fn preview(visit: Visit, Path(key): Path<String>) -> Answer {
    let (kept, right) = draft(&visit, &key).await?;
    let report = making::report(&visit.reader(), &right, &kept, visit.now).await?;
    visit.page(&PreviewPage {
        shell: &visit.shell,
        report: &report,
        view: View { report: &report, on_site: true },
        back: work_path(&key),
    })
}
