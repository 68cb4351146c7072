//! The figures of an indicator on the map, by district and by neighbourhood: `/indicatoren/KEY/kaart`.
//!
//! A page of its own: with neighbourhoods it can be heavier than the first page that somebody opens may be, and it has
//! periods of its own, as figures of smaller areas come later than those of the municipality.

use super::map_drawing::{LevelMap, level_map};
use super::opened::{Opened, opened};
use super::wording::{Wording, place};
use crate::{places_in, store};
use agenda::model::{Indicator, IntendedResult, Theme};
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use kernel::Error;
use kernel::areas::AreaLevel;
use kernel::periods::Period;
use serde::Deserialize;
use web::{Answer, Shell, Visit, filters, paths};

/// How many other periods the page offers.
const OFFERED: usize = 12;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    #[serde(rename = "periode")]
    period: String,
}

#[derive(Template)]
#[template(path = "map.html")]
struct MapPage<'a> {
    shell: &'a Shell,
    words: Wording<'a>,
    theme: &'a Theme,
    result: &'a IntendedResult,
    indicator: &'a Indicator,
    chosen: Option<Period>,
    periods: Vec<Period>,
    levels: Vec<LevelMap>,
}

impl MapPage<'_> {
    fn lead(&self) -> String {
        let place = ("place", place(self.shell).to_owned());
        match self.chosen {
            Some(period) => self.words.say("map-lead", &[place, ("period", self.words.during(period))]),
            None => self.words.say("map-none", &[place]),
        }
    }
    fn others(&self) -> impl Iterator<Item = &Period> {
        self.periods.iter().filter(|period| Some(**period) != self.chosen).take(OFFERED)
    }
    fn at(&self, period: &Period) -> String {
        format!("{}?periode={}", path(&self.indicator.key), period.code())
    }
}

/// Where the map of an indicator is.
pub(crate) fn path(key: &str) -> String {
    format!("{}/kaart", paths::indicator(key))
}

pub(crate) async fn get(visit: Visit, Path(key): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let db = visit.reader();
    let Opened { agenda, id, figure } = match opened(&visit, &key).await? {
        Ok(opened) => opened,
        Err(now) => return Ok(Redirect::permanent(&path(&now)).into_response()),
    };
    let (theme, result, indicator) = agenda.indicator_by_id(id).ok_or(Error::NotFound)?;
    let here = visit.settings().area.as_str();
    let words = Wording::of(&visit.shell, indicator, &figure);
    let periods = store::periods_of_parts(&db, id, here).await?;
    let chosen = periods.iter().find(|period| period.code() == asked.period).or(periods.first()).copied();
    let mut levels = Vec::new();
    if let Some(period) = chosen {
        let levels_of = [AreaLevel::District, AreaLevel::Neighbourhood];
        for (level, places) in places_in(&db, visit.settings(), indicator, period, &levels_of).await? {
            levels.extend(level_map(&words, indicator, (level, period), &places));
        }
    }
    visit.page(&MapPage { shell: &visit.shell, words, theme, result, indicator, chosen, periods, levels })
}
