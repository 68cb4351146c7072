//! What of a table may be published, given what was published before.

use super::network::{Arc, Network, Range};
use super::release::signed;
use super::{Release, Rule, Table, division};
use std::fmt;

/// Something that was published before.
#[derive(Clone, Copy, Debug)]
pub enum Earlier<'a> {
    /// The same table, perhaps with values that were revised since.
    SameTable(&'a Release),
    /// A list of the same people by another division of the area.
    OtherDivision {
        /// What was published of it.
        release: &'a Release,
        /// The counts by both divisions: a row for each zone of the earlier one, a column for each zone of the new one.
        crossing: &'a Table,
    },
}

/// Why nothing can be said about a table.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Refusal {
    /// The rounding is zero, or so coarse that it would make zero of what may be shown.
    Rounding,
    /// The protection is less than the threshold, so that hidden counts could be known to be few together.
    Protection,
    /// An earlier release had a higher threshold: what it hid would be shown now.
    LowerThreshold,
    /// An earlier release of the same table has another number of rows or columns.
    OtherShape,
    /// The crossing of two divisions does not fit both lists, or does not add up to the new one.
    OtherCrossing,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Rounding => "what is shown can be rounded to 1 up to the threshold",
            Self::Protection => "a hidden count is protected by at least the threshold",
            Self::LowerThreshold => "the threshold is not lower than that of an earlier release",
            Self::OtherShape => "an earlier release of the same table has the same rows and columns",
            Self::OtherCrossing => {
                "the crossing of two divisions has a row for each earlier zone and a column for each new one, and adds up"
            }
        })
    }
}

impl std::error::Error for Refusal {}

/// Decides what of a table is hidden, so that with all that was published `earlier` no small count can be worked out, of
/// this release or of an earlier one. The same question always gets the same answer.
///
/// # Errors
/// If the rule, an earlier release or a crossing does not fit the table.
pub fn publish(table: Table, rule: Rule, earlier: &[Earlier<'_>]) -> Result<Release, Refusal> {
    if rule.rounding.is_some_and(|step| step == 0 || step > rule.threshold) {
        return Err(Refusal::Rounding);
    }
    if rule.protection < rule.threshold {
        return Err(Refusal::Protection);
    }
    let (mut same, mut divisions) = (Vec::new(), Vec::new());
    for one in earlier {
        match *one {
            Earlier::SameTable(release) => same.push(release),
            Earlier::OtherDivision { release, crossing } => divisions.push((release, crossing)),
        }
    }
    if same.iter().any(|release| !release.table().has_shape_of(&table)) {
        return Err(Refusal::OtherShape);
    }
    let before = same.iter().copied().chain(divisions.iter().map(|(release, _)| *release));
    if before.map(|release| release.rule().threshold).max() > Some(rule.threshold) {
        return Err(Refusal::LowerThreshold);
    }
    let mut release = Release::first(table, rule);
    protect_itself(&mut release, &same);
    for at in 0..same.len() {
        protect_earlier(&mut release, &same, at);
    }
    for (other, crossing) in divisions {
        division::protect(&mut release, &same, other, crossing)?;
    }
    Ok(release)
}

/// Hides what keeps the small counts of this release from being worked out: first by who does not know which of them are small,
/// then by who does. Three counts of 9 that make 27 together would tell themselves.
fn protect_itself(release: &mut Release, same: &[&Release]) {
    let before = network(release, same, |_| true);
    let mut network = before.clone();
    for index in secrets(release) {
        network.protect(index, release.if_hidden(index), signed(release.rule().protection));
    }
    for index in network.hidden_since(&before) {
        release.hide(index);
    }
    let before = told_network(release);
    let mut network = before.clone();
    for index in secrets(release) {
        network.protect(index, release.if_hidden_and_told(index), signed(release.rule().protection));
    }
    for index in network.hidden_since(&before) {
        release.hide(index);
    }
}

/// A release by itself, for who knows which counts were hidden because they are small.
fn told_network(release: &Release) -> Network {
    let arc = |index: usize| {
        let if_hidden = release.if_hidden_and_told(index);
        let known = if release.is_hidden(index) { if_hidden } else { release.if_shown(index) };
        Arc { ends: release.table().ends(index), value: release.value(index), known, if_hidden }
    };
    Network { arcs: (0..release.table().len()).map(arc).collect() }
}

/// Hides what would tell the small counts of an earlier release: what is shown now and tells more than was known then.
fn protect_earlier(release: &mut Release, same: &[&Release], at: usize) {
    let then = same[at];
    let mut others: Vec<&Release> = same.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, other)| *other).collect();
    let hiding = network(then, &others, |_| false);
    let now = release.clone();
    others.push(&now);
    let mut before = network(then, &others, |_| false);
    for (index, arc) in before.arcs.iter_mut().enumerate() {
        if !now.is_hidden(index) && now.can_be_hidden(index) {
            arc.if_hidden = hiding.arcs[index].known;
        }
    }
    let mut network = before.clone();
    for index in secrets(then) {
        network.protect(index, then.if_hidden(index), signed(then.rule().protection));
    }
    for index in network.hidden_since(&before) {
        release.hide(index);
    }
}

/// The places of a release whose count may not be worked out.
fn secrets(release: &Release) -> Vec<usize> {
    (0..release.table().len()).filter(|index| release.is_secret(*index)).collect()
}

/// What outsiders know of the counts of a release, by itself and from `others`, and would know if those that `may_hide`
/// allows were hidden.
fn network(release: &Release, others: &[&Release], may_hide: impl Fn(usize) -> bool) -> Network {
    let arc = |index: usize| {
        let hidden = narrowed(release, others, index);
        let shown = overlap(release.if_shown(index), hidden);
        let known = if release.is_hidden(index) { hidden } else { shown };
        let if_hidden = if may_hide(index) { hidden } else { known };
        Arc { ends: release.table().ends(index), value: release.value(index), known, if_hidden }
    };
    Network { arcs: (0..release.table().len()).map(arc).collect() }
}

/// What outsiders know of a count that this release hides, and others may have shown: it lies between what was shown
/// and its real value.
pub(super) fn narrowed(release: &Release, others: &[&Release], index: usize) -> Range {
    let value = release.value(index);
    let shown = others.iter().filter(|other| !other.is_hidden(index)).map(|other| other.if_shown(index));
    let between = shown.map(|(lowest, highest)| (lowest.min(value), highest.max(value)));
    between.fold(release.if_hidden(index), overlap)
}

/// What two ranges share; both hold the real value.
pub(super) fn overlap(one: Range, other: Range) -> Range {
    (one.0.max(other.0), one.1.min(other.1))
}
