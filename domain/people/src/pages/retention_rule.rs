//! One rule: what it keeps and what will go, who that are for whoever keeps the accounts, and holding it.

use super::confirm::Fresh;
use super::retention::{about, done, name, rule_path};
use super::{person_path, words};
use crate::access::{Account, EditPeople, Names, ReadNames};
use crate::model::{HoldDraft, Name};
use crate::store::{self, Accounts};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use kernel::activities::{Activity, register};
use kernel::audit::Event;
use kernel::ids::PersonId;
use kernel::retention::{self, Hold, HoldId, HoldTerms, Outlook, ReadTerms, Rule, Terms, nights};
use kernel::{Error, Result};
use serde::Deserialize;
use std::collections::BTreeMap;
use web::texts::Arg;
use web::{Answer, Faults, Shell, Visit, filters};

#[derive(Template)]
#[template(path = "retention_rule.html")]
struct RetentionRulePage<'a> {
    shell: &'a Shell,
    rule: Outlook,
    activity: &'static Activity,
    /// Which accounts go in the coming thirty days, for whoever keeps them.
    people: Vec<(PersonId, String)>,
    holds: Vec<HoldLine>,
    draft: HoldDraft,
    faults: Faults,
}

impl RetentionRulePage<'_> {
    fn name(&self) -> String {
        name(self.shell, self.rule.rule)
    }
    fn term(&self) -> String {
        about(self.shell, self.rule.rule, self.rule.term)
    }
    fn done(&self) -> String {
        done(self.shell, &self.rule)
    }
    fn path(&self, end: &str) -> String {
        format!("{}/{end}", rule_path(self.rule.rule))
    }
    fn person(&self, id: &PersonId) -> String {
        person_path(*id)
    }
}

/// A hold in words.
struct HoldLine {
    id: HoldId,
    until: String,
    reason: String,
    by: String,
    /// When it was released, if it was.
    released: Option<String>,
    /// Whether the viewer may release it.
    is_own: bool,
}

impl HoldLine {
    fn of(visit: &Visit, hold: &Hold, known: &BTreeMap<PersonId, Name>) -> Self {
        let shell = &visit.shell;
        let name = words::name(shell, hold.person.and_then(|id| known.get(&id)).unwrap_or(&Name::Deleted));
        let (role, when) = (shell.capacity(hold.capacity), words::moment(shell, hold.at));
        Self {
            id: hold.id,
            until: words::day(shell, hold.last_day),
            reason: hold.reason.clone(),
            by: shell.say_with("hold-by", &[("name", name.value()), ("role", role.value()), ("when", when.value())]),
            released: hold.released.map(|at| shell.say_with("hold-over", &[("when", words::moment(shell, at).value())])),
            is_own: hold.is_for(&visit.viewer),
        }
    }
}

/// Which hold somebody releases.
#[derive(Debug, Deserialize)]
pub(super) struct Release {
    hold: HoldId,
}

pub(super) async fn get(visit: Visit, Path(rule): Path<String>) -> Answer {
    visit.allow::<ReadTerms>(Terms)?;
    show(&visit, StatusCode::OK, find(&visit, &rule)?, HoldDraft::default(), Faults::none()).await
}

pub(super) async fn post_hold(visit: Visit, Path(rule): Path<String>, Fresh(draft): Fresh<HoldDraft>) -> Answer {
    let (right, rule) = (visit.allow::<HoldTerms>(Terms)?, find(&visit, &rule)?);
    let (reason, until) = match draft.check(visit.shell.today) {
        Ok(checked) => checked,
        Err(faults) => return show(&visit, StatusCode::UNPROCESSABLE_ENTITY, rule, draft, faults).await,
    };
    let (_, term) = register()?.term(rule.key()).ok_or(Error::NotFound)?;
    if term.is_short() {
        return Err(Error::Refused("refused-hold-short").into());
    }
    let tx = visit.begin().await?;
    let event = retention::hold(&tx, &right, rule.key(), &reason, until).await?;
    tx.commit(event).await?;
    visit.done(&rule_path(rule.key()), "hold-set")
}

pub(super) async fn post_release(visit: Visit, Path(rule): Path<String>, Fresh(Release { hold }): Fresh<Release>) -> Answer {
    let (right, rule) = (visit.allow::<HoldTerms>(Terms)?, find(&visit, &rule)?);
    let tx = visit.begin().await?;
    match retention::release(&tx, &right, rule.key(), hold).await {
        // Somebody else was first.
        Err(Error::NotFound) => drop(tx),
        released => tx.commit(released?).await?,
    }
    visit.done(&rule_path(rule.key()), "hold-released")
}

fn find(visit: &Visit, key: &str) -> Result<&'static dyn Rule> {
    visit.site.rules.iter().find(|rule| rule.key() == key).copied().ok_or(Error::NotFound)
}

async fn show(visit: &Visit, status: StatusCode, rule: &'static dyn Rule, draft: HoldDraft, faults: Faults) -> Answer {
    let (reader, right) = (visit.reader(), visit.allow::<ReadTerms>(Terms)?);
    let outlook = retention::outlook(&reader, &right, &[rule], visit.now).await?.pop().ok_or(Error::NotFound)?;
    let (activity, _) = register()?.term(rule.key()).ok_or(Error::NotFound)?;
    let people = people(visit, &outlook).await?;
    let holders = outlook.holds.iter().filter_map(|hold| hold.person);
    let known = store::names(&reader, &visit.allow::<ReadNames>(Names)?, holders).await?;
    let holds = outlook.holds.iter().map(|hold| HoldLine::of(visit, hold, &known)).collect();
    let page = RetentionRulePage { shell: &visit.shell, rule: outlook, activity, people, holds, draft, faults };
    visit.page_with(status, &page)
}

/// The accounts that go in the coming thirty days, by name, when these are accounts and the viewer keeps them.
async fn people(visit: &Visit, rule: &Outlook) -> Result<Vec<(PersonId, String)>> {
    let accounts = [Accounts::Off, Accounts::Unused].into_iter().find(|accounts| accounts.key() == rule.rule);
    let (Some(accounts), Ok(right)) = (accounts, visit.allow::<EditPeople>(Account::OTHER)) else { return Ok(Vec::new()) };
    visit.saw(Event::new("person.listed").by(&right)).await?;
    let reader = visit.reader();
    let (_, last) = nights(visit.now);
    let ids = store::overdue_accounts(&reader, &right, accounts, rule.term.before(last)).await?;
    let names = store::names(&reader, &visit.allow::<ReadNames>(Names)?, ids.iter().copied()).await?;
    let name = |id: PersonId| (id, words::name(&visit.shell, names.get(&id).unwrap_or(&Name::Deleted)));
    Ok(ids.into_iter().map(name).collect())
}
