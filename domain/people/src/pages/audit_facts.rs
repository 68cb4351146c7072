//! What the audit trail tells of an event besides what it was: whom it was about, and which facts.

use super::{retention, words};
use crate::model::{Name, SettingsDraft};
use kernel::audit::Stored;
use kernel::ids::{Kind, PersonId};
use kernel::settings::Settings;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use web::Shell;
use web::texts::Arg;

/// The fact that holds what was changed of settings: the key of a text, with the value before and after.
pub(super) const CHANGES: &str = "changes";
/// Of what may lead to somebody only that it changed is kept.
const NO_VALUES: [&str; 2] = ["setting-contact", "setting-security"];

/// Whom an event was about, when that is somebody else than who did it.
pub(super) fn whom(event: &Stored) -> Option<PersonId> {
    let on = event.on.filter(|on| on.kind == Kind::Person).map(|on| on.id);
    on.or(event.subject).filter(|id| event.person != Some(*id)).map(PersonId)
}

/// The facts in words, one by one.
pub(super) fn told(shell: &Shell, event: &Stored, names: &BTreeMap<PersonId, Name>) -> Vec<String> {
    let mut told = Vec::new();
    if let Some(id) = whom(event) {
        let who = words::name(shell, names.get(&id).unwrap_or(&Name::Deleted));
        told.push(shell.say_with("audit-whom", &[("who", who.value()), ("id", words::short(id).value())]));
    }
    let role = event.facts["capacity"].as_str().and_then(kernel::Capacity::read);
    told.extend(role.map(|role| shell.say_with("audit-role", &[("role", shell.capacity(role).value())])));
    let is = |fact: &str| event.facts[fact].as_bool();
    let changed = ["name_changed", "address_changed"].into_iter().filter(|fact| is(fact) == Some(true));
    told.extend(changed.map(|fact| shell.say(&format!("audit-{}", fact.replace('_', "-")))));
    if is("active_changed") == Some(true) {
        told.push(shell.say(if is("active") == Some(true) { "person-active" } else { "person-inactive" }));
    }
    told.extend(of_retention(shell, event));
    told.extend(event.facts[CHANGES].as_object().into_iter().flatten().map(|(setting, values)| change(shell, setting, values)));
    told
}

/// What was held, released or deleted, and until which day: `Wat: Mails`.
fn of_retention(shell: &Shell, event: &Stored) -> Vec<String> {
    if !event.verb.starts_with("retention.") {
        return Vec::new();
    }
    let rule = event.facts["rule"].as_str().map(|rule| ("audit-retention-rule", "rule", retention::name(shell, rule)));
    let day = event.facts["last_day"].as_str().and_then(|day| day.parse().ok());
    let until = day.map(|day| ("audit-retention-until", "day", words::day(shell, day)));
    rule.into_iter().chain(until).map(|(key, name, value)| shell.say_with(key, &[(name, value.value())])).collect()
}

/// `Laat aantallen onder dit getal nooit zien: eerst 10, nu 5`
fn change(shell: &Shell, setting: &str, values: &Value) -> String {
    let label = if shell.texts.has(setting) { shell.say(setting) } else { setting.to_owned() };
    let Some([before, after]) = values.as_array().map(Vec::as_slice) else {
        return shell.say_with("audit-setting-changed", &[("setting", label.value())]);
    };
    let word = |value: &Value| match value.as_str() {
        Some("yes") => shell.say("answer-yes"),
        Some("no") => shell.say("answer-no"),
        Some(text) if !text.is_empty() => text.to_owned(),
        _ => shell.say("audit-setting-empty"),
    };
    let (before, after) = (word(before), word(after));
    shell.say_with("audit-setting", &[("setting", label.value()), ("before", before.value()), ("after", after.value())])
}

/// What is different between two settings, as a fact.
pub(super) fn changes(before: &Settings, after: &Settings) -> Map<String, Value> {
    let words = |settings| SettingsDraft::of(settings).words("yes", "no");
    let both = words(before).into_iter().zip(words(after));
    let changed = both.filter(|((_, before), (_, after))| before != after);
    let value = |setting: &str, before: String, after: String| match NO_VALUES.contains(&setting) {
        true => Value::Bool(true),
        false => Value::from(vec![before, after]),
    };
    changed.map(|((setting, before), (_, after))| (setting.to_owned(), value(setting, before, after))).collect()
}
