//! Opening an emergency: about whom, on which ground, why and how long. Whoever does shows first once more who they are.

use super::others::{self, Overseers};
use super::path;
use crate::access::emergency::{EmergencyAtHand, OpenEmergency};
use crate::model::{EmergencyChange, EmergencyDraft, Ground, HOURS, grounds};
use crate::store;
use askama::Template;
use axum::http::StatusCode;
use chrono::Duration;
use kernel::access::Authorized;
use kernel::ids::PersonId;
use kernel::{Error, Tx};
use people::access::Door;
use people::model::{Person, Target, Wait};
use people::store::Whose;
use people::{Fresh, tries};
use web::{Answer, Faults, Problem, Shell, Visit, filters};

const UNREVIEWED: &str = "fault-emergency-unreviewed";

#[derive(Template)]
#[template(path = "opening.html")]
struct OpeningPage<'a> {
    shell: &'a Shell,
    draft: &'a EmergencyDraft,
    grounds: &'a [Ground],
    faults: Faults,
    /// In how many minutes there is room to look for somebody again, when there is none now.
    wait: Option<i64>,
}

impl OpeningPage<'_> {
    fn words(&self, ground: &Ground) -> String {
        self.shell.say(&format!("emergency-ground-{}", ground.key))
    }
    fn hours(&self) -> Vec<(String, String)> {
        HOURS.map(|hours| (hours.to_string(), format!("emergency-hours-{hours}"))).into()
    }
}

pub(super) async fn get(visit: Visit) -> Answer {
    show(&visit, StatusCode::OK, &EmergencyDraft::default(), Faults::none(), None)
}

pub(super) async fn post(visit: Visit, Fresh(draft): Fresh<EmergencyDraft>) -> Answer {
    let holder = visit.viewer.person.ok_or(Error::SignInFirst)?;
    let asked = match draft.check(grounds()?) {
        Ok(asked) => asked,
        Err(faults) => return again(&visit, &draft, faults),
    };
    // Of two at once, each sees the other.
    let _alone = visit.tenant.turn.lock().await;
    let tx = visit.begin().await?;
    // Whether somebody has an account here is told to nobody by the hundred.
    if let Err(wait) = tries::count_in(&visit, &tx, Target::Person, Whose::Person(holder)).await? {
        return show(&visit, StatusCode::TOO_MANY_REQUESTS, &draft, Faults::none(), Some(wait));
    }
    match find(&visit, holder, &asked).await {
        // The emergency itself tells in the trail that somebody was looked for; of it, they may not know.
        Ok(Ok(found)) => match open(&visit, tx, &asked, found).await? {
            Some(path) => visit.done(&path, "emergency-opened"),
            None => nobody(&visit, &draft, UNREVIEWED),
        },
        Ok(Err(why)) => {
            tx.commit(tries::tried(&visit, Target::Person)?).await?;
            nobody(&visit, &draft, why)
        }
        Err(problem) => {
            tx.commit(tries::tried(&visit, Target::Person)?).await?;
            Err(problem)
        }
    }
}

/// About whom it will be, and who is told of it.
struct Found {
    person: Person,
    overseers: Overseers,
    right: Authorized<OpenEmergency>,
}

/// What is needed to open one, or the key of a text that tells why it cannot be.
async fn find(visit: &Visit, holder: PersonId, asked: &EmergencyChange) -> Result<Result<Found, &'static str>, Problem> {
    let reader = visit.reader();
    let person = people::store::by_email(&reader, &visit.allow(Door)?, &asked.email).await?.filter(|person| person.id != holder);
    let Some(person) = person else { return Ok(Err("fault-emergency-nobody")) };
    let unreviewed = store::is_unreviewed(&reader, holder, person.id, visit.now).await?;
    let overseers = others::overseers(visit, holder, person.id).await?;
    let at_hand = EmergencyAtHand { unreviewed, informed: overseers.able > 0, ..at_hand(visit, holder, &person, asked) };
    match visit.allow::<OpenEmergency>(at_hand) {
        Err(Error::Denied) if unreviewed => Ok(Err(UNREVIEWED)),
        Err(Error::Denied) if overseers.able == 0 => Ok(Err("fault-emergency-alone")),
        right => Ok(Ok(Found { person, overseers, right: right? })),
    }
}

/// Opens it, and gives where it is; nothing when one was opened in another tab at this very moment.
async fn open(visit: &Visit, tx: Tx, asked: &EmergencyChange, found: Found) -> Result<Option<String>, Problem> {
    let Found { person, overseers, right } = found;
    let is_told = asked.untold.is_none();
    let id = match store::open(&tx, &right, asked, overseers.able).await {
        Err(Error::Taken(_)) => return Ok(None),
        opened => opened?,
    };
    store::keep_untold(&tx, &right, id, &others::inform(visit, &tx, &overseers).await?).await?;
    if is_told {
        others::tell(visit, &tx, &person).await?;
    }
    let event = others::event("emergency.opened", id, person.id, is_told).by(&right);
    tx.commit(event.fact("ground", asked.ground.key.as_str()).fact("hours", asked.hours).fact("told", is_told)).await?;
    Ok(Some(path(id)))
}

/// As it will be: from now on, for as long as was asked.
fn at_hand(visit: &Visit, holder: PersonId, person: &Person, asked: &EmergencyChange) -> EmergencyAtHand {
    EmergencyAtHand {
        holder,
        person: person.id,
        ground: asked.ground.key.clone(),
        reasoned: !asked.reason.is_empty(),
        informed: true,
        starts: visit.now,
        ends: visit.now + Duration::hours(asked.hours),
        now: visit.now,
        withdrawn: false,
        unreviewed: false,
    }
}

fn nobody(visit: &Visit, draft: &EmergencyDraft, why: &'static str) -> Answer {
    let mut faults = Faults::none();
    faults.add("email", why);
    again(visit, draft, faults)
}

fn again(visit: &Visit, draft: &EmergencyDraft, faults: Faults) -> Answer {
    show(visit, StatusCode::UNPROCESSABLE_ENTITY, draft, faults, None)
}

fn show(visit: &Visit, status: StatusCode, draft: &EmergencyDraft, faults: Faults, wait: Option<Wait>) -> Answer {
    let minutes = wait.map(|wait| tries::minutes(visit, wait));
    let page = OpeningPage { shell: &visit.shell, draft, grounds: &grounds()?.ground, faults, wait: minutes };
    match wait {
        Some(wait) => tries::page(visit, wait, &page),
        None => visit.page_with(status, &page),
    }
}
