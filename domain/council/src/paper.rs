//! The same report on paper.

use crate::drawing;
use crate::model::{DistrictsReport, IndicatorReport, Report, ResultReport, ThemeReport};
use charts::{Paint, Size};
use kernel::settings::Lang;
use kernel::{Error, Moment, Result};
use pdf::council_report as paper;
use pdf::{Document, Rendered, Typesetter};

/// Typesets a report. Takes long enough to want a thread of its own, which it has.
///
/// # Errors
/// When Typst refuses, which a test excludes.
pub(crate) async fn typeset(report: &Report, made_at: Moment) -> Result<Rendered> {
    let data = on_paper(report);
    let work = move || {
        let typesetter = Typesetter::new(assets::pdf_fonts())?;
        typesetter.render(&Document { template: paper::TEMPLATE, data: &data, made_at: made_at.fixed_offset() })
    };
    let rendered = tokio::task::spawn_blocking(work).await.map_err(Error::internal)?.map_err(Error::internal)?;
    for warning in &rendered.warnings {
        tracing::warn!(%warning, "typesetting a report");
    }
    Ok(rendered)
}

fn on_paper(report: &Report) -> paper::CouncilReport {
    paper::CouncilReport {
        language: match report.language {
            Lang::Nl => paper::Language::Nl,
            Lang::En => paper::Language::En,
        },
        title: report.headline.clone(),
        sender: report.sender.clone(),
        occasion: report.name.clone(),
        made_up: report.made_up.clone(),
        foot: report.foot.clone(),
        summary: paper::Summary {
            standfirst: report.standfirst.clone(),
            points: Vec::new(),
            asks: report.asks.clone(),
            basis: report.basis.clone(),
            reading_guide: report.reading_guide.clone(),
        },
        themes: report.themes.iter().map(theme).collect(),
        definitions: report.definitions.iter().map(definition).collect(),
        unknowns: report.unknowns.clone(),
        colophon: report.colophon.clone(),
        words: report.words.clone(),
    }
}

fn theme(theme: &ThemeReport) -> paper::Theme {
    paper::Theme {
        sentence: theme.title(),
        standfirst: theme.text.clone(),
        ambition: (!theme.ambition.is_empty()).then(|| theme.ambition.clone()),
        results: theme.results.iter().map(result).collect(),
        asks: theme.asks.clone(),
        districts: theme.districts.as_ref().map(districts),
    }
}

fn districts(districts: &DistrictsReport) -> paper::Districts {
    let alt = paper::AltText::new([districts.title.as_str(), districts.text.as_str()].join(". "));
    let picture = drawing::map(districts, Size::Narrow, Paint::Fixed).zip(alt);
    paper::Districts {
        title: districts.title.clone(),
        text: districts.text.clone(),
        columns: districts.columns.clone(),
        rows: districts.rows.clone(),
        outlines: districts.outlines.clone(),
        picture: picture.map(|(svg, alt)| paper::Picture { svg, alt }),
    }
}

fn result(result: &ResultReport) -> paper::IntendedResult {
    paper::IntendedResult { name: result.name.clone(), indicators: result.indicators.iter().map(indicator).collect() }
}

fn indicator(indicator: &IndicatorReport) -> paper::Indicator {
    let picture = drawing::course(indicator, Paint::Fixed).zip(paper::AltText::new(indicator.course_words.clone()));
    paper::Indicator {
        name: indicator.name.clone(),
        latest: indicator.latest.as_ref().map(|latest| paper::Reading {
            value: latest.value.clone(),
            margin: latest.margin.clone(),
            period: latest.period.clone(),
            source: latest.source.clone(),
        }),
        target: indicator.target.as_ref().map(|target| paper::Target { value: target.text.clone(), period: target.name.clone() }),
        status: indicator.stand,
        remarks: indicator.remarks.clone(),
        picture: picture.map(|(svg, alt)| paper::Picture { svg, alt }),
    }
}

fn definition(definition: &crate::model::Definition) -> paper::Definition {
    paper::Definition { indicator: definition.indicator.clone(), meaning: definition.meaning.clone() }
}
