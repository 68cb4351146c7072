//! The figures of an indicator as a table, newest first.

use super::sentences::round;
use super::wording::Wording;
use crate::model::{Figure, PeerValues, Point, path_value, provenance_word};
use agenda::model::Indicator;
use kernel::periods::Period;
use sources::Provenance;
use std::collections::BTreeMap;

/// The table; a column that would be empty is left out.
#[derive(Debug)]
pub(crate) struct Table {
    pub rows: Vec<Row>,
    pub has_margin: bool,
    pub has_path: bool,
    pub has_country: bool,
    pub has_peers: bool,
}

/// One period.
#[derive(Debug)]
pub(crate) struct Row {
    pub period: String,
    /// The word of a status that a reader must know of; empty for a final figure.
    pub status: &'static str,
    pub own: String,
    pub margin: String,
    pub path: String,
    pub country: String,
    pub peers: String,
}

/// The table of an indicator, when there is anything to put in it.
pub(crate) fn table(words: &Wording<'_>, indicator: &Indicator, figure: &Figure, peers: Option<&PeerValues>) -> Option<Table> {
    let mut periods: BTreeMap<Period, (Option<&Point>, Option<&Point>)> = BTreeMap::new();
    for point in &figure.own {
        periods.entry(point.period).or_default().0 = Some(point);
    }
    for point in &figure.national {
        periods.entry(point.period).or_default().1 = Some(point);
    }
    let middles = peers.map(PeerValues::middles).unwrap_or_default();
    let peers = |period: &Period| {
        middles.get(period).map_or_else(|| words.shell.say("nothing-not-there"), |middle| words.plain(middle.value))
    };
    let row = |(period, (own, country))| Row { peers: peers(&period), ..row(words, indicator, period, own, country) };
    let rows: Vec<Row> = periods.into_iter().rev().map(row).collect();
    (!rows.is_empty()).then(|| Table {
        has_margin: rows.iter().any(|row| !row.margin.is_empty()),
        has_path: indicator.target.is_some(),
        has_country: !figure.national.is_empty(),
        has_peers: !middles.is_empty(),
        rows,
    })
}

fn row(words: &Wording<'_>, indicator: &Indicator, period: Period, own: Option<&Point>, country: Option<&Point>) -> Row {
    let reading =
        |point: Option<&Point>| point.map_or_else(|| words.shell.say("nothing-not-there"), |point| words.reading(point.reading));
    let path = path_value(indicator, period).map(|path| words.plain(round(path, words.decimals)));
    Row {
        period: words.period(period),
        status: label(own.or(country)),
        own: reading(own),
        margin: own.and_then(|point| point.margin).map(|margin| words.margin(margin)).unwrap_or_default(),
        path: path.unwrap_or_default(),
        country: reading(country),
        peers: String::new(),
    }
}

/// The status that a label tells; a final figure needs none.
fn label(point: Option<&Point>) -> &'static str {
    match point.map(|point| point.status) {
        Some(status @ (Provenance::Provisional | Provenance::Derived)) => provenance_word(status),
        _ => "",
    }
}
