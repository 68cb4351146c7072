//! The themes with what they want, and the results under each.

use crate::figures::Figures;
use crate::tally::{self, Count, Tally};
use crate::words::Level;
use agenda::model::{Agenda, Theme};
use askama::Template;
use web::texts::Arg;
use web::{Answer, Shell, Visit, filters, paths};

#[derive(Template)]
#[template(path = "themes.html")]
struct ThemesPage<'a> {
    shell: &'a Shell,
    themes: Vec<Listed>,
}

impl ThemesPage<'_> {
    fn title(&self) -> String {
        Level::Theme.many(self.shell)
    }
    fn lead(&self) -> String {
        let results: usize = self.themes.iter().map(|theme| theme.results.len()).sum();
        let args = [("themes", self.themes.len().value()), ("results", results.value())];
        let names =
            [("theme", Level::Theme.many_within(self.shell).value()), ("result", Level::Result.many_within(self.shell).value())];
        self.shell.say_with(if self.themes.is_empty() { "home-empty-title" } else { "list-lead" }, &[args, names].concat())
    }
}

/// A theme with the names of its results.
struct Listed {
    name: String,
    path: String,
    ambition: String,
    marks: Vec<&'static str>,
    counts: Vec<Count>,
    /// Name and address.
    results: Vec<(String, String)>,
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let db = visit.reader();
    let shell = &visit.shell;
    let themes = match agenda::store::current(&db).await? {
        Some(agenda) => {
            let figures = Figures::read(&visit, &db, &agenda).await?;
            agenda.themes.iter().map(|theme| listed(shell, &figures, &agenda, theme)).collect()
        }
        None => Vec::new(),
    };
    visit.page(&ThemesPage { shell, themes })
}

fn listed(shell: &Shell, figures: &Figures, agenda: &Agenda, theme: &Theme) -> Listed {
    let tally = Tally::of(figures, tally::counted_in(agenda, theme));
    Listed {
        name: theme.name.clone(),
        path: paths::theme(&theme.key),
        ambition: theme.ambition.clone(),
        marks: tally.marks(),
        counts: tally.lines(shell, Some(&theme.key)),
        results: theme.results().map(|result| (result.name.clone(), paths::result(&result.key))).collect(),
    }
}
