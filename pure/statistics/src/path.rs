//! The path towards a target: where a figure started, where it should be and when.

use std::fmt;

/// A place on the path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PathPoint {
    /// When: a year and its fraction (2026.5 is halfway through 2026). Any unit, as long as it is one unit.
    pub x: f64,
    /// How much, in the unit of the indicator.
    pub value: f64,
}

/// What the path says between its points.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PathKind {
    /// A straight line from point to point.
    Linear,
    /// The value of the last point holds until the next.
    Stepped,
    /// Nothing: only the points themselves were agreed.
    Free,
}

/// Why points make no path.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PathError {
    /// There is a baseline, but no point to go to.
    NoPoints,
    /// A position or value is not a finite number.
    NotFinite,
    /// The points do not each come after the one before, the baseline first.
    NotAscending,
}

impl fmt::Display for PathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoPoints => "a target path needs at least one point after its baseline",
            Self::NotFinite => "a target path holds only finite numbers",
            Self::NotAscending => "the points of a target path each come after the one before",
        })
    }
}

impl std::error::Error for PathError {}

/// The way from a baseline to a target.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetPath {
    kind: PathKind,
    baseline: PathPoint,
    points: Vec<PathPoint>,
}

impl TargetPath {
    /// The path from `baseline` along `points`, the last of which is the target.
    ///
    /// # Errors
    /// If there are no points, they are not in order of time, or a number is not finite.
    pub fn new(kind: PathKind, baseline: PathPoint, points: Vec<PathPoint>) -> Result<Self, PathError> {
        let path = Self { kind, baseline, points };
        if path.points.is_empty() {
            return Err(PathError::NoPoints);
        }
        if !path.all().all(|point| point.x.is_finite() && point.value.is_finite()) {
            return Err(PathError::NotFinite);
        }
        if !path.all().zip(&path.points).all(|(before, point)| before.x < point.x) {
            return Err(PathError::NotAscending);
        }
        Ok(path)
    }

    /// What the path says between its points.
    #[must_use]
    pub fn kind(&self) -> PathKind {
        self.kind
    }

    /// Where the path starts.
    #[must_use]
    pub fn baseline(&self) -> PathPoint {
        self.baseline
    }

    /// The points after the baseline, in order of time; never empty.
    #[must_use]
    pub fn points(&self) -> &[PathPoint] {
        &self.points
    }

    /// What the figure should be at `x`. `None` before the baseline and, on a free path, between the points;
    /// from the last point on its value holds. On a free path `x` must be the very number of the point.
    #[must_use]
    pub fn value_at(&self, x: f64) -> Option<f64> {
        let before = self.all().take_while(|point| point.x <= x).last()?;
        let Some(next) = self.all().find(|point| point.x > x) else {
            return Some(before.value);
        };
        match self.kind {
            PathKind::Linear => {
                let part = (x - before.x) / (next.x - before.x);
                Some(before.value * (1.0 - part) + next.value * part)
            }
            PathKind::Stepped => Some(before.value),
            PathKind::Free => (before.x >= x).then_some(before.value),
        }
    }

    fn all(&self) -> impl Iterator<Item = &PathPoint> {
        std::iter::once(&self.baseline).chain(&self.points)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const KINDS: [PathKind; 3] = [PathKind::Linear, PathKind::Stepped, PathKind::Free];

    fn point(x: f64, value: f64) -> PathPoint {
        PathPoint { x, value }
    }

    fn path(kind: PathKind) -> TargetPath {
        let points = vec![point(2025.0, 40.0), point(2027.0, 34.0)];
        TargetPath::new(kind, point(2023.0, 44.0), points).expect("a sound path")
    }

    #[test]
    fn a_linear_path_is_straight_between_its_points() {
        assert_eq!(path(PathKind::Linear).value_at(2024.0), Some(42.0));
        assert_eq!(path(PathKind::Linear).value_at(2026.5), Some(35.5));
    }

    #[test]
    fn a_stepped_path_holds_the_last_step() {
        assert_eq!(path(PathKind::Stepped).value_at(2024.9), Some(44.0));
        assert_eq!(path(PathKind::Stepped).value_at(2025.0), Some(40.0));
        assert_eq!(path(PathKind::Stepped).value_at(2026.9), Some(40.0));
    }

    #[test]
    fn a_free_path_says_nothing_between_its_points() {
        assert_eq!(path(PathKind::Free).value_at(2024.0), None);
        assert_eq!(path(PathKind::Free).value_at(2025.0), Some(40.0));
    }

    #[test]
    fn every_kind_starts_at_the_baseline_and_holds_after_the_last_point() {
        for kind in KINDS {
            let path = path(kind);
            assert_eq!(path.value_at(2022.99), None);
            assert_eq!(path.value_at(2023.0), Some(44.0));
            assert_eq!(path.value_at(2031.0), Some(34.0));
            assert_eq!(path.value_at(f64::NAN), None);
        }
    }

    #[test]
    fn unsound_points_are_refused() {
        let refused = |points| TargetPath::new(PathKind::Linear, point(2023.0, 44.0), points).err();
        assert_eq!(refused(vec![]), Some(PathError::NoPoints));
        assert_eq!(refused(vec![point(2024.0, f64::NAN)]), Some(PathError::NotFinite));
        assert_eq!(refused(vec![point(2023.0, 40.0)]), Some(PathError::NotAscending));
        assert_eq!(refused(vec![point(2025.0, 40.0), point(2024.0, 38.0)]), Some(PathError::NotAscending));
    }

    proptest! {
        #[test]
        fn a_path_stays_between_its_neighbours_and_meets_its_points(
            steps in prop::collection::vec((0.01..5.0f64, -1e6..1e6f64), 1..6),
            along in 0.0..1.0f64,
        ) {
            let mut x = 2000.0;
            let mut points = Vec::new();
            for (step, value) in steps {
                x += step;
                points.push(point(x, value));
            }
            let baseline = point(2000.0, 0.0);
            for kind in KINDS {
                let path = TargetPath::new(kind, baseline, points.clone()).expect("a sound path");
                for pair in [&[baseline], points.as_slice()].concat().windows(2) {
                    prop_assert_eq!(path.value_at(pair[1].x), Some(pair[1].value));
                    let between = pair[0].x + along * (pair[1].x - pair[0].x);
                    if let Some(value) = path.value_at(between) {
                        prop_assert!(value >= pair[0].value.min(pair[1].value) - 1e-6);
                        prop_assert!(value <= pair[0].value.max(pair[1].value) + 1e-6);
                    }
                }
            }
        }
    }
}
