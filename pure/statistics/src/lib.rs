//! The arithmetic behind a figure: its margin, the path it should follow and what may be said about it.
//!
//! Pure: numbers in, numbers out. Periods come in as positions on a line (a year and its fraction).

mod among;
mod compare;
mod counts;
pub mod disclosure;
mod distributions;
mod funnel;
mod interval;
mod many;
pub mod path;
mod share;
mod standardised;
mod status;
mod trend;

pub use among::{Rank, median, rank, rank_of_margin};
pub use compare::{Certainty, Comparison, Margins, Verdict, compare, p_value};
pub use counts::{byar, crude_rate, exact_poisson};
pub use funnel::{FunnelPoint, funnel_of_rates, funnel_of_shares};
pub use interval::{Estimate, Interval};
pub use many::{benjamini_hochberg, expected_by_chance};
pub use share::wilson;
pub use standardised::{Stratum, dobson, expected_events, standardised_ratio};
pub use status::{Aim, Direction, Latest, Reading, Status, judge};
pub use trend::{
    MannKendall, MarginTrend, MarginYear, ShareTrend, ShareYear, Trend, mann_kendall, recent_trend, recent_trend_of_margins,
    recent_trend_of_shares, since_last_break, trend_in_margins, trend_in_shares,
};
