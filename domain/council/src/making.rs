//! Making a report of what is there now: for the preview, for freezing, and for the command line.

use crate::access::{ReadReport, ReportAtHand};
use crate::model::{CouncilReport, Ingredients, Report, ReportStatus, Wording, Writing, compose};
use crate::wording::Spoken;
use crate::{figures, pages, paper, store};
use agenda::model::Agenda;
use kernel::access::{Action, Authorized, Policies};
use kernel::clock::day;
use kernel::ids::ReportId;
use kernel::settings::{self, Lang};
use kernel::{Error, Moment, Reader, Result, Viewer};

/// Composes a report of what the agenda and the figures say now. A frozen report comes from [`store::content`] instead.
///
/// # Errors
/// [`Error::Refused`] while there is no agenda.
pub async fn report(
    db: &Reader,
    right: &Authorized<impl Action<On = ReportAtHand>>,
    kept: &CouncilReport,
    now: Moment,
) -> Result<Report> {
    Ok(report_on(db, right, kept, now).await?.0)
}

/// The report as the figures would write it by themselves; what is asked stays.
pub(crate) async fn proposal(
    db: &Reader,
    right: &Authorized<impl Action<On = ReportAtHand>>,
    kept: &CouncilReport,
    now: Moment,
) -> Result<Report> {
    let bare = CouncilReport { headline: String::new(), standfirst: String::new(), ..kept.clone() };
    let asks = store::writing(db, right).await?.asks;
    Ok(with(db, &bare, &Writing { themes: Vec::new(), asks }, now).await?.0)
}

/// As [`report`], with the agenda that it rests on.
pub(crate) async fn report_on(
    db: &Reader,
    right: &Authorized<impl Action<On = ReportAtHand>>,
    kept: &CouncilReport,
    now: Moment,
) -> Result<(Report, Agenda)> {
    with(db, kept, &store::writing(db, right).await?, now).await
}

async fn with(db: &Reader, kept: &CouncilReport, writing: &Writing, now: Moment) -> Result<(Report, Agenda)> {
    let agenda = agenda::store::current(db).await?.ok_or(Error::Refused("report-needs-agenda"))?;
    let settings = settings::read(db).await?.settings;
    let figures = figures::figures(db, &settings, &agenda).await?;
    let districts = figures::districts(db, &settings, &agenda, &figures).await?;
    let of = Ingredients {
        settings: &settings,
        report: kept,
        writing,
        agenda: &agenda,
        figures: &figures,
        districts: &districts,
        day: day(now),
    };
    let report = compose(&of, &Spoken::new(kept.language)?);
    Ok((report, agenda))
}

/// Which report to make.
#[derive(Clone, Debug)]
pub struct Options {
    /// A report that is there, by its key; without one a new report of this moment, which nobody wrote for.
    pub key: Option<String>,
    /// The language of a new report.
    pub lang: Lang,
    /// The moment of making.
    pub now: Moment,
}

/// A report as files.
#[derive(Clone, Debug)]
pub struct Made {
    /// A page on its own, with its style in it.
    pub html: String,
    /// PDF/UA-1 and PDF/A-2a.
    pub pdf: Vec<u8>,
}

/// Makes the files of a report: as it was frozen, or of this moment.
///
/// # Errors
/// [`Error::NotFound`] for a key that nothing has and for a draft that is not the viewer's to read; [`Error::Refused`] while there
/// is no agenda.
pub async fn make(db: &Reader, policies: &Policies, viewer: &Viewer, options: &Options) -> Result<Made> {
    let settings = settings::read(db).await?.settings;
    let report = match &options.key {
        None => {
            let nothing = Writing { themes: Vec::new(), asks: Vec::new() };
            with(db, &of_this_moment(options)?, &nothing, options.now).await?.0
        }
        Some(key) => {
            let (kept, right) = policies.open::<ReadReport, _>(viewer, store::by_key(db, key).await?)?;
            if kept.frozen.is_some() {
                let html = pages::standalone(&store::content(db, &kept).await?, &settings)?;
                return Ok(Made { html, pdf: store::paper(db, &kept).await? });
            }
            report(db, &right, &kept, options.now).await?
        }
    };
    let pdf = paper::typeset(&report, options.now).await?.bytes;
    Ok(Made { html: pages::standalone(&report, &settings)?, pdf })
}

fn of_this_moment(options: &Options) -> Result<CouncilReport> {
    let words = Spoken::new(options.lang)?;
    Ok(CouncilReport {
        id: ReportId::fresh(),
        key: String::new(),
        title: words.say("report-title-proposed", &[]),
        period: words.day(day(options.now)),
        language: options.lang,
        status: ReportStatus::Draft,
        headline: String::new(),
        standfirst: String::new(),
        revision: 0,
        created: options.now,
        frozen: None,
    })
}
