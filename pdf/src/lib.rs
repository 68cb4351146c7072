//! Accessible PDF files from a Typst template and data.
//!
//! Every file meets PDF/UA-1 and PDF/A-2a: tagged, with a title, a language and outlines. A template that
//! forgets an alternative text, skips a heading level or has no title does not render.
//!
//! Template and data are apart. The data reach the template as `data.json`, to be read with `json()`; text in it
//! is shown as it stands and is never read as Typst markup.

pub mod council_report;
mod legible;
mod stream_ends;
#[cfg(test)]
mod tests;
mod world;

use std::fmt;
use std::num::NonZeroUsize;

use chrono::{DateTime, Datelike, FixedOffset, Timelike};
use serde::Serialize;
use typst::diag::SourceDiagnostic;
use typst::ecow::EcoVec;
use typst::foundations::{Content, Datetime, NativeElement, Smart, StyleChain};
use typst::introspection::Introspector;
use typst::model::HeadingElem;
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt, World, WorldExt, comemo};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use world::{DocumentWorld, Fonts};

/// The Typst files of one kind of document, as `(path, text)`; the first is the one that is rendered.
#[derive(Debug, Clone, Copy)]
pub struct Template(pub &'static [(&'static str, &'static str)]);

/// One document to render.
#[derive(Debug)]
pub struct Document<'a, T> {
    /// How it looks.
    pub template: Template,
    /// What it says; the template reads it with `json("data.json")`.
    pub data: &'a T,
    /// The moment of making, for the file's metadata.
    pub made_at: DateTime<FixedOffset>,
}

/// A rendered file.
#[derive(Debug)]
pub struct Rendered {
    /// The PDF file.
    pub bytes: Vec<u8>,
    /// The number of pages.
    pub pages: usize,
    /// The page on which each first-level heading stands, in order; the first page is 1.
    pub chapters: Vec<usize>,
    /// What Typst warned of, such as a missing font family; for the log.
    pub warnings: Vec<Diagnostic>,
}

/// One error or warning of Typst.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Where in the template, as `path:line`; empty when it belongs to no line.
    pub place: String,
    /// What is wrong.
    pub message: String,
    /// Typst's advice.
    pub hints: Vec<String>,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.place.is_empty() {
            write!(f, "{}: ", self.place)?;
        }
        f.write_str(&self.message)?;
        self.hints.iter().try_for_each(|hint| write!(f, " ({hint})"))
    }
}

/// Why there is no PDF.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// A font file that holds no readable font; the number counts from 0.
    #[error("font file {0} cannot be read")]
    Font(usize),
    /// The data do not become JSON.
    #[error("the data of the document cannot be written: {0}")]
    Data(#[from] serde_json::Error),
    /// A template without files, or with a path that Typst does not accept.
    #[error("the template has no usable file `{0}`")]
    Template(String),
    /// The moment of making lies outside what a PDF can hold.
    #[error("a PDF cannot hold the date {0}")]
    Date(DateTime<FixedOffset>),
    /// Typst refused the template, or the result does not meet the standards.
    #[error("typesetting failed: {}", lines(.0))]
    Typst(Vec<Diagnostic>),
}

fn lines(diagnostics: &[Diagnostic]) -> String {
    diagnostics.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// Typst with its library and fonts, made once and shared.
#[derive(Debug)]
pub struct Typesetter {
    library: LazyHash<Library>,
    fonts: Fonts,
}

impl Typesetter {
    /// Reads the fonts. No other fonts are used, neither of the system nor of Typst.
    ///
    /// # Errors
    /// [`PdfError::Font`] for a file that is no font.
    pub fn new(fonts: &[&'static [u8]]) -> Result<Self, PdfError> {
        // The feature gives `pdf.header-cell`: cells that name their row.
        let library = Library::builder().with_features(Features::from_iter([Feature::A11yExtras])).build();
        Ok(Self { library: LazyHash::new(library), fonts: Fonts::read(fonts)? })
    }

    /// Renders a document to PDF/UA-1 and PDF/A-2a. Takes long enough to want a blocking thread.
    ///
    /// Characters that no font has become a replacement character: both standards refuse a file with a missing glyph.
    ///
    /// # Errors
    /// [`PdfError::Typst`] with Typst's messages; the other cases for unusable input.
    pub fn render<T: Serialize>(&self, document: &Document<'_, T>) -> Result<Rendered, PdfError> {
        let options = options(document.made_at)?;
        let mut data = serde_json::to_value(document.data)?;
        legible::make_legible(&mut data, &|c| self.fonts.cover(c));
        let world = DocumentWorld::new(self, document.template, serde_json::to_vec(&data)?)?;
        let rendered = compile(&world, &options);
        // Typst remembers everything it computed; a server does not want to.
        comemo::evict(0);
        rendered
    }
}

fn compile(world: &DocumentWorld<'_>, options: &PdfOptions) -> Result<Rendered, PdfError> {
    let compiled = typst::compile(world);
    let failed = |errors: EcoVec<SourceDiagnostic>| PdfError::Typst(diagnostics(world, &errors));
    let document = compiled.output.map_err(failed)?;
    let bytes = stream_ends::mend(typst_pdf::pdf(&document, options).map_err(failed)?);
    let warnings = diagnostics(world, &compiled.warnings);
    Ok(Rendered { bytes, pages: document.pages().len(), chapters: chapters(&**document.introspector()), warnings })
}

/// The pages of the first-level headings.
fn chapters(introspector: &dyn Introspector) -> Vec<usize> {
    let headings = introspector.query(&HeadingElem::ELEM.select());
    let first_level = |found: &&Content| {
        let heading = found.to_packed::<HeadingElem>();
        heading.is_some_and(|heading| heading.resolve_level(StyleChain::default()) == NonZeroUsize::MIN)
    };
    headings.iter().filter(first_level).filter_map(|heading| Some(introspector.page(heading.location()?)?.get())).collect()
}

fn options(made_at: DateTime<FixedOffset>) -> Result<PdfOptions, PdfError> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
        .map_err(|error| PdfError::Typst(vec![Diagnostic::plain(error.message())]))?;
    Ok(PdfOptions {
        creator: Smart::Custom(Some("Samenkoers".to_owned())),
        timestamp: Some(timestamp(made_at).ok_or(PdfError::Date(made_at))?),
        standards,
        ..PdfOptions::default()
    })
}

fn timestamp(at: DateTime<FixedOffset>) -> Option<Timestamp> {
    let part = |value: u32| u8::try_from(value).ok();
    let local = Datetime::from_ymd_hms(
        at.year(),
        part(at.month())?,
        part(at.day())?,
        part(at.hour())?,
        part(at.minute())?,
        part(at.second())?,
    )?;
    Timestamp::new_local(local, at.offset().local_minus_utc() / 60)
}

impl Diagnostic {
    fn plain(message: &str) -> Self {
        Self { place: String::new(), message: message.to_owned(), hints: Vec::new() }
    }
}

fn diagnostics(world: &DocumentWorld<'_>, found: &[SourceDiagnostic]) -> Vec<Diagnostic> {
    found
        .iter()
        .map(|diagnostic| Diagnostic {
            place: place(world, diagnostic).unwrap_or_default(),
            message: diagnostic.message.to_string(),
            hints: diagnostic.hints.iter().map(|hint| hint.v.to_string()).collect(),
        })
        .collect()
}

/// The line of the template that a message is about.
fn place(world: &DocumentWorld<'_>, diagnostic: &SourceDiagnostic) -> Option<String> {
    let id = diagnostic.span.id()?;
    let source = world.source(id).ok()?;
    let line = source.lines().byte_to_line(world.range(diagnostic.span)?.start)?;
    Some(format!("{}:{}", id.vpath().get_without_slash(), line + 1))
}
