//! Writing a strategy file: always the same text for the same strategy, with a line per fact, so that two versions can be
//! compared line by line.

use super::format::{Decision, FORMAT, Goal, IntendedResult, Origin, PolicyNote, Statement, StrategyFile, Theme, Version, Word};
use super::indicator::{Indicator, Point, Source, Target};
use crate::model::words::Choice;
use toml_edit::Value;
use uuid::Uuid;

/// The file as text; [`super::read`] gives the same file back.
pub fn write(file: &StrategyFile) -> String {
    let mut page = Page::default();
    page.set("format", FORMAT);
    page.set("key", &file.key);
    page.id(file.id);
    page.set("title", &file.title);
    page.set("subtitle", &file.subtitle);
    page.word("language", file.language);
    page.set("made_up", file.made_up);
    let name = quoted(&file.municipality.name);
    page.raw("municipality", &format!("{{ name = {name}, code = {} }}", quoted(&file.municipality.code)));
    page.raw("period", &format!("{{ from = {}, to = {} }}", file.period.from, file.period.to));
    page.optional("dated", &file.dated);
    page.optional("summary_note", &file.summary_note);
    page.version(&file.version);
    file.origin.iter().for_each(|origin| page.origin(origin));
    file.statement.iter().for_each(|statement| page.statement(statement));
    file.theme.iter().for_each(|theme| page.theme(theme));
    file.indicator.iter().for_each(|indicator| page.indicator(indicator));
    file.policy_note.iter().for_each(|note| page.policy_note(note));
    page.0
}

/// The text so far.
#[derive(Default)]
struct Page(String);

impl Page {
    fn raw(&mut self, key: &str, value: &str) {
        self.0 += &format!("{key} = {value}\n");
    }

    fn set(&mut self, key: &str, value: impl Into<Value>) {
        self.raw(key, &value.into().to_string());
    }

    fn optional(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.set(key, text);
        }
    }

    fn word<C: Choice>(&mut self, key: &str, word: Word<C>) {
        self.set(key, word.text());
    }

    fn list(&mut self, key: &str, texts: impl IntoIterator<Item = String>) {
        self.set(key, Value::from_iter(texts));
    }

    fn id(&mut self, id: Option<Uuid>) {
        if let Some(id) = id {
            self.set("id", id.to_string());
        }
    }

    fn head(&mut self, head: &str) {
        self.0 += &format!("\n{head}\n");
    }

    fn version(&mut self, version: &Version) {
        self.head("[version]");
        self.id(version.id);
        self.set("number", version.number);
        self.word("status", version.status);
        if let Some(Decision { body, name, number, date }) = &version.decision {
            self.head("[version.decision]");
            self.set("body", body);
            self.set("name", name);
            self.optional("number", number);
            self.set("date", date);
        }
    }

    fn origin(&mut self, origin: &Origin) {
        self.head("[[origin]]");
        self.set("municipality", &origin.municipality);
        self.set("title", &origin.title);
        self.set("version", origin.version);
        self.set("taken_over", &origin.taken_over);
    }

    fn statement(&mut self, statement: &Statement) {
        self.head("[[statement]]");
        self.set("key", &statement.key);
        self.id(statement.id);
        self.word("kind", statement.kind);
        self.set("name", &statement.name);
        self.set("text", &statement.text);
        self.optional("place", &statement.place);
        self.optional("reason", &statement.reason);
    }

    fn theme(&mut self, theme: &Theme) {
        self.head("[[theme]]");
        self.set("key", &theme.key);
        self.id(theme.id);
        self.set("name", &theme.name);
        self.set("ambition", &theme.ambition);
        self.set("summary", &theme.summary);
        self.optional("place", &theme.place);
        self.optional("reason", &theme.reason);
        theme.goal.iter().for_each(|goal| self.goal(goal));
    }

    fn goal(&mut self, goal: &Goal) {
        self.head("[[theme.goal]]");
        self.set("key", &goal.key);
        self.id(goal.id);
        self.set("name", &goal.name);
        self.set("summary", &goal.summary);
        self.optional("place", &goal.place);
        self.optional("reason", &goal.reason);
        goal.result.iter().for_each(|result| self.result(result));
    }

    fn result(&mut self, result: &IntendedResult) {
        self.head("[[theme.goal.result]]");
        self.set("key", &result.key);
        self.id(result.id);
        self.set("name", &result.name);
        self.word("direction", result.direction);
        self.set("summary", &result.summary);
        self.optional("place", &result.place);
        self.optional("reason", &result.reason);
    }

    fn indicator(&mut self, indicator: &Indicator) {
        self.head("[[indicator]]");
        self.set("key", &indicator.key);
        self.id(indicator.id);
        self.set("result", &indicator.result);
        self.word("standing", indicator.standing);
        self.set("name", &indicator.name);
        self.set("definition", &indicator.definition);
        self.set("unit", &indicator.unit);
        self.word("kind", indicator.kind);
        self.optional("numerator", &indicator.numerator);
        self.optional("denominator", &indicator.denominator);
        self.word("direction", indicator.direction);
        self.word("frequency", indicator.frequency);
        self.list("areas", indicator.areas.iter().map(|area| area.text()));
        if !indicator.groups.is_empty() {
            self.list("groups", indicator.groups.iter().cloned());
        }
        self.optional("reason", &indicator.reason);
        self.source(&indicator.source);
        if let Some(Point { period, value }) = &indicator.baseline {
            self.0 += "[indicator.baseline]\n";
            self.set("period", period.code());
            self.set("value", *value);
        }
        if let Some(target) = &indicator.target {
            self.target(target);
        }
        for series_break in &indicator.r#break {
            self.0 += "[[indicator.break]]\n";
            self.set("period", series_break.period.code());
            self.set("reason", &series_break.reason);
        }
    }

    fn source(&mut self, source: &Source) {
        self.0 += "[indicator.source]\n";
        self.set("name", &source.name);
        self.set("title", &source.title);
        self.optional("table", &source.table);
        self.optional("measure", &source.measure);
        if !source.select.is_empty() {
            self.set("select", Value::from_iter(&source.select));
        }
        self.optional("by", &source.by);
        self.optional("url", &source.url);
    }

    fn target(&mut self, target: &Target) {
        self.0 += "[indicator.target]\n";
        self.word("kind", target.kind);
        let point =
            |point: &Point| format!("{{ period = {}, value = {} }}", quoted(&point.period.code()), Value::from(point.value));
        match target.points.as_slice() {
            [only] => self.raw("points", &format!("[{}]", point(only))),
            several => {
                let lines: String = several.iter().map(|each| format!("  {},\n", point(each))).collect();
                self.raw("points", &format!("[\n{lines}]"));
            }
        }
    }

    fn policy_note(&mut self, note: &PolicyNote) {
        self.head("[[policy_note]]");
        self.set("key", &note.key);
        self.id(note.id);
        self.set("name", &note.name);
        self.word("scope", note.scope);
        self.optional("years", &note.years);
        self.optional("reason", &note.reason);
    }
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}
