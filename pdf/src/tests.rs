//! Renders the council's report from made-up data and reads it back.

mod sample;

use chrono::{DateTime, FixedOffset};
use serde_json::json;
use typst::layout::{Frame, FrameItem};

use super::*;
use crate::council_report::{self, AltText, CouncilReport};

fn typesetter() -> Typesetter {
    Typesetter::new(assets::pdf_fonts()).unwrap()
}

fn made_at() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-07-01T09:30:00+02:00").unwrap()
}

fn render(report: &CouncilReport) -> Rendered {
    let document = Document { template: council_report::TEMPLATE, data: report, made_at: made_at() };
    typesetter().render(&document).unwrap()
}

/// All text on all pages, as it stands on the paper.
fn text_of<T: Serialize>(template: Template, data: &T) -> String {
    let typesetter = typesetter();
    let world = DocumentWorld::new(&typesetter, template, serde_json::to_vec(data).unwrap()).unwrap();
    let document = typst::compile(&world).output.unwrap();
    typst_pdf::pdf(&document, &options(made_at()).unwrap()).unwrap();
    let mut text = String::new();
    document.pages().iter().for_each(|page| collect_text(&page.frame, &mut text));
    text
}

fn collect_text(frame: &Frame, into: &mut String) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => collect_text(&group.frame, into),
            FrameItem::Text(text) => into.push_str(&text.text),
            _ => {}
        }
    }
}

const PLAIN: Template = Template(&[("main.typ", "#let data = json(\"data.json\")\n#set document(title: \"T\")\n#data.text")]);

fn error_of(template: Template) -> Vec<Diagnostic> {
    let document = Document { template, data: &json!({}), made_at: made_at() };
    match typesetter().render(&document) {
        Err(PdfError::Typst(diagnostics)) => diagnostics,
        other => panic!("expected an error of Typst, got {other:?}"),
    }
}

#[test]
fn a_full_report_has_a_page_per_theme_and_no_warnings() {
    let rendered = render(&sample::report(5, 6));
    assert!(rendered.bytes.starts_with(b"%PDF-1.7"));
    assert_eq!(rendered.warnings, []);
    assert_eq!(rendered.pages, 1 + 5 + 3 + 1, "three for the districts of five themes: a map and the next, or a table alone");
    assert_eq!(rendered.chapters, [1, 2, 3, 4, 5, 6, 7, 10]);
}

#[test]
fn the_file_says_that_it_is_tagged_and_which_standards_it_meets() {
    let bytes = render(&sample::report(1, 1)).bytes;
    let holds = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
    for needle in ["pdfuaid:part>1<", "pdfaid:part>2<", "pdfaid:conformance>A<", "2026-07-01T09:30:00+02:00"] {
        assert!(holds(needle.as_bytes()), "{needle}");
    }
}

#[test]
fn the_same_data_give_the_same_file() {
    let report = sample::report(1, 2);
    assert_eq!(render(&report).bytes, render(&report).bytes);
}

#[test]
fn an_empty_report_still_reads_as_a_report() {
    let report = sample::empty_report();
    let rendered = render(&report);
    assert_eq!((rendered.pages, rendered.warnings), (3, Vec::new()));
    let text = text_of(council_report::TEMPLATE, &report);
    assert!(text.contains(&report.words.no_indicators));
    assert!(text.contains(&report.words.nothing_asked));
}

#[test]
fn long_texts_and_a_result_without_indicators_fit() {
    let mut report = sample::report(1, 3);
    report.title = "Een titel die veel langer is dan iemand had bedacht ".repeat(6);
    report.themes[0].sentence = "Meervoudigeproblematiekhuishoudensondersteuningsaanbod ".repeat(5);
    report.themes[0].results[0].name = "Minder mensen met geldzorgen, in alle wijken ".repeat(8);
    report.themes[0].results[1].indicators.clear();
    assert_eq!(render(&report).warnings, []);
    assert!(text_of(council_report::TEMPLATE, &report).contains(&report.words.no_indicator));
}

#[test]
fn marks_are_counted_over_all_themes() {
    let report = sample::report(2, 6);
    let text = text_of(council_report::TEMPLATE, &report);
    // Six indicators a theme: two on course, two behind, one undetermined, one without a figure.
    assert!(text.contains("4op koers4achter2niet te bepalen2nog geen cijfer"), "{text}");
}

#[test]
fn text_of_the_data_is_never_read_as_markup() {
    let hostile = "#panic(1) *a* _b_ $x$ \\ @ref <label> #image(1) `raw` = Kop https://example.nl // weg";
    assert_eq!(text_of(PLAIN, &json!({ "text": hostile })).replace('\u{A0}', " "), hostile);

    let mut report = sample::report(1, 1);
    report.title = hostile.to_owned();
    report.themes[0].results[0].name = hostile.to_owned();
    report.themes[0].results[0].indicators[0].name = hostile.to_owned();
    report.summary.points = vec![hostile.to_owned()];
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let text = squeezed(&text_of(council_report::TEMPLATE, &report));
    // Title, point, result, indicator (drawing and table).
    assert_eq!(text.matches(&squeezed(hostile)).count(), 5, "{text}");
}

#[test]
fn no_template_evaluates_text() {
    for (path, text) in council_report::TEMPLATE.0 {
        assert!(!text.contains("eval"), "{path}");
    }
}

#[test]
fn characters_without_a_glyph_do_not_stop_the_report() {
    let mut report = sample::report(1, 1);
    report.title =
        "Zon \u{1F31E}, \u{645}\u{631}\u{62D}\u{628}\u{627}, \u{E000}, \u{7}, \u{301}, \u{200D} en \u{FFFE} op maandag".to_owned();
    report.summary.points = vec![report.title.clone(), "regel\neen\ttwee".to_owned(), String::new(), " ".to_owned()];
    assert!(render(&report).bytes.starts_with(b"%PDF"));
}

#[test]
fn a_drawing_always_has_words() {
    assert_eq!(AltText::new("  \n"), None);
    assert!(AltText::new("Daalt van 44% naar 41%").is_some());
}

#[test]
fn an_inaccessible_template_does_not_render() {
    let no_title = error_of(Template(&[("main.typ", "Tekst")]));
    assert!(no_title[0].message.contains("title"), "{no_title:?}");

    let no_alt = "#set document(title: \"T\")\n\n#image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>\"), format: \"svg\")";
    let no_alt = error_of(Template(Box::leak(Box::new([("main.typ", no_alt)]))));
    assert!(no_alt[0].message.contains("alt"), "{no_alt:?}");
    assert_eq!(no_alt[0].place, "main.typ:3");

    let skipped = error_of(Template(&[("main.typ", "#set document(title: \"T\")\n= A\n=== B")]));
    assert!(skipped[0].message.contains("heading"), "{skipped:?}");
}

#[test]
fn a_template_sees_no_files_and_no_clock() {
    let file = error_of(Template(&[("main.typ", "#read(\"other.txt\")")]));
    assert!(file[0].message.contains("not found"), "{file:?}");
    let clock = error_of(Template(&[("main.typ", "\n#datetime.today()")]));
    assert_eq!(clock[0].place, "main.typ:2");
}

#[test]
fn unusable_fonts_and_templates_are_refused() {
    let first: &[u8] = assets::pdf_fonts()[0];
    assert!(matches!(Typesetter::new(&[first, b"no font"]), Err(PdfError::Font(1))));
    let document = Document { template: Template(&[]), data: &json!({}), made_at: made_at() };
    assert!(matches!(typesetter().render(&document), Err(PdfError::Template(_))));
}
