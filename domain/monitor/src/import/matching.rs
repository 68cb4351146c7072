//! Which figure of a table belongs to which indicator.

use agenda::access::ReadAgenda;
use agenda::model::{Agenda, Source};
use kernel::access::Policies;
use kernel::ids::IndicatorId;
use kernel::{Result, Viewer};
use sea_orm::ConnectionTrait;
use sources::Cell;
use std::collections::{BTreeMap, HashMap};

/// Which indicators there are, and what their figures look like in a table.
///
/// An indicator names its table and measure; `select` fixes the other dimensions, and `by` names the dimension whose codes
/// become groups (where `select` fixes that one too, its code is everybody together). In a mapped spreadsheet the measure is
/// the key of the indicator, and its group columns give the group.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    sources: Vec<(IndicatorId, Source)>,
    keys: HashMap<String, IndicatorId>,
}

/// The plan for the agenda as it stands: what visitors see, and what a draft adds to it.
///
/// # Errors
/// [`kernel::Error::NotFound`] for whoever may not read the draft; when the database fails.
pub async fn plan(db: &impl ConnectionTrait, policies: &Policies, viewer: &Viewer) -> Result<Plan> {
    let mut plan = Plan::default();
    if let Some(agenda) = agenda::store::current(db).await? {
        plan.add(&agenda);
    }
    if let Some(agenda) = agenda::store::working(db).await? {
        plan.add(&policies.open::<ReadAgenda, _>(viewer, agenda)?.0);
    }
    Ok(plan)
}

impl Plan {
    fn add(&mut self, agenda: &Agenda) {
        for (_, _, indicator) in agenda.indicators() {
            if self.keys.values().any(|id| *id == indicator.id) {
                continue;
            }
            self.keys.insert(indicator.key.clone(), indicator.id);
            self.sources.push((indicator.id, indicator.source.clone()));
        }
    }

    /// What of the plan a table is about. `by_key` says that a measure may be the key of an indicator.
    pub(crate) fn of_table(&self, table: &str, by_key: bool) -> Owners<'_> {
        let mut owners = Owners { keys: by_key.then_some(&self.keys), by_measure: HashMap::new() };
        for (id, source) in self.sources.iter().filter(|(_, source)| !source.table.is_empty() && source.table == table) {
            owners.by_measure.entry(&source.measure).or_default().push((*id, source));
        }
        owners
    }
}

/// The indicators that the cells of one table belong to.
pub(crate) struct Owners<'a> {
    keys: Option<&'a HashMap<String, IndicatorId>>,
    by_measure: HashMap<&'a str, Vec<(IndicatorId, &'a Source)>>,
}

impl Owners<'_> {
    /// The indicators that a cell belongs to, each with the group; none when nobody asked for it.
    pub(crate) fn of(&self, cell: &Cell) -> Vec<(IndicatorId, String)> {
        let (measure, _) = super::beside(cell);
        if let Some(id) = self.keys.and_then(|keys| keys.get(measure)) {
            return vec![(*id, cell.dims.values().map(String::as_str).collect::<Vec<_>>().join(" / "))];
        }
        let named = self.by_measure.get(measure).into_iter().flatten();
        named.filter_map(|(id, source)| Some((*id, group(source, &cell.dims)?))).collect()
    }
}

/// The group that the dimensions of a cell mean for an indicator; `None` when the cell is not what it asks for.
fn group(source: &Source, dims: &BTreeMap<String, String>) -> Option<String> {
    let mut group = String::new();
    for (dimension, code) in dims {
        match source.select.get(dimension) {
            Some(fixed) if fixed == code => {}
            _ if *dimension == source.by => group.clone_from(code),
            _ => return None,
        }
    }
    let all_fixed = source.select.keys().all(|dimension| dims.contains_key(dimension));
    all_fixed.then_some(group)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(select: &[(&str, &str)], by: &str) -> Source {
        let select = select.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        Source { table: "83841NED".into(), measure: "m".into(), select, by: by.into(), ..Source::default() }
    }

    fn dims(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
    }

    #[test]
    fn every_dimension_must_be_fixed_or_be_the_group() {
        let one = source(&[("Duur", "A"), ("Grens", "B")], "");
        assert_eq!(group(&one, &dims(&[("Duur", "A"), ("Grens", "B")])), Some(String::new()));
        assert_eq!(group(&one, &dims(&[("Duur", "A"), ("Grens", "C")])), None);
        assert_eq!(group(&one, &dims(&[("Duur", "A"), ("Grens", "B"), ("Leeftijd", "X")])), None);
        assert_eq!(group(&one, &dims(&[("Duur", "A")])), None);
    }

    #[test]
    fn a_dimension_that_is_fixed_and_grouped_has_its_total() {
        let by_age = source(&[("Duur", "A"), ("Leeftijd", "T")], "Leeftijd");
        assert_eq!(group(&by_age, &dims(&[("Duur", "A"), ("Leeftijd", "T")])), Some(String::new()));
        assert_eq!(group(&by_age, &dims(&[("Duur", "A"), ("Leeftijd", "65+")])), Some("65+".to_owned()));
    }
}
