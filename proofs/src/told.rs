//! A request in words, so that a person can see who would get at what.

use cedar_policy::{Entity, EntityUid, EvalResult};
use cedar_policy_symcc::Env;

/// Who does what to which thing, and how they are linked to it; a line each.
pub fn request(found: &Env) -> String {
    let mut names = Names::default();
    let does = found.request.action().map(|action| action.id().unescaped().to_owned()).unwrap_or_default();
    let mut lines = Vec::new();
    for (word, uid) in [("who ", found.request.principal()), ("on  ", found.request.resource())] {
        let Some(uid) = uid else { continue };
        lines.push(format!("{word} {}", names.of(uid)));
        lines.extend(found.entities.get(uid).map(|entity| facts(entity, &mut names)).unwrap_or_default());
    }
    lines.insert(0, format!("does {does}"));
    lines.iter().map(|line| format!("      {line}\n")).collect()
}

/// The facts of a thing, a line each, in the order of their names; those of a link below it.
fn facts(entity: &Entity, names: &mut Names) -> Vec<String> {
    let mut facts: Vec<_> = entity.attrs().filter_map(|(name, value)| Some((name.to_owned(), value.ok()?))).collect();
    facts.sort_by(|(one, _), (other, _)| one.cmp(other));
    let belongs = facts.iter().any(|(name, _)| name == "household");
    let mut lines: Vec<_> = facts.iter().flat_map(|(name, value)| lines(name, value, names)).collect();
    if belongs && entity.attr("link").is_none() {
        lines.push("       no link".to_owned());
    }
    lines
}

fn lines(name: &str, value: &EvalResult, names: &mut Names) -> Vec<String> {
    match value {
        EvalResult::Record(record) => {
            record.iter().flat_map(|(inner, value)| lines(&format!("{name}.{inner}"), value, names)).collect()
        }
        _ => vec![format!("       {name}: {}", told(value, names))],
    }
}

fn told(value: &EvalResult, names: &mut Names) -> String {
    match value {
        EvalResult::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        EvalResult::Long(i64::MAX) => "the end of time".to_owned(),
        EvalResult::Long(i64::MIN) => "the beginning of time".to_owned(),
        EvalResult::String(text) => format!("{text:?}"),
        EvalResult::EntityUid(uid) => names.of(uid),
        EvalResult::Set(set) if set.is_empty() => "nobody".to_owned(),
        EvalResult::Set(set) => set.iter().map(|value| told(value, names)).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

/// Names for the things that the solver made up: it calls them "" and "A", which says little.
#[derive(Default)]
struct Names(Vec<EntityUid>);

impl Names {
    /// `viewer 1`, `household 2`; a word of a list by the word alone.
    fn of(&mut self, uid: &EntityUid) -> String {
        let kind = uid.type_name().to_string();
        if matches!(kind.as_str(), "Capacity" | "LinkKind") {
            return uid.id().unescaped().to_owned();
        }
        if !self.0.contains(uid) {
            self.0.push(uid.clone());
        }
        let alike = self.0.iter().filter(|known| known.type_name() == uid.type_name());
        let number = alike.take_while(|known| *known != uid).count() + 1;
        format!("{} {number}", kind.to_lowercase())
    }
}
