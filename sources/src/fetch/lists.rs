//! Which lists a table has, and fetching each page by page.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use serde_json::Value;

use super::Step;
use super::service::{Generation, Service};
use super::state::Kept;
use super::web::{Web, not_kept};
use crate::csv_file::BadRow;
use crate::json_page::JsonPage;
use crate::{Refusal, RefusalReason};

/// The most bytes of a description.
const LARGEST_DESCRIPTION: u64 = 16 * 1024 * 1024;

/// The longest name of a list.
const LONGEST_NAME: usize = 100;

/// Asks what the table says about itself: what tells this version from the next, and the whole answer.
pub fn description(web: &mut Web<'_>, service: &Service, folder: &Path) -> Result<(String, Vec<u8>), Refusal> {
    let part = folder.join("description.part");
    let url = service.list(description_list(service))?;
    let (answer, (stamp, bytes)) = web.get(&url, &part, LARGEST_DESCRIPTION, |file| {
        let bytes = fs::read(file)?;
        Ok((stamp(service.generation(), &bytes)?, bytes))
    })?;
    fs::remove_file(&part).map_err(|error| not_kept(&error))?;
    let told = if stamp.is_empty() { answer.tag.unwrap_or_default() } else { stamp };
    Ok((told, bytes))
}

const fn description_list(service: &Service) -> &'static str {
    match service.generation() {
        Generation::V3 => "TableInfos",
        Generation::V4 => "Properties",
    }
}

/// The file in which the description is kept.
pub fn description_file(service: &Service) -> String {
    format!("{}.json", description_list(service))
}

/// The moments of change and the number of observations, as far as they are told.
fn stamp(generation: Generation, bytes: &[u8]) -> io::Result<String> {
    let answer: Value = serde_json::from_slice(bytes)?;
    let (record, names) = match generation {
        Generation::V3 => (answer.pointer("/value/0"), ["Modified", "MetaDataModified", ""]),
        Generation::V4 => (Some(&answer), ["Modified", "ObservationsModified", "ObservationCount"]),
    };
    let record = record.and_then(Value::as_object).ok_or_else(|| io::Error::other("the description of the table is not there"))?;
    let told = names.iter().filter_map(|name| record.get(*name)).filter(|value| !value.is_null());
    Ok(told.map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned)).collect::<Vec<_>>().join(", "))
}

/// Fetches all lists that the readers need, the figures last. Gives the name of the list of figures.
pub fn all(web: &mut Web<'_>, service: &Service, kept: &mut Kept) -> Result<&'static str, Refusal> {
    match service.generation() {
        Generation::V3 => {
            list(web, service, kept, "DataProperties")?;
            for properties in records(kept, "DataProperties", ["Type", "Key"])? {
                let [kind, key] = properties;
                if kind != "Topic" && kind != "TopicGroup" {
                    list(web, service, kept, &key)?;
                }
            }
            let figures = figures(web, service, kept)?;
            list(web, service, kept, figures)?;
            Ok(figures)
        }
        Generation::V4 => {
            list(web, service, kept, "Dimensions")?;
            for [dimension] in records(kept, "Dimensions", ["Identifier"])? {
                list(web, service, kept, &format!("{dimension}Codes"))?;
            }
            list(web, service, kept, "MeasureCodes")?;
            list(web, service, kept, "Observations")?;
            Ok("Observations")
        }
    }
}

/// The list of figures of v3: the untyped one when the service has it.
fn figures(web: &mut Web<'_>, service: &Service, kept: &Kept) -> Result<&'static str, Refusal> {
    let part = kept.part();
    let (_, names) = web.get(&service.list("")?, &part, LARGEST_DESCRIPTION, |file| {
        let mut names = Vec::new();
        read(file, |record| names.extend(record.into_iter().find(|(name, _)| name == "name").map(|(_, text)| text)))?;
        Ok(names)
    })?;
    fs::remove_file(&part).map_err(|error| not_kept(&error))?;
    let found = ["UntypedDataSet", "TypedDataSet"].into_iter().find(|list| names.iter().any(|name| name == list));
    found.ok_or_else(|| Refusal::of_all(RefusalReason::FileMissing { name: "UntypedDataSet / TypedDataSet".to_owned() }))
}

/// Fetches the pages of a list that are not there yet.
fn list(web: &mut Web<'_>, service: &Service, kept: &mut Kept, name: &str) -> Result<(), Refusal> {
    check_name(name)?;
    let mut is_resumed = kept.state.lists.contains_key(name);
    while !kept.state.is_whole(name) {
        match page(web, service, kept, name) {
            // The address of a next page may not hold for ever; then the list is fetched from its start.
            Err(refusal) if is_resumed && is_gone(&refusal) => kept.forget(name)?,
            other => other?,
        }
        is_resumed = false;
    }
    Ok(())
}

/// Whether the server does not know an address, or knows it no more.
fn is_gone(refusal: &Refusal) -> bool {
    matches!(refusal.reason.as_ref(), RefusalReason::FetchStatus { status, .. } if matches!(status.as_str(), "400" | "404" | "410"))
}

/// Fetches the next page of a list.
fn page(web: &mut Web<'_>, service: &Service, kept: &mut Kept, name: &str) -> Result<(), Refusal> {
    let mut progress = kept.state.lists.get(name).cloned().unwrap_or_default();
    let url = match &progress.next {
        Some(link) => service.follow(link)?,
        None => service.list(name)?,
    };
    let pages = kept.state.pages();
    if pages >= web.limits.pages {
        let reason = RefusalReason::TooManyFiles { count: (pages + 1).to_string(), limit: web.limits.pages.to_string() };
        return Err(Refusal::of_all(reason));
    }
    let left = web.limits.bytes.saturating_sub(kept.state.bytes());
    let (answer, (records, next)) = web.get(&url, &kept.part(), left, whole)?;
    progress.pages += 1;
    progress.records += records;
    progress.bytes += answer.bytes;
    progress.next = next;
    let (page, records) = (progress.pages, progress.records);
    kept.add(name, progress)?;
    web.tell(&Step::Page { list: name.to_owned(), page, records, bytes: kept.state.bytes() })
}

/// Names of lists come from the server and become names of files: only letters, digits and `_` will do.
fn check_name(name: &str) -> Result<(), Refusal> {
    let fits = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    if fits && !name.is_empty() && name.len() <= LONGEST_NAME {
        return Ok(());
    }
    Err(Refusal::of_all(RefusalReason::FetchAddress { address: name.to_owned() }))
}

/// Whether a page is whole: the number of its records and the address of the next page.
fn whole(file: &Path) -> io::Result<(u64, Option<String>)> {
    let mut records = 0;
    let next = read(file, |_| records += 1)?;
    Ok((records, next))
}

/// Reads all records of a page; gives the address of the next.
fn read(file: &Path, mut take: impl FnMut(Vec<(String, String)>)) -> io::Result<Option<String>> {
    let mut page = JsonPage::open(&file.to_string_lossy(), File::open(file)?)?;
    while let Some(record) = page.next_record() {
        match record {
            Ok((_, record)) => take(record.0),
            Err(BadRow::Unreadable { error, .. }) => return Err(error),
            Err(bad) => return Err(io::Error::other(bad.refuse("").to_string())),
        }
    }
    Ok(page.next_page().map(str::to_owned))
}

/// Some fields of all records of a list that is there as a whole.
fn records<const N: usize>(kept: &Kept, list: &str, wanted: [&str; N]) -> Result<Vec<[String; N]>, Refusal> {
    let mut found = Vec::new();
    let pages = kept.state.lists.get(list).map_or(0, |list| list.pages);
    for number in 1..=pages {
        let take = |record: Vec<(String, String)>| {
            let field = |name: &str| record.iter().find(|(title, _)| title == name).map(|(_, text)| text.trim().to_owned());
            found.push(wanted.map(|name| field(name).unwrap_or_default()));
        };
        read(&kept.page(list, number), take).map_err(|error| not_kept(&error))?;
    }
    Ok(found)
}
