//! What somebody contributed from their account, as the page about their own data tells it.

use super::words;
use crate::store;
use kernel::Result;
use people::access::OwnAccount;
use people::{TellFuture, Told, ToldThing};
use serde_json::{Value, json};
use web::Visit;

/// What whoever is signed in contributed from their account.
pub fn own_data(visit: &Visit) -> TellFuture<'_> {
    Box::pin(told(visit))
}

async fn told(visit: &Visit) -> Result<Told> {
    let shell = &visit.shell;
    let given = store::own(&visit.reader(), &visit.allow(OwnAccount)?).await?;
    let said = |key: &str| shell.say(key);
    let things = given.iter().map(|one| ToldThing {
        title: people::moment(shell, one.given),
        facts: vec![
            (said("own-contribution-text"), one.original.clone().unwrap_or_default()),
            (said("own-contribution-channel"), words::channel(shell, one.channel)),
            (said("own-contribution-consent"), said(&format!("consent-{}", one.consent.word()))),
            (said("own-contribution-standing"), said(&format!("followed-{}", one.standing.word().replace('_', "-")))),
        ],
    });
    let about = said(if given.is_empty() { "own-contributions-none" } else { "own-contributions-about" });
    let in_file = |one: &crate::model::Contribution| {
        json!({
            "given": one.given.to_rfc3339(),
            "text": one.original,
            "name": one.name,
            "channel": one.channel.word(),
            "language": one.language,
            "spoken_as": one.spoken_as.word(),
            "consent": one.consent.word(),
            "standing": one.standing.word(),
        })
    };
    let file = given.iter().map(in_file).collect::<Value>();
    Ok(Told { title: said("own-contributions"), about, things: things.collect(), key: "contributions", file })
}
