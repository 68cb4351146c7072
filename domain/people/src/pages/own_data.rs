//! What is kept about whoever is signed in: all of it on one page, who did something with it and why, and the way to put it right.

use super::confirm::Fresh;
use super::keepers::{self, Happened};
use super::work::{News, news};
use super::{OWN_DATA, tries, words};
use crate::access::{KeepOwnAccount, Names, OwnAccount};
use crate::model::{
    Identity, Membership, Organisation, Passkey, Person, RightsRequest, Session, Target, Wait, WayBack, check_name,
};
use crate::store::{self, SecondFactor, Whose};
use crate::told::{TellOf, Told};
use askama::Template;
use axum::http::StatusCode;
use kernel::access::Authorized;
use kernel::activities::{self, Activity};
use kernel::audit::{self, Event, Stored};
use kernel::clock::day;
use kernel::ids::PersonId;
use kernel::mail::{self, Mail};
use kernel::{Error, Moment, Result};
use serde::Deserialize;
use web::texts::Arg;
use web::{Answer, Faults, Shell, Visit, filters};

/// So many events are looked at; whoever wants all of them takes the file along.
const LOOKED_AT: u64 = 500;

/// Everything that is kept about a person.
pub(super) struct OwnData {
    pub(super) person: Person,
    pub(super) has_second_factor: bool,
    /// Their accounts elsewhere that open this one.
    pub(super) identities: Vec<Identity>,
    pub(super) passkeys: Vec<Passkey>,
    /// What lets them in by their password alone from some moment on, when somebody asked for that.
    pub(super) way_back: Option<WayBack>,
    /// The links to read along that they made: for whom, when, and until when each opened something.
    pub(super) shares: Vec<(String, Moment, Moment)>,
    /// When they last signed in on each device that is known.
    pub(super) devices: Vec<Moment>,
    pub(super) organisations: Vec<Organisation>,
    pub(super) sessions: Vec<Session>,
    pub(super) mails: Vec<Mail>,
    pub(super) requests: Vec<RightsRequest>,
    /// What they did and what was done for or about them, newest first.
    pub(super) events: Vec<Stored>,
    /// What other parts keep of them.
    pub(super) told: Vec<Told>,
}

impl OwnData {
    /// What is kept about whoever is signed in, with so many events at most.
    pub(super) async fn read(visit: &Visit, right: &Authorized<KeepOwnAccount>, events: u64, tell: &[TellOf]) -> Result<Self> {
        let mut told = Vec::new();
        for of_part in tell {
            told.push(of_part(visit).await?);
        }
        let reader = visit.reader();
        Ok(Self {
            person: store::own(&reader, right).await?,
            has_second_factor: matches!(store::second_factor(&reader, right, &visit.viewer).await?, SecondFactor::On(_)),
            identities: store::identities(&reader, right).await?,
            passkeys: store::passkeys(&reader, right).await?,
            way_back: store::way_back_of_own(&reader, right, visit.now).await?,
            shares: store::own_shares(&reader, right).await?,
            devices: store::devices(&reader, right).await?,
            organisations: store::organisations(&reader, &visit.allow(Names)?).await?,
            sessions: store::sessions(&reader, right, "", visit.now).await?.0,
            mails: mail::own(&reader, right).await?,
            requests: store::own_rights_requests(&reader, right).await?,
            events: audit::own(&reader, right, events).await?,
            told,
        })
    }

    pub(super) fn organisation(&self, membership: &Membership) -> Option<&str> {
        let id = membership.organisation?;
        self.organisations.iter().find(|one| one.id == id).map(|one| one.name.as_str())
    }
}

#[derive(Template)]
#[template(path = "own_data.html")]
struct OwnDataPage<'a> {
    shell: &'a Shell,
    data: &'a OwnData,
    deeds: Vec<Deed>,
    activities: Vec<&'static Activity>,
    /// The name as it was typed.
    typed: &'a str,
    faults: Faults,
    /// In how many minutes there is room for another name, when there is none now.
    wait: Option<i64>,
}

/// Something that others did, as often as they did it that day.
struct Deed {
    news: News,
    /// The day.
    on: String,
    /// For what.
    why: String,
    times: usize,
}

impl OwnDataPage<'_> {
    fn capacity(&self, membership: &Membership) -> String {
        let acting = self.shell.capacity(membership.capacity);
        match self.data.organisation(membership) {
            Some(name) => format!("{acting}, {name}"),
            None => acting,
        }
    }
    fn days(&self, membership: &Membership) -> String {
        let from = words::day(self.shell, membership.starts);
        match membership.ends {
            Some(last) => self.days_between(from, words::day(self.shell, last)),
            None => self.shell.say_with("own-data-from", &[("from", from.value())]),
        }
    }
    fn days_between(&self, from: String, until: String) -> String {
        self.shell.say_with("own-data-from-until", &[("from", from.value()), ("until", until.value())])
    }
    fn linked(&self, identity: &Identity) -> String {
        words::day(self.shell, day(identity.linked))
    }
    fn moment(&self, moment: &Moment) -> String {
        words::moment(self.shell, *moment)
    }
    fn on(&self, moment: &Moment) -> String {
        words::day(self.shell, day(*moment))
    }
    fn sent(&self, mail: &Mail) -> String {
        words::moment(self.shell, mail.created)
    }
    fn kind(&self, request: &RightsRequest) -> String {
        self.shell.say(&format!("rights-{}", request.kind.word()))
    }
    fn asked(&self, request: &RightsRequest) -> String {
        words::moment(self.shell, request.created)
    }
    fn due(&self, request: &RightsRequest) -> String {
        words::day(self.shell, request.due())
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct NameForm {
    name: String,
}

pub(super) async fn get(visit: Visit, tell: &[TellOf]) -> Answer {
    let data = OwnData::read(&visit, &visit.allow(OwnAccount)?, LOOKED_AT, tell).await?;
    show(&visit, StatusCode::OK, &data, &data.person.name, Faults::none(), None).await
}

pub(super) async fn post_name(visit: Visit, Fresh(form): Fresh<NameForm>, tell: &[TellOf]) -> Answer {
    let right = visit.allow::<KeepOwnAccount>(OwnAccount)?;
    let own = visit.viewer.person.ok_or(Error::SignInFirst)?;
    let name = match check_name(&form.name) {
        Ok(name) => name,
        Err(faults) => {
            let data = OwnData::read(&visit, &right, LOOKED_AT, tell).await?;
            return show(&visit, StatusCode::UNPROCESSABLE_ENTITY, &data, &form.name, faults, None).await;
        }
    };
    // Of two at once, each sees the other.
    let _alone = visit.tenant.turn.lock().await;
    let tx = visit.begin().await?;
    if let Err(wait) = tries::count_in(&visit, &tx, Target::Name, Whose::Person(own)).await? {
        drop(tx);
        let data = OwnData::read(&visit, &right, LOOKED_AT, tell).await?;
        return show(&visit, StatusCode::TOO_MANY_REQUESTS, &data, &form.name, Faults::none(), Some(wait)).await;
    }
    let before = store::own(&tx, &right).await?;
    store::change_own_name(&tx, &right, &name).await?;
    if before.name != name {
        keepers::tell_of(&visit, &tx, &before, Happened::Renamed).await?;
    }
    tx.commit(Event::new("person.renamed").by(&right).on(own)).await?;
    visit.done(OWN_DATA, "own-name-saved")
}

async fn show(visit: &Visit, status: StatusCode, data: &OwnData, typed: &str, faults: Faults, wait: Option<Wait>) -> Answer {
    let deeds = deeds(visit, data).await?;
    let activities = activities::register()?.activity.iter().filter(|activity| activity.personal).collect();
    let minutes = wait.map(|wait| tries::minutes(visit, wait));
    let page = OwnDataPage { shell: &visit.shell, data, deeds, activities, typed, faults, wait: minutes };
    match wait {
        Some(wait) => tries::page(visit, wait, &page),
        None => visit.page_with(status, &page),
    }
}

/// What others did with somebody's data, day by day; the same by the same on one day stands once.
async fn deeds(visit: &Visit, data: &OwnData) -> Result<Vec<Deed>> {
    let by_others: Vec<_> = data.events.iter().filter(|event| event.person != Some(data.person.id.0)).collect();
    let doers = by_others.iter().filter_map(|event| event.person).map(PersonId);
    let names = store::names(&visit.reader(), &visit.allow(Names)?, doers).await?;
    let mut deeds: Vec<(_, Deed)> = Vec::new();
    for event in by_others {
        let same = (day(event.at), event.person, event.capacity, &event.verb);
        match deeds.iter_mut().find(|(known, _)| *known == same) {
            Some((_, deed)) => deed.times += 1,
            None => {
                let (on, news) = (words::day(&visit.shell, day(event.at)), news(&visit.shell, event, &names));
                let why = visit.shell.say(&format!("audit-activity-{}", event.activity));
                deeds.push((same, Deed { news, on, why, times: 1 }));
            }
        }
    }
    Ok(deeds.into_iter().map(|(_, deed)| deed).collect())
}
