//! The work of this part that takes longer than a page may: taking in the files that somebody sent.

use crate::access::{AllFigures, ImportFigures};
use crate::import::{self, Importer, Options, Outcome, Said};
use crate::pages::delivery_path;
use crate::refresh::REFRESH;
use kernel::access::Policies;
use kernel::ids::FileId;
use kernel::jobs::Job;
use kernel::{Clock, Db, Error, Result, files};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sources::Content;

/// The kind of a job that takes in a delivery.
pub(crate) const IMPORT: &str = "import-figures";

/// What a job needs to know of a delivery.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Delivery {
    /// The stored files.
    pub files: Vec<FileId>,
    /// The name of the column mapping; none where the files tell what they are.
    pub mapping: Option<String>,
    /// The table that a file of StatLine is of; may be empty.
    #[serde(default)]
    pub table: String,
    /// Whether only to tell what would happen.
    pub dry: bool,
}

/// The kinds of jobs of this part.
pub fn jobs() -> &'static [&'static str] {
    &[IMPORT, REFRESH]
}

/// Runs a job of this part and gives what came of it, as [`kernel::jobs::finish`] wants it: a text key with its values and
/// where to look. `None` for a job of another part.
pub async fn run_job(db: &Db, policies: &Policies, clock: Clock, job: &Job) -> Option<Result<String>> {
    (job.kind == IMPORT).then_some(())?;
    Some(take_in(db, policies, clock, job).await)
}

async fn take_in(db: &Db, policies: &Policies, clock: Clock, job: &Job) -> Result<String> {
    let delivery: Delivery = serde_json::from_str(&job.input).map_err(Error::internal)?;
    let mut options = Options { dry_run: delivery.dry, job: Some(job.id), ..Options::default() };
    let reader = db.reader();
    let mut sent = Vec::new();
    let mut sums = Vec::new();
    for id in &delivery.files {
        let file = files::read(&reader, *id).await?;
        options.files.push(file.name.clone());
        sums.push(file.sha256);
        sent.push((file.name, Content::Bytes(file.bytes)));
    }
    options.sha256 = if sums.len() == 1 { sums.concat() } else { files::sha256(sums.concat().as_bytes()) };
    let said = Said { mapping: delivery.mapping.unwrap_or_default(), table: delivery.table };
    let right = policies.allow::<ImportFigures>(&job.viewer, AllFigures)?;
    let known = import::known(&reader, &right, &said).await?;
    let open = import::sent(sent, said, known);
    let importer = Importer { db, policies, viewer: &job.viewer, clock };
    let stop = kernel::jobs::asked_to_stop(db.reader(), job.id);
    let outcome = import::run_until(importer, open, options, &mut |_| {}, stop).await?;
    Ok(told(&outcome, delivery.dry))
}

/// The outcome as the page of the job shows it.
pub(crate) fn told(outcome: &Outcome, dry: bool) -> String {
    let text = match (&outcome.refusal, dry) {
        (Some(_), _) => "import-refused",
        (None, true) => "import-tried",
        (None, false) => "import-done",
    };
    let path = outcome.import.map(delivery_path).unwrap_or_default();
    json!({ "text": text, "args": outcome.counts, "path": path, "alarm": outcome.refusal.is_some() }).to_string()
}
