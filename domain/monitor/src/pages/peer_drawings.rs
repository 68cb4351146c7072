//! Our figure among those of other municipalities, drawn: as a funnel where chance follows from the size, else as a row of
//! dots; and everybody's figures through the years.

use super::wording::{Wording, place};
use crate::model::{Among, Counted, Figure, PeerFigures, Peers, Point, size};
use agenda::model::Indicator;
use charts::{
    Breakdown, Caption, Funnel, FunnelLimits, FunnelPoint, Level, Paint, Panel, Part, PartGroup, PartReading, Reference, Role,
    Size, SmallMultiples,
};
use statistics::{funnel_of_rates, funnel_of_shares};

/// The most municipalities that are drawn one by one.
pub(crate) const MOST_DRAWN: usize = 24;
/// Of so many steps the curves of a funnel are made.
const STEPS: u32 = 40;

/// A drawing for a wide screen, and one for a phone.
#[derive(Debug)]
pub(crate) struct Drawings {
    pub wide: String,
    pub narrow: String,
}

/// What all drawings of a page share.
#[derive(Clone, Copy)]
pub(crate) struct Pen<'a> {
    pub words: &'a Wording<'a>,
    pub indicator: &'a Indicator,
    /// The group in a sentence.
    pub group: &'a str,
}

impl Pen<'_> {
    fn caption(self, id: &str) -> Caption {
        let title = self.words.say("peers-chart-title", &[("name", self.indicator.name.clone()), ("group", self.group.to_owned())]);
        self.words.caption(id, title, self.words.shell.say("chart-in-table"))
    }
    fn here(self) -> String {
        place(self.words.shell).to_owned()
    }

    /// The funnel, where chance follows from the numbers behind the figures.
    pub fn funnel(self, among: &Among) -> Option<Drawings> {
        let (own, sized) = among.sizes()?;
        let middle = among.middle?;
        let sizes: Vec<f64> = sized.iter().map(|(_, size)| *size as f64).chain(size(own).map(|size| size as f64)).collect();
        let limits = limits(own, middle, &steps(&sizes))?;
        let point = |name: &str, size: f64, value: f64| FunnelPoint { name: name.to_owned(), denominator: size, value };
        let funnel = |id: &str| Funnel {
            caption: self.caption(id),
            peers: sized.iter().map(|(other, size)| point(&other.municipality.name, *size as f64, other.value)).collect(),
            own: among.value().zip(size(own)).map(|(value, size)| point(&self.here(), size as f64, value)),
            limits: limits.clone(),
            level: Level { label: self.words.shell.say("peers-middle"), value: middle },
            level_role: Role::Peers,
            denominator: self.words.shell.say(if matches!(own, Counted::Share { .. }) { "peers-counted" } else { "peers-people" }),
            limit_labels: (self.words.shell.say("peers-limit-95"), self.words.shell.say("peers-limit-998")),
        };
        Some(drawings(|id, size| funnel(id).svg(size, Paint::Classes), "funnel"))
    }

    /// A dot for each of these municipalities and for us, from high to low.
    pub fn dots(self, among: &Among, drawn: &[&PeerFigures]) -> Option<Drawings> {
        let reading = |point: &Point, value: f64| PartReading::Value {
            value,
            margin: point.margin,
            provisional: point.status != sources::Provenance::Final,
        };
        let is_drawn = |code: &str| drawn.iter().any(|one| one.municipality.code == code);
        let others = among.others.iter().filter(|other| is_drawn(&other.municipality.code));
        let mut rows: Vec<(f64, Part)> = others
            .map(|other| {
                let reading = reading(&other.point, other.value);
                (other.value, Part { role: Role::Peers, label: other.municipality.name.clone(), reading })
            })
            .collect();
        let own = among.own.as_ref().and_then(|own| Some((own, own.value()?)));
        rows.extend(own.map(|(own, value)| (value, Part { role: Role::Own, label: self.here(), reading: reading(own, value) })));
        rows.sort_by(|one, other| other.0.total_cmp(&one.0));
        if rows.is_empty() {
            return None;
        }
        let parts: Vec<Part> = rows.into_iter().map(|(_, part)| part).collect();
        let breakdown = |id: &str| Breakdown {
            caption: self.caption(id),
            groups: vec![PartGroup { title: String::new(), parts: parts.clone() }],
            total: among.middle.map(|value| Level { label: self.words.shell.say("peers-middle"), value }),
        };
        Some(drawings(|id, size| breakdown(id).svg(size, Paint::Classes), "dots"))
    }

    /// A little chart for each of these municipalities, with our line and the middle of all in each.
    pub fn multiples(self, figure: &Figure, peers: &Peers, drawn: &[&PeerFigures]) -> Option<Drawings> {
        let official = |points: &[Point]| -> Vec<charts::Point> {
            points.iter().filter(|point| point.is_official()).map(|point| self.point(point)).collect()
        };
        if !drawn.iter().flat_map(|one| &one.points).any(|point| point.is_official() && point.value().is_some()) {
            return None;
        }
        let panel = |one: &&PeerFigures| Panel {
            role: Role::Peers,
            title: one.municipality.name.clone(),
            points: official(&one.points),
            nothing: self.words.shell.say("peers-nothing"),
        };
        let middle = peers.middles().into_iter().map(|(period, middle)| charts::Point {
            x: period.midpoint(),
            label: self.words.period(period),
            value: Some(middle.value),
            provisional: middle.is_provisional,
            margin: None,
        });
        let reference = |role, label: String, points| Reference { role, label, points };
        let references = vec![
            reference(Role::National, self.words.say("peers-line", &[("group", self.group.to_owned())]), middle.collect()),
            reference(Role::Own, self.here(), official(&figure.own)),
        ];
        let multiples = |id: &str| SmallMultiples {
            caption: self.caption(id),
            panels: drawn.iter().map(panel).collect(),
            references: references.clone(),
        };
        Some(drawings(|id, size| multiples(id).svg(size, Paint::Classes), "years"))
    }

    fn point(self, point: &Point) -> charts::Point {
        charts::Point {
            x: point.period.midpoint(),
            label: self.words.period(point.period),
            value: point.value(),
            provisional: point.status != sources::Provenance::Final,
            margin: None,
        }
    }
}

fn drawings(draw: impl Fn(&str, Size) -> String, id: &str) -> Drawings {
    Drawings { wide: draw(&format!("{id}-wide"), Size::Wide), narrow: draw(&format!("{id}-narrow"), Size::Narrow) }
}

/// The municipalities that are drawn one by one: all, or those whose number of inhabitants is nearest to ours.
pub(crate) fn nearest(peers: &Peers, inhabitants: Option<u64>) -> Vec<&PeerFigures> {
    let far = |one: &PeerFigures| {
        let ratio = one.municipality.inhabitants.zip(inhabitants).map(|(theirs, ours)| (theirs as f64 / ours as f64).ln().abs());
        ratio.filter(|ratio| ratio.is_finite()).unwrap_or(f64::MAX)
    };
    let mut near: Vec<(usize, &PeerFigures)> = peers.figures.iter().enumerate().collect();
    near.sort_by(|one, other| far(one.1).total_cmp(&far(other.1)));
    near.truncate(MOST_DRAWN);
    near.sort_by_key(|(index, _)| *index);
    near.into_iter().map(|(_, one)| one).collect()
}

/// Sizes from the smallest to the largest, evenly on a scale of ratios.
fn steps(sizes: &[f64]) -> Vec<f64> {
    let (least, most) = sizes.iter().fold((f64::INFINITY, 0.0_f64), |(least, most), size| (least.min(*size), most.max(*size)));
    (0..=STEPS).map(|step| least * (most / least).powf(f64::from(step) / f64::from(STEPS))).collect()
}

/// The limits of chance around the middle at these sizes, in the unit of the indicator.
fn limits(counted: Counted, middle: f64, sizes: &[f64]) -> Option<Vec<FunnelLimits>> {
    let (points, scale) = match counted {
        Counted::Share { scale, .. } => (funnel_of_shares(middle / scale, sizes)?, scale),
        Counted::Rate { per, .. } => (funnel_of_rates(middle, per, sizes)?, 1.0),
        Counted::Events(_) => return None,
    };
    let around = |margin: statistics::Interval| (margin.lower() * scale, margin.upper() * scale);
    let limits = |point: statistics::FunnelPoint| FunnelLimits {
        denominator: point.denominator,
        inner: around(point.limits.at_95()),
        outer: around(point.limits.at_998()),
    };
    Some(points.into_iter().map(limits).collect())
}
