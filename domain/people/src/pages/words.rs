//! Capacities and days in words, as several pages tell them.

use crate::model::Organisation;
use chrono::NaiveDate;
use kernel::Capacity;
use web::Shell;
use web::numbers::date_in;

/// The capacities that somebody can be given, as choices of a form.
pub fn capacities(shell: &Shell) -> Vec<(String, String)> {
    Capacity::given().map(|one| (one.word().to_owned(), shell.capacity(one))).collect()
}

/// The organisations, as choices of a form.
pub fn organisations(known: &[Organisation]) -> Vec<(String, String)> {
    known.iter().map(|one| (one.id.to_string(), one.name.clone())).collect()
}

/// A day.
pub fn day(shell: &Shell, day: NaiveDate) -> String {
    date_in(shell.lang, day)
}
