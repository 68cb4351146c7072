//! A column mapping while it is being made in the browser: what was typed, and what it comes to.

use kernel::areas::{Area, AreaLevel};
use kernel::faults::Faults;
use kernel::fold::key;
use kernel::periods::Period;
use serde::{Deserialize, Serialize};
use sources::spreadsheet::{AreaFrom, DecimalMark, Group, Identity, Mapping, PeriodFormat, PeriodFrom, StatusFrom, Symbols, Value};
use sources::{Measure, Provenance};
use std::collections::{BTreeMap, BTreeSet};

/// Titles of columns that are mostly periods.
const PERIODS: [&str; 4] = ["jaar", "periode", "perioden", "year"];
/// Titles of columns that are mostly areas.
const AREAS: [&str; 8] = ["gebied", "regio", "regio's", "gemeente", "gebiedscode", "code", "wijk", "buurt"];
/// The longest that a name may be.
const LONGEST_NAME: usize = 80;

/// What was typed. A title of a column is empty where the figures have no such column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MappingDraft {
    /// The name under which it is saved.
    pub name: String,
    /// Who publishes the figures.
    pub publisher: String,
    /// The sheet; empty for the first.
    pub sheet: String,
    /// The row with the titles, counted from 1.
    pub header_row: String,
    /// `comma` or `point`.
    pub decimal_mark: String,
    /// What a dash in place of a figure means: the word of a kind of nothing, or empty for nothing that is known.
    pub dash: String,
    /// The column of periods.
    pub period: String,
    /// `year`, `title`, `code` or `day`.
    pub period_form: String,
    /// The period of all figures, where there is no column: a year or a CBS code.
    pub period_fixed: String,
    /// The column of areas.
    pub area: String,
    /// `codes`, `names`, or what a bare number is: `municipality`, `district` or `neighbourhood`.
    pub area_form: String,
    /// The area of all figures, where there is no column.
    pub area_fixed: String,
    /// The column of statuses.
    pub status: String,
    /// `provisional`, `final` or `derived`: of all figures, where there is no column.
    pub status_fixed: String,
    /// The column of groups.
    pub group: String,
    /// The keys of indicators by the titles of their columns.
    pub measures: BTreeMap<String, String>,
}

impl MappingDraft {
    /// A draft to begin with: columns by their titles, and indicators (key and name) by theirs.
    pub fn guess(header: &[String], indicators: &[(String, String)], area: &str) -> Self {
        let find = |titles: &[&str]| header.iter().find(|title| titles.contains(&title.to_lowercase().as_str())).cloned();
        let period = find(&PERIODS).unwrap_or_default();
        let known = |title: &String| indicators.iter().find(|(own, name)| key(title) == *own || key(title) == key(name));
        Self {
            header_row: "1".to_owned(),
            decimal_mark: "comma".to_owned(),
            period_form: if period.to_lowercase().starts_with("periode") { "title" } else { "year" }.to_owned(),
            period,
            area: find(&AREAS).unwrap_or_default(),
            area_form: "codes".to_owned(),
            area_fixed: area.to_owned(),
            status: find(&["status"]).unwrap_or_default(),
            status_fixed: "provisional".to_owned(),
            measures: header.iter().filter_map(|title| Some((title.clone(), known(title)?.0.clone()))).collect(),
            ..Self::default()
        }
    }

    /// The row with the titles; the first while what was typed is no number.
    pub fn row(&self) -> u64 {
        self.header_row.trim().parse().ok().filter(|row| *row > 0).unwrap_or(1)
    }

    /// The mapping for a file with these columns, whether or not it has a name yet.
    ///
    /// # Errors
    /// What is wrong, by field.
    pub fn columns(&self, header: &[String]) -> Result<Mapping, Faults> {
        let mut faults = Faults::none();
        if self.header_row.trim().parse().ok().is_none_or(|row: u64| row == 0) {
            faults.add("header_row", "fault-header-row");
        }
        let fields = [("period", &self.period), ("area", &self.area), ("status", &self.status), ("group", &self.group)];
        for (field, title) in fields {
            if !title.is_empty() && !header.contains(title) {
                faults.add(field, "fault-column-gone");
            }
        }
        let measures = self.values(header, &mut faults);
        let (period, area) = (self.period_from(&mut faults), self.area_from(&mut faults));
        let (Some(period), Some(area), true) = (period, area, faults.is_empty()) else { return Err(faults) };
        let id = key(&self.name);
        Ok(Mapping {
            sheet: Some(self.sheet.clone()).filter(|sheet| !sheet.is_empty()),
            header_row: self.row(),
            decimal_mark: if self.decimal_mark == "point" { DecimalMark::Point } else { DecimalMark::Comma },
            table: Identity { id, title: self.name.clone(), source: self.publisher.clone(), licence: String::new() },
            period,
            area,
            status: self.status_from(),
            symbols: self.symbols(),
            skipped: Vec::new(),
            groups: Some(&self.group)
                .filter(|title| !title.is_empty())
                .map(|title| Group { column: title.clone(), code: title.clone() })
                .into_iter()
                .collect(),
            measures,
        })
    }

    /// The mapping as it is saved.
    ///
    /// # Errors
    /// What is wrong, by field.
    pub fn check(&self, header: &[String]) -> Result<Mapping, Faults> {
        let (mapping, mut faults) = match self.columns(header) {
            Ok(mapping) => (Some(mapping), Faults::none()),
            Err(faults) => (None, faults),
        };
        let title = faults.needed("name", &self.name, LONGEST_NAME);
        let source = faults.needed("publisher", &self.publisher, LONGEST_NAME);
        match mapping {
            Some(mut mapping) if faults.is_empty() => {
                (mapping.table.title, mapping.table.source) = (title, source);
                Ok(mapping)
            }
            _ => Err(faults),
        }
    }

    fn values(&self, header: &[String], faults: &mut Faults) -> Vec<Value> {
        let chosen = self.measures.iter().filter(|(title, key)| !key.is_empty() && header.contains(title));
        let values: Vec<_> = chosen.map(|(title, key)| value(title, key)).collect();
        if values.is_empty() {
            faults.add("measures", "fault-no-measure");
        }
        let keys: BTreeSet<_> = values.iter().map(|value| &value.measure.code).collect();
        if keys.len() < values.len() {
            faults.add("measures", "fault-measure-twice");
        }
        values
    }

    fn period_from(&self, faults: &mut Faults) -> Option<PeriodFrom> {
        if !self.period.is_empty() {
            let format = match self.period_form.as_str() {
                "title" => PeriodFormat::Title,
                "code" => PeriodFormat::Code,
                "day" => PeriodFormat::Day,
                _ => PeriodFormat::Year,
            };
            return Some(PeriodFrom::Column { column: self.period.clone(), format });
        }
        let typed = self.period_fixed.trim();
        let code = if typed.len() == 4 { format!("{typed}JJ00") } else { typed.to_owned() };
        let period: Option<Period> = code.parse().ok();
        if period.is_none() {
            faults.add("period_fixed", "fault-mapping-period");
        }
        period.map(|period| PeriodFrom::Fixed { period })
    }

    fn area_from(&self, faults: &mut Faults) -> Option<AreaFrom> {
        if !self.area.is_empty() {
            let numbers = match self.area_form.as_str() {
                "municipality" => Some(AreaLevel::Municipality),
                "district" => Some(AreaLevel::District),
                "neighbourhood" => Some(AreaLevel::Neighbourhood),
                _ => None,
            };
            let (column, names) = (self.area.clone(), self.area_form == "names");
            return Some(AreaFrom::Column { column, numbers, level: None, names, division: None });
        }
        let area: Option<Area> = self.area_fixed.trim().parse().ok();
        if area.is_none() {
            faults.add("area_fixed", "fault-mapping-area");
        }
        area.map(|area| AreaFrom::Fixed { area })
    }

    fn status_from(&self) -> StatusFrom {
        let words = |all: &[&str]| all.iter().map(|word| (*word).to_owned()).collect();
        if !self.status.is_empty() {
            return StatusFrom::Column {
                column: self.status.clone(),
                provisional: words(&["voorlopig", "nader voorlopig"]),
                r#final: words(&["definitief"]),
                derived: words(&["afgeleid"]),
            };
        }
        let status = match self.status_fixed.as_str() {
            "final" => Provenance::Final,
            "derived" => Provenance::Derived,
            _ => Provenance::Provisional,
        };
        StatusFrom::Fixed { status }
    }

    fn symbols(&self) -> Symbols {
        let mut symbols = Symbols::default();
        let dash = "-".to_owned();
        match self.dash.as_str() {
            "impossible" => symbols.impossible.push(dash),
            "unknown" => symbols.unknown.push(dash),
            "secret" => symbols.secret.push(dash),
            "not_delivered" => symbols.not_delivered.push(dash),
            _ => {}
        }
        symbols
    }
}

/// A column of figures of an indicator.
fn value(title: &str, key: &str) -> Value {
    let measure =
        Measure { code: key.to_owned(), title: title.to_owned(), unit: String::new(), decimals: 0, description: String::new() };
    Value { column: title.to_owned(), measure }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header() -> Vec<String> {
        ["Jaar", "Gebied", "Eenzaamheid", "Anders"].map(str::to_owned).into()
    }

    fn guessed() -> MappingDraft {
        MappingDraft::guess(&header(), &[("eenzaamheid".to_owned(), "Eenzaamheid onder volwassenen".to_owned())], "GM9999")
    }

    #[test]
    fn columns_are_guessed_by_their_titles() {
        let draft = guessed();
        assert_eq!((draft.period.as_str(), draft.period_form.as_str(), draft.area.as_str()), ("Jaar", "year", "Gebied"));
        assert_eq!(draft.measures, [("Eenzaamheid".to_owned(), "eenzaamheid".to_owned())].into());
        let mapping = draft.columns(&header()).unwrap();
        assert_eq!(mapping.measures[0].measure.code, "eenzaamheid");
        assert_eq!(draft.check(&header()).unwrap_err().all().map(|(field, _)| field).collect::<Vec<_>>(), ["name", "publisher"]);
    }

    #[test]
    fn what_is_saved_reads_back() {
        let named = MappingDraft { name: "Onze peiling".into(), publisher: "Gemeente".into(), dash: "secret".into(), ..guessed() };
        let mapping = named.check(&header()).unwrap();
        assert_eq!((mapping.table.id.as_str(), mapping.symbols.secret.len()), ("onze-peiling", 2));
        assert_eq!(Mapping::from_toml(&mapping.to_toml().unwrap()).unwrap(), mapping);
    }

    #[test]
    fn what_is_wrong_stands_by_its_field() {
        let twice = [("Eenzaamheid", "a"), ("Anders", "a")].map(|(title, key)| (title.to_owned(), key.to_owned())).into();
        let cases = [
            ("header_row", MappingDraft { header_row: "nul".into(), ..guessed() }),
            ("period", MappingDraft { period: "Weg".into(), ..guessed() }),
            ("period_fixed", MappingDraft { period: String::new(), period_fixed: "gisteren".into(), ..guessed() }),
            ("area_fixed", MappingDraft { area: String::new(), area_fixed: "hier".into(), ..guessed() }),
            ("measures", MappingDraft { measures: BTreeMap::new(), ..guessed() }),
            ("measures", MappingDraft { measures: twice, ..guessed() }),
        ];
        for (field, draft) in cases {
            assert!(draft.columns(&header()).unwrap_err().of(field).is_some(), "{field}");
        }
        let fixed = MappingDraft { period: String::new(), period_fixed: "2025".into(), ..guessed() };
        assert!(fixed.columns(&header()).is_ok());
    }
}
