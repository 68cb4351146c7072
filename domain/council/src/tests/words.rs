//! A report is read in ten minutes: its length, its pages, and the files of the command line.

use super::example::{PUBLIC, REPORT, measure_everything, parts, policies, settle};
use crate::paper;
use kernel::settings::Lang;
use kernel::{Error, Viewer};
use testing::{Database, noon};

/// What somebody reads in ten minutes.
const MOST_WORDS: usize = 2500;

testing::on_both_engines! { parts;
    async fn the_example_is_short_and_each_theme_begins_on_a_page(db: Database) {
        let agenda = settle(&db).await;
        measure_everything(&db, &agenda).await;
        crate::seed(&db, &policies(), noon(), REPORT).await.unwrap();
        let words: usize = db.browser().open(PUBLIC).await.texts("article").iter().map(|text| text.split_whitespace().count()).sum();
        assert!((800..MOST_WORDS).contains(&words), "{words} words");

        let reader = db.reader();
        let kept = crate::store::newest_frozen(&reader).await.unwrap().unwrap();
        let report = crate::store::content(&reader, &kept).await.unwrap();
        let paper = paper::typeset(&report, noon()).await.unwrap();
        assert_eq!(paper.warnings, []);
        let chapters = paper.chapters;
        assert_eq!(chapters.len(), 1 + report.themes.len() + 1, "in short, the themes, the sources");
        assert_eq!(chapters[..2], [1, 2], "in short is one page");
        assert!(chapters.windows(2).all(|pair| pair[0] < pair[1]), "each begins on a page of its own: {chapters:?}");
        assert_eq!(chapters.last(), Some(&7), "a theme of the example fits on a page");
    }

    async fn the_command_line_makes_files_of_what_is_there(db: Database) {
        let agenda = settle(&db).await;
        measure_everything(&db, &agenda).await;
        let (reader, visitor) = (db.reader(), Viewer::visitor());
        let mut options = crate::Options { key: None, lang: Lang::En, now: noon() };
        let made = crate::make(&reader, &policies(), &visitor, &options).await.unwrap();
        assert!(made.pdf.starts_with(b"%PDF"));
        assert!(made.html.contains("Report to the council, 1 July 2026") && made.html.contains("<style>"));
        assert!(!made.html.contains("href=\"/"), "a file on its own leads nowhere on a site");
        options.key = Some("geen".to_owned());
        assert!(matches!(crate::make(&reader, &policies(), &visitor, &options).await, Err(Error::NotFound)));
    }
}
