//! What is kept about whoever is signed in, as a file that other programs read.

use super::own_data::OwnData;
use crate::access::{KeepOwnAccount, OwnAccount};
use crate::told::TellOf;
use kernel::audit::{Event, Stored};
use kernel::{Error, Moment};
use serde_json::{Value, json};
use web::{Answer, Visit};

const FORMAT: &str = "samenkoers-own-data/1";

pub(super) async fn get(visit: Visit, tell: &[TellOf]) -> Answer {
    let right = visit.allow::<KeepOwnAccount>(OwnAccount)?;
    let own = visit.viewer.person.ok_or(Error::SignInFirst)?;
    let data = OwnData::read(&visit, &right, u64::from(u32::MAX), tell).await?;
    visit.saw(Event::new("person.taken_along").by(&right).on(own)).await?;
    let bytes = serde_json::to_vec_pretty(&file(&visit, &data)).map_err(Error::internal)?;
    visit.download("mijn-gegevens.json", "application/json", bytes)
}

fn file(visit: &Visit, data: &OwnData) -> Value {
    let at = |moment: Moment| moment.to_rfc3339();
    let memberships = data.person.memberships.iter().map(|one| {
        json!({
            "capacity": one.capacity.word(), "organisation": data.organisation(one), "starts": one.starts, "ends": one.ends,
        })
    });
    let sessions = data.sessions.iter().map(
        |one| json!({ "browser": one.browser, "capacity": one.capacity.word(), "created": at(one.created), "seen": at(one.seen) }),
    );
    let passkeys =
        data.passkeys.iter().map(|one| json!({ "name": one.name, "created": at(one.created), "signed_in": one.used.map(at) }));
    let shares = data.shares.iter().map(|(receiver, made, ends)| json!({ "for": receiver, "made": at(*made), "ends": at(*ends) }));
    let mails = data
        .mails
        .iter()
        .map(|one| json!({ "at": at(one.created), "to": one.address, "subject": one.letter.subject, "status": one.status.word() }));
    let requests = data.requests.iter().map(|one| {
        let answer = one.answer.as_ref().map(|(text, moment)| json!({ "text": text, "at": at(*moment) }));
        json!({ "kind": one.kind.word(), "text": one.text, "asked": at(one.created), "answer": answer })
    });
    let of_parts: serde_json::Map<_, _> = data.told.iter().map(|part| (part.key.to_owned(), part.file.clone())).collect();
    json!({
        "format": FORMAT,
        "made_at": at(visit.now),
        "municipality": visit.settings().name,
        "account": {
            "id": data.person.id, "name": data.person.name, "email": data.person.email, "second_factor": data.has_second_factor,
        },
        "accounts_elsewhere": data.identities.iter().map(|one| json!({ "provider": one.provider, "linked": at(one.linked) })).collect::<Vec<_>>(),
    "passkeys": passkeys.collect::<Vec<_>>(),
        "way_back": data.way_back.as_ref().map(|one| json!({ "asked": at(one.asked), "opens": at(one.opens), "ends": at(one.ends) })),
        "links_to_read_along": shares.collect::<Vec<_>>(),
        "known_devices": data.devices.iter().map(|one| json!({ "signed_in": at(*one) })).collect::<Vec<_>>(),
        "capacities": memberships.collect::<Vec<_>>(),
        "sessions": sessions.collect::<Vec<_>>(),
        "mails": mails.collect::<Vec<_>>(),
        "requests": requests.collect::<Vec<_>>(),
        "of_other_parts": of_parts,
        "events": data.events.iter().map(|event| told(data, event)).collect::<Vec<_>>(),
    })
}

/// An event, without who else did something: of them the capacity is told.
fn told(data: &OwnData, event: &Stored) -> Value {
    json!({
        "at": event.at.to_rfc3339(),
        "what": event.verb,
        "by_yourself": event.person == Some(data.person.id.0),
        "capacity": event.capacity.word(),
        "processing_activity": event.activity,
        "rule": event.rule,
    })
}
