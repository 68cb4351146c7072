//! Emergencies in words, as several pages tell them.

use crate::model::{Emergency, grounds};
use kernel::clock::day;
use kernel::ids::PersonId;
use kernel::{Capacity, Moment, Result};
use people::model::Name;
use std::collections::BTreeMap;
use web::Shell;
use web::texts::Arg;

/// The name of somebody, or that they were deleted.
pub fn name(shell: &Shell, names: &BTreeMap<PersonId, Name>, who: PersonId) -> String {
    people::name(shell, names.get(&who).unwrap_or(&Name::Deleted))
}

/// Somebody and as what they acted.
pub fn acting(shell: &Shell, names: &BTreeMap<PersonId, Name>, who: PersonId, capacity: Capacity) -> String {
    format!("{}, {}", name(shell, names, who), shell.capacity(capacity))
}

/// The words of a ground with its law.
///
/// # Errors
/// When the list of grounds is not right.
pub fn ground(shell: &Shell, key: &str) -> Result<String> {
    Ok(match grounds()?.find(key) {
        Some(ground) => format!("{} ({})", shell.say(&format!("emergency-ground-{}", ground.key)), ground.law),
        // A ground that stood in an older list.
        None => key.to_owned(),
    })
}

/// Until when it lasts, or since when it is over.
pub fn state(shell: &Shell, emergency: &Emergency, now: Moment) -> String {
    let over = emergency.ended.as_ref().map_or_else(|| emergency.ends(), |ended| ended.at);
    let (key, at) = if emergency.lasts(now) { ("emergency-lasts", emergency.ends()) } else { ("emergency-over", over) };
    shell.say_with(key, &[("when", people::moment(shell, at).value())])
}

/// What was found of it, or that nobody said anything yet.
pub fn verdict(shell: &Shell, emergency: &Emergency) -> String {
    match &emergency.review {
        Some(review) => shell.say(&format!("emergency-verdict-{}", review.verdict.word())),
        None => shell.say("emergency-no-review"),
    }
}

/// For how long the person was not told; nothing when they were.
pub fn untold(shell: &Shell, emergency: &Emergency) -> Option<String> {
    let days = (shell.today - day(emergency.starts)).num_days();
    emergency.told.is_none().then(|| shell.say_with("emergency-untold-for", &[("days", days.value())]))
}
