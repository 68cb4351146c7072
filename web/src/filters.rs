//! Filters that templates use: `{{ "key"|t }}`, `{{ "key"|tn("name", value) }}`, `{{ value|number(1) }}`, `{{ day|date }}`.
#![expect(missing_docs, reason = "the filter macro makes items that cannot be documented")]

use crate::Shell;
use crate::numbers::{date_in, number_in};
use crate::texts::Arg;
use askama::Values;
use chrono::NaiveDate;

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
