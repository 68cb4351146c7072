//! The figures of an indicator, as far as a report looks at them. Figures that a third party derived are left out.

use super::Stand;
use kernel::periods::Period;

/// One figure of the municipality itself, published by its source.
#[derive(Clone, Debug, PartialEq)]
pub struct FigurePoint {
    /// When.
    pub period: Period,
    /// The value, in the indicator's unit; `None` when there is nothing to show.
    pub value: Option<f64>,
    /// The margin, lowest and highest, in the indicator's unit.
    pub margin: Option<(f64, f64)>,
    /// Whether it may still change.
    pub provisional: bool,
}

/// What a report knows of an indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorFigure {
    /// In order of time.
    pub points: Vec<FigurePoint>,
    /// What the target path says at the moment of the latest figure.
    pub path: Option<f64>,
    /// How the latest figure stands.
    pub stand: Stand,
    /// The period of the newest figure that was left out because a third party derived it.
    pub derived: Option<Period>,
}

impl IndicatorFigure {
    /// What is known of an indicator without figures.
    pub fn none() -> Self {
        Self { points: Vec::new(), path: None, stand: Stand::NoFigure, derived: None }
    }

    /// The newest figure with its value.
    pub fn latest(&self) -> Option<(&FigurePoint, f64)> {
        self.points.iter().rev().find_map(|point| Some((point, point.value?)))
    }

    /// The oldest figure with its value.
    pub fn first(&self) -> Option<(&FigurePoint, f64)> {
        self.points.iter().find_map(|point| Some((point, point.value?)))
    }
}
