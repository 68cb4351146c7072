//! Where our figure lies among those of other municipalities.

use super::peers::{FEWEST_PEERS, Municipality, PeerGroup};
use super::{Counted, Figure, Method, Point, Shown};
use kernel::periods::Period;
use sources::Provenance;
use statistics::{Comparison, Interval, Rank, compare, median, rank, rank_of_margin};
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

/// The official figures of others in one period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PeriodValues {
    /// The figures, in any order.
    pub values: Vec<f64>,
    /// Whether any of them may still change.
    pub is_provisional: bool,
}

/// The official figures of others by period: all that a line of their middle needs.
#[derive(Clone, Debug, PartialEq)]
pub struct PeerValues {
    /// Which group.
    pub group: PeerGroup,
    /// The figures of each period.
    pub periods: BTreeMap<Period, PeriodValues>,
}

/// The middle of others in one period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Middle {
    /// The middle.
    pub value: f64,
    /// Whether a figure that it is the middle of may still change.
    pub is_provisional: bool,
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
    pub rank: Rank,
    /// Where our figure lies beside the middle.
    pub comparison: Comparison,
}

impl PeriodValues {
    /// Adds a figure.
    pub fn add(&mut self, value: f64, status: Provenance) {
        self.values.push(value);
        self.is_provisional |= status != Provenance::Final;
    }
}

impl PeerValues {
    /// The middle of the others in each period that has enough of them.
    pub fn middles(&self) -> BTreeMap<Period, Middle> {
        let middle = |told: &PeriodValues| Some(Middle { value: middle(&told.values)?, is_provisional: told.is_provisional });
        self.periods.iter().filter_map(|(period, told)| Some((*period, middle(told)?))).collect()
    }

    /// Our figure beside the middle, in the newest period in which both are there; `None` without one.
    pub fn beside(&self, figure: &Figure) -> Option<BesidePeers> {
        let official = figure.own.iter().rev().filter(|point| point.is_official());
        official
            .filter_map(|point| {
                let (own, values) = (point.value()?, &self.periods.get(&point.period)?.values);
                let middle = middle(values)?;
                let comparison = compare(point.margins(), Some(middle));
                Some(BesidePeers { period: point.period, own, middle, rank: rank(own, values), comparison })
            })
            .next()
    }
}

impl Peers {
    /// The middle of the others in each period that has enough of them.
    pub fn middles(&self) -> BTreeMap<Period, Middle> {
        let mut periods: BTreeMap<Period, PeriodValues> = BTreeMap::new();
        for point in self.figures.iter().flat_map(|one| &one.points).filter(|point| point.is_official()) {
            if let Some(value) = point.value() {
                periods.entry(point.period).or_default().add(value, point.status);
            }
        }
        PeerValues { group: self.group.clone(), periods }.middles()
    }

    /// The periods in which enough of the others have an official figure, the newest first.
    pub fn periods(&self) -> Vec<Period> {
        let periods: BTreeSet<Period> = self.figures.iter().flat_map(|one| &one.points).map(|point| point.period).collect();
        periods.into_iter().rev().filter(|period| self.others(*period).len() >= FEWEST_PEERS).collect()
    }

    /// Our figure among those of the others: in the newest period in which both are there, else in the newest that either
    /// has. `None` when nobody has an official figure.
    pub fn among(&self, figure: &Figure) -> Option<Among> {
        let periods = self.periods();
        let both = periods.iter().find(|period| own(figure, **period).is_some()).or(periods.first()).copied();
        let ours = || figure.latest.as_ref().filter(|latest| latest.is_official()).map(|latest| latest.period);
        Some(self.among_in(figure, both.or_else(ours)?))
    }

    /// Our figure among those of the others in a period.
    pub fn among_in(&self, figure: &Figure, period: Period) -> Among {
        let (own, others) = (own(figure, period).cloned(), self.others(period));
        let middle = middle(&others.iter().map(|other| other.value).collect::<Vec<_>>());
        let comparison = compare(own.as_ref().and_then(Point::margins), middle);
        Among { period, without: self.without(period), own, others, middle, comparison }
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

/// Our official figure of a period.
fn own(figure: &Figure, period: Period) -> Option<&Point> {
    figure.own.iter().find(|point| point.period == period && point.is_official() && point.value().is_some())
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
    pub fn rank(&self) -> Option<Rank> {
        self.middle?;
        let others: Vec<f64> = self.others.iter().map(|other| other.value).collect();
        Some(rank(self.value()?, &others))
    }

    /// As [`Among::rank`], counting as lower or higher only who surely is: whose margin does not touch ours. `None` when we
    /// have no margin; who has none is left out.
    pub fn sure_rank(&self) -> Option<Rank> {
        self.middle?;
        let interval = |point: &Point| point.margin.and_then(|(lower, upper)| Interval::new(lower, upper));
        let others: Vec<Interval> = self.others.iter().filter_map(|other| interval(&other.point)).collect();
        Some(rank_of_margin(interval(self.own.as_ref()?)?, &others)).filter(|_| !others.is_empty())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PeerKind;
    use crate::tests::example::{indicator, observation, period};
    use agenda::model::Indicator;
    use sources::Reading;

    fn municipality(name: &str) -> Municipality {
        let (province, size_class, urbanity) = (String::new(), String::new(), String::new());
        Municipality { code: name.to_owned(), name: name.to_owned(), province, size_class, urbanity, inhabitants: None }
    }

    fn point(indicator: &Indicator, year: u16, count: f64, n: f64) -> Point {
        let mut one = observation(indicator, 100.0 * count / n);
        (one.period, one.numerator, one.denominator) = (period(year), Some(count), Some(n));
        Point::of(&one, indicator, false)
    }

    fn peers(figures: Vec<PeerFigures>) -> Peers {
        let (shared, province, reason, source) = (String::new(), String::new(), String::new(), String::new());
        let members = figures.iter().map(|one| one.municipality.clone()).collect();
        let group = PeerGroup { kind: PeerKind::Size, shared, province, reason, division: 2025, source, members };
        Peers { group, figures }
    }

    fn with(name: &str, points: Vec<Point>) -> PeerFigures {
        PeerFigures { municipality: municipality(name), points }
    }

    #[test]
    fn the_newest_period_with_enough_others_is_compared() {
        let one = indicator("eenzaamheid");
        let at = |year, count| point(&one, year, count, 1000.0);
        let both = |name, old, new| with(name, vec![at(2024, old), at(2025, new)]);
        let peers = peers(vec![both("a", 300.0, 310.0), both("b", 500.0, 510.0), with("c", vec![at(2024, 450.0)])]);
        let figure = Figure::new(&one, vec![at(2024, 400.0), at(2025, 390.0)], Vec::new());
        let among = peers.among(&figure).unwrap();
        assert_eq!((among.period, among.middle, among.value()), (period(2024), Some(45.0), Some(40.0)));
        assert_eq!(among.rank(), Some(Rank { lower: 1, same: 0, higher: 2 }));
        assert_eq!(among.sure_rank(), Some(Rank { lower: 1, same: 1, higher: 1 }), "40 and 45% of a thousand touch");
        assert_eq!(among.others.iter().map(|other| other.value).collect::<Vec<_>>(), [50.0, 45.0, 30.0], "from high to low");
        let middles: Vec<_> =
            peers.middles().into_iter().map(|(period, middle)| (period, middle.value, middle.is_provisional)).collect();
        assert_eq!(middles, [(period(2024), 45.0, false)]);
        assert_eq!(among.outside(), (3, 2));
    }

    #[test]
    fn derived_figures_and_kinds_of_nothing_are_no_figures() {
        let one = indicator("eenzaamheid");
        let derived = Point { status: Provenance::Derived, ..point(&one, 2025, 400.0, 1000.0) };
        let mut secret = observation(&one, 0.0);
        secret.reading = Reading::Nothing(sources::Nothing::Secret);
        let secret = Point::of(&secret, &one, false);
        let at = |name, count| with(name, vec![point(&one, 2025, count, 1000.0)]);
        let peers =
            peers(vec![at("a", 1.0), at("b", 2.0), at("c", 3.0), with("d", vec![derived.clone()]), with("e", vec![secret])]);
        let among = peers.among(&Figure::new(&one, vec![derived], Vec::new())).unwrap();
        assert_eq!((among.own.as_ref(), among.rank(), among.comparison), (None, None, Comparison::Undetermined));
        let without: Vec<_> = among.without.iter().map(|(one, shown)| (one.name.as_str(), *shown)).collect();
        assert_eq!(without, [("d", None), ("e", Some(Shown::Nothing(sources::Nothing::Secret)))]);
        assert_eq!(super::Peers { figures: Vec::new(), ..peers }.among(&Figure::new(&one, Vec::new(), Vec::new())), None);
    }

    #[test]
    fn a_funnel_needs_the_numbers_behind_the_figures() {
        let one = indicator("eenzaamheid");
        let at = |name, n| with(name, vec![point(&one, 2025, 400.0, n)]);
        let bare = with("d", vec![Point { counted: None, ..point(&one, 2025, 400.0, 900.0) }]);
        let figure = Figure::new(&one, vec![point(&one, 2025, 350.0, 1000.0)], Vec::new());
        let peers = peers(vec![at("a", 900.0), at("b", 1000.0), at("c", 1200.0), bare]);
        let among = peers.among(&figure).unwrap();
        let (own, sized) = among.sizes().unwrap();
        assert_eq!((size(own), sized.len()), (Some(1000), 3));
        let of_the_source = Point { method: Some(Method::Source), ..point(&one, 2025, 350.0, 1000.0) };
        let among = peers.among(&Figure::new(&one, vec![of_the_source], Vec::new())).unwrap();
        assert_eq!(among.sizes().map(|(_, sized)| sized.len()), None, "a margin of the source follows from more than the size");
    }

    #[test]
    fn our_figure_stands_beside_the_middle_of_the_same_period() {
        let one = indicator("eenzaamheid");
        let (shared, province, reason, source) = (String::new(), String::new(), String::new(), String::new());
        let group = PeerGroup { kind: PeerKind::Size, shared, province, reason, division: 2025, source, members: Vec::new() };
        let told = |values: &[f64]| {
            let mut told = PeriodValues::default();
            values.iter().for_each(|value| told.add(*value, Provenance::Provisional));
            told
        };
        let periods = [(period(2024), told(&[50.0, 52.0, 48.0])), (period(2025), told(&[50.0, 51.0]))].into();
        let values = PeerValues { group, periods };
        assert_eq!(values.middles()[&period(2024)], Middle { value: 50.0, is_provisional: true });
        let figure = Figure::new(&one, vec![point(&one, 2024, 400.0, 1000.0), point(&one, 2025, 390.0, 1000.0)], Vec::new());
        let beside = values.beside(&figure).unwrap();
        assert_eq!((beside.period, beside.own, beside.middle), (period(2024), 40.0, 50.0), "2025 has too few others");
        assert_eq!(beside.rank, Rank { lower: 0, same: 0, higher: 3 });
        assert_eq!(beside.comparison, Comparison::Lower(statistics::Certainty::NearlySure));
    }
}
