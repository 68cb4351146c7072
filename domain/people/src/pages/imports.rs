//! What parts took in from elsewhere: when, by whom and what came of it; and whether what they fetch by themselves comes. What was in
//! it is for whoever keeps that part.

use super::job::{in_words, status};
use super::words;
use super::work::{News, news};
use crate::access::{AllImports, FollowImports, Names, ReadNames};
use crate::model::Outcome;
use crate::store;
use askama::Template;
use kernel::access::Authorized;
use kernel::audit::{self, Stored};
use kernel::ids::PersonId;
use kernel::jobs::{self, Job, JobStatus};
use kernel::{Reader, Result};
use std::collections::BTreeMap;
use web::manifest::{Fetches, Imports};
use web::{Answer, Shell, Visit, filters, paths};

/// So many of the newest are shown.
const SHOWN: usize = 50;
/// So many of the newest fetches are looked at: of many tables that come each week, and one each month, all are there.
const FETCHES: u64 = 2000;

#[derive(Template)]
#[template(path = "imports.html")]
struct ImportsPage<'a> {
    shell: &'a Shell,
    fetches: Vec<Fetch>,
    lines: Vec<Line>,
    places: Vec<Place>,
}

impl ImportsPage<'_> {
    fn has_failed(&self) -> bool {
        self.fetches.iter().any(|fetch| fetch.last.as_ref().is_some_and(|last| last.failed))
    }
}

/// Something that is fetched by itself.
struct Fetch {
    what: String,
    last: Option<Turn>,
    /// When it is fetched next.
    next: Option<String>,
}

/// A time that it was fetched.
struct Turn {
    when: String,
    told: String,
    failed: bool,
    /// Where its task is.
    path: String,
}

/// Something that was taken in.
struct Line {
    news: News,
    told: String,
}

/// A page on which things are taken in; none to go to for whoever may not.
struct Place {
    name: String,
    path: Option<&'static str>,
}

pub(super) async fn get(visit: Visit) -> Answer {
    let (reader, shell) = (visit.reader(), &visit.shell);
    let right = visit.allow::<FollowImports>(AllImports)?;
    let imports: Vec<_> =
        visit.site.imports.iter().filter(|(part, _)| visit.settings().has(*part)).map(|(_, imports)| *imports).collect();
    let events = taken_in(&reader, &right, &imports).await?;
    let people = events.iter().filter_map(|event| event.person).map(PersonId);
    let names = store::names(&reader, &visit.allow::<ReadNames>(Names)?, people).await?;
    let lines = events.iter().map(|event| Line { news: news(shell, event, &names), told: told(shell, event) }).collect();
    let mut fetches = Vec::new();
    for kind in imports.iter().filter_map(|imports| imports.fetches) {
        let jobs = jobs::of_kind(&reader, &right, kind.kind, FETCHES).await?;
        fetches.extend(fetched(shell, kind, &jobs));
    }
    let places = imports.iter().map(|imports| place(&visit, imports)).collect();
    visit.page(&ImportsPage { shell, fetches, lines, places })
}

/// The newest events of all parts about what they took in, newest first.
async fn taken_in(reader: &Reader, right: &Authorized<FollowImports>, imports: &[Imports]) -> Result<Vec<Stored>> {
    let mut events = Vec::new();
    for verb in imports.iter().flat_map(|imports| imports.verbs) {
        events.extend(audit::of_verb(reader, right, verb, SHOWN as u64).await?);
    }
    events.sort_by_key(|event| std::cmp::Reverse(event.number));
    events.truncate(SHOWN);
    Ok(events)
}

/// The facts of an event, where its part has words for them.
fn told(shell: &Shell, event: &Stored) -> String {
    let args = event.facts.as_object().into_iter().flatten().map(|(name, value)| (name.clone(), value.clone())).collect();
    in_words(shell, &Outcome { text: format!("imports-{}", event.verb.replace('.', "-")), args, ..Outcome::default() })
}

/// Of each thing that is fetched the last time, and the next.
fn fetched(shell: &Shell, kind: Fetches, jobs: &[Job]) -> Vec<Fetch> {
    let mut of: BTreeMap<String, Vec<&Job>> = BTreeMap::new();
    for job in jobs {
        of.entry((kind.what)(job)).or_default().push(job);
    }
    let of = of.into_iter().map(|(what, jobs)| {
        let last = jobs.iter().find(|job| job.status != JobStatus::Waiting).map(|job| turn(shell, job));
        let next = jobs.iter().find(|job| job.status == JobStatus::Waiting).map(|job| words::moment(shell, job.due));
        Fetch { what, last, next }
    });
    of.collect()
}

fn turn(shell: &Shell, job: &Job) -> Turn {
    let outcome = Outcome::read(&job.outcome);
    let words = in_words(shell, &outcome);
    Turn {
        when: words::moment(shell, job.finished.unwrap_or(job.due)),
        told: if words.is_empty() { status(shell, job) } else { words },
        failed: outcome.alarm || (job.status == JobStatus::Failed && !job.stop_asked),
        path: paths::job(job.id),
    }
}

fn place(visit: &Visit, imports: &Imports) -> Place {
    let of_path = visit.site.menu.iter().map(|(item, _)| item).find(|item| item.path == imports.path);
    let name = of_path.map(|item| visit.shell.say(item.text)).unwrap_or_default();
    let path = visit.shell.work_menu().map(|link| link.path).find(|path| *path == imports.path);
    Place { name, path }
}
