//! The areas of one level with what is shown of them, each beside its outline.

use super::{KnownArea, Observation, Point, Shown};
use charts::{Classes, Filling};
use kernel::areas::{Area, AreaLevel};
use kernel::periods::Period;
use sources::Nothing;
use std::collections::BTreeMap;

/// An area.
#[derive(Clone, Debug)]
pub struct Place {
    /// What it is called; its code where nobody told.
    pub name: String,
    /// What is shown of it; none without an observation.
    pub point: Option<Point>,
    /// Its outline; none where that is not known.
    pub known: Option<KnownArea>,
    /// Whether the figure is about the ground of the outline.
    pub is_same: bool,
}

/// Of which level and period areas are asked, and of which municipality.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// Districts or neighbourhoods.
    pub level: AreaLevel,
    /// When.
    pub period: Period,
    /// The code of the municipality.
    pub municipality: &'a str,
}

/// What is known of areas beside their observations.
#[derive(Clone, Debug, Default)]
pub struct Ground {
    /// The name of each.
    pub names: BTreeMap<String, String>,
    /// The outlines of a level.
    pub outlines: Vec<KnownArea>,
}

/// Every area of a level that has an outline or an observation, in order of code; `None` when no area has an observation.
/// `shown` is what [`points`](super::points) shows of the observations.
pub fn places(of: Question<'_>, observations: &[Observation], shown: &[Point], ground: Ground) -> Option<Vec<Place>> {
    let Ground { names, outlines } = ground;
    let outlined = |known: KnownArea| {
        let place = Place { name: known.name.clone(), point: None, known: Some(known.clone()), is_same: true };
        (known.area.code().to_owned(), place)
    };
    let mut places: BTreeMap<String, Place> = outlines.into_iter().map(outlined).collect();
    let mut any = false;
    let is_asked = |one: &Observation| one.group.is_empty() && one.period == of.period;
    let asked = observations.iter().zip(shown).filter(|(one, _)| is_asked(one));
    for (one, point) in asked.filter(|(one, _)| is_within(&one.area, of.level, of.municipality)) {
        any = true;
        let division = one.division.unwrap_or(of.period.year());
        let name = names.get(&one.area).filter(|name| !name.is_empty());
        let unknown = || Place { name: one.area.clone(), point: None, known: None, is_same: false };
        let place = places.entry(one.area.clone()).or_insert_with(unknown);
        place.is_same = place.known.as_ref().is_some_and(|known| known.is_same_in(division));
        // A name of another division may be that of another area.
        if let Some(name) = name.filter(|_| !place.is_same || place.name.is_empty()) {
            place.name.clone_from(name);
        }
        place.point = Some(point.clone());
    }
    any.then(|| places.into_values().collect())
}

fn is_within(code: &str, level: AreaLevel, municipality: &str) -> bool {
    let area = code.parse::<Area>();
    area.is_ok_and(|area| area.level() == level && area.municipality().is_some_and(|larger| larger.code() == municipality))
}

impl Place {
    /// What is shown of it on the map: nothing of a figure about other ground.
    pub fn on_map(&self) -> Option<Shown> {
        self.point.as_ref().filter(|_| self.is_same).map(|point| point.reading)
    }

    /// The values on a map, for its classes.
    pub fn values(places: &[Self]) -> Vec<f64> {
        let value = |place: &Self| match place.on_map()? {
            Shown::Value(value) if place.known.is_some() => Some(value),
            _ => None,
        };
        places.iter().filter_map(value).collect()
    }

    /// How it is filled.
    pub fn filling(&self, classes: &Classes) -> Filling {
        match self.on_map() {
            Some(Shown::Value(value)) => Filling::Class(classes.of(value)),
            Some(Shown::Withheld) => Filling::Suppressed,
            Some(Shown::Nothing(Nothing::Impossible)) => Filling::Impossible,
            Some(Shown::Nothing(Nothing::Unknown)) => Filling::Unknown,
            Some(Shown::Nothing(Nothing::Secret)) => Filling::Secret,
            Some(Shown::Nothing(Nothing::NotDelivered)) | None => Filling::NotDelivered,
        }
    }

    /// Its outline, for a map.
    pub fn rings(&self) -> Vec<Vec<(f64, f64)>> {
        self.known.as_ref().map(|known| known.outline.rings()).unwrap_or_default()
    }
}
