//! The emergencies that are for whoever looks: those they opened, and those of others that they oversee.

use super::words;
use crate::access::emergency::{EmergencyAtHand, EmergencyDesk, ListEmergencies, OpenEmergency, OverseeEmergency, ReadEmergency};
use crate::model::Emergency;
use crate::store;
use askama::Template;
use kernel::audit::Event;
use kernel::ids::PersonId;
use people::access::Names;
use people::model::Name;
use std::collections::BTreeMap;
use web::{Answer, Shell, Visit, filters};

#[derive(Template)]
#[template(path = "desk.html")]
struct DeskPage<'a> {
    shell: &'a Shell,
    /// Whether the viewer may open one.
    opens: bool,
    /// Whether they oversee those of others.
    oversees: bool,
    own: Vec<Line>,
    others: Vec<Line>,
}

/// An emergency in the list.
struct Line {
    /// Since when.
    since: String,
    /// Where it can be seen, and whom it is about.
    thing: Option<(String, String)>,
    /// Who holds it.
    holder: String,
    state: String,
    verdict: String,
    /// Whether somebody still has to say whether it was right.
    waits: bool,
    untold: Option<String>,
}

pub(super) async fn get(visit: Visit) -> Answer {
    let right = visit.allow::<ListEmergencies>(EmergencyDesk)?;
    visit.saw(Event::new("emergency.listed").by(&right)).await?;
    let reader = visit.reader();
    let holder = visit.viewer.person.filter(|_| !visit.may::<OverseeEmergency>());
    let all = store::emergencies(&reader, &right, holder).await?;
    let at_hand = |one: &Emergency| EmergencyAtHand::of(one, visit.now);
    let (own, others): (Vec<_>, Vec<_>) = all.iter().partition(|one| visit.viewer.person == Some(one.holder));
    let others: Vec<_> = others.into_iter().filter(|one| visit.allow::<OverseeEmergency>(at_hand(one)).is_ok()).collect();
    let named = own.iter().chain(&others).flat_map(|one| [one.holder, one.person]);
    let names = people::names(&reader, &visit.allow(Names)?, named).await?;
    let own = own.into_iter().map(|one| line(&visit, &names, one, visit.allow::<ReadEmergency>(at_hand(one)).is_ok()));
    let page = DeskPage {
        shell: &visit.shell,
        opens: visit.may::<OpenEmergency>(),
        oversees: visit.may::<OverseeEmergency>(),
        own: own.collect(),
        others: others.into_iter().map(|one| line(&visit, &names, one, true)).collect(),
    };
    visit.page(&page)
}

/// Once it is over its holder does not read any more whom it was about.
fn line(visit: &Visit, names: &BTreeMap<PersonId, Name>, one: &Emergency, may_see: bool) -> Line {
    let shell = &visit.shell;
    Line {
        since: people::moment(shell, one.starts),
        thing: may_see.then(|| (super::path(one.id), words::name(shell, names, one.person))),
        holder: words::acting(shell, names, one.holder, one.capacity),
        state: words::state(shell, one, visit.now),
        verdict: words::verdict(shell, one),
        waits: one.review.is_none(),
        untold: words::untold(shell, one),
    }
}
