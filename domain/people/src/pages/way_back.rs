//! Letting somebody back in who lost what they sign in with: an administrator who saw who they are opens a way back for them, or
//! takes one lost passkey away. The person hears of it at once.

use crate::access::{Account, RestoreAccess};
use crate::letters::Desk;
use crate::model::{KnownBy, Lost, Passkey, Person, WayBack, WayBackDraft};
use crate::pages::confirm::Fresh;
use crate::pages::keepers::{self, Happened};
use crate::pages::{person_path, words};
use crate::store;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use chrono::Duration;
use kernel::access::Authorized;
use kernel::audit::Event;
use kernel::ids::PersonId;
use kernel::{Error, Result, mail};
use web::texts::Arg;
use web::{Answer, Faults, NoFields, Shell, Visit, filters};

#[derive(Template)]
#[template(path = "way_back.html")]
struct WayBackPage<'a> {
    shell: &'a Shell,
    person: Person,
    has_app: bool,
    passkeys: Vec<Passkey>,
    /// How many accounts elsewhere show two things of them.
    elsewhere: u64,
    /// The one that is under way or open.
    open: Option<WayBack>,
    draft: WayBackDraft,
    faults: Faults,
}

impl WayBackPage<'_> {
    fn back(&self) -> String {
        person_path(self.person.id)
    }
    fn path(&self) -> String {
        path(self.person.id)
    }
    /// What they may have lost, as choices of the form.
    fn lost(&self) -> Vec<(String, String)> {
        let key = |one: &Passkey| (one.id.to_string(), self.shell.say_with("lost-passkey", &[("name", one.name.value())]));
        let everything = (WayBackDraft::EVERYTHING.to_owned(), self.shell.say("lost-everything"));
        std::iter::once(everything).chain(self.passkeys.iter().map(key)).collect()
    }
    /// By what they are known, as choices of the form.
    fn known(&self) -> Vec<(String, String)> {
        KnownBy::ALL.map(|one| (one.word().to_owned(), self.known_by(&one))).into()
    }
    fn known_by(&self, one: &KnownBy) -> String {
        self.shell.say(&format!("known-by-{}", one.word()))
    }
    fn has_nothing(&self) -> bool {
        !self.has_app && self.passkeys.is_empty() && self.elsewhere == 0
    }
    fn line(&self, open: &WayBack) -> String {
        let when = |moment| words::moment(self.shell, moment);
        let (asked, opens, ends) = (when(open.asked), when(open.opens), when(open.ends));
        self.shell.say_with("way-back-line", &[("asked", asked.value()), ("opens", opens.value()), ("ends", ends.value())])
    }
    /// How long it takes before a way back opens.
    fn wait(&self) -> String {
        self.shell.say_with("way-back-wait", &[("hours", self.shell.settings.way_back_hours.value())])
    }
}

/// Where somebody is let back in.
pub(super) fn path(id: PersonId) -> String {
    format!("{}/weg-terug", person_path(id))
}

pub(super) async fn get(visit: Visit, Path(id): Path<PersonId>) -> Answer {
    let right = visit.allow::<RestoreAccess>(Account::of(id, &visit.viewer))?;
    let person = store::find(&visit.reader(), &right).await?;
    show(&visit, &right, StatusCode::OK, person, WayBackDraft::default(), Faults::none()).await
}

pub(super) async fn post(visit: Visit, Path(id): Path<PersonId>, Fresh(draft): Fresh<WayBackDraft>) -> Answer {
    let right = visit.allow::<RestoreAccess>(Account::of(id, &visit.viewer))?;
    let person = store::find(&visit.reader(), &right).await?;
    let wrong = |person, draft, faults| show(&visit, &right, StatusCode::UNPROCESSABLE_ENTITY, person, draft, faults);
    let (lost, known_by) = match draft.check() {
        Ok(chosen) => chosen,
        Err(faults) => return wrong(person, draft, faults).await,
    };
    match carry_out(&visit, &right, &person, lost, known_by).await {
        Err(Error::Refused(text)) => {
            let mut faults = Faults::none();
            faults.add("lost", text);
            wrong(person, draft, faults).await
        }
        done => visit.done(&path(id), done?),
    }
}

pub(super) async fn post_end(visit: Visit, Path(id): Path<PersonId>, Fresh(NoFields {}): Fresh<NoFields>) -> Answer {
    let right = visit.allow::<RestoreAccess>(Account::of(id, &visit.viewer))?;
    let tx = visit.begin().await?;
    store::withdraw_way_back(&tx, &right).await?;
    tx.commit(Event::new("way_back.withdrawn").by(&right).on(id)).await?;
    visit.done(&path(id), "way-back-withdrawn")
}

/// Does what was chosen, tells the person, and gives the notice that says so.
async fn carry_out(
    visit: &Visit,
    right: &Authorized<RestoreAccess>,
    person: &Person,
    lost: Lost,
    known_by: KnownBy,
) -> Result<&'static str> {
    let (tx, address) = (visit.begin().await?, visit.address());
    let desk = Desk::of(visit, &address);
    let ground = |verb| Event::new(verb).by(right).fact("known_by", known_by.word());
    match lost {
        Lost::Everything => {
            let wait = Duration::hours(visit.settings().way_back_hours.into());
            let stop = store::ask_way_back(&tx, right, known_by, wait).await?;
            mail::queue(&tx, person.id, &person.email, desk.way_back_asked(person, visit.now + wait), Some(stop)).await?;
            keepers::tell_of(visit, &tx, person, Happened::WayBack).await?;
            tx.commit(ground("way_back.asked").on(person.id)).await?;
            Ok("way-back-asked")
        }
        Lost::Passkey(id) => {
            store::take_passkey(&tx, right, id).await?;
            mail::queue(&tx, person.id, &person.email, desk.passkey_taken(person, visit.now), None).await?;
            tx.commit(ground("passkey.taken_away").on(id).about(person.id)).await?;
            Ok("passkey-taken")
        }
    }
}

async fn show(
    visit: &Visit,
    right: &Authorized<RestoreAccess>,
    status: StatusCode,
    person: Person,
    draft: WayBackDraft,
    faults: Faults,
) -> Answer {
    visit.saw(Event::new("person.seen").by(right).on(person.id)).await?;
    let reader = visit.reader();
    let (has_app, passkeys, elsewhere) = store::what_they_have(&reader, right).await?;
    let open = store::way_back(&reader, right, visit.now).await?;
    visit.page_with(status, &WayBackPage { shell: &visit.shell, person, has_app, passkeys, elsewhere, open, draft, faults })
}
