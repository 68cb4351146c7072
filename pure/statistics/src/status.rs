//! What may be said about a figure, given its margin and the path it should follow.

use crate::Interval;

/// Which way a figure has to go to get better.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Direction {
    /// More is better.
    Up,
    /// Less is better.
    Down,
}

/// The latest figure, with its margin if it has one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// The figure, in the unit of the indicator.
    pub value: f64,
    /// Its margin, in the same unit. `None` for a count without doubt.
    pub interval: Option<Interval>,
}

/// What may be said about a figure.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Status {
    /// At the path, or better.
    OnCourse,
    /// Surely worse than the path.
    Behind,
    /// There is a figure, but it does not tell: people have to interpret it.
    Undetermined,
    /// Nothing has been measured yet.
    NoFigure,
    /// There is a figure, but no target for that moment.
    NoTarget,
}

/// Judges the latest figure against the value the target path has at the moment of that figure.
///
/// In this order:
/// 1. no figure: [`Status::NoFigure`];
/// 2. nobody said which way is better: [`Status::Undetermined`];
/// 3. no value on the path: [`Status::NoTarget`];
/// 4. a figure with a margin: while the path lies inside the margin (its bounds are inside) the figure may as well
///    be above as below the path, so [`Status::Undetermined`]. Outside it the side decides: [`Status::Behind`] if the
///    whole margin is worse than the path, [`Status::OnCourse`] if the whole margin is better;
/// 5. a figure without a margin, or with one of no width: [`Status::OnCourse`] at the path or better, otherwise
///    [`Status::Behind`].
///
/// A value that is not a finite number counts as absent.
#[must_use]
pub fn judge(latest: Option<Reading>, path_value: Option<f64>, direction: Option<Direction>) -> Status {
    let Some(reading) = latest.filter(|reading| reading.value.is_finite()) else {
        return Status::NoFigure;
    };
    let Some(direction) = direction else {
        return Status::Undetermined;
    };
    let Some(path) = path_value.filter(|value| value.is_finite()) else {
        return Status::NoTarget;
    };
    let margin = reading.interval.filter(|interval| !interval.is_point());
    if margin.is_some_and(|margin| margin.contains(path)) {
        return Status::Undetermined;
    }
    // The path lies outside the margin, so every value in the margin is on the same side of it.
    let value = margin.map_or(reading.value, Interval::lower);
    if at_least_as_good(value, path, direction) { Status::OnCourse } else { Status::Behind }
}

fn at_least_as_good(value: f64, path: f64, direction: Direction) -> bool {
    match direction {
        Direction::Up => value >= path,
        Direction::Down => value <= path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn exact(value: f64) -> Option<Reading> {
        Some(Reading { value, interval: None })
    }

    fn between(lower: f64, value: f64, upper: f64) -> Option<Reading> {
        Some(Reading { value, interval: Interval::new(lower, upper) })
    }

    #[test]
    fn without_a_margin_the_figure_itself_decides() {
        let (up, down) = (Some(Direction::Up), Some(Direction::Down));
        assert_eq!(judge(exact(41.0), Some(38.5), down), Status::Behind);
        assert_eq!(judge(exact(38.5), Some(38.5), down), Status::OnCourse);
        assert_eq!(judge(exact(38.0), Some(38.5), down), Status::OnCourse);
        assert_eq!(judge(exact(41.0), Some(38.5), up), Status::OnCourse);
        assert_eq!(judge(exact(38.0), Some(38.5), up), Status::Behind);
    }

    #[test]
    fn inside_the_margin_nobody_can_tell() {
        for direction in [Direction::Up, Direction::Down] {
            for path in [39.3, 41.0, 42.0, 42.7] {
                assert_eq!(judge(between(39.3, 41.0, 42.7), Some(path), Some(direction)), Status::Undetermined);
            }
        }
    }

    #[test]
    fn outside_the_margin_the_side_decides() {
        let (up, down) = (Some(Direction::Up), Some(Direction::Down));
        assert_eq!(judge(between(39.3, 41.0, 42.7), Some(38.5), down), Status::Behind);
        assert_eq!(judge(between(39.3, 41.0, 42.7), Some(43.0), down), Status::OnCourse);
        assert_eq!(judge(between(39.3, 41.0, 42.7), Some(38.5), up), Status::OnCourse);
        assert_eq!(judge(between(39.3, 41.0, 42.7), Some(43.0), up), Status::Behind);
    }

    #[test]
    fn what_is_absent_is_named() {
        assert_eq!(judge(None, None, None), Status::NoFigure);
        assert_eq!(judge(exact(f64::NAN), Some(1.0), Some(Direction::Up)), Status::NoFigure);
        assert_eq!(judge(exact(1.0), None, Some(Direction::Up)), Status::NoTarget);
        assert_eq!(judge(exact(1.0), Some(f64::INFINITY), Some(Direction::Up)), Status::NoTarget);
        assert_eq!(judge(exact(1.0), Some(2.0), None), Status::Undetermined);
        assert_eq!(judge(exact(1.0), None, None), Status::Undetermined);
    }

    proptest! {
        #[test]
        fn a_margin_only_takes_certainty_away(
            value in -1e3..1e3f64, below in 0.0..50.0f64, above in 0.0..50.0f64, path in -1e3..1e3f64,
        ) {
            for direction in [Direction::Up, Direction::Down] {
                let sure = judge(exact(value), Some(path), Some(direction));
                let doubted = judge(between(value - below, value, value + above), Some(path), Some(direction));
                prop_assert!(doubted == sure || doubted == Status::Undetermined);
            }
        }

        #[test]
        fn mirroring_the_numbers_and_the_direction_changes_nothing(
            value in -1e3..1e3f64, width in 0.0..50.0f64, path in -1e3..1e3f64,
        ) {
            let up = judge(between(value - width, value, value + width), Some(path), Some(Direction::Up));
            let down = judge(between(-value - width, -value, -value + width), Some(-path), Some(Direction::Down));
            prop_assert_eq!(up, down);
        }

        #[test]
        fn a_margin_of_no_width_is_no_margin(value in -1e3..1e3f64, path in -1e3..1e3f64) {
            for path in [path, value] {
                let point = judge(between(value, value, value), Some(path), Some(Direction::Down));
                prop_assert_eq!(point, judge(exact(value), Some(path), Some(Direction::Down)));
            }
        }
    }
}
