//! Taking in a delivery: read on a thread of its own, staged in short transactions, compared and made visible in one.

mod by_names;
mod gather;
mod matching;
mod recognise;

pub use matching::{Plan, plan};
pub use recognise::{Known, Opened, Said, known, sent};

use crate::access::{AllFigures, ImportFigures};
use crate::model::{Counts, Mishap, Way};
use crate::store::{self, Delivery};
use gather::{Fed, Gathered};
use kernel::access::{Authorized, Policies};
use kernel::audit::Event;
use kernel::ids::{ImportId, JobId};
use kernel::{Clock, Db, Error, Result, Viewer};
use sources::spreadsheet::{Mapping, Spreadsheet};
use sources::{Cell, Content, Dimension, DimensionKind, Table};

/// The most rejections that an [`Outcome`] carries; all of them are in the database.
const SHOWN: usize = 1000;

/// Opens a source on the thread that reads it.
pub type Open = Box<dyn FnOnce() -> Result<Opened, Box<Mishap>> + Send>;

/// A set of CBS files, or the zip archive that holds them.
pub fn cbs(files: Vec<(String, Content)>) -> Open {
    sent(files, Said::default(), Known::default())
}

/// A spreadsheet or CSV file that is read by a mapping that may not be saved.
pub fn sheet(name: &str, content: Content, mapping: Mapping) -> Open {
    let name = name.to_owned();
    Box::new(move || {
        let source = Spreadsheet::open(&name, content, mapping)?;
        Ok(Opened { source: Box::new(source), way: Way::Mapped(String::new()) })
    })
}

/// Where and on whose behalf a delivery is taken in.
#[derive(Clone, Copy, Debug)]
pub struct Importer<'a> {
    /// The municipality's database.
    pub db: &'a Db,
    /// All rights.
    pub policies: &'a Policies,
    /// On whose behalf.
    pub viewer: &'a Viewer,
    /// The time.
    pub clock: Clock,
}

/// What is known of a delivery beside its figures.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Whether only to tell what would happen.
    pub dry_run: bool,
    /// The names of the files.
    pub files: Vec<String>,
    /// SHA-256 of the files.
    pub sha256: String,
    /// The job whose progress this is.
    pub job: Option<JobId>,
}

/// What came of a delivery.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// The delivery, as it was kept.
    pub import: Option<ImportId>,
    /// What it brought.
    pub counts: Counts,
    /// As what it was recognised.
    pub way: Option<Way>,
    /// The first thousand things that were left out.
    pub rejections: Vec<Mishap>,
    /// Why nothing could be read.
    pub refusal: Option<Mishap>,
}

/// Takes in a delivery. `progress` hears how many figures were read so far.
///
/// Dropped in the middle, nothing of it shows; the next delivery clears what it left.
///
/// # Errors
/// As [`run_until`].
pub async fn run(at: Importer<'_>, open: Open, options: Options, progress: &mut (dyn FnMut(u64) + Send)) -> Result<Outcome> {
    run_until(at, open, options, progress, std::future::pending()).await
}

/// Takes in a delivery as [`run`] does, until `stop` ends: then nothing of it is kept. What is becoming visible already is not
/// stopped any more. Deliveries to one municipality in this program take turns.
///
/// # Errors
/// [`Error::Denied`] for whoever may not; [`Error::Refused`] when another program began a delivery meanwhile;
/// [`Error::Stopped`]; when the database fails. Files that cannot be read are no error but an [`Outcome::refusal`].
pub async fn run_until(
    at: Importer<'_>,
    open: Open,
    options: Options,
    progress: &mut (dyn FnMut(u64) + Send),
    stop: impl Future<Output = ()> + Send,
) -> Result<Outcome> {
    let right = at.policies.allow::<ImportFigures>(at.viewer, AllFigures)?;
    let _turn = at.db.turn().await;
    let plan = plan(&at.db.reader(), at.policies, at.viewer).await?;
    let opening = store::Opening {
        id: ImportId::fresh(),
        files: options.files,
        sha256: options.sha256,
        dry: options.dry_run,
        job: options.job,
    };
    let mut staging = Staging { at, right, opening, job: options.job, total: 0, begun: None, outcome: Outcome::default() };
    let mut feed = gather::start(open, plan, options.job.is_some());
    let mut stop = std::pin::pin!(stop);
    loop {
        let fed = tokio::select! {
            biased;
            () = &mut stop => return Err(staging.stop().await?),
            fed = feed.recv() => fed,
        };
        // Without an end, what was staged is only a part.
        match fed.ok_or_else(|| Error::internal("the thread that reads a delivery broke off"))? {
            Fed::Table { table, way, total } => staging.begin(table, way, total).await?,
            Fed::Figures(gathered) => staging.add(gathered).await?,
            Fed::End => return staging.finish().await,
            Fed::Refused(refusal) => return staging.refuse(*refusal).await,
        }
        progress(staging.outcome.counts.read);
    }
}

/// A delivery under way.
struct Staging<'a> {
    at: Importer<'a>,
    right: Authorized<ImportFigures>,
    opening: store::Opening,
    job: Option<JobId>,
    /// How many figures there are to read; 0 while that is not known.
    total: u64,
    begun: Option<(Table, Delivery)>,
    outcome: Outcome,
}

impl Staging<'_> {
    async fn tx(&self) -> Result<kernel::Tx> {
        self.at.db.begin(self.at.viewer, self.at.clock.now()).await
    }

    async fn begin(&mut self, table: Table, way: Way, total: u64) -> Result<()> {
        let tx = self.tx().await?;
        store::clear(&tx).await?;
        store::begin(&tx, &self.right, &self.opening, &table, &way).await?;
        store::keep(tx).await?;
        self.outcome.import = Some(self.opening.id);
        self.outcome.way = Some(way);
        let delivery = Delivery {
            id: self.opening.id,
            source_table: table.id.clone(),
            dry: self.opening.dry,
            is_in_order: true,
            in_place: 0,
            waiting: 0,
            numbers: store::Numbers::default(),
        };
        self.begun = Some((table, delivery));
        self.total = total;
        Ok(())
    }

    async fn add(&mut self, gathered: Gathered) -> Result<()> {
        let tx = self.tx().await?;
        let counts = &mut self.outcome.counts;
        store::put_rejections(&tx, self.opening.id, counts.rejected, &gathered.rejections).await?;
        let (_, delivery) = self.begun.as_mut().ok_or_else(|| Error::internal("a delivery without a table"))?;
        delivery.is_in_order = gathered.is_in_order;
        store::put(&tx, delivery, &gathered.figures).await?;
        counts.read += gathered.read;
        counts.unused += gathered.unused;
        counts.rejected += u64::try_from(gathered.rejections.len()).unwrap_or(u64::MAX);
        if let Some(job) = self.job {
            // A figure of two indicators counts twice in what was read.
            let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
            let done = if self.total == 0 { counts.read } else { counts.read.min(self.total) };
            kernel::jobs::progress(&tx, job, number(done), number(self.total)).await?;
        }
        store::keep(tx).await?;
        remember(&mut self.outcome.rejections, gathered.rejections);
        Ok(())
    }

    async fn refuse(self, why: Mishap) -> Result<Outcome> {
        let tx = self.tx().await?;
        store::clear(&tx).await?;
        let event = store::refuse(&tx, &self.right, &self.opening, &why).await?;
        tx.commit(event).await?;
        Ok(Outcome { import: Some(self.opening.id), refusal: Some(why), ..Outcome::default() })
    }

    /// Takes away what was staged and tells that it was stopped.
    async fn stop(self) -> Result<Error> {
        self.refuse(Mishap::stopped()).await?;
        Ok(Error::Stopped)
    }

    async fn finish(mut self) -> Result<Outcome> {
        let (table, delivery) = self.begun.take().ok_or_else(|| Error::internal("a delivery without a table"))?;
        let tx = self.tx().await?;
        let (counts, below) = store::publish(&tx, &self.right, &delivery, self.outcome.counts).await?;
        if !delivery.dry {
            store::put_labels(&tx, &names(&table)).await?;
        }
        tx.commit(event(&delivery, &counts).fact("publisher", table.source.clone()).by(&self.right)).await?;
        self.outcome.counts = counts;
        remember(&mut self.outcome.rejections, below);
        Ok(self.outcome)
    }
}

fn event(delivery: &Delivery, counts: &Counts) -> Event {
    Event::new(if delivery.dry { "import.tried" } else { "import.finished" })
        .on(delivery.id)
        .fact("table", delivery.source_table.clone())
        .fact("read", counts.read)
        .fact("new", counts.new)
        .fact("changed", counts.changed)
        .fact("same", counts.same)
        .fact("rejected", counts.rejected)
        .fact("unused", counts.unused)
}

fn remember(kept: &mut Vec<Mishap>, more: Vec<Mishap>) {
    let room = SHOWN.saturating_sub(kept.len());
    kept.extend(more.into_iter().take(room));
}

/// What the codes of a table are called: scope, code, name. Groups stand under the table, to be shown, and under their
/// dimension, to be found by name.
fn names(table: &Table) -> Vec<(String, String, String)> {
    let scopes = |dimension: &Dimension| match dimension.kind {
        DimensionKind::Area(_) => vec![store::AREAS.to_owned()],
        DimensionKind::Other => vec![table.id.clone(), store::scope_below(&table.id, &dimension.code)],
        DimensionKind::Time => Vec::new(),
    };
    let mut names = Vec::new();
    for dimension in &table.dimensions {
        for scope in scopes(dimension) {
            names.extend(dimension.codes.iter().map(|code| (scope.clone(), code.code.clone(), code.title.clone())));
        }
        names.push((store::scope_below(&table.id, store::DIMENSIONS), dimension.code.clone(), dimension.title.clone()));
    }
    let measures = store::scope_below(&table.id, store::MEASURES);
    names.extend(table.measures.iter().map(|measure| (measures.clone(), measure.code.clone(), measure.title.clone())));
    names
}

/// The measure of a figure and what its cell says of it: the figure itself, or a number beside it.
fn beside(cell: &Cell) -> (&str, Option<&str>) {
    match cell.measure.split_once(':') {
        Some((measure, what)) => (measure, Some(what)),
        None => (&cell.measure, None),
    }
}
