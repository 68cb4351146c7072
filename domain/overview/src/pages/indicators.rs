//! The indicators that other pages count: all of them, or those of one stand or theme. The filter stands in the address.

use super::{INDICATORS, renamed};
use crate::counted_as::CountedAs;
use crate::figures::{Figures, Row};
use crate::tally;
use crate::words::Level;
use agenda::model::{Agenda, Theme};
use askama::Template;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use kernel::Error;
use kernel::ids::Kind;
use serde::Deserialize;
use web::texts::Arg;
use web::{Answer, Shell, Visit, filters, paths};

/// The address of the list with these filters.
pub(crate) fn at(stand: Option<CountedAs>, theme: Option<&str>) -> String {
    let stand = stand.map(|stand| format!("stand={}", stand.in_address()));
    let theme = theme.map(|key| format!("thema={key}"));
    let filters: Vec<_> = [stand, theme].into_iter().flatten().collect();
    if filters.is_empty() { INDICATORS.to_owned() } else { format!("{INDICATORS}?{}", filters.join("&")) }
}

/// What was chosen; an empty text is every stand, or every theme.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    stand: String,
    thema: String,
}

#[derive(Template)]
#[template(path = "indicators.html")]
struct IndicatorsPage<'a> {
    shell: &'a Shell,
    /// The agenda, once there is a public one.
    agenda: Option<&'a Agenda>,
    stand: Option<CountedAs>,
    theme: Option<&'a Theme>,
    groups: Vec<Group<'a>>,
}

/// A theme with those of its figures that were chosen.
struct Group<'a> {
    theme: &'a Theme,
    rows: Vec<Row>,
}

impl IndicatorsPage<'_> {
    fn title(&self) -> String {
        match self.stand {
            Some(stand) => self.shell.say(&format!("stands-{}", stand.word())),
            None => self.shell.say_with("indicators-all", &[("what", Level::Indicator.many_within(self.shell).value())]),
        }
    }
    fn level(&self) -> String {
        Level::Indicator.many(self.shell)
    }
    fn theme_level(&self) -> String {
        Level::Theme.one(self.shell)
    }
    fn themes(&self) -> &[Theme] {
        self.agenda.map_or(&[], |agenda| &agenda.themes)
    }
    fn stands(&self) -> Vec<CountedAs> {
        CountedAs::all().collect()
    }
    fn count(&self) -> usize {
        self.groups.iter().map(|group| group.rows.len()).sum()
    }
    /// How many are shown, of how many.
    fn shown(&self) -> String {
        let all = self.agenda.map_or(0, |agenda| tally::counted(agenda).count());
        let what = Level::Indicator.many_within(self.shell);
        self.shell.say_with("indicators-shown", &[("count", self.count().value()), ("all", all.value()), ("what", what.value())])
    }
    /// What was chosen, a link that leaves it out for each.
    fn chosen(&self) -> Vec<(String, String)> {
        let stand = self.stand.map(|stand| {
            let word = self.shell.say(&format!("tells-{}", stand.word()));
            (self.shell.say_with("indicators-not-stand", &[("stand", word.value())]), at(None, self.key()))
        });
        let theme = self
            .theme
            .map(|theme| (self.shell.say_with("indicators-not-theme", &[("theme", theme.name.value())]), at(self.stand, None)));
        stand.into_iter().chain(theme).collect()
    }
    fn key(&self) -> Option<&str> {
        self.theme.map(|theme| theme.key.as_str())
    }
    fn is_theme(&self, theme: &Theme) -> bool {
        self.theme.is_some_and(|chosen| chosen.id == theme.id)
    }
}

pub(crate) async fn get(visit: Visit, asked: Result<Query<Asked>, QueryRejection>) -> Answer {
    let Query(asked) = asked.map_err(|_| Error::NotFound)?;
    let (db, shell) = (visit.reader(), &visit.shell);
    let stand = match asked.stand.as_str() {
        "" => None,
        word => Some(CountedAs::of_address(word).ok_or(Error::NotFound)?),
    };
    let Some(agenda) = agenda::store::current(&db).await? else {
        if !asked.thema.is_empty() {
            return Err(Error::NotFound.into());
        }
        return visit.page(&IndicatorsPage { shell, agenda: None, stand, theme: None, groups: Vec::new() });
    };
    let theme = match asked.thema.as_str() {
        "" => None,
        key => match agenda.theme(key) {
            Some(theme) => Some(theme),
            None => return renamed(&db, &agenda, Kind::Theme, key, |now| at(stand, Some(now))).await,
        },
    };
    let figures = Figures::read(&visit, &db, &agenda).await?;
    let themes = agenda.themes.iter().filter(|one| theme.is_none_or(|chosen| chosen.id == one.id));
    let groups = themes.map(|theme| group(shell, &figures, &agenda, theme, stand)).filter(|group| !group.rows.is_empty());
    let groups = groups.collect();
    visit.page(&IndicatorsPage { shell, agenda: Some(&agenda), stand, theme, groups })
}

fn group<'a>(shell: &Shell, figures: &Figures, agenda: &Agenda, theme: &'a Theme, stand: Option<CountedAs>) -> Group<'a> {
    let measured = tally::counted_in(agenda, theme).map(|indicator| figures.of(indicator));
    let chosen = measured.filter(|one| stand.is_none_or(|stand| one.counted_as() == stand));
    Group { theme, rows: chosen.map(|one| one.row(shell)).collect() }
}
