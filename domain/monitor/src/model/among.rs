//! Where our figure lies among those of other municipalities.

use super::peers::{FEWEST_PEERS, Municipality, PeerGroup};
use super::{Counted, Figure, Method, Point, Shown};
use kernel::periods::Period;
use statistics::{Comparison, Interval, Place, compare, median, place, place_of_margin};
use std::collections::{BTreeMap, BTreeSet};

/// The figures of one indicator for one other municipality.
#[derive(Clone, Debug, PartialEq)]
pub struct PeerFigures {
    /// Whose figures they are.
    pub municipality: Municipality,
    /// The figures, in order of time.
    pub points: Vec<Point>,
}

impl PeerFigures {
    /// The official figure of a period.
    fn official(&self, period: Period) -> Option<&Point> {
        self.points.iter().find(|point| point.period == period && point.is_official() && point.value().is_some())
    }
}

/// The figures of one indicator for the municipalities of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Peers {
    /// Which group.
    pub group: PeerGroup,
    /// The figures of each of its municipalities, in the order of their names.
    pub figures: Vec<PeerFigures>,
}

/// The official figure of one other municipality in the period that is compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Other {
    /// Whose figure it is.
    pub municipality: Municipality,
    /// The figure.
    pub point: Point,
    /// The figure itself.
    pub value: f64,
}

impl Other {
    /// Where it lies beside the middle of the group.
    pub fn beside(&self, middle: Option<f64>) -> Comparison {
        compare(self.point.margins(), middle)
    }
}

/// Where our figure lies among those of others, in one period.
#[derive(Clone, Debug, PartialEq)]
pub struct Among {
    /// The period.
    pub period: Period,
    /// Our own official figure, when there is one for the period.
    pub own: Option<Point>,
    /// The others that have an official figure, from high to low.
    pub others: Vec<Other>,
    /// The others that have none, and what stands in its place when anything does.
    pub without: Vec<(Municipality, Option<Shown>)>,
    /// The middle of the others: half of them are higher, half lower. `None` with too few of them.
    pub middle: Option<f64>,
    /// Where our figure lies beside the middle.
    pub comparison: Comparison,
}

/// The official figures of others by period: all that a line of their middle needs.
#[derive(Clone, Debug, PartialEq)]
pub struct PeerValues {
    /// Which group.
    pub group: PeerGroup,
    /// The figures of each period, in any order.
    pub values: BTreeMap<Period, Vec<f64>>,
}

/// Where our figure lies beside the middle of a group.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BesidePeers {
    /// The period.
    pub period: Period,
    /// Our own figure.
    pub own: f64,
    /// The middle of the others.
    pub middle: f64,
    /// How many others are lower, the same and higher.
    pub place: Place,
    /// Where our figure lies beside the middle.
    pub comparison: Comparison,
}

impl PeerValues {
    /// The middle of the others in each period that has enough of them.
    pub fn middles(&self) -> BTreeMap<Period, f64> {
        self.values.iter().filter_map(|(period, values)| Some((*period, middle(values)?))).collect()
    }

    /// Our figure beside the middle, in the newest period in which both are there; `None` without one.
    pub fn beside(&self, figure: &Figure) -> Option<BesidePeers> {
        let official = figure.own.iter().rev().filter(|point| point.is_official());
        official
            .filter_map(|point| {
                let (own, values) = (point.value()?, self.values.get(&point.period)?);
                let middle = middle(values)?;
                let comparison = compare(point.margins(), Some(middle));
                Some(BesidePeers { period: point.period, own, middle, place: place(own, values), comparison })
            })
            .next()
    }
}

impl Peers {
    /// The middle of the others in each period that has enough of them.
    pub fn middles(&self) -> BTreeMap<Period, f64> {
        let mut values: BTreeMap<Period, Vec<f64>> = BTreeMap::new();
        for point in self.figures.iter().flat_map(|one| &one.points).filter(|point| point.is_official()) {
            values.entry(point.period).or_default().extend(point.value());
        }
        PeerValues { group: self.group.clone(), values }.middles()
    }

    /// Our figure among those of the others: in the newest period in which both are there, else in the newest that either
    /// has. `None` when nobody has an official figure.
    pub fn among(&self, figure: &Figure) -> Option<Among> {
        let own = |period: Period| {
            figure.own.iter().find(|point| point.period == period && point.is_official() && point.value().is_some())
        };
        let periods: BTreeSet<Period> = self.figures.iter().flat_map(|one| &one.points).map(|point| point.period).collect();
        let enough = |period: &&Period| self.others(**period).len() >= FEWEST_PEERS;
        let period = periods
            .iter()
            .rev()
            .filter(|period| own(**period).is_some())
            .find(enough)
            .or_else(|| periods.iter().rev().find(enough))
            .copied()
            .or_else(|| figure.latest.as_ref().filter(|latest| latest.is_official()).map(|latest| latest.period))?;
        let (own, others) = (own(period).cloned(), self.others(period));
        let middle = middle(&others.iter().map(|other| other.value).collect::<Vec<_>>());
        let comparison = compare(own.as_ref().and_then(Point::margins), middle);
        Some(Among { period, without: self.without(period), own, others, middle, comparison })
    }

    fn others(&self, period: Period) -> Vec<Other> {
        let other = |one: &PeerFigures| {
            let point = one.official(period)?.clone();
            Some(Other { municipality: one.municipality.clone(), value: point.value()?, point })
        };
        let mut others: Vec<Other> = self.figures.iter().filter_map(other).collect();
        others.sort_by(|one, other| other.value.total_cmp(&one.value));
        others
    }

    fn without(&self, period: Period) -> Vec<(Municipality, Option<Shown>)> {
        let nobody = self.figures.iter().filter(|one| one.official(period).is_none());
        let shown = |one: &PeerFigures| one.points.iter().find(|point| point.period == period).map(|point| point.reading);
        nobody.map(|one| (one.municipality.clone(), shown(one).filter(|shown| !matches!(shown, Shown::Value(_))))).collect()
    }
}

/// The middle of enough values.
fn middle(values: &[f64]) -> Option<f64> {
    median(values).filter(|_| values.len() >= FEWEST_PEERS)
}

impl Among {
    /// Our own figure.
    pub fn value(&self) -> Option<f64> {
        self.own.as_ref()?.value()
    }

    /// How many of the others are lower, the same and higher; `None` without a figure of our own or with too few others.
    pub fn place(&self) -> Option<Place> {
        self.middle?;
        let others: Vec<f64> = self.others.iter().map(|other| other.value).collect();
        Some(place(self.value()?, &others))
    }

    /// As [`Among::place`], counting as lower or higher only who surely is: whose margin does not touch ours. `None` when we
    /// have no margin; who has none is left out.
    pub fn sure_place(&self) -> Option<Place> {
        self.middle?;
        let interval = |point: &Point| point.margin.and_then(|(lower, upper)| Interval::new(lower, upper));
        let others: Vec<Interval> = self.others.iter().filter_map(|other| interval(&other.point)).collect();
        Some(place_of_margin(interval(self.own.as_ref()?)?, &others)).filter(|_| !others.is_empty())
    }

    /// Of how many others we can tell whether they differ from the middle, and how many do at 95 %.
    pub fn outside(&self) -> (usize, usize) {
        let compared = || self.others.iter().map(|other| other.beside(self.middle));
        let told = compared().filter(|comparison| *comparison != Comparison::Undetermined).count();
        let beyond = compared().filter(|comparison| matches!(comparison, Comparison::Higher(_) | Comparison::Lower(_))).count();
        (told, beyond)
    }

    /// What our figure and those of the others were divided by, when chance follows from that alone: then they can stand in a
    /// funnel. `None` without a figure of our own, with too few others or for other kinds of indicators.
    pub fn sizes(&self) -> Option<(Counted, Vec<(&Other, u64)>)> {
        self.middle?;
        let own = counted(self.own.as_ref()?)?;
        let sized: Vec<(&Other, u64)> =
            self.others.iter().filter_map(|other| Some((other, size(counted(&other.point)?)?))).collect();
        size(own).filter(|_| sized.len() >= FEWEST_PEERS)?;
        Some((own, sized))
    }
}

/// The counts of a share or a rate whose margin follows from them.
fn counted(point: &Point) -> Option<Counted> {
    let follows = matches!(point.method?, Method::Wilson | Method::Byar);
    point.counted.filter(|counted| follows && size(*counted).is_some())
}

/// What a share or a rate was divided by.
pub fn size(counted: Counted) -> Option<u64> {
    match counted {
        Counted::Share { n, .. } => Some(n),
        Counted::Rate { people, .. } => Some(people),
        Counted::Events(_) => None,
    }
}
