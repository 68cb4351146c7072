//! Opening an emergency: about whom, on which ground, why and how long. Whoever does shows first once more who they are.

use super::{others, path};
use crate::access::emergency::{EmergencyAtHand, OpenEmergency};
use crate::model::{EmergencyChange, EmergencyDraft, Ground, HOURS, grounds};
use crate::store;
use askama::Template;
use axum::http::StatusCode;
use chrono::Duration;
use kernel::Error;
use kernel::ids::PersonId;
use people::access::Door;
use people::model::{Person, Target, Wait};
use people::store::Whose;
use people::{Fresh, tries};
use web::{Answer, Faults, Problem, Shell, Visit, filters};

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
    // Whether somebody has an account here is told to nobody by the hundred.
    if let Err(wait) = tries::count(&visit, Target::Person, Whose::Person(holder)).await? {
        return show(&visit, StatusCode::TOO_MANY_REQUESTS, &draft, Faults::none(), Some(wait));
    }
    match open(&visit, holder, &asked).await? {
        Opened::As(path) => visit.done(&path, "emergency-opened"),
        Opened::Not(why) => {
            let mut faults = Faults::none();
            faults.add("email", why);
            again(&visit, &draft, faults)
        }
    }
}

/// What came of it: where it is, or the key of a text that tells why not.
enum Opened {
    As(String),
    Not(&'static str),
}

async fn open(visit: &Visit, holder: PersonId, asked: &EmergencyChange) -> Result<Opened, Problem> {
    let reader = visit.reader();
    let person = people::store::by_email(&reader, &visit.allow(Door)?, &asked.email).await?.filter(|person| person.id != holder);
    let Some(person) = person else { return Ok(Opened::Not("fault-emergency-nobody")) };
    if store::is_unreviewed(&reader, holder, person.id, visit.now).await? {
        return Ok(Opened::Not("fault-emergency-unreviewed"));
    }
    let overseers = others::overseers(visit, holder, person.id).await?;
    if overseers.able == 0 {
        return Ok(Opened::Not("fault-emergency-alone"));
    }
    let right = visit.allow::<OpenEmergency>(at_hand(visit, holder, &person, asked))?;
    let (is_told, tx) = (asked.untold.is_none(), visit.begin().await?);
    let id = match store::open(&tx, &right, asked, overseers.able).await {
        // Opened in another tab at this very moment.
        Err(Error::Taken(_)) => return Ok(Opened::Not("fault-emergency-unreviewed")),
        opened => opened?,
    };
    store::keep_untold(&tx, &right, id, &others::inform(visit, &tx, &overseers).await?).await?;
    if is_told {
        others::tell(visit, &tx, &person).await?;
    }
    let event = others::event("emergency.opened", id, person.id, is_told).by(&right);
    tx.commit(event.fact("ground", asked.ground.key.as_str()).fact("hours", asked.hours).fact("told", is_told)).await?;
    Ok(Opened::As(path(id)))
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
