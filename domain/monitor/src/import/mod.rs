//! Taking in a delivery: read on a thread of its own, staged in short transactions, compared and made visible in one.

mod gather;
mod matching;

pub use matching::{Plan, plan};

use crate::access::{AllFigures, ImportFigures};
use crate::model::{Counts, Mishap};
use crate::store::{self, Publication};
use gather::{Fed, Gathered};
use kernel::access::{Authorized, Policies};
use kernel::areas::Area;
use kernel::audit::Event;
use kernel::ids::{ImportId, JobId};
use kernel::{Clock, Db, Error, Result, Viewer};
use sources::cbs_v4::CbsV4;
use sources::spreadsheet::{Mapping, Spreadsheet};
use sources::{Bundle, Cell, Content, DimensionKind, Refusal, Source, Table};

/// The most rejections that an [`Outcome`] carries; all of them are in the database.
const SHOWN: usize = 1000;

/// Opens a source on the thread that reads it.
pub type Open = Box<dyn FnOnce() -> Result<Box<dyn Source>, Refusal> + Send>;

/// A set of CBS files, or the zip archive that holds them.
pub fn cbs(files: Vec<(String, Content)>) -> Open {
    Box::new(move || Ok(Box::new(CbsV4::open(Bundle::files(files)?, Area::netherlands())?)))
}

/// A spreadsheet or CSV file that is read by a mapping.
pub fn sheet(name: &str, content: Content, mapping: Mapping) -> Open {
    let name = name.to_owned();
    Box::new(move || Ok(Box::new(Spreadsheet::open(&name, content, mapping)?)))
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
    /// Whether the measures are named by the keys of indicators, as in a column mapping.
    pub mapped: bool,
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
/// [`Error::Denied`] for whoever may not; [`Error::Refused`] when another delivery started meanwhile; when the
/// database fails. Files that cannot be read are no error but an [`Outcome::refusal`].
pub async fn run(at: Importer<'_>, open: Open, options: Options, progress: &mut (dyn FnMut(u64) + Send)) -> Result<Outcome> {
    let right = at.policies.allow::<ImportFigures>(at.viewer, AllFigures)?;
    let plan = plan(&at.db.reader(), options.mapped).await?;
    let opening = store::Opening { id: ImportId::fresh(), files: options.files, sha256: options.sha256, dry: options.dry_run };
    let mut staging = Staging { at, right, opening, job: options.job, table: None, outcome: Outcome::default() };
    let mut feed = gather::start(open, plan);
    while let Some(fed) = feed.recv().await {
        match fed {
            Fed::Table(table) => staging.begin(table).await?,
            Fed::Figures(gathered) => staging.add(gathered).await?,
            Fed::End => return staging.finish().await,
            Fed::Refused(refusal) => return staging.refuse(&refusal).await,
        }
        progress(staging.outcome.counts.read);
    }
    // Without an end, what was staged is only a part.
    Err(Error::internal("the thread that reads a delivery broke off"))
}

/// A delivery under way.
struct Staging<'a> {
    at: Importer<'a>,
    right: Authorized<ImportFigures>,
    opening: store::Opening,
    job: Option<JobId>,
    table: Option<Table>,
    outcome: Outcome,
}

impl Staging<'_> {
    async fn tx(&self) -> Result<kernel::Tx> {
        self.at.db.begin(self.at.viewer, self.at.clock.now()).await
    }

    async fn begin(&mut self, table: Table) -> Result<()> {
        let tx = self.tx().await?;
        store::clear(&tx).await?;
        store::begin(&tx, &self.right, &self.opening, &table).await?;
        store::keep(tx).await?;
        self.outcome.import = Some(self.opening.id);
        self.table = Some(table);
        Ok(())
    }

    async fn add(&mut self, gathered: Gathered) -> Result<()> {
        let tx = self.tx().await?;
        let counts = &mut self.outcome.counts;
        store::put_rejections(&tx, self.opening.id, counts.rejected, &gathered.rejections).await?;
        store::put_staged(&tx, self.opening.id, gathered.figures).await?;
        counts.read += gathered.read;
        counts.unused += gathered.unused;
        counts.rejected += u64::try_from(gathered.rejections.len()).unwrap_or(u64::MAX);
        if let Some(job) = self.job {
            kernel::jobs::progress(&tx, job, i64::try_from(counts.read).unwrap_or(i64::MAX), 0).await?;
        }
        store::keep(tx).await?;
        remember(&mut self.outcome.rejections, gathered.rejections);
        Ok(())
    }

    async fn refuse(self, refusal: &Refusal) -> Result<Outcome> {
        let why = Mishap::from(refusal);
        let tx = self.tx().await?;
        store::clear(&tx).await?;
        let event = store::refuse(&tx, &self.right, &self.opening, &why).await?;
        tx.commit(event).await?;
        Ok(Outcome { import: Some(self.opening.id), refusal: Some(why), ..Outcome::default() })
    }

    async fn finish(mut self) -> Result<Outcome> {
        let table = self.table.take().ok_or_else(|| Error::internal("a delivery without a table"))?;
        let publication =
            Publication { id: self.opening.id, source_table: table.id.clone(), dry: self.opening.dry, counts: self.outcome.counts };
        let tx = self.tx().await?;
        let (counts, below) = store::publish(&tx, &publication).await?;
        if !publication.dry {
            store::put_labels(&tx, &names(&table)).await?;
        }
        tx.commit(event(&publication, &counts)).await?;
        self.outcome.counts = counts;
        remember(&mut self.outcome.rejections, below);
        Ok(self.outcome)
    }
}

fn event(publication: &Publication, counts: &Counts) -> Event {
    Event::new(if publication.dry { "import.tried" } else { "import.finished" })
        .on(publication.id)
        .fact("table", publication.source_table.clone())
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

/// What the codes of a table are called: scope, code, name.
fn names(table: &Table) -> Vec<(String, String, String)> {
    let scope = |kind| match kind {
        DimensionKind::Area(_) => Some(store::AREAS.to_owned()),
        DimensionKind::Other => Some(table.id.clone()),
        DimensionKind::Time => None,
    };
    let named = table.dimensions.iter().filter_map(|dimension| Some((scope(dimension.kind)?, &dimension.codes)));
    named.flat_map(|(scope, codes)| codes.iter().map(move |code| (scope.clone(), code.code.clone(), code.title.clone()))).collect()
}

/// The measure of a figure and what its cell says of it: the figure itself, or a number beside it.
fn beside(cell: &Cell) -> (&str, Option<&str>) {
    match cell.measure.split_once(':') {
        Some((measure, what)) => (measure, Some(what)),
        None => (&cell.measure, None),
    }
}
