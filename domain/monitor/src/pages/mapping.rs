//! Making a mapping of a spreadsheet in the browser: choose a file, say which column is what, see what each row becomes,
//! save it under a name and try the file with it.

use super::delivery::worded;
use super::upload::{ANY, ask};
use super::wording::period_in;
use crate::access::{AllFigures, ImportFigures};
use crate::jobs::Delivery;
use crate::model::{MappingDraft, Mishap, nothing_word};
use crate::store;
use agenda::access::ReadAgenda;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use kernel::ids::FileId;
use kernel::{Error, Result, files};
use sources::spreadsheet::{Mapping, NamedArea, Spreadsheet, excerpt};
use sources::{Cell, Content, Reading, Rejection, Source};
use std::collections::BTreeMap;
use web::{Answer, Checked, CheckedUpload, Faults, Shell, Visit, filters, paths};

/// Where a mapping is begun.
pub(crate) const MAKE: &str = "/werk/cijfers/indeling";
/// How many rows of the file are shown.
const ROWS: usize = 5;
/// How many figures the preview shows.
const PREVIEWED: usize = 20;

#[derive(Template)]
#[template(path = "mapping_start.html")]
struct MappingStartPage<'a> {
    shell: &'a Shell,
    faults: Faults,
    /// Why the file cannot be read.
    refusal: Option<String>,
    /// What somebody began: where, the file, the day.
    begun: Vec<(String, String, String)>,
}

#[derive(Template)]
#[template(path = "mapping.html")]
struct MappingPage<'a> {
    shell: &'a Shell,
    action: String,
    /// The name of the file.
    name: String,
    draft: &'a MappingDraft,
    looked: Looked,
    indicators: Vec<(String, String)>,
    preview: Vec<Becoming>,
    refusal: Option<String>,
    faults: Faults,
}

/// What the start of a file looks like.
#[derive(Debug, Default)]
struct Looked {
    sheets: Vec<String>,
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// What a row would become: a figure, or the reason why not.
struct Becoming {
    line: u64,
    becomes: std::result::Result<Figure, String>,
}

/// A figure in words.
struct Figure {
    indicator: String,
    period: String,
    area: String,
    value: String,
}

impl MappingPage<'_> {
    const PERIOD_FORMS: [(&'static str, &'static str); 4] = [
        ("year", "mapping-form-year"),
        ("title", "mapping-form-title"),
        ("code", "mapping-form-code"),
        ("day", "mapping-form-day"),
    ];
    const AREA_FORMS: [(&'static str, &'static str); 5] = [
        ("codes", "mapping-area-codes"),
        ("municipality", "mapping-area-municipality"),
        ("district", "mapping-area-district"),
        ("neighbourhood", "mapping-area-neighbourhood"),
        ("names", "mapping-area-names"),
    ];
    const STATUSES: [(&'static str, &'static str); 3] =
        [("provisional", "status-provisional"), ("final", "status-final"), ("derived", "status-word-derived")];
    const MARKS: [(&'static str, &'static str); 2] = [("comma", "mapping-comma"), ("point", "mapping-point")];
    const DASHES: [(&'static str, &'static str); 5] = [
        ("", "mapping-dash-none"),
        ("impossible", "nothing-impossible"),
        ("unknown", "nothing-unknown"),
        ("secret", "nothing-secret"),
        ("not_delivered", "nothing-not_delivered"),
    ];

    /// The columns that have a title, with their place.
    fn titles(&self) -> impl Iterator<Item = (usize, &String)> {
        self.looked.header.iter().enumerate().filter(|(_, title)| !title.is_empty())
    }
    fn is_measure(&self, title: &str, key: &str) -> bool {
        self.draft.measures.get(title).is_some_and(|chosen| chosen == key)
    }
}

pub(crate) async fn start(visit: Visit) -> Answer {
    show_start(&visit, StatusCode::OK, Faults::none(), None).await
}

async fn show_start(visit: &Visit, status: StatusCode, faults: Faults, refusal: Option<String>) -> Answer {
    let db = visit.reader();
    let mut begun = Vec::new();
    for (file, name, at) in store::sheets(&db, &visit.allow(AllFigures)?).await? {
        let day = web::numbers::date_in(visit.lang(), kernel::clock::day(at));
        begun.push((path(file), name, day));
    }
    visit.page_with(status, &MappingStartPage { shell: &visit.shell, faults, refusal, begun })
}

/// Keeps the file and guesses what its columns are.
pub(crate) async fn begin(visit: Visit, upload: CheckedUpload) -> Answer {
    let right = visit.allow::<ImportFigures>(AllFigures)?;
    let Some(file) = upload.files.into_iter().next() else {
        let mut faults = Faults::none();
        faults.add("file", "fault-no-file");
        return show_start(&visit, StatusCode::UNPROCESSABLE_ENTITY, faults, None).await;
    };
    let looked = match look(file.name.clone(), file.bytes.clone(), MappingDraft::default()).await? {
        Ok(looked) => looked,
        Err(why) => {
            let words = Some(worded(&visit.shell, "refusal", &why));
            return show_start(&visit, StatusCode::UNPROCESSABLE_ENTITY, Faults::none(), words).await;
        }
    };
    let indicators = indicators(&visit).await?;
    let draft = MappingDraft::guess(&looked.header, &indicators, &visit.settings().area);
    let tx = visit.begin().await?;
    let id = files::store(&tx, &file.name, ANY, file.bytes).await?;
    let event = store::add_sheet(&tx, &right, id, &file.name, &draft).await?;
    tx.commit(event).await?;
    Ok(Redirect::to(&path(id)).into_response())
}

pub(crate) async fn get(visit: Visit, Path(id): Path<FileId>) -> Answer {
    let draft = store::sheet(&visit.reader(), &visit.allow(AllFigures)?, id).await?;
    show(&visit, id, &draft, StatusCode::OK, Faults::none()).await
}

/// What the form sends: the step, and every field as it was typed.
pub(crate) async fn post(visit: Visit, Path(id): Path<FileId>, Checked(sent): Checked<BTreeMap<String, String>>) -> Answer {
    let right = visit.allow::<ImportFigures>(AllFigures)?;
    let known = store::sheet(&visit.reader(), &right, id).await?;
    let step = sent.get("step").map_or("look", String::as_str);
    if step == "leave" {
        let tx = visit.begin().await?;
        let event = store::leave_sheet(&tx, &right, id).await?;
        tx.commit(event).await?;
        return visit.done(paths::WORK_FIGURES, "mapping-left");
    }
    let draft = typed(&sent, known);
    let tx = visit.begin().await?;
    let event = store::change_sheet(&tx, &right, id, &draft).await?;
    tx.commit(event).await?;
    let file = files::read(&visit.reader(), id).await?;
    let header = look(file.name, file.bytes, draft.clone()).await?.map(|looked| looked.header).unwrap_or_default();
    let checked = if step == "save" { draft.check(&header) } else { draft.columns(&header) };
    match checked {
        Err(faults) => show(&visit, id, &draft, StatusCode::UNPROCESSABLE_ENTITY, faults).await,
        Ok(mapping) if step == "save" => {
            let tx = visit.begin().await?;
            let event = store::save_mapping(&tx, &right, &mapping.table.title, &mapping).await?;
            store::end_sheet(&tx, &right, id).await?;
            tx.commit(event).await?;
            let mapping = Some(mapping.table.title);
            let delivery = Delivery { files: vec![id], mapping, table: String::new(), dry: true };
            let job = ask(visit.begin().await?, &right, delivery).await?;
            visit.done(&paths::job(job), "mapping-saved")
        }
        Ok(_) => Ok(Redirect::to(&path(id)).into_response()),
    }
}

/// Everything that was typed; a field that the page did not have stays as it was.
fn typed(sent: &BTreeMap<String, String>, known: MappingDraft) -> MappingDraft {
    let text = |name: &str, known: String| sent.get(name).cloned().unwrap_or(known);
    let column = |(name, title): (&String, &String)| {
        let at = name.strip_prefix("title-")?;
        Some((title.clone(), sent.get(&format!("measure-{at}"))?.clone()))
    };
    let mut measures = known.measures;
    measures.extend(sent.iter().filter_map(column));
    MappingDraft {
        name: text("name", known.name),
        publisher: text("publisher", known.publisher),
        sheet: text("sheet", known.sheet),
        header_row: text("header_row", known.header_row),
        decimal_mark: text("decimal_mark", known.decimal_mark),
        dash: text("dash", known.dash),
        period: text("period", known.period),
        period_form: text("period_form", known.period_form),
        period_fixed: text("period_fixed", known.period_fixed),
        area: text("area", known.area),
        area_form: text("area_form", known.area_form),
        area_fixed: text("area_fixed", known.area_fixed),
        status: text("status", known.status),
        status_fixed: text("status_fixed", known.status_fixed),
        group: text("group", known.group),
        measures,
    }
}

async fn show(visit: &Visit, id: FileId, draft: &MappingDraft, status: StatusCode, faults: Faults) -> Answer {
    let db = visit.reader();
    let file = files::read(&db, id).await?;
    let indicators = indicators(visit).await?;
    let mut refusal = None;
    let looked = match look(file.name.clone(), file.bytes.clone(), draft.clone()).await? {
        Ok(looked) => looked,
        Err(why) => {
            refusal = Some(why);
            // The sheets can be chosen from all the same.
            let sheets = look(file.name.clone(), file.bytes.clone(), MappingDraft::default()).await?;
            Looked { sheets: sheets.map(|looked| looked.sheets).unwrap_or_default(), ..Looked::default() }
        }
    };
    let areas = store::named_areas(&db).await?;
    let mut preview = Vec::new();
    if let Ok(mapping) = draft.columns(&looked.header) {
        match cells(file.name.clone(), file.bytes, mapping, areas.clone()).await? {
            Ok(cells) => preview = cells.iter().map(|cell| becoming(&visit.shell, &indicators, &areas, cell)).collect(),
            Err(why) => refusal = Some(why),
        }
    }
    let status = if refusal.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { status };
    let refusal = refusal.map(|why| worded(&visit.shell, "refusal", &why));
    let (shell, action, name) = (&visit.shell, path(id), file.name);
    visit.page_with(status, &MappingPage { shell, action, name, draft, looked, indicators, preview, refusal, faults })
}

fn becoming(
    shell: &Shell,
    indicators: &[(String, String)],
    areas: &[NamedArea],
    cell: &std::result::Result<Cell, Rejection>,
) -> Becoming {
    let cell = match cell {
        Ok(cell) => cell,
        Err(rejection) => {
            let why = Mishap::from(rejection);
            let words = worded(shell, "rejection", &why);
            let place = if why.column.is_empty() { String::new() } else { format!("{}, \"{}\": ", why.column, why.value) };
            return Becoming { line: why.line, becomes: Err(format!("{place}{words}")) };
        }
    };
    let named = indicators.iter().find(|(key, _)| *key == cell.measure).map_or(&cell.measure, |(_, name)| name);
    let area = areas.iter().find(|known| known.area.code() == cell.area.code());
    let area = area.map_or_else(|| cell.area.code().to_owned(), |known| known.name.clone());
    let group: String = cell.dims.values().map(|group| format!(", {group}")).collect();
    let value = match cell.value {
        Reading::Value(value) => value.to_string().replace('.', if shell.lang == kernel::settings::Lang::Nl { "," } else { "." }),
        Reading::Nothing(nothing) => shell.say(&format!("nothing-{}", nothing_word(nothing))),
    };
    let period = period_in(shell.lang, cell.period);
    Becoming { line: cell.at.row, becomes: Ok(Figure { indicator: named.clone(), period, area: format!("{area}{group}"), value }) }
}

/// The keys and names of the indicators of the agenda, a draft of it included.
async fn indicators(visit: &Visit) -> Result<Vec<(String, String)>> {
    let (db, mut all) = (visit.reader(), BTreeMap::new());
    let working = agenda::store::working(&db).await?.map(|agenda| visit.open::<ReadAgenda, _>(agenda)).transpose()?;
    for agenda in [working.map(|(agenda, _)| agenda), agenda::store::current(&db).await?].into_iter().flatten() {
        all.extend(agenda.indicators().map(|(_, _, one)| (one.key.clone(), one.name.clone())));
    }
    Ok(all.into_iter().collect())
}

/// Reads the start of a file, on a thread that may block.
async fn look(name: String, bytes: Vec<u8>, draft: MappingDraft) -> Result<std::result::Result<Looked, Box<Mishap>>> {
    let read = move || {
        let sheet = Some(draft.sheet.as_str()).filter(|sheet| !sheet.is_empty());
        let found = excerpt(&name, Content::Bytes(bytes), sheet, draft.row(), ROWS)?;
        let rows = found.rows.into_iter().map(|row| row.fields).collect();
        Ok(Looked { sheets: found.sheets, header: found.header, rows })
    };
    tokio::task::spawn_blocking(read).await.map_err(Error::internal)
}

/// Reads the first figures of a file by a mapping, on a thread that may block.
async fn cells(
    name: String,
    bytes: Vec<u8>,
    mapping: Mapping,
    areas: Vec<NamedArea>,
) -> Result<std::result::Result<Vec<std::result::Result<Cell, Rejection>>, Box<Mishap>>> {
    let read = move || {
        let mut sheet = Spreadsheet::open_naming(&name, Content::Bytes(bytes), mapping, &areas)?;
        Ok(sheet.cells()?.take(PREVIEWED).collect())
    };
    tokio::task::spawn_blocking(read).await.map_err(Error::internal)
}

fn path(id: FileId) -> String {
    format!("{MAKE}/{id}")
}
