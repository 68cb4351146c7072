//! Contributing something, in three steps: saying it, looking whether it is right, and keeping the code to follow it by.

use super::form_key::{self, FormKey};
use super::subjects::{Group, Subjects};
use super::{unseen, words};
use crate::access::{Contributions, FollowContribution, GiveContribution};
use crate::model::{Channel, Code, Consent, ContributionChange, ContributionDraft, PROMISE_DAYS, SpokenAs};
use crate::store::{self, Given};
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::audit::Event;
use people::model::{Qr, qr};
use serde::Deserialize;
use web::texts::Arg;
use web::{Answer, Checked, Faults, Problem, Shell, Visit, filters, paths};

#[derive(Template)]
#[template(path = "giving.html")]
struct GivingPage<'a> {
    shell: &'a Shell,
    key: &'a str,
    draft: &'a ContributionDraft,
    groups: Vec<Group>,
    faults: Faults,
}

impl GivingPage<'_> {
    fn consents(&self) -> &'static [Consent] {
        Consent::ALL
    }
    fn speakers(&self) -> Vec<(&'static str, String)> {
        SpokenAs::ALL.iter().map(|one| (one.word(), format!("spoken-as-{}", one.word()))).collect()
    }
    fn promise(&self) -> String {
        self.shell.say_with("giving-promise", &[("days", PROMISE_DAYS.value())])
    }
}

#[derive(Template)]
#[template(path = "giving_check.html")]
struct GivingCheckPage<'a> {
    shell: &'a Shell,
    key: &'a str,
    draft: &'a ContributionDraft,
    change: &'a ContributionChange,
    about: Option<String>,
    faults: Faults,
}

impl GivingCheckPage<'_> {
    fn speaker(&self) -> String {
        words::spoken_as(self.shell, self.change.spoken_as)
    }
    fn consent(&self) -> String {
        self.shell.say(&format!("consent-{}", self.change.consent.word()))
    }
}

#[derive(Template)]
#[template(path = "given.html")]
struct GivenPage<'a> {
    shell: &'a Shell,
    code: String,
    address: String,
    qr: Qr,
}

impl GivenPage<'_> {
    fn promise(&self) -> String {
        self.shell.say_with("giving-promise", &[("days", PROMISE_DAYS.value())])
    }
}

#[derive(Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    key: String,
    /// `check`, `change` or `send`.
    step: String,
    /// Nobody sees this field; what fills in every field fills it in.
    homepage: String,
    #[serde(flatten)]
    draft: ContributionDraft,
}

impl Default for Sent {
    fn default() -> Self {
        Self { key: String::new(), step: "check".to_owned(), homepage: String::new(), draft: ContributionDraft::default() }
    }
}

/// About what somebody comes to say something, when they come from its page.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    over: String,
}

pub(super) async fn get(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let subjects = Subjects::read(&visit.reader()).await?;
    let draft = ContributionDraft { about: asked.over, ..ContributionDraft::default() };
    let key = form_key::fresh(visit.tenant.db.vault(), visit.now)?;
    show(&visit, &subjects, (&key, &draft), Faults::none())
}

pub(super) async fn post(visit: Visit, Checked(mut sent): Checked<Sent>) -> Answer {
    let subjects = Subjects::read(&visit.reader()).await?;
    let vault = visit.tenant.db.vault();
    let key = form_key::read(vault, &sent.key, visit.now);
    if key.is_none() {
        sent.key = form_key::fresh(vault, visit.now)?;
    }
    let change = match sent.draft.check(&subjects.all()) {
        Ok(change) => change,
        Err(faults) => return show(&visit, &subjects, (&sent.key, &sent.draft), faults),
    };
    let is_sent = sent.step == "send" && sent.homepage.is_empty();
    let mut is_other = false;
    if let Some(key) = key.as_ref().filter(|key| is_sent && !key.is_too_soon(visit.now)) {
        if let Some(answer) = send(&visit, key, &change).await? {
            return Ok(answer);
        }
        // What was sent before stays; what is typed now is sent under a key of its own.
        (sent.key, is_other) = (form_key::fresh(vault, visit.now)?, true);
    }
    let page = |faults| GivingCheckPage {
        shell: &visit.shell,
        key: &sent.key,
        draft: &sent.draft,
        change: &change,
        about: change.about.and_then(|thing| subjects.find(thing)).map(|subject| subject.name),
        faults,
    };
    let again = |fault| {
        let mut faults = Faults::none();
        faults.add("send", fault);
        visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page(faults)).map(unseen)
    };
    match (sent.step.as_str(), key) {
        ("change", _) => show(&visit, &subjects, (&sent.key, &sent.draft), Faults::none()),
        ("send", None) => again("fault-form-old"),
        ("send", Some(_)) if is_other => again("fault-form-sent"),
        ("send", Some(_)) => again("fault-form-soon"),
        _ => visit.page(&page(Faults::none())).map(unseen),
    }
}

/// Takes it in, and shows its code; nothing when something else was sent under this key before.
async fn send(visit: &Visit, key: &FormKey, change: &ContributionChange) -> Result<Option<Response>, Problem> {
    let right = visit.allow::<GiveContribution>(Contributions)?;
    let code = key.code(visit.tenant.db.vault())?;
    let tx = visit.begin().await?;
    let given = Given { code: &code, channel: Channel::Online, language: visit.lang().tag() };
    // A form that was sent twice is one contribution; whoever sends it again sees the same code.
    if let Some(id) = store::give(&tx, &right, given, change).await? {
        let event = Event::new("contribution.given").by(&right).on(id).fact("channel", Channel::Online.word());
        tx.commit(event.fact("consent", change.consent.word()).fact("mail", change.email.is_some())).await?;
    } else {
        drop(tx);
        let mut is_same = false;
        for before in store::by_code(&visit.reader(), &code).await? {
            let (before, _) = visit.open::<FollowContribution, _>(before)?;
            is_same |= before.original.as_ref() == Some(&change.text);
        }
        if !is_same {
            return Ok(None);
        }
    }
    shown(visit, &code).map(unseen).map(Some)
}

/// The code, shown once.
fn shown(visit: &Visit, code: &Code) -> Answer {
    let address = format!("{}{}/{code}", visit.address(), paths::FOLLOW);
    let qr = qr(&address).map_err(Problem::from)?;
    visit.page(&GivenPage {
        shell: &visit.shell,
        code: code.to_string(),
        address: format!("{}{}", visit.address(), paths::FOLLOW),
        qr,
    })
}

fn show(visit: &Visit, subjects: &Subjects, (key, draft): (&str, &ContributionDraft), faults: Faults) -> Answer {
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, &GivingPage { shell: &visit.shell, key, draft, groups: subjects.groups(), faults })
}
