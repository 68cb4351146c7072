//! Names, capacities and days in words, as several pages tell them.

use crate::model::{Name, Organisation};
use chrono::NaiveDate;
use kernel::clock::hour_minute;
use kernel::ids::PersonId;
use kernel::{Capacity, Moment};
use web::Shell;
use web::numbers::date_in;
use web::texts::Arg;

/// A name, or that somebody was deleted.
pub fn name(shell: &Shell, name: &Name) -> String {
    match name {
        Name::Known(name) => name.clone(),
        Name::Deleted => shell.say("deleted-person"),
    }
}

/// What tells people with the same name apart: the end of their id, which is random.
pub fn short(id: PersonId) -> String {
    let id = id.0.simple().to_string();
    id.get(26..).unwrap_or_default().to_owned()
}

/// The capacities that somebody can be given, as choices of a form.
pub fn capacities(shell: &Shell) -> Vec<(String, String)> {
    Capacity::given().map(|one| (one.word().to_owned(), shell.capacity(one))).collect()
}

/// The organisations, as choices of a form.
pub fn organisations(known: &[Organisation]) -> Vec<(String, String)> {
    known.iter().map(|one| (one.id.to_string(), one.name.clone())).collect()
}

/// `1 juli 2026 12.00`
pub fn moment(shell: &Shell, moment: Moment) -> String {
    let (hour, minute) = hour_minute(moment);
    let time = [("hour", hour.value()), ("minute", format!("{minute:02}").value())];
    let time = shell.say_with("time-of-day", &time);
    shell.say_with("when-on", &[("day", day(shell, kernel::clock::day(moment)).value()), ("time", time.value())])
}

/// A day.
pub fn day(shell: &Shell, day: NaiveDate) -> String {
    date_in(shell.lang, day)
}
