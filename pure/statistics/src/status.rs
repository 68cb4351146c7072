//! What may be said about a figure, given its doubt and the path it should follow.

use crate::Interval;

/// Which way a figure has to go to get better.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Direction {
    /// More is better.
    Up,
    /// Less is better.
    Down,
}

/// What is known of a figure, in the unit of the indicator.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reading {
    /// A count without doubt.
    Exact(f64),
    /// A value with the margin of a sample or of chance.
    Measured {
        /// The value itself.
        value: f64,
        /// Its margin.
        interval: Interval,
    },
    /// A value that the source rounded: 35 rounded to 5 is anything from 32.5 to 37.5.
    Rounded {
        /// The value as published.
        value: f64,
        /// The step of the rounding.
        to: f64,
    },
    /// A value that the source keeps secret, but for the range it lies in: 0 to 7.
    Within(Interval),
}

/// The newest figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Latest {
    /// What is known of it.
    pub reading: Reading,
    /// Whether the source will not change it any more.
    pub is_final: bool,
}

/// What was agreed about a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Aim {
    /// Which way is better.
    pub direction: Option<Direction>,
    /// What the target path says at the moment of the figure.
    pub path: Option<f64>,
    /// The target: the last point of the path.
    pub target: Option<f64>,
}

/// What may be said about a figure.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Status {
    /// The target itself is attained, by a final figure.
    Reached,
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

/// Judges the newest figure against what was agreed.
///
/// In this order:
/// 1. no figure: [`Status::NoFigure`];
/// 2. nobody said which way is better: [`Status::Undetermined`];
/// 3. no value on the path: [`Status::NoTarget`];
/// 4. the figure may as well be at the path as behind it: [`Status::Undetermined`];
/// 5. it is surely worse: [`Status::Behind`];
/// 6. it is at the path or better: [`Status::Reached`] if it is final and surely at the target or better, else
///    [`Status::OnCourse`]. A provisional figure is never more than on course.
///
/// Sure means: a measured value has its whole margin on one side of the path, the path not on its bounds; a rounded or
/// secret value gives the same answer at both ends of what it can be. A number that is not finite counts as absent.
#[must_use]
pub fn judge(latest: Option<Latest>, aim: Aim) -> Status {
    let Some(latest) = latest.filter(|latest| latest.reading.is_sound()) else {
        return Status::NoFigure;
    };
    let Some(direction) = aim.direction else {
        return Status::Undetermined;
    };
    let finite = |value: Option<f64>| value.filter(|value| value.is_finite());
    let Some(path) = finite(aim.path) else {
        return Status::NoTarget;
    };
    let attains = |value| latest.reading.attains(value, direction);
    match attains(path) {
        None => Status::Undetermined,
        Some(false) => Status::Behind,
        Some(true) if latest.is_final && finite(aim.target).and_then(attains) == Some(true) => Status::Reached,
        Some(true) => Status::OnCourse,
    }
}

impl Reading {
    /// A value with its margin, if it has one.
    #[must_use]
    pub fn new(value: f64, interval: Option<Interval>) -> Self {
        interval.map_or(Self::Exact(value), |interval| Self::Measured { value, interval })
    }

    fn is_sound(self) -> bool {
        match self {
            Self::Exact(value) | Self::Measured { value, .. } => value.is_finite(),
            Self::Rounded { value, to } => value.is_finite() && to.is_finite() && to >= 0.0,
            Self::Within(_) => true,
        }
    }

    /// Whether the figure is at least as good as `value`; `None` if it does not tell.
    fn attains(self, value: f64, direction: Direction) -> Option<bool> {
        let (lower, upper) = match self {
            Self::Measured { interval, .. } if !interval.is_point() && interval.contains(value) => return None,
            Self::Measured { interval, .. } if !interval.is_point() => (interval.lower(), interval.upper()),
            Self::Exact(exact) | Self::Measured { value: exact, .. } => (exact, exact),
            Self::Rounded { value, to } => (value - to / 2.0, value + to / 2.0),
            Self::Within(interval) => (interval.lower(), interval.upper()),
        };
        let as_good = |known: f64| match direction {
            Direction::Up => known >= value,
            Direction::Down => known <= value,
        };
        (as_good(lower) == as_good(upper)).then(|| as_good(lower))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const BOTH: [Direction; 2] = [Direction::Up, Direction::Down];

    fn interval(lower: f64, upper: f64) -> Interval {
        Interval::new(lower, upper).expect("sound bounds")
    }

    fn measured(lower: f64, value: f64, upper: f64) -> Reading {
        Reading::new(value, Some(interval(lower, upper)))
    }

    /// The status of a provisional figure.
    fn status(reading: Reading, path: f64, direction: Direction) -> Status {
        let aim = Aim { direction: Some(direction), path: Some(path), target: None };
        judge(Some(Latest { reading, is_final: false }), aim)
    }

    #[test]
    fn without_a_margin_the_figure_itself_decides() {
        assert_eq!(status(Reading::Exact(41.0), 38.5, Direction::Down), Status::Behind);
        assert_eq!(status(Reading::Exact(38.5), 38.5, Direction::Down), Status::OnCourse);
        assert_eq!(status(Reading::Exact(38.0), 38.5, Direction::Down), Status::OnCourse);
        assert_eq!(status(Reading::Exact(41.0), 38.5, Direction::Up), Status::OnCourse);
        assert_eq!(status(Reading::Exact(38.0), 38.5, Direction::Up), Status::Behind);
    }

    #[test]
    fn inside_the_margin_nobody_can_tell() {
        for direction in BOTH {
            for path in [39.3, 41.0, 42.0, 42.7] {
                assert_eq!(status(measured(39.3, 41.0, 42.7), path, direction), Status::Undetermined);
            }
        }
    }

    #[test]
    fn outside_the_margin_the_side_decides() {
        let reading = measured(39.3, 41.0, 42.7);
        assert_eq!(status(reading, 38.5, Direction::Down), Status::Behind);
        assert_eq!(status(reading, 43.0, Direction::Down), Status::OnCourse);
        assert_eq!(status(reading, 38.5, Direction::Up), Status::OnCourse);
        assert_eq!(status(reading, 43.0, Direction::Up), Status::Behind);
    }

    #[test]
    fn a_rounded_or_secret_value_decides_only_at_both_ends() {
        let rounded = Reading::Rounded { value: 35.0, to: 5.0 };
        for (path, expected) in
            [(32.4, Status::Behind), (32.5, Status::Undetermined), (37.4, Status::Undetermined), (37.5, Status::OnCourse)]
        {
            assert_eq!(status(rounded, path, Direction::Down), expected, "{path}");
        }
        let secret = Reading::Within(interval(0.0, 7.0));
        for (path, expected) in
            [(0.0, Status::OnCourse), (3.0, Status::Undetermined), (7.0, Status::Undetermined), (7.5, Status::Behind)]
        {
            assert_eq!(status(secret, path, Direction::Up), expected, "{path}");
        }
    }

    #[test]
    fn a_target_is_reached_only_by_a_final_figure_on_its_whole_margin() {
        let aim = Aim { direction: Some(Direction::Down), path: Some(40.0), target: Some(35.0) };
        for (reading, is_final, expected) in [
            (measured(30.0, 32.0, 34.0), true, Status::Reached),
            (measured(30.0, 32.0, 34.0), false, Status::OnCourse),
            (measured(30.0, 33.0, 36.0), true, Status::OnCourse),
            (Reading::Exact(35.0), true, Status::Reached),
            (Reading::Rounded { value: 35.0, to: 5.0 }, true, Status::OnCourse),
            (Reading::Rounded { value: 30.0, to: 5.0 }, true, Status::Reached),
            (measured(38.0, 39.5, 41.0), true, Status::Undetermined),
        ] {
            assert_eq!(judge(Some(Latest { reading, is_final }), aim), expected, "{reading:?}");
        }
        // A path that asks more on its way than at its end.
        let steep = Aim { path: Some(30.0), ..aim };
        assert_eq!(judge(Some(Latest { reading: Reading::Exact(34.0), is_final: true }), steep), Status::Behind);
    }

    #[test]
    fn what_is_absent_is_named() {
        let latest = |reading| Some(Latest { reading, is_final: true });
        let aim = Aim { direction: Some(Direction::Up), path: Some(1.0), target: Some(1.0) };
        assert_eq!(judge(None, Aim::default()), Status::NoFigure);
        for unsound in
            [Reading::Exact(f64::NAN), Reading::Rounded { value: 1.0, to: -5.0 }, Reading::Rounded { value: 1.0, to: f64::NAN }]
        {
            assert_eq!(judge(latest(unsound), aim), Status::NoFigure);
        }
        let one = Reading::new(1.0, None);
        assert_eq!(judge(latest(one), Aim { path: None, ..aim }), Status::NoTarget);
        assert_eq!(judge(latest(one), Aim { path: Some(f64::INFINITY), ..aim }), Status::NoTarget);
        assert_eq!(judge(latest(one), Aim { target: None, ..aim }), Status::OnCourse);
        assert_eq!(judge(latest(one), Aim { direction: None, ..aim }), Status::Undetermined);
        assert_eq!(judge(latest(one), Aim::default()), Status::Undetermined);
    }

    proptest! {
        #[test]
        fn doubt_only_takes_certainty_away(
            value in -1e3..1e3f64, below in 0.0..50.0f64, above in 0.0..50.0f64, path in -1e3..1e3f64,
        ) {
            for direction in BOTH {
                let sure = status(Reading::Exact(value), path, direction);
                let within = Reading::Within(interval(value - below, value + above));
                let rounded = Reading::Rounded { value: value + below.min(above) / 2.0, to: below.max(above) };
                for doubted in [measured(value - below, value, value + above), within, rounded] {
                    let found = status(doubted, path, direction);
                    prop_assert!(found == sure || found == Status::Undetermined, "{doubted:?}");
                }
            }
        }

        #[test]
        fn mirroring_the_numbers_and_the_direction_changes_nothing(
            value in -1e3..1e3f64, width in 0.0..50.0f64, path in -1e3..1e3f64,
        ) {
            let up = status(measured(value - width, value, value + width), path, Direction::Up);
            let down = status(measured(-value - width, -value, -value + width), -path, Direction::Down);
            prop_assert_eq!(up, down);
        }

        #[test]
        fn a_margin_of_no_width_is_no_margin(value in -1e3..1e3f64, path in -1e3..1e3f64) {
            for path in [path, value] {
                let exact = status(Reading::Exact(value), path, Direction::Down);
                prop_assert_eq!(status(measured(value, value, value), path, Direction::Down), exact);
                prop_assert_eq!(status(Reading::Within(interval(value, value)), path, Direction::Down), exact);
                prop_assert_eq!(status(Reading::Rounded { value, to: 0.0 }, path, Direction::Down), exact);
            }
        }
    }
}
