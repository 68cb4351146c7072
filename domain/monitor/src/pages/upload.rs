//! Sending a delivery or a column mapping. A delivery is queued: its page shows how far it is.

use super::figures::{Chosen, show};
use crate::access::{AllFigures, ImportFigures};
use crate::jobs::{Delivery, IMPORT};
use crate::store;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use kernel::access::Authorized;
use kernel::audit::Event;
use kernel::ids::{ImportId, JobId};
use kernel::{Error, Tx, files, jobs};
use sources::spreadsheet::Mapping;
use web::{Answer, Checked, CheckedUpload, Faults, NoFields, Visit, paths};

/// The media type of every file that we did not make: it is only ever read by us.
pub(super) const ANY: &str = "application/octet-stream";

pub(crate) async fn deliver(visit: Visit, upload: CheckedUpload) -> Answer {
    let right = visit.allow::<ImportFigures>(AllFigures)?;
    let mapping = upload.fields.get("mapping").filter(|name| !name.is_empty()).cloned();
    let known = store::mapping_names(&visit.reader(), &right).await?;
    let mut faults = Faults::none();
    if upload.files.is_empty() {
        faults.add("files", "fault-no-file");
    }
    if mapping.is_some() && upload.files.len() > 1 {
        faults.add("files", "fault-one-file");
    }
    if mapping.as_ref().is_some_and(|name| !known.contains(name)) {
        faults.add("mapping", "fault-mapping-gone");
    }
    let table = upload.fields.get("table").cloned().unwrap_or_default();
    if !faults.is_empty() {
        let chosen = Chosen { mapping: mapping.unwrap_or_default(), table };
        return show(&visit, StatusCode::UNPROCESSABLE_ENTITY, faults, chosen).await;
    }
    let dry = upload.fields.contains_key("dry");
    let tx = visit.begin().await?;
    let mut stored = Vec::new();
    for file in upload.files {
        stored.push(files::store(&tx, &file.name, ANY, file.bytes).await?);
    }
    let job = ask(tx, &right, Delivery { files: stored, mapping, table, dry }).await?;
    Ok(Redirect::to(&paths::job(job)).into_response())
}

/// Queues a delivery and ends the transaction in which its files were stored.
pub(super) async fn ask(tx: Tx, right: &Authorized<ImportFigures>, delivery: Delivery) -> kernel::Result<JobId> {
    let job = jobs::queue(&tx, IMPORT, serde_json::to_string(&delivery).map_err(Error::internal)?).await?;
    let event = Event::new("import.asked").by(right).on(job);
    tx.commit(event.fact("files", delivery.files.len()).fact("trial", delivery.dry)).await?;
    Ok(job)
}

/// After a trial: the same files once more, and now for real.
pub(crate) async fn repeat(visit: Visit, Path(id): Path<ImportId>, Checked(NoFields {}): Checked<NoFields>) -> Answer {
    let right = visit.allow::<ImportFigures>(AllFigures)?;
    let trial = store::import(&visit.reader(), &right, id).await?;
    if !trial.can_be_repeated() {
        return Err(Error::NotFound.into());
    }
    let input = jobs::input(&visit.reader(), &right, IMPORT, trial.job.ok_or(Error::NotFound)?).await?;
    let delivery: Delivery = serde_json::from_str(&input).map_err(Error::internal)?;
    let job = ask(visit.begin().await?, &right, Delivery { dry: false, ..delivery }).await?;
    Ok(Redirect::to(&paths::job(job)).into_response())
}

pub(crate) async fn save_mapping(visit: Visit, upload: CheckedUpload) -> Answer {
    let right = visit.allow::<ImportFigures>(AllFigures)?;
    let text = upload.files.into_iter().next().and_then(|file| String::from_utf8(file.bytes).ok());
    let Some(mapping) = text.and_then(|text| Mapping::from_toml(&text).ok()) else {
        let mut faults = Faults::none();
        faults.add("body", "fault-mapping");
        return show(&visit, StatusCode::UNPROCESSABLE_ENTITY, faults, Chosen::default()).await;
    };
    let tx = visit.begin().await?;
    let event = store::save_mapping(&tx, &right, &mapping.table.title, &mapping).await?;
    tx.commit(event).await?;
    visit.done(paths::WORK_FIGURES, "mapping-saved")
}
