//! A source whose figures are made up: a line from start to end with a little chance, for the municipality, the country,
//! the districts and their neighbourhoods.

use super::chance::Chance;
use super::recipe::{Neighbour, Recipe, World};
use agenda::model::words::{Frequency, IndicatorKind, Wanted};
use agenda::model::{Agenda, Indicator};
use kernel::areas::{Area, AreaLevel};
use kernel::periods::{Period, PeriodKind};
use kernel::{Error, Result};
use sources::{Cell, Cells, Code, Dimension, DimensionKind, Location, Provenance, Reading, Refusal, Source, Table};
use std::collections::BTreeMap;

/// How far single answers on a scale from 0 to 10 lie apart; made up, like the rest.
const SPREAD_OF_ANSWERS: f64 = 1.5;
/// How far another municipality lies from ours at a lean of 1: beside districts, and in steps of chance where there are none.
const SPREAD_OF_MUNICIPALITIES: f64 = 0.6;
const SPREAD_IN_NOISE: f64 = 5.0;
/// Below a municipality chance weighs more.
const NOISE_IN_PARTS: f64 = 2.0;
/// The most neighbourhoods that a district's codes have room for.
const MOST_NEIGHBOURHOODS: u32 = 99;
/// The fewest neighbourhoods of a district. Each has its share of the sample, however many there are.
const FEWEST_NEIGHBOURHOODS: u32 = 4;

/// The made-up figures.
#[derive(Debug)]
pub(super) struct Generated {
    table: Table,
    cells: Vec<Cell>,
}

/// An area with what makes it differ from the municipality.
#[derive(Debug)]
pub(super) struct Spot {
    pub area: Area,
    pub name: String,
    pub share: f64,
    pub lean: f64,
}

impl Generated {
    pub fn new(world: &World, agenda: &Agenda, own: &str, seed: u64, scale: u32) -> Result<Self> {
        let own: Area = own.parse().map_err(Error::internal)?;
        let parts = parts(world, seed, scale)?;
        let others = others(world, &own)?;
        let mut maker = Maker { world, seed, scale, own: &own, parts: &parts, others: &others, cells: Vec::new(), row: 1 };
        for (_, _, indicator) in agenda.indicators() {
            if let Some(recipe) = world.indicator.get(&indicator.key) {
                maker.indicator(indicator, recipe);
            }
        }
        let cells = maker.cells;
        let known = others.iter().map(|(area, other)| (area.code().to_owned(), other.name.clone()));
        let codes = parts.into_iter().map(|part| (part.area.code().to_owned(), part.name)).chain(known);
        let codes = codes.map(|(code, title)| Code { code, title }).collect();
        let areas = Dimension { code: "gebied".to_owned(), title: "Gebied".to_owned(), kind: DimensionKind::Area(None), codes };
        let table = Table {
            id: "verzonnen".to_owned(),
            title: "Verzonnen cijfers".to_owned(),
            modified: None,
            licence: String::new(),
            source: "Samenkoers".to_owned(),
            measures: Vec::new(),
            dimensions: vec![areas],
            periods: Vec::new(),
        };
        Ok(Self { table, cells })
    }
}

impl Source for Generated {
    fn table(&self) -> &Table {
        &self.table
    }
    fn cells(&mut self) -> Result<Cells<'_>, Refusal> {
        Ok(Box::new(self.cells.iter().cloned().map(Ok)))
    }
}

/// The districts, each with its neighbourhoods.
pub(super) fn parts(world: &World, seed: u64, scale: u32) -> Result<Vec<Spot>> {
    let mut spots = Vec::new();
    for (code, district) in &world.districts {
        let area = code.parse().map_err(Error::internal)?;
        spots.push(Spot { area, name: district.name.clone(), share: district.share, lean: district.lean });
        for number in 1..=scale.clamp(FEWEST_NEIGHBOURHOODS, MOST_NEIGHBOURHOODS) {
            let code = format!("BU{}{number:02}", code.trim_start_matches("WK"));
            let lean = district.lean + Chance::named(seed, &code).around_zero() / 2.0;
            let name = format!("{} {number}", district.name);
            spots.push(Spot {
                area: code.parse().map_err(Error::internal)?,
                name,
                share: district.share / f64::from(FEWEST_NEIGHBOURHOODS),
                lean,
            });
        }
    }
    Ok(spots)
}

/// The other municipalities.
fn others<'a>(world: &'a World, own: &Area) -> Result<Vec<(Area, &'a Neighbour)>> {
    let others = world.country.municipalities.iter().filter(|(code, _)| code.as_str() != own.code());
    others.map(|(code, other)| Ok((code.parse().map_err(Error::internal)?, other))).collect()
}

struct Maker<'a> {
    world: &'a World,
    seed: u64,
    scale: u32,
    own: &'a Area,
    parts: &'a [Spot],
    others: &'a [(Area, &'a Neighbour)],
    cells: Vec<Cell>,
    row: u64,
}

/// What a figure is made of before it is rounded.
struct Raw<'a> {
    area: &'a Area,
    period: Period,
    value: f64,
    sample: f64,
}

impl Maker<'_> {
    fn indicator(&mut self, indicator: &Indicator, recipe: &Recipe) {
        for period in periods(indicator.frequency, recipe.first_year, self.world.last_year) {
            let along = f64::from(period.year() - self.world.first_year) / f64::from(self.world.last_year - self.world.first_year);
            let between = |start: f64, end: f64| start + (end - start) * along;
            let truth = between(recipe.start, recipe.end);
            let own = Raw {
                area: self.own,
                period,
                value: truth + self.noise(indicator, recipe, self.own, period),
                sample: recipe.sample,
            };
            self.figure(indicator, recipe, &own);
            if let Some((start, end)) = recipe.national_start.zip(recipe.national_end) {
                let country = Area::netherlands();
                let value = between(start, end) + self.noise(indicator, recipe, &country, period);
                self.figure(indicator, recipe, &Raw { area: &country, period, value, sample: 0.0 });
            }
            for (area, other) in self.others {
                let country = recipe.national_start.zip(recipe.national_end);
                let middle = country.map_or(truth, |(start, end)| f64::midpoint(truth, between(start, end)));
                self.other(indicator, recipe, (area, other), period, middle);
            }
            if recipe.district_spread > 0.0 {
                let all = recipe.neighbourhoods || self.scale > 1;
                let is_made = |part: &&Spot| all || part.area.level() == AreaLevel::District;
                for part in self.parts.iter().filter(is_made) {
                    let unfavourable = if indicator.wanted == Wanted::Up { -1.0 } else { 1.0 };
                    let noise = NOISE_IN_PARTS * self.noise(indicator, recipe, &part.area, period);
                    let value = truth + unfavourable * part.lean * recipe.district_spread + noise;
                    self.figure(indicator, recipe, &Raw { area: &part.area, period, value, sample: recipe.sample * part.share });
                }
            }
        }
    }

    /// A figure of another municipality, around what is usual; the larger it is, the more people answer.
    fn other(&mut self, indicator: &Indicator, recipe: &Recipe, (area, other): (&Area, &Neighbour), period: Period, usual: f64) {
        let unfavourable = if indicator.wanted == Wanted::Up { -1.0 } else { 1.0 };
        let reach = (SPREAD_OF_MUNICIPALITIES * recipe.district_spread).max(SPREAD_IN_NOISE * recipe.noise);
        let value = usual + unfavourable * other.lean * reach + self.noise(indicator, recipe, area, period);
        let ours = self.world.country.municipalities.get(self.own.code()).map_or(other.inhabitants, |own| own.inhabitants);
        let sample = recipe.sample * other.inhabitants as f64 / ours as f64;
        let raw = Raw { area, period, value, sample };
        match other.missing(period.year()) {
            Some(nothing) => {
                self.row += 1;
                self.cell(recipe, &raw, indicator.key.clone(), Reading::Nothing(nothing));
            }
            None => self.figure(indicator, recipe, &raw),
        }
    }

    /// Chance, but for the year in which an index is set.
    fn noise(&self, indicator: &Indicator, recipe: &Recipe, area: &Area, period: Period) -> f64 {
        if indicator.kind == IndicatorKind::Index && area == self.own && period.year() == recipe.first_year {
            return 0.0;
        }
        recipe.noise * Chance::named(self.seed, &format!("{}/{area}/{period}", indicator.key)).around_zero()
    }

    /// One row: the figure, and beside it the counts or the margin of a survey.
    fn figure(&mut self, indicator: &Indicator, recipe: &Recipe, raw: &Raw<'_>) {
        self.row += 1;
        let rounded = |value: f64| {
            let scale = 10_f64.powi(recipe.decimals);
            (value * scale).round() / scale
        };
        let year = raw.period.year();
        if let Some(nothing) = recipe.missing(year, raw.area.code(), self.own.code()) {
            self.cell(recipe, raw, indicator.key.clone(), Reading::Nothing(nothing));
            return;
        }
        let mut beside = Vec::new();
        let mut value = raw.value.max(0.0);
        if raw.sample > 0.0 && indicator.kind == IndicatorKind::Proportion {
            let asked = raw.sample.round();
            let counted = (asked * value.min(100.0) / 100.0).round();
            value = if asked > 0.0 { 100.0 * counted / asked } else { value };
            beside = vec![("numerator", counted), ("denominator", asked)];
        } else if raw.sample > 0.0 {
            let reach = 1.96 * SPREAD_OF_ANSWERS / raw.sample.sqrt();
            beside = vec![("denominator", raw.sample.round()), ("lower", value - reach), ("upper", value + reach)];
        }
        self.cell(recipe, raw, indicator.key.clone(), Reading::Value(rounded(value)));
        for (what, number) in beside {
            self.cell(recipe, raw, format!("{}:{what}", indicator.key), Reading::Value(number));
        }
    }

    fn cell(&mut self, recipe: &Recipe, raw: &Raw<'_>, measure: String, value: Reading) {
        let last = raw.period.year() == self.world.last_year;
        self.cells.push(Cell {
            measure,
            period: raw.period,
            area: raw.area.clone(),
            dims: BTreeMap::new(),
            value,
            status: if last && recipe.provisional { Provenance::Provisional } else { Provenance::Final },
            note: None,
            // No file has these rows: the number only keeps them apart.
            at: Location { file: "".into(), row: self.row },
        });
    }
}

/// The periods of an indicator; one that comes every other year or every four years begins in its first year.
fn periods(frequency: Frequency, first: u16, last: u16) -> Vec<Period> {
    let (step, kinds): (usize, Vec<PeriodKind>) = match frequency {
        Frequency::Monthly => (1, (1..=12).map(PeriodKind::Month).collect()),
        Frequency::Quarterly => (1, (1..=4).map(PeriodKind::Quarter).collect()),
        Frequency::HalfYearly => (1, (1..=2).map(PeriodKind::HalfYear).collect()),
        Frequency::Yearly => (1, vec![PeriodKind::Year]),
        Frequency::TwoYearly => (2, vec![PeriodKind::Year]),
        Frequency::FourYearly => (4, vec![PeriodKind::Year]),
    };
    let years = (first..=last).step_by(step);
    years.flat_map(|year| kinds.iter().filter_map(move |kind| Period::new(year, *kind))).collect()
}
