//! An indicator as somebody typed it. What is a list in the noun is a field of lines here: `2027 34,0`, `2020 reason`, `Sex=T001038`.

use super::draft::{Text, checked_key, checked_reason};
use super::indicator::{Baseline, Break, Indicator, Source, Standing, Target, TargetPoint};
use super::words::{AreaLevel, Choice, Frequency, IndicatorKind, TargetKind, Wanted};
use kernel::faults::Faults;
use kernel::ids::{IndicatorId, ResultId};
use kernel::periods::{Period, PeriodKind};
use std::collections::{BTreeMap, BTreeSet};

/// An indicator as somebody typed it. Fields as in [`Indicator`]; choices by their words.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "each field is a field of the indicator, as typed")]
pub struct IndicatorDraft {
    pub standing: String,
    pub name: String,
    pub definition: String,
    pub unit: String,
    pub kind: String,
    pub numerator: String,
    pub denominator: String,
    pub wanted: String,
    pub frequency: String,
    /// A tick per level: anything but empty is yes.
    pub area_national: String,
    pub area_province: String,
    pub area_municipality: String,
    pub area_district: String,
    pub area_neighbourhood: String,
    /// One group a line.
    pub groups: String,
    pub source_name: String,
    pub source_title: String,
    pub source_table: String,
    pub source_measure: String,
    /// Lines as `Sex=T001038`.
    pub source_select: String,
    pub source_by: String,
    pub source_url: String,
    pub baseline_period: String,
    pub baseline_value: String,
    /// Empty when there is no target.
    pub target_kind: String,
    /// Lines as `2027 34,0`.
    pub target_points: String,
    /// Lines as `2020 Another questionnaire`.
    pub breaks: String,
    pub key: String,
    pub reason: String,
}

impl IndicatorDraft {
    /// The draft that a form starts from.
    pub fn of(indicator: &Indicator) -> Self {
        let tick = |level| if indicator.areas.contains(&level) { "on".to_owned() } else { String::new() };
        let (source, target) = (&indicator.source, indicator.target.as_ref());
        let points =
            target.iter().flat_map(|target| &target.points).map(|point| format!("{} {}", short(point.period), comma(point.value)));
        Self {
            standing: indicator.standing.word().to_owned(),
            name: indicator.name.clone(),
            definition: indicator.definition.clone(),
            unit: indicator.unit.clone(),
            kind: indicator.kind.word().to_owned(),
            numerator: indicator.numerator.clone(),
            denominator: indicator.denominator.clone(),
            wanted: indicator.wanted.word().to_owned(),
            frequency: indicator.frequency.word().to_owned(),
            area_national: tick(AreaLevel::National),
            area_province: tick(AreaLevel::Province),
            area_municipality: tick(AreaLevel::Municipality),
            area_district: tick(AreaLevel::District),
            area_neighbourhood: tick(AreaLevel::Neighbourhood),
            groups: indicator.groups.join("\n"),
            source_name: source.name.clone(),
            source_title: source.title.clone(),
            source_table: source.table.clone(),
            source_measure: source.measure.clone(),
            source_select: joined(source.select.iter().map(|(dimension, code)| format!("{dimension}={code}"))),
            source_by: source.by.clone(),
            source_url: source.url.clone(),
            baseline_period: indicator.baseline.as_ref().map(|base| short(base.period)).unwrap_or_default(),
            baseline_value: indicator.baseline.as_ref().map(|base| comma(base.value)).unwrap_or_default(),
            target_kind: target.map(|target| target.kind.word().to_owned()).unwrap_or_default(),
            target_points: joined(points),
            breaks: joined(indicator.breaks.iter().map(|at| format!("{} {}", short(at.period), at.reason))),
            key: indicator.key.clone(),
            reason: indicator.reason.clone(),
        }
    }

    /// What a reader sees, field by field.
    pub fn texts(&self) -> Vec<Text> {
        let areas = self.areas().into_iter().map(|level| level.word().to_owned());
        vec![
            Text::free("field-name", &self.name),
            Text::choice("field-standing", &self.standing, "standing"),
            Text::free("field-definition", &self.definition),
            Text::free("field-unit", &self.unit),
            Text::choice("field-kind", &self.kind, "indicator-kind"),
            Text::free("field-numerator", &self.numerator),
            Text::free("field-denominator", &self.denominator),
            Text::choice("field-wanted", &self.wanted, "wanted"),
            Text::choice("field-frequency", &self.frequency, "frequency"),
            Text::choice("field-areas", &joined(areas), "area"),
            Text::free("field-groups", &self.groups),
            Text::free("field-source-name", &self.source_name),
            Text::free("field-source-title", &self.source_title),
            Text::free("field-source-table", &self.source_table),
            Text::free("field-source-measure", &self.source_measure),
            Text::free("field-source-select", &self.source_select),
            Text::free("field-source-by", &self.source_by),
            Text::free("field-source-url", &self.source_url),
            Text::free("field-baseline-period", &self.baseline_period),
            Text::free("field-baseline-value", &self.baseline_value),
            Text::choice("field-target-kind", &self.target_kind, "target"),
            Text::free("field-target-points", &self.target_points),
            Text::free("field-breaks", &self.breaks),
        ]
    }

    /// Checks what was typed into indicator `id` of `result`. `before` is the text in the version that this one follows, if it was
    /// in there. A proposal is no part of what was decided, so a change of it needs no reason.
    ///
    /// # Errors
    /// What is wrong, per field.
    pub fn check(&self, id: IndicatorId, result: ResultId, before: Option<&Indicator>) -> Result<Indicator, Faults> {
        let mut faults = Faults::none();
        let standing = chosen(&mut faults, "standing", &self.standing, Standing::Proposal);
        let before = before.filter(|_| standing == Standing::Adopted).map(|before| Self::of(before).texts());
        let name = faults.needed("name", &self.name, 300);
        let indicator = Indicator {
            id,
            result,
            key: checked_key(&mut faults, &self.key, &name),
            standing,
            name,
            definition: faults.needed("definition", &self.definition, 2000),
            unit: faults.needed("unit", &self.unit, 80),
            kind: chosen(&mut faults, "kind", &self.kind, IndicatorKind::Count),
            numerator: faults.optional("numerator", &self.numerator, 500),
            denominator: faults.optional("denominator", &self.denominator, 500),
            wanted: chosen(&mut faults, "wanted", &self.wanted, Wanted::None),
            frequency: chosen(&mut faults, "frequency", &self.frequency, Frequency::Yearly),
            areas: self.areas(),
            groups: lines(&faults.optional("groups", &self.groups, 1000)),
            source: self.source(&mut faults),
            baseline: self.baseline(&mut faults),
            target: self.target(&mut faults),
            breaks: self.breaks(&mut faults),
            reason: checked_reason(&mut faults, &self.reason, before.as_deref(), &self.texts()),
            revision: 0,
        };
        if indicator.areas.is_empty() {
            faults.add("area_municipality", "fault-areas");
        }
        faults.or(indicator)
    }

    fn areas(&self) -> Vec<AreaLevel> {
        let ticks = [
            (&self.area_national, AreaLevel::National),
            (&self.area_province, AreaLevel::Province),
            (&self.area_municipality, AreaLevel::Municipality),
            (&self.area_district, AreaLevel::District),
            (&self.area_neighbourhood, AreaLevel::Neighbourhood),
        ];
        ticks.into_iter().filter(|(tick, _)| !tick.is_empty()).map(|(_, level)| level).collect()
    }

    fn source(&self, faults: &mut Faults) -> Source {
        let mut select = BTreeMap::new();
        for line in lines(&faults.optional("source_select", &self.source_select, 1000)) {
            match line.split_once('=').map(|(dimension, code)| (dimension.trim(), code.trim())) {
                Some((dimension, code)) if !dimension.is_empty() && !code.is_empty() => {
                    select.insert(dimension.to_owned(), code.to_owned());
                }
                _ => faults.add("source_select", "fault-select"),
            }
        }
        let url = faults.optional("source_url", &self.source_url, 500);
        if !url.is_empty() && !url.starts_with("https://") && !url.starts_with("http://") {
            faults.add("source_url", "fault-url");
        }
        Source {
            name: faults.needed("source_name", &self.source_name, 200),
            title: faults.optional("source_title", &self.source_title, 300),
            table: faults.optional("source_table", &self.source_table, 40),
            measure: faults.optional("source_measure", &self.source_measure, 80),
            select,
            by: faults.optional("source_by", &self.source_by, 80),
            url,
        }
    }

    fn baseline(&self, faults: &mut Faults) -> Option<Baseline> {
        if self.baseline_period.trim().is_empty() && self.baseline_value.trim().is_empty() {
            return None;
        }
        let (period, value) = (read_period(&self.baseline_period), read_number(&self.baseline_value));
        if period.is_none() {
            faults.add("baseline_period", "fault-year-or-period");
        }
        if value.is_none() {
            faults.add("baseline_value", "fault-decimal");
        }
        Some(Baseline { period: period?, value: value? })
    }

    fn target(&self, faults: &mut Faults) -> Option<Target> {
        let typed = lines(&self.target_points);
        if self.target_kind.is_empty() {
            if !typed.is_empty() {
                faults.add("target_kind", "fault-choose");
            }
            return None;
        }
        let kind = chosen(faults, "target_kind", &self.target_kind, TargetKind::Free);
        let read: Option<Vec<_>> = typed.iter().map(|line| read_point(line)).collect();
        match read {
            Some(mut points) if !points.is_empty() && differ(points.iter().map(|point| point.period)) => {
                points.sort_by_key(|point| point.period);
                Some(Target { kind, points })
            }
            _ => {
                faults.add("target_points", "fault-points");
                None
            }
        }
    }

    fn breaks(&self, faults: &mut Faults) -> Vec<Break> {
        let typed = lines(&faults.optional("breaks", &self.breaks, 2000));
        let read: Option<Vec<_>> = typed.iter().map(|line| read_break(line)).collect();
        let mut breaks = read.filter(|breaks| differ(breaks.iter().map(|at| at.period))).unwrap_or_else(|| {
            faults.add("breaks", "fault-breaks");
            Vec::new()
        });
        breaks.sort_by_key(|at| at.period);
        breaks
    }
}

fn chosen<C: Choice>(faults: &mut Faults, field: &'static str, word: &str, otherwise: C) -> C {
    C::read(word).unwrap_or_else(|| {
        faults.add(field, "fault-choose");
        otherwise
    })
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn joined(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}

fn differ(periods: impl Iterator<Item = Period> + Clone) -> bool {
    periods.clone().collect::<BTreeSet<_>>().len() == periods.count()
}

/// A year as `2027`, another period by its CBS code.
fn read_period(text: &str) -> Option<Period> {
    let text = text.trim();
    if text.len() == 4 { text.parse().ok().and_then(|year| Period::new(year, PeriodKind::Year)) } else { text.parse().ok() }
}

fn short(period: Period) -> String {
    if period.kind() == PeriodKind::Year { period.year().to_string() } else { period.code() }
}

/// A number as it is typed in Dutch or in English: `34,0`, `1.250`, `34.5`. Points and commas that only part thousands are left out.
pub fn read_number(text: &str) -> Option<f64> {
    let bare: String = text.trim().replace(['\u{a0}', ' '], "").replace('−', "-");
    if bare.chars().any(|c| !c.is_ascii_digit() && !matches!(c, '-' | '.' | ',')) {
        return None;
    }
    let plain = match bare.rsplit_once(',') {
        Some((whole, decimals)) => format!("{}.{decimals}", whole.replace('.', "")),
        None if is_thousands(&bare) => bare.replace('.', ""),
        None => bare,
    };
    plain.parse().ok().filter(|value: &f64| value.is_finite())
}

/// `1.250` and `12.500.000` are whole numbers; `34.5` and `0.125` are not.
fn is_thousands(text: &str) -> bool {
    let mut groups = text.trim_start_matches('-').split('.');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<_> = groups.collect();
    !rest.is_empty() && first != "0" && (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3)
}

/// With a comma, as a form shows it.
fn comma(value: f64) -> String {
    value.to_string().replace('.', ",")
}

fn read_point(line: &str) -> Option<TargetPoint> {
    let (period, value) = line.split_once(char::is_whitespace)?;
    Some(TargetPoint { period: read_period(period)?, value: read_number(value)? })
}

fn read_break(line: &str) -> Option<Break> {
    let (period, reason) = line.split_once(char::is_whitespace)?;
    Some(Break { period: read_period(period)?, reason: reason.trim().to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> IndicatorDraft {
        IndicatorDraft {
            standing: "proposal".into(),
            name: "Eenzaamheid 65-plus".into(),
            definition: "Deel van de 65-plussers dat zich eenzaam voelt.".into(),
            unit: "%".into(),
            kind: "proportion".into(),
            wanted: "down".into(),
            frequency: "four_yearly".into(),
            area_municipality: "on".into(),
            source_name: "RIVM".into(),
            source_select: "Sex=T001038\r\n Age = 53120 ".into(),
            baseline_period: "2024".into(),
            baseline_value: "41,5".into(),
            target_kind: "linear".into(),
            target_points: "2027 34,0\n2025KW01 40".into(),
            breaks: "2020 Andere vragenlijst".into(),
            ..IndicatorDraft::default()
        }
    }

    fn checked(draft: &IndicatorDraft) -> Result<Indicator, Faults> {
        draft.check(IndicatorId::fresh(), ResultId::fresh(), None)
    }

    #[test]
    fn lines_become_lists_in_order_of_time() {
        let indicator = checked(&typed()).unwrap();
        let target = indicator.target.as_ref().unwrap();
        assert_eq!(target.points.iter().map(|point| point.period.code()).collect::<Vec<_>>(), ["2025KW01", "2027JJ00"]);
        assert!((target.points[1].value - 34.0).abs() < 1e-9);
        assert_eq!(indicator.source.select.get("Age").map(String::as_str), Some("53120"));
        assert_eq!(indicator.breaks[0].reason, "Andere vragenlijst");
        assert_eq!(checked(&IndicatorDraft::of(&indicator)).unwrap().target, indicator.target, "a form reads back what it shows");
    }

    #[test]
    fn each_line_that_cannot_be_read_is_told_beside_its_field() {
        let wrong = IndicatorDraft {
            source_select: "Sex".into(),
            baseline_value: "veel".into(),
            target_points: "2027 34\n2027 35".into(),
            breaks: "2020".into(),
            source_url: "cbs.nl".into(),
            area_municipality: String::new(),
            ..typed()
        };
        let faults = checked(&wrong).unwrap_err();
        let told: Vec<_> = faults.all().map(|(field, _)| field).collect();
        assert_eq!(told, ["area_municipality", "baseline_value", "breaks", "source_select", "source_url", "target_points"]);
    }

    #[test]
    fn numbers_are_read_as_they_are_typed_here() {
        let known = [
            ("34,0", 34.0),
            ("1.250", 1250.0),
            ("1.250,5", 1250.5),
            ("34.5", 34.5),
            ("0.125", 0.125),
            ("−3,5", -3.5),
            (" 12 000 ", 12000.0),
        ];
        for (text, value) in known {
            assert_eq!(read_number(text), Some(value), "{text}");
        }
        for text in ["", "veel", "34%", "1,2,3", "NaN", "inf", "1e5"] {
            assert_eq!(read_number(text), None, "{text}");
        }
    }

    #[test]
    fn only_what_was_decided_needs_a_reason() {
        let before = checked(&typed()).unwrap();
        let decided = |standing: &str| IndicatorDraft { unit: "procent".into(), standing: standing.into(), ..typed() };
        let check = |draft: &IndicatorDraft| draft.check(before.id, before.result, Some(&before));
        assert!(check(&decided("proposal")).is_ok());
        assert_eq!(check(&decided("adopted")).unwrap_err().of("reason"), Some("fault-reason"));
    }
}
