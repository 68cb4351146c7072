//! The map of areas: what it is made of.

use crate::line_chart::Size;
use crate::map_drawing;
use crate::paint::Paint;
use serde::{Deserialize, Serialize};

/// What an area is filled with. Lighter or darker for a class, with a texture of its own, so that who sees no colour
/// and who reads on paper can find it in the legend; a pattern on white where there is no figure.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Filling {
    /// A class, counted from zero for the lowest; five at most.
    Class(usize),
    /// There is a figure, about too few people to show it. Hatched.
    Suppressed,
    /// There cannot be a figure. Left white.
    Impossible,
    /// There may be a figure, but nobody knows it, or it is too uncertain. Dotted.
    Unknown,
    /// The source keeps the figure back. Hatched crosswise.
    Secret,
    /// Whoever should supply the figure did not, or not yet. Dashed.
    NotDelivered,
}

/// One area.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Area {
    /// Its name.
    pub name: String,
    /// Its figure as it is written, or why there is none.
    pub value: String,
    /// Its number in the table that follows, drawn where its name has no room; `None` where that table has no numbers.
    #[serde(default)]
    pub number: Option<usize>,
    /// What it is filled with.
    pub filling: Filling,
    /// Its outlines as (longitude, latitude) in degrees: those of every polygon, holes too, closed or not. What lies
    /// within two of them is a hole.
    pub rings: Vec<Vec<(f64, f64)>>,
}

/// The texts of the legend; of the fillings without a class only those that occur are shown.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct Legend {
    /// From the lowest class to the highest, five at most. An area whose class has no text is drawn as the last that has.
    pub classes: Vec<String>,
    /// For [`Filling::Suppressed`].
    pub suppressed: String,
    /// For [`Filling::Impossible`].
    pub impossible: String,
    /// For [`Filling::Unknown`].
    pub unknown: String,
    /// For [`Filling::Secret`].
    pub secret: String,
    /// For [`Filling::NotDelivered`].
    pub not_delivered: String,
    /// For the numbers of areas; shown where a number is drawn.
    #[serde(default)]
    pub number: String,
}

/// Areas by class, ready to be drawn or kept. The legend stands below the map, within the drawing; a table of all figures has to follow it.
///
/// Values are printed in the areas if most have room for theirs. An area without room for its name has its number, within it or
/// beside it with a line; where not even that has room, its name is its title. A map for a phone is drawn apart, as a
/// [`LineChart`](crate::LineChart) is. Outlines are simplified to what the size can show; with 345 municipalities of
/// 40,000 points that takes about 10 ms, worth keeping the drawing for.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct AreaMap {
    /// Unique on the page; what cannot stand in an id becomes a hyphen.
    pub id: String,
    /// What is drawn, with place and period.
    pub title: String,
    /// What the map shows, in words, and that the table follows.
    pub desc: String,
    /// The areas.
    pub areas: Vec<Area>,
    /// Which of the areas is outlined and named.
    pub focus: Option<usize>,
    /// The texts of the legend.
    pub legend: Legend,
}

impl AreaMap {
    /// The drawing as an `<svg>` element. Its height follows from the land and the legend.
    #[must_use]
    pub fn svg(&self, size: Size, paint: Paint) -> String {
        map_drawing::draw(self, size, paint)
    }

    pub(crate) fn focused(&self) -> Option<(usize, &Area)> {
        let index = self.focus?;
        self.areas.get(index).map(|area| (index, area))
    }
}

impl Legend {
    /// Every filling that the map needs to explain, with its text.
    pub(crate) fn entries(&self, areas: &[Area]) -> Vec<(Filling, &str)> {
        let classed = areas.iter().any(|area| matches!(area.filling, Filling::Class(_)));
        let classes = self.classes.len().clamp(usize::from(classed), crate::classes::MOST);
        let text = |class: usize| self.classes.get(class).map_or("", String::as_str);
        let classes = (0..classes).map(|class| (Filling::Class(class), text(class)));
        let others = [
            (Filling::Suppressed, &self.suppressed),
            (Filling::Impossible, &self.impossible),
            (Filling::Unknown, &self.unknown),
            (Filling::Secret, &self.secret),
            (Filling::NotDelivered, &self.not_delivered),
        ];
        let others = others.into_iter().map(|(filling, text)| (filling, text.as_str()));
        classes.chain(others.filter(|(filling, _)| areas.iter().any(|area| area.filling == *filling))).collect()
    }
}
