//! Weakened policies: each condition dropped, each bound moved, each forbid dropped, each word of a list widened by another.

use crate::policies::{List, Program, Result, fits, without};
use cedar_policy::{Effect, Policy, PolicySet};
use serde_json::{Value, json};

/// The program with one policy weakened.
pub struct Mutant {
    /// Which policy, and how.
    pub says: String,
    /// Whether one word of a list was added: another policy may say the same of that word already.
    pub widened: bool,
    /// The policy as it was.
    pub changed: Policy,
    /// All policies; nothing when the schema refuses them, so that the program would not start.
    pub policies: Option<PolicySet>,
}

/// Every weakening of the policies whose name begins so.
pub fn of(program: &Program, prefix: &str) -> Result<Vec<Mutant>> {
    let mut mutants = Vec::new();
    let mut changed: Vec<_> = program.policies.policies().filter(|policy| policy.id().to_string().starts_with(prefix)).collect();
    changed.sort_by_key(|policy| policy.id().to_string());
    for policy in changed {
        if policy.effect() == Effect::Forbid {
            let policies = without(&program.policies, policy.id(), None)?;
            let says = format!("{}: left out", policy.id());
            mutants.push(Mutant { says, widened: false, changed: policy.clone(), policies: Some(policies) });
        }
        let whole = policy.to_json().map_err(|error| error.to_string())?;
        for (how, weaker) in weaker_policies(&whole, policy.effect(), &program.lists) {
            let says = format!("{}: {how}", policy.id());
            let weaker = Policy::from_json(Some(policy.id().clone()), weaker).map_err(|error| format!("{says}: {error}"))?;
            let policies = without(&program.policies, policy.id(), Some(weaker))?;
            let policies = fits(&program.schema, &policies).is_ok().then_some(policies);
            // The atom stands in backquotes; what is beside it is the word.
            let widened = how.contains("` or ");
            mutants.push(Mutant { says, widened, changed: policy.clone(), policies });
        }
    }
    Ok(mutants)
}

/// A policy with less of its `forbid`'s actions, or with a condition that says less, each with how.
fn weaker_policies(whole: &Value, effect: Effect, lists: &[List]) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    let actions = whole["action"]["entities"].as_array().map_or(&[][..], Vec::as_slice);
    for at in (0..actions.len()).filter(|_| effect == Effect::Forbid) {
        let mut weaker = whole.clone();
        let mut fewer = actions.to_vec();
        let gone = fewer.remove(at);
        weaker["action"]["entities"] = Value::Array(fewer);
        found.push((format!("no longer about {}", gone["id"]), weaker));
    }
    for (at, condition) in whole["conditions"].as_array().into_iter().flatten().enumerate() {
        // What is true lets more through in the `when` of a permit and in the `unless` of a forbid.
        let opens = (effect == Effect::Permit) == (condition["kind"] == "when");
        for (how, body) in weaker_bodies(&condition["body"], opens, lists) {
            let mut weaker = whole.clone();
            weaker["conditions"][at]["body"] = body;
            found.push((how, weaker));
        }
    }
    found
}

/// Everything that an expression becomes when one atom in it lets more through. `opens`: the expression lets through where it is true.
fn weaker_bodies(body: &Value, opens: bool, lists: &[List]) -> Vec<(String, Value)> {
    for operator in ["&&", "||"] {
        let Some(sides) = body.get(operator) else { continue };
        let of = |side: &str| {
            let inner = weaker_bodies(&sides[side], opens, lists).into_iter();
            inner.map(|(how, weaker)| (how, set(body, &[operator, side], weaker))).collect::<Vec<_>>()
        };
        return [of("left"), of("right")].concat();
    }
    if let Some(inner) = body.get("!").map(|not| &not["arg"]) {
        let weaker = weaker_bodies(inner, !opens, lists).into_iter();
        return weaker.map(|(how, weaker)| (how, set(body, &["!", "arg"], weaker))).collect();
    }
    let text = text(body);
    let mut found = vec![(format!("without `{text}`"), json!({ "Value": opens }))];
    if let Some(sides) = body.get("<").filter(|_| opens) {
        found.push((format!("`{text}` up to and including"), json!({ "<=": sides })));
    }
    if opens {
        let others = beside(body, lists);
        found.extend(
            others
                .into_iter()
                .map(|(word, other)| (format!("`{text}` or {word}"), json!({ "||": { "left": body, "right": other } }))),
        );
    }
    found
}

/// The same comparison with each other word of the list, when an expression compares with a word of a list.
fn beside(body: &Value, lists: &[List]) -> Vec<(String, Value)> {
    let (asked, compared) = match (body.get("=="), body.get("contains")) {
        (Some(sides), _) => (&sides["left"], vec![&sides["right"]]),
        (_, Some(sides)) => (&sides["right"], sides["left"]["Set"].as_array().into_iter().flatten().collect()),
        _ => return Vec::new(),
    };
    let entity = |value: &Value| Some(value.get("Value")?.get("__entity")?.clone());
    let known: Vec<_> = compared.into_iter().filter_map(entity).collect();
    let Some(list) = lists.iter().find(|list| known.first().is_some_and(|one| one["type"] == list.kind)) else { return Vec::new() };
    let others = list.words.iter().filter(|word| known.iter().all(|one| one["id"] != **word));
    let value = |word: &String| json!({ "Value": { "__entity": { "type": list.kind, "id": word } } });
    others.map(|word| (word.clone(), json!({ "==": { "left": asked, "right": value(word) } }))).collect()
}

fn set(body: &Value, path: &[&str; 2], weaker: Value) -> Value {
    let mut whole = body.clone();
    whole[path[0]][path[1]] = weaker;
    whole
}

/// An expression as it stands in a policy.
fn text(body: &Value) -> String {
    let all = json!({ "op": "All" });
    let policy = json!({ "effect": "permit", "principal": all, "action": all, "resource": all, "conditions": [{ "kind": "when", "body": body }] });
    let written = Policy::from_json(None, policy).ok().and_then(|policy| policy.to_cedar()).unwrap_or_default();
    let inside = written.split_once("when {").map_or("", |(_, rest)| rest.rsplit_once('}').map_or(rest, |(inside, _)| inside));
    inside.split_whitespace().collect::<Vec<_>>().join(" ")
}
