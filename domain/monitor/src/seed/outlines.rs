//! Outlines of districts and neighbourhoods of a municipality that does not exist. They lie in the North Sea, where no
//! municipality is: rectangles within rectangles, bent together into the shape of a town, so that neighbours keep touching.

use super::chance::Chance;
use super::generated::Spot;
use crate::model::{KnownArea, Outline};
use kernel::areas::AreaLevel;

/// How fine the plane is in which rectangles are cut.
const SIDE: i32 = 960;
/// How far corners along an edge lie apart, so that it can bend.
const STEP: i32 = 24;
/// The middle of the made-up town, longitude and latitude.
const MIDDLE: (f64, f64) = (3.5, 53.2);
/// How far it reaches from there, in degrees: about as many kilometres both ways.
const REACH: (f64, f64) = (0.085, 0.05);

#[derive(Clone, Copy)]
struct Rect {
    left: i32,
    bottom: i32,
    right: i32,
    top: i32,
}

/// The districts and the neighbourhoods within them, in a division that means the same from `first` to `last`.
pub(super) fn outlines(spots: &[Spot], source: &str, seed: u64, (first, last): (u16, u16)) -> Vec<KnownArea> {
    let bend = Bend::new(seed);
    let known = |spot: &Spot, rect: Rect| KnownArea {
        outline: Outline::of(&[ring(rect).into_iter().map(|at| bend.at(at)).collect()]),
        same_since: first,
        boundary_source: source.to_owned(),
        ..KnownArea::new(spot.area.clone(), last, &spot.name)
    };
    let districts: Vec<&Spot> = spots.iter().filter(|spot| spot.area.level() == AreaLevel::District).collect();
    let mut areas = Vec::new();
    for (district, rect) in districts.iter().zip(tile(&districts, Rect { left: 0, bottom: 0, right: SIDE, top: SIDE })) {
        areas.push(known(district, rect));
        let is_within = |spot: &&Spot| spot.area != district.area && spot.area.district().as_ref() == Some(&district.area);
        let within: Vec<&Spot> = spots.iter().filter(is_within).collect();
        areas.extend(within.iter().zip(tile(&within, rect)).map(|(spot, rect)| known(spot, rect)));
    }
    areas
}

/// Cuts a rectangle in two across its longer side, by the shares of the halves, and so on.
fn tile(spots: &[&Spot], rect: Rect) -> Vec<Rect> {
    let (one, other) = spots.split_at(spots.len() / 2);
    if one.is_empty() {
        return spots.iter().map(|_| rect).collect();
    }
    let sum = |spots: &[&Spot]| spots.iter().map(|spot| spot.share).sum::<f64>();
    let cut = |from: i32, to: i32| from + part(to - from, sum(one) / (sum(one) + sum(other)));
    let (first, second) = if rect.right - rect.left > rect.top - rect.bottom {
        let at = cut(rect.left, rect.right);
        (Rect { right: at, ..rect }, Rect { left: at, ..rect })
    } else {
        let at = cut(rect.bottom, rect.top);
        (Rect { top: at, ..rect }, Rect { bottom: at, ..rect })
    };
    [tile(one, first), tile(other, second)].concat()
}

#[expect(clippy::cast_possible_truncation, reason = "a share of a small number is a small number")]
fn part(length: i32, share: f64) -> i32 {
    ((f64::from(length) * share).round() as i32).clamp(1, (length - 1).max(1))
}

/// The corners of a rectangle, and points on its edges at the same places as on those of its neighbours.
fn ring(rect: Rect) -> Vec<(i32, i32)> {
    let between = |from: i32, to: i32| (from + 1..to).filter(|at| at % STEP == 0);
    let mut ring = vec![(rect.left, rect.bottom)];
    ring.extend(between(rect.left, rect.right).map(|x| (x, rect.bottom)));
    ring.push((rect.right, rect.bottom));
    ring.extend(between(rect.bottom, rect.top).map(|y| (rect.right, y)));
    ring.push((rect.right, rect.top));
    ring.extend(between(rect.left, rect.right).rev().map(|x| (x, rect.top)));
    ring.push((rect.left, rect.top));
    ring.extend(between(rect.bottom, rect.top).rev().map(|y| (rect.left, y)));
    ring
}

/// How the plane is bent: the square into a disc, and waves over it.
struct Bend([f64; 4]);

impl Bend {
    fn new(seed: u64) -> Self {
        let mut chance = Chance::named(seed, "grenzen");
        Self([(); 4].map(|()| chance.around_zero()))
    }

    fn at(&self, (x, y): (i32, i32)) -> (f64, f64) {
        let centred = |at: i32| 2.0 * f64::from(at) / f64::from(SIDE) - 1.0;
        let (u, v) = (centred(x), centred(y));
        let [a, b, c, d] = self.0;
        let (east, north) = (u * (1.0 - v * v / 3.0).sqrt(), v * (1.0 - u * u / 3.0).sqrt());
        let east = east + 0.07 * (3.0 * v + a).sin() + 0.025 * (9.0 * v + 5.0 * u + b).sin();
        let north = north + 0.07 * (3.0 * u + c).sin() + 0.025 * (9.0 * u - 5.0 * v + d).sin();
        (MIDDLE.0 + REACH.0 * east, MIDDLE.1 + REACH.1 * north)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(code: &str) -> Spot {
        Spot { area: code.parse().unwrap(), name: code.to_owned(), share: 0.25, lean: 0.0 }
    }

    /// Twice the surface within a ring, by the shoelace formula.
    fn surface(ring: &[(f64, f64)]) -> f64 {
        let next = ring.iter().cycle().skip(1);
        ring.iter().zip(next).map(|(a, b)| (a.0 - MIDDLE.0) * (b.1 - MIDDLE.1) - (b.0 - MIDDLE.0) * (a.1 - MIDDLE.1)).sum()
    }

    #[test]
    fn neighbourhoods_fill_their_district_and_the_same_seed_gives_the_same() {
        let spots = ["WK999901", "BU99990101", "BU99990102", "BU99990103", "WK999902", "BU99990201"].map(spot);
        let areas = outlines(&spots, "verzonnen", 1, (2016, 2025));
        assert_eq!(areas, outlines(&spots, "verzonnen", 1, (2016, 2025)));
        assert_ne!(areas, outlines(&spots, "verzonnen", 2, (2016, 2025)));
        let surfaces = |code: &str| -> f64 {
            let within = areas.iter().filter(|area| area.area.code().starts_with(code));
            within.map(|area| surface(&area.outline.rings()[0])).sum()
        };
        for (district, within) in [("WK999901", "BU999901"), ("WK999902", "BU999902")] {
            assert!((surfaces(district) / surfaces(within) - 1.0).abs() < 0.01, "{district}");
        }
        assert!(areas.iter().all(|area| area.same_since == 2016 && area.boundary_source == "verzonnen"));
    }
}
