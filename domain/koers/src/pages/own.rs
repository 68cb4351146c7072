//! The emergencies in which others looked at somebody's data, as the page about their own data tells them; and which are kept from them.

use super::words;
use crate::model::Emergency;
use crate::store;
use kernel::Result;
use people::access::{Names, OwnAccount};
use people::{HideFuture, TellFuture, Told, ToldThing};
use serde_json::{Value, json};
use web::Visit;
use web::texts::Arg;

/// What whoever is signed in is told of emergencies about them: those of which they may know.
pub fn own_data(visit: &Visit) -> TellFuture<'_> {
    Box::pin(told(visit))
}

/// What is kept from whoever is signed in: emergencies about them of which they were not told, wherever they read what was done.
pub fn untold(visit: &Visit) -> HideFuture<'_> {
    Box::pin(async move { store::untold(&visit.reader(), &visit.allow(OwnAccount)?, visit.viewer.capacity).await })
}

async fn told(visit: &Visit) -> Result<Told> {
    let (reader, shell) = (visit.reader(), &visit.shell);
    let emergencies = store::told(&reader, &visit.allow(OwnAccount)?).await?;
    let names = people::names(&reader, &visit.allow(Names)?, emergencies.iter().map(|one| one.holder)).await?;
    let mut things = Vec::new();
    for one in &emergencies {
        let said = |key: &str| shell.say(key);
        let mut facts = vec![
            (said("emergency-holder"), words::acting(shell, &names, one.holder, one.capacity)),
            (said("emergency-ground"), words::ground(shell, &one.ground)?),
            (said("emergency-state"), words::state(shell, one, visit.now)),
            (said("emergency-looks"), one.looks.to_string()),
            (said("emergency-review"), words::verdict(shell, one)),
        ];
        facts.extend(words_of_review(one).map(|text| (said("emergency-review-words"), text.to_owned())));
        let title = shell.say_with("emergency-on", &[("when", people::moment(shell, one.starts).value())]);
        things.push(ToldThing { title, facts });
    }
    let about = shell.say(if things.is_empty() { "emergency-own-none" } else { "emergency-own-about" });
    let file = emergencies.iter().map(in_file).collect();
    Ok(Told { title: shell.say("emergency-own"), about, things, key: "emergencies", file })
}

fn words_of_review(emergency: &Emergency) -> Option<&str> {
    emergency.review.as_ref()?.text.as_deref()
}

/// As in the rest of the file, of others the capacity is told.
fn in_file(one: &Emergency) -> Value {
    let review = one
        .review
        .as_ref()
        .map(|review| json!({ "verdict": review.verdict.word(), "text": review.text, "at": review.at.to_rfc3339() }));
    json!({
        "capacity": one.capacity.word(),
        "ground": one.ground,
        "starts": one.starts.to_rfc3339(),
        "ends": one.ended.as_ref().map_or_else(|| one.ends(), |ended| ended.at).to_rfc3339(),
        "looks": one.looks,
        "told": one.told.map(|at| at.to_rfc3339()),
        "review": review,
    })
}
