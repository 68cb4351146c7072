//! When backups were made and whether they can be read, having one made, and how to try one. What is in them is not shown, nor given to
//! a browser: they go where whoever keeps the server wants them.

use super::audit_check::LastTime;
use super::words;
use crate::access::{Backups, KeepBackups, Names, ReadNames};
use crate::model::{Backup, MAKE_BACKUP, Name, is_late};
use crate::store;
use askama::Template;
use axum::response::{IntoResponse, Redirect};
use kernel::audit::Event;
use kernel::ids::PersonId;
use kernel::{Moment, Result, jobs};
use std::collections::BTreeMap;
use web::numbers::number_in;
use web::texts::Arg;
use web::{Answer, Checked, NoFields, Shell, Visit, filters, paths};

/// So many of the newest are shown.
const SHOWN: u64 = 20;
/// The texts of the one that was asked for last: when it was done, that it is under way, that it failed.
const MAKING: [&str; 3] = ["backup-last", "backup-busy", "backup-failed"];

#[derive(Template)]
#[template(path = "backups.html")]
struct BackupsPage<'a> {
    shell: &'a Shell,
    municipality: &'a str,
    made: Vec<Backup>,
    names: BTreeMap<PersonId, Name>,
    /// That the last one is too old.
    warning: Option<String>,
    /// What came of the one that was asked for last.
    last: Option<LastTime>,
}

impl BackupsPage<'_> {
    /// The file of keys beside the backups.
    fn keys(&self) -> String {
        format!("{}.keys", self.municipality)
    }
    fn when(&self, backup: &Backup) -> String {
        words::moment(self.shell, backup.made_at)
    }
    fn who(&self, backup: &Backup) -> String {
        match backup.asked_by {
            Some(id) => words::name(self.shell, self.names.get(&id).unwrap_or(&Name::Deleted)),
            None => self.shell.say("backups-command"),
        }
    }
    fn rows(&self, backup: &Backup) -> String {
        number_in(self.shell.lang, f64::from(u32::try_from(backup.rows).unwrap_or(u32::MAX)), 0)
    }
    /// Of a file that is hardly there still a tenth.
    fn size(&self, backup: &Backup) -> String {
        let tenths = u32::try_from(backup.bytes.div_ceil(100_000)).unwrap_or(u32::MAX);
        format!("{} MB", number_in(self.shell.lang, f64::from(tenths) / 10.0, 1))
    }
}

pub(super) async fn get(visit: Visit) -> Answer {
    let (reader, right) = (visit.reader(), visit.allow::<KeepBackups>(Backups)?);
    let made = store::backups(&reader, &right, SHOWN).await?;
    let askers = made.iter().filter_map(|backup| backup.asked_by);
    let names = store::names(&reader, &visit.allow::<ReadNames>(Names)?, askers).await?;
    let last = LastTime::read(&visit, &right, MAKE_BACKUP, MAKING).await?;
    let warning = late(&visit.shell, made.first(), visit.now);
    visit.page(&BackupsPage { shell: &visit.shell, municipality: &visit.tenant.key, made, names, warning, last })
}

/// That the last backup is too old or that there is none, for whoever sees to the backups.
pub(super) async fn warning(visit: &Visit) -> Result<Option<String>> {
    let Ok(right) = visit.allow::<KeepBackups>(Backups) else { return Ok(None) };
    let last = store::backups(&visit.reader(), &right, 1).await?;
    Ok(late(&visit.shell, last.first(), visit.now))
}

fn late(shell: &Shell, last: Option<&Backup>, now: Moment) -> Option<String> {
    let days = shell.settings.backup_days;
    is_late(last, days, now).then(|| match last {
        Some(_) => shell.say_with("backups-late", &[("count", days.value())]),
        None => shell.say("backups-none"),
    })
}

pub(super) async fn post(visit: Visit, Checked(NoFields {}): Checked<NoFields>) -> Answer {
    let right = visit.allow::<KeepBackups>(Backups)?;
    let tx = visit.begin().await?;
    // One at a time: whoever asks for another sees how far this one is.
    if let Some(busy) = jobs::last(&tx, &right, MAKE_BACKUP).await?.filter(|job| !job.status.is_over()) {
        return Ok(Redirect::to(&paths::job(busy.id)).into_response());
    }
    let job = jobs::queue(&tx, MAKE_BACKUP, String::new()).await?;
    tx.commit(Event::new("job.asked").by(&right).on(job).fact("kind", MAKE_BACKUP)).await?;
    Ok(Redirect::to(&paths::job(job)).into_response())
}
