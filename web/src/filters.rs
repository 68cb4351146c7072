//! Filters that templates use: `{{ "key"|t }}`, `{{ "key"|tn("name", value) }}`, `{{ theme.name|own }}`,
//! `{{ value|number(1) }}`, `{{ day|date }}`.
#![expect(missing_docs, reason = "the filter macro makes items that cannot be documented")]

use crate::Shell;
use crate::numbers::{date_in, number_in};
use crate::texts::Arg;
use askama::Values;
use askama::filters::{Html, Safe, escape};
use chrono::NaiveDate;
use kernel::settings::Lang;

fn shell(values: &dyn Values) -> askama::Result<&Shell> {
    askama::get_value::<Shell>(values, "shell")
}

/// `{{ "key"|t }}`
#[askama::filter_fn]
pub fn t<K: AsRef<str>>(key: K, values: &dyn Values) -> askama::Result<String> {
    let shell = shell(values)?;
    Ok(shell.say(key.as_ref()))
}

/// `{{ "key"|tn("name", value) }}`
#[askama::filter_fn]
pub fn tn<K: AsRef<str>, V: Arg>(key: K, values: &dyn Values, name: &str, value: V) -> askama::Result<String> {
    let shell = shell(values)?;
    Ok(shell.say_with(key.as_ref(), &[(name, value.value())]))
}

/// `{{ theme.name|own }}`: a text that the municipality wrote, marked as Dutch on a page in another language, so that
/// it is read aloud well (WCAG 3.1.2). Not for titles and attributes, where no mark can stand.
#[askama::filter_fn]
pub fn own<K: AsRef<str>>(text: K, values: &dyn Values) -> askama::Result<Safe<String>> {
    let escaped = escape(text.as_ref(), Html)?.to_string();
    let is_marked = shell(values)?.lang != Lang::Nl && !escaped.is_empty();
    Ok(Safe(if is_marked { format!("<span lang=\"nl\">{escaped}</span>") } else { escaped }))
}

/// `{{ value|number(1) }}`
#[askama::filter_fn]
pub fn number(value: &f64, values: &dyn Values, decimals: usize) -> askama::Result<String> {
    let shell = shell(values)?;
    Ok(number_in(shell.lang, *value, decimals))
}

/// `{{ day|date }}`
#[askama::filter_fn]
pub fn date(day: &NaiveDate, values: &dyn Values) -> askama::Result<String> {
    let shell = shell(values)?;
    Ok(date_in(shell.lang, *day))
}
