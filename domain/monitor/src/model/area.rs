//! An area in the division of a year, and its outline.

use kernel::areas::{Area, AreaLevel};

/// Parts of a degree in which outlines are kept: a ten-thousandth is 11 m from north to south and 7 m from west to east.
const PARTS: f64 = 10_000.0;
/// A ring with fewer corners encloses nothing.
const FEWEST_CORNERS: usize = 3;

/// What is known of an area in the division of a year.
#[derive(Clone, Debug, PartialEq)]
pub struct KnownArea {
    /// The area, with the year of the division.
    pub area: Area,
    /// Its name.
    pub name: String,
    /// The code of the larger area that it lies in: of a municipality the province; may be empty.
    pub parent: String,
    /// The class of CBS for the number of inhabitants; may be empty.
    pub size_class: String,
    /// The class of CBS for the number of addresses around an address; may be empty.
    pub urbanity: String,
    /// How many people live there.
    pub inhabitants: Option<u64>,
    /// The first division in which the code meant the same ground.
    pub same_since: u16,
    /// Its outline; empty when it is not known.
    pub outline: Outline,
    /// Where its name comes from.
    pub source: String,
    /// Where its outline comes from.
    pub boundary_source: String,
}

impl KnownArea {
    /// An area of which nothing is known but its code, division and name.
    pub fn new(area: Area, division: u16, name: &str) -> Self {
        Self {
            parent: parent(&area),
            area: area.in_division(division),
            name: name.to_owned(),
            size_class: String::new(),
            urbanity: String::new(),
            inhabitants: None,
            same_since: division,
            outline: Outline::default(),
            source: String::new(),
            boundary_source: String::new(),
        }
    }

    /// The year of the division.
    pub fn division(&self) -> u16 {
        self.area.division().unwrap_or(self.same_since)
    }

    /// Whether a figure in the division of this year is about the same ground.
    pub fn is_same_in(&self, division: u16) -> bool {
        (self.same_since..=self.division()).contains(&division)
    }
}

/// The code of the area that an area lies in, when its own code tells.
fn parent(area: &Area) -> String {
    let larger = match area.level() {
        AreaLevel::Neighbourhood => area.district(),
        AreaLevel::District => area.municipality(),
        _ => None,
    };
    larger.map(|larger| larger.code().to_owned()).unwrap_or_default()
}

/// The word of a level in the database and the texts; none for a level that we keep no areas of.
pub fn level_word(level: AreaLevel) -> Option<&'static str> {
    match level {
        AreaLevel::Province => Some("province"),
        AreaLevel::Municipality => Some("municipality"),
        AreaLevel::District => Some("district"),
        AreaLevel::Neighbourhood => Some("neighbourhood"),
        _ => None,
    }
}

/// The rings of an area, holes too, on a grid of a ten-thousandth of a degree. As every area is put on the same grid, areas
/// that touch keep touching.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline(Vec<Vec<(i32, i32)>>);

impl Outline {
    /// The outline of these rings of longitude and latitude in degrees. A ring that encloses nothing at this size is left out.
    pub fn of(rings: &[Vec<(f64, f64)>]) -> Self {
        let on_grid = rings.iter().map(|ring| simple(ring.iter().map(|(lon, lat)| (grid(*lon), grid(*lat)))));
        Self(on_grid.filter(|ring| ring.len() >= FEWEST_CORNERS).collect())
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The rings as longitude and latitude in degrees.
    pub fn rings(&self) -> Vec<Vec<(f64, f64)>> {
        let degrees = |parts: i32| f64::from(parts) / PARTS;
        self.0.iter().map(|ring| ring.iter().map(|(lon, lat)| (degrees(*lon), degrees(*lat))).collect()).collect()
    }

    /// As it is kept: rings divided by `;`, each its first corner and then the way to the next, as numbers with spaces.
    pub fn text(&self) -> String {
        let ring = |ring: &Vec<(i32, i32)>| {
            let mut last = (0, 0);
            let steps = ring.iter().map(|at| {
                let step = format!("{} {}", at.0 - last.0, at.1 - last.1);
                last = *at;
                step
            });
            steps.collect::<Vec<_>>().join(" ")
        };
        self.0.iter().map(ring).collect::<Vec<_>>().join(";")
    }

    /// The outline that [`Outline::text`] wrote; `None` for any other text.
    pub fn read(text: &str) -> Option<Self> {
        let ring = |text: &str| {
            let numbers = text.split(' ').map(|number| number.parse().ok()).collect::<Option<Vec<i32>>>()?;
            let mut at = (0_i32, 0_i32);
            let pairs = numbers.chunks(2).map(|pair| {
                at = (at.0.checked_add(*pair.first()?)?, at.1.checked_add(*pair.get(1)?)?);
                Some(at)
            });
            pairs.collect::<Option<Vec<_>>>()
        };
        let rings = text.split(';').filter(|text| !text.is_empty()).map(ring).collect::<Option<Vec<_>>>()?;
        Some(Self(rings))
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a cast from a float stays within the limits of the whole number")]
fn grid(degrees: f64) -> i32 {
    (degrees.clamp(-360.0, 360.0) * PARTS).round() as i32
}

/// A ring without its closing corner, and without corners that lie on the last one or on the way to the next.
fn simple(ring: impl Iterator<Item = (i32, i32)>) -> Vec<(i32, i32)> {
    let mut kept: Vec<(i32, i32)> = Vec::new();
    for at in ring {
        if kept.last() == Some(&at) {
            continue;
        }
        while let [.., before, last] = kept.as_slice() {
            if !is_between(*before, *last, at) {
                break;
            }
            kept.pop();
        }
        kept.push(at);
    }
    while kept.len() > 1 && kept.first() == kept.last() {
        kept.pop();
    }
    kept
}

/// Whether `at` lies on the straight way from `from` to `to`.
fn is_between(from: (i32, i32), at: (i32, i32), to: (i32, i32)) -> bool {
    let step = |a: (i32, i32), b: (i32, i32)| (i64::from(b.0) - i64::from(a.0), i64::from(b.1) - i64::from(a.1));
    let (one, two) = (step(from, at), step(at, to));
    one.0 * two.1 == one.1 * two.0 && one.0 * two.0 + one.1 * two.1 > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square() -> Vec<Vec<(f64, f64)>> {
        vec![vec![(5.0, 52.0), (5.05, 52.0), (5.1, 52.0), (5.1, 52.1), (5.0, 52.1), (5.0, 52.0)]]
    }

    #[test]
    fn an_outline_keeps_its_corners_and_reads_back() {
        let outline = Outline::of(&square());
        assert_eq!(outline.text(), "50000 520000 1000 0 0 1000 -1000 0");
        assert_eq!(Outline::read(&outline.text()), Some(outline.clone()));
        assert_eq!(outline.rings()[0].len(), 4);
        assert_eq!(Outline::read(""), Some(Outline::default()));
        for wrong in ["1", "1 2 3", "x y", "1 2;", "2147483647 0 1 0"] {
            assert!(Outline::read(wrong).is_none_or(|read| wrong == "1 2;" && !read.is_empty()), "{wrong}");
        }
    }

    #[test]
    fn what_is_too_small_to_see_is_left_out() {
        let speck = vec![(5.0, 52.0), (5.000_01, 52.0), (5.0, 52.000_01)];
        assert!(Outline::of(&[speck, vec![(f64::NAN, 1.0), (f64::INFINITY, 2.0)]]).is_empty());
    }

    #[test]
    fn a_figure_of_another_division_counts_only_where_the_ground_is_the_same() {
        let known = KnownArea { same_since: 2020, ..KnownArea::new("WK999901".parse().unwrap(), 2022, "Centrum") };
        assert_eq!([2019, 2020, 2022, 2023].map(|year| known.is_same_in(year)), [false, true, true, false]);
        assert_eq!((known.parent.as_str(), known.area.to_string().as_str()), ("GM9999", "2022WK999901"));
    }
}
