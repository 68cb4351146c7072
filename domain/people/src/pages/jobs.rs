//! The tasks: an administrator's page of all that runs by itself, and everybody else's of their own.

use super::job::{in_words, status};
use super::words;
use crate::access::{FollowTask, Names, ReadNames, Task};
use crate::model::{Name, Outcome};
use crate::store;
use askama::Template;
use kernel::ids::PersonId;
use kernel::jobs::{self, Job};
use std::collections::BTreeMap;
use web::{Answer, Shell, Visit, filters, paths};

/// So many of the newest are shown.
const SHOWN: u64 = 100;

#[derive(Template)]
#[template(path = "jobs.html")]
struct JobsPage<'a> {
    shell: &'a Shell,
    /// Whether only the viewer's own are here.
    own: bool,
    jobs: Vec<Job>,
    names: BTreeMap<PersonId, Name>,
}

impl JobsPage<'_> {
    fn kind(&self, job: &Job) -> String {
        let key = format!("job-kind-{}", job.kind.replace(['.', '_'], "-"));
        self.shell.say(if self.shell.texts.has(&key) { &key } else { "job-kind-other" })
    }
    fn who(&self, job: &Job) -> String {
        let name = job.viewer.person.and_then(|id| self.names.get(&id));
        name.map_or_else(|| self.shell.say("tasks-by-itself"), |name| words::name(self.shell, name))
    }
    fn when(&self, job: &Job) -> String {
        words::moment(self.shell, job.created)
    }
    fn path(&self, job: &Job) -> String {
        paths::job(job.id)
    }
    fn status(&self, job: &Job) -> String {
        status(self.shell, job)
    }
    fn outcome(&self, job: &Job) -> String {
        in_words(self.shell, &Outcome::read(&job.outcome))
    }
}

pub(super) async fn get(visit: Visit) -> Answer {
    let (reader, shell) = (visit.reader(), &visit.shell);
    let right = visit.allow::<FollowTask>(Task { own: false }).or_else(|_| visit.allow(Task { own: true }))?;
    let jobs = jobs::newest(&reader, &right, SHOWN).await?;
    let names = store::names(&reader, &visit.allow::<ReadNames>(Names)?, jobs.iter().filter_map(|job| job.viewer.person)).await?;
    visit.page(&JobsPage { shell, own: right.on().own, jobs, names })
}
