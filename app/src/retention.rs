//! `retention`: deleting what is past its term, every night as a job and by command, and showing beforehand what will go.

use crate::checkpoints::Book;
use crate::cli::{DataArgs, say};
use crate::data::Data;
use crate::{Fail, audit, program};
use clap::Args;
use kernel::access::{Authorized, Policies};
use kernel::audit::checkpoint::Statement;
use kernel::audit::{Event, cut, verify};
use kernel::jobs::{self, Job, JobStatus};
use kernel::retention::{self, DeleteOverdue, ReadTerms, Rule, Terms};
use kernel::settings::Lang;
use kernel::{Clock, Db, Error, Moment, Result, Viewer, activities};
use serde_json::json;
use web::assembly;

/// What to do about what is past its term.
#[derive(Debug, Args)]
pub struct RetentionArgs {
    /// Only show what there is, and what will go in the coming night and in the coming 30 days.
    #[arg(long)]
    preview: bool,
    /// Which municipality.
    #[arg(long, value_name = "KEY")]
    municipality: Option<String>,
    #[command(flatten)]
    data: DataArgs,
}

/// Carries out the command.
///
/// # Errors
/// One sentence with the way out.
pub async fn run(args: RetentionArgs) -> Result<(), Fail> {
    let data = Data::open(&args.data)?;
    let key = data.chosen(args.municipality.as_deref())?;
    let (book, db, now) = (args.data.book()?, data.database(&key).await?, Clock::System.now());
    let done = if args.preview { preview(&db, now).await } else { by_command(&db, &book, &key, now).await };
    db.close().await;
    done
}

async fn preview(db: &Db, now: Moment) -> Result<(), Fail> {
    let texts = assembly::texts(&program::parts())?;
    say(&format!("{:<50} {:>9} {:>9} {:>9}  held until", "", "now", "next time", "30 days"));
    let right = program::policies()?.allow::<ReadTerms>(&Viewer::system(), Terms)?;
    for rule in retention::outlook(&db.reader(), &right, &program::rules(), now).await? {
        let name = texts.say(Lang::En, &format!("retention-{}", rule.rule.replace('_', "-")), &[]);
        let held = rule.held_until().map(|day| day.to_string()).unwrap_or_default();
        say(format!("{name:<50} {:>9} {:>9} {:>9}  {held}", rule.kept, rule.tonight, rule.month).trim_end());
    }
    say(&format!("The next time is {}.", retention::next_night(now).to_rfc3339()));
    Ok(())
}

async fn by_command(db: &Db, book: &Book, key: &str, now: Moment) -> Result<(), Fail> {
    let night = Night { db, policies: &program::policies()?, book, municipality: key, now };
    let done = night.pass().await?;
    say(&format!("{key}: {} deleted that were past their term", done.removed));
    match done.trail_fits {
        true => Ok(()),
        false => Err(Fail::NotRight(format!(
            "{key}: the audit trail does not fit, so nothing of it was deleted; look with: samenkoers audit verify --municipality {key}"
        ))),
    }
}

/// Asks for the job of the coming night, when it was not asked for yet.
///
/// # Errors
/// When the database fails.
pub async fn plan(db: &Db, policies: &Policies, now: Moment) -> Result<()> {
    let right = policies.allow::<DeleteOverdue>(&Viewer::system(), Terms)?;
    let last = jobs::last(&db.reader(), &right, retention::JOB).await?;
    if last.is_some_and(|job| job.status == JobStatus::Waiting) {
        return Ok(());
    }
    let tx = db.begin(&Viewer::system(), now).await?;
    let job = jobs::queue_at(&tx, retention::JOB, String::new(), retention::next_night(now)).await?;
    tx.commit(Event::new("job.asked").by(&right).on(job).fact("kind", retention::JOB)).await
}

/// The job of a night. It asks for the next one first, so that a night that fails is not the last.
pub async fn run_job(
    db: &Db,
    policies: &Policies,
    book: &Book,
    municipality: &str,
    clock: Clock,
    job: &Job,
) -> Option<Result<String>> {
    (job.kind == retention::JOB).then_some(())?;
    let night = Night { db, policies, book, municipality, now: clock.now() };
    let told = |done: Done| {
        let text = if done.trail_fits { "retention-ran" } else { "retention-trail-misfit" };
        json!({ "text": text, "args": {}, "path": people::RETENTION, "alarm": !done.trail_fits }).to_string()
    };
    match plan(db, policies, clock.now()).await {
        Ok(()) => Some(night.pass().await.map(told)),
        Err(error) => Some(Err(error)),
    }
}

/// A night in a municipality.
struct Night<'a> {
    db: &'a Db,
    policies: &'a Policies,
    book: &'a Book,
    municipality: &'a str,
    now: Moment,
}

/// What came of it.
struct Done {
    /// How many went, also before it was broken off.
    removed: u64,
    /// Whether the oldest part of the audit trail could be cut, or none of it was past its term.
    trail_fits: bool,
}

impl Night<'_> {
    /// Deletes by every rule, each in a transaction of its own: one that is broken off goes on where it was.
    async fn pass(&self) -> Result<Done> {
        let (rules, night, system) = (program::rules(), retention::night_of(self.now), Viewer::system());
        let right = self.policies.allow::<DeleteOverdue>(&system, Terms)?;
        let (mut trail_fits, mut broken) = (true, None);
        for rule in &rules {
            // One rule that fails keeps no other from deleting.
            match self.by(*rule, &right, night).await {
                Ok(fits) => trail_fits &= fits,
                Err(error) => broken = broken.or(Some(error)),
            }
        }
        if let Some(error) = broken {
            return Err(error);
        }
        let tx = self.db.begin(&system, self.now).await?;
        let event = retention::finish(&tx, &right, &rules, night).await?;
        tx.commit(event).await?;
        // What was deleted goes out of the journal too.
        self.db.settle().await;
        Ok(Done { removed: retention::begun(&self.db.reader(), night).await?, trail_fits })
    }

    /// Deletes by a rule; not when it is about a trail that does not fit.
    async fn by(&self, rule: &dyn Rule, right: &Authorized<DeleteOverdue>, night: Moment) -> Result<bool> {
        if rule.key() == cut::EVENTS && !self.signed(rule, night).await? {
            return Ok(false);
        }
        let tx = self.db.begin(&Viewer::system(), self.now).await?;
        if let Some(event) = retention::delete(&tx, right, rule, night).await? {
            tx.commit(event).await?;
        }
        Ok(true)
    }

    /// Has the cut of the audit trail signed that this night makes, when it makes one; not of a trail that does not fit, of which the
    /// oldest part may be what shows that.
    async fn signed(&self, rule: &dyn Rule, night: Moment) -> Result<bool> {
        let (reader, broken) = (self.db.reader(), |fail| Error::internal(format!("the audit trail could not be cut: {fail:?}")));
        let Some((_, term)) = activities::register()?.term(rule.key()) else { return Ok(true) };
        let right = self.policies.allow::<ReadTerms>(&Viewer::system(), Terms)?;
        let held = retention::is_held(&reader, &right, rule.key(), kernel::clock::day(night)).await?;
        let Some(place) = cut::place(&reader, term.before(night)).await?.filter(|_| !held) else { return Ok(true) };
        if !audit::fits(&reader, self.book, self.municipality).await.map_err(broken)? {
            return Ok(false);
        }
        let (end, signer) = (verify::end(&reader).await?, self.book.signer().map_err(broken)?);
        let statement = Statement { municipality: self.municipality, end, at: self.now, restored: None, cut: Some(place) };
        self.book.add(&signer, &statement).map_err(broken)?;
        Ok(true)
    }
}
