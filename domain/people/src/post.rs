//! Mail beside the pages: what goes out now, and who asked for another password.

use crate::access::{Account, Door, EditPeople, KeepOwnAccount, MailQueue, SendMail};
use crate::letters::Desk;
use crate::model::{PassKind, Person};
use crate::store;
use chrono::Duration;
use kernel::access::{Authorized, Policies};
use kernel::audit::Event;
use kernel::clock::day;
use kernel::hex::{hex, unhex};
use kernel::jobs::{Job, JobStatus};
use kernel::mail::{self, Mail, SECRET};
use kernel::{Capacity, Clock, Db, Error, Moment, Result, Tx, Viewer, jobs, settings};
use serde::{Deserialize, Serialize};
use web::texts::Texts;

/// The work of finding out whose address it was for which a new password was asked.
const RECOVERY: &str = "people.recovery";

/// The work of telling who answers them that people ask something about their data.
const REQUESTS: &str = "people.requests";
/// From one such mail to the next.
const BETWEEN: Duration = Duration::days(1);

#[derive(Debug, Serialize, Deserialize)]
struct Requests {
    /// Where the site is.
    site: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct Asked {
    /// By what the address is found ([`store::email_key`]), in hexadecimal.
    email: String,
    /// Where the site is.
    site: String,
}

/// Takes the next mail that is due, with the secret of its personal link in its text. One whose link is no longer good is
/// dropped.
///
/// # Errors
/// When the database fails.
pub async fn take(db: &Db, policies: &Policies, now: Moment) -> Result<Option<Mail>> {
    let system = Viewer::system();
    let right = policies.allow::<SendMail>(&system, MailQueue)?;
    loop {
        let tx = db.begin(&system, now).await?;
        let Some(mut mail) = mail::lease(&tx, &right).await? else { return Ok(None) };
        let secret = match mail.pass {
            Some(pass) => store::secret(&tx, &right, pass).await?,
            None => Some(String::new()),
        };
        if let Some(secret) = secret {
            mail.letter.text = mail.letter.text.replace(SECRET, &secret);
            tx.commit(Event::new("mail.tried").on(mail.id).fact("attempt", mail.attempts)).await?;
            return Ok(Some(mail));
        }
        mail::drop(&tx, mail.id).await?;
        tx.commit(Event::new("mail.dropped").on(mail.id)).await?;
    }
}

/// Asks for a new password for an address. Whether anybody has it is looked up beside the pages, so that the answer tells
/// nothing, nor how long it takes.
///
/// # Errors
/// When the database fails.
pub async fn ask_recovery(tx: &Tx, email: &str, site: String) -> Result<()> {
    let asked = Asked { email: hex(&store::email_key(tx, email)), site };
    jobs::queue(tx, RECOVERY, serde_json::to_string(&asked).map_err(Error::internal)?).await?;
    Ok(())
}

/// Tells whoever answers them, beside the pages, that people ask something about their data: once a day at most, however many ask,
/// and whatever becomes of them. When telling failed, the next who asks has it done at once.
///
/// # Errors
/// When the database fails.
pub async fn tell_of_requests(tx: &Tx, right: &Authorized<KeepOwnAccount>, site: String) -> Result<()> {
    let last = jobs::last(tx, right, REQUESTS).await?;
    let at = match last {
        Some(last) if !last.status.is_over() => return Ok(()),
        Some(last) if last.status == JobStatus::Done => tx.now().max(last.finished.unwrap_or(last.created) + BETWEEN),
        _ => tx.now(),
    };
    jobs::queue_own(tx, REQUESTS, serde_json::to_string(&Requests { site }).map_err(Error::internal)?, at).await?;
    Ok(())
}

/// Does a job of this part; nothing when it is another's.
pub async fn run_job(db: &Db, policies: &Policies, texts: &Texts, clock: Clock, job: &Job) -> Option<Result<String>> {
    let done = match job.kind.as_str() {
        RECOVERY => recover(db, policies, texts, clock.now(), &job.input).await,
        REQUESTS => requests(db, policies, texts, clock.now(), &job.input).await,
        _ => return None,
    };
    Some(done.map(|()| "{}".to_owned()))
}

/// Writes to whoever answers how many requests wait; when nobody answers, to whoever keeps the accounts, without more.
async fn requests(db: &Db, policies: &Policies, texts: &Texts, now: Moment, input: &str) -> Result<()> {
    let Requests { site } = serde_json::from_str(input).map_err(Error::internal)?;
    let system = Viewer::system();
    let right = policies.allow::<EditPeople>(&system, Account::OTHER)?;
    let tx = db.begin(&system, now).await?;
    let open = store::open_rights_requests(&tx, &right).await?;
    if open == 0 {
        return Ok(());
    }
    let settings = settings::read(&tx).await?.settings;
    let desk = Desk { texts, settings: &settings, address: &site };
    let everybody = store::all(&tx, &right).await?;
    let acting = |capacity| {
        let acts = move |one: &&Person| one.capacities_on(day(now)).contains(&capacity);
        everybody.iter().filter(|one| one.active).filter(acts).collect::<Vec<_>>()
    };
    let officers = acting(Capacity::PrivacyOfficer);
    let letters: Vec<_> = if officers.is_empty() {
        acting(Capacity::Administrator).into_iter().map(|keeper| (keeper, desk.rights_nobody(keeper))).collect()
    } else {
        officers.into_iter().map(|officer| (officer, desk.rights_requests(officer, open))).collect()
    };
    for (person, letter) in letters.into_iter().filter(|(person, _)| !person.example) {
        mail::queue(&tx, person.id, &person.email, letter, None).await?;
    }
    tx.commit(Event::new("rights_request.told").fact("open", open)).await
}

async fn recover(db: &Db, policies: &Policies, texts: &Texts, now: Moment, input: &str) -> Result<()> {
    let asked: Asked = serde_json::from_str(input).map_err(Error::internal)?;
    let system = Viewer::system();
    let tx = db.begin(&system, now).await?;
    let key = unhex(&asked.email).ok_or_else(|| Error::internal("an address is looked up by its key"))?;
    let person = store::by_email_key(&tx, &policies.allow(&system, Door)?, &key).await?;
    let Some(person) = person.filter(|person| person.active && !person.example) else { return Ok(()) };
    let settings = settings::read(&tx).await?.settings;
    let desk = Desk { texts, settings: &settings, address: &asked.site };
    let right = policies.allow::<EditPeople>(&system, Account::OTHER)?;
    let pass = store::give_pass(&tx, &right, person.id, PassKind::Recovery).await?;
    mail::queue(&tx, person.id, &person.email, desk.pass(PassKind::Recovery, &person), Some(pass)).await?;
    tx.commit(Event::new("person.recovery_asked").on(person.id)).await
}
