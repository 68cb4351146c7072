//! Taking in what areas are: outlines from GeoJSON, and names, larger areas and classes from a table of CBS.

mod geojson;

pub use geojson::read as outlines;

use crate::access::{AllFigures, ImportFigures};
use crate::import::Importer;
use crate::model::{KnownArea, Mishap};
use crate::store::{self, AreaNames};
use geojson::mishap;
use kernel::areas::{Area, AreaLevel};
use kernel::{Error, Result, settings};
use sources::cbs_v3::{AreaRow, Class, DivisionChange, areas_of_cbs};
use sources::{Bundle, Content};
use std::collections::BTreeMap;
use std::io::Read;

/// The largest file of outlines, which is read as a whole.
const LARGEST: u64 = 64 * 1024 * 1024;
/// How a table calls the larger areas of a municipality that we keep.
const PROVINCES: &str = "Provincies";

/// Of which division files are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Years {
    /// The year of the division; none when the files tell.
    pub year: Option<u16>,
    /// The first division since which none of these areas changed, when somebody knows.
    pub same_since: Option<u16>,
}

/// What came of files about areas.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AreasOutcome {
    /// How many areas got an outline.
    pub outlines: usize,
    /// How many areas got a name, classes and the like from a table.
    pub described: usize,
    /// How many districts and neighbourhoods lie in another municipality, and were not kept.
    pub elsewhere: usize,
    /// What was left out, and why.
    pub left_out: Vec<Mishap>,
    /// Why nothing was kept.
    pub refusal: Option<Mishap>,
}

/// What was read, or why nothing can be.
pub type Outcome<T> = std::result::Result<T, Box<Mishap>>;

/// What files tell of areas.
#[derive(Default)]
struct Told {
    outlines: Vec<KnownArea>,
    described: Vec<KnownArea>,
    names: AreaNames,
    left_out: Vec<Mishap>,
}

/// Takes in files: each `.geojson` by itself, the rest together as a table of CBS. All of it is kept, or nothing.
///
/// # Errors
/// [`Error::Denied`] for whoever may not; when the database fails. Files that cannot be read are no error but an
/// [`AreasOutcome::refusal`].
pub async fn take_in(at: Importer<'_>, files: Vec<(String, Content)>, years: Years) -> Result<AreasOutcome> {
    let right = at.policies.allow::<ImportFigures>(at.viewer, AllFigures)?;
    let here = settings::read(&at.db.reader()).await?.settings.area;
    let read = tokio::task::spawn_blocking(move || read(files, years)).await.map_err(Error::internal)?;
    let mut told = match read {
        Ok(told) => told,
        Err(why) => return Ok(AreasOutcome { refusal: Some(*why), ..AreasOutcome::default() }),
    };
    let all = told.outlines.len() + told.described.len();
    told.outlines.retain(|known| is_ours(&known.area, &here));
    told.described.retain(|known| is_ours(&known.area, &here));
    let outcome = AreasOutcome {
        outlines: told.outlines.len(),
        described: told.described.len(),
        elsewhere: all - told.outlines.len() - told.described.len(),
        left_out: told.left_out,
        refusal: None,
    };
    let tx = at.db.begin(at.viewer, at.clock.now()).await?;
    store::put_outlines(&tx, &right, &told.outlines).await?;
    let event = store::put_areas(&tx, &right, &told.described, &told.names).await?;
    tx.commit(event.fact("outlines", outcome.outlines).fact("left_out", outcome.left_out.len())).await?;
    Ok(outcome)
}

/// Districts and neighbourhoods are kept of the own municipality only; of a municipality without a code, all.
fn is_ours(area: &Area, here: &str) -> bool {
    here.is_empty() || !is_part(area) || area.municipality().is_some_and(|municipality| municipality.code() == here)
}

fn read(files: Vec<(String, Content)>, years: Years) -> Outcome<Told> {
    let (outlines, tables): (Vec<_>, Vec<_>) = files.into_iter().partition(|(name, _)| is_geojson(name));
    let mut told = Told::default();
    for (name, content) in outlines {
        let file = name.rsplit('/').next().unwrap_or(&name);
        let (areas, left_out) = geojson::read(file, &bytes(file, content)?, years)?;
        told.outlines.extend(areas);
        told.left_out.extend(left_out);
    }
    if !tables.is_empty() {
        describe(&mut told, tables, years)?;
    }
    for known in told.outlines.iter_mut().chain(&mut told.described) {
        let since = years.same_since.filter(|since| is_part(&known.area) && *since < known.same_since);
        known.same_since = since.unwrap_or(known.same_since);
    }
    Ok(told)
}

fn is_geojson(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(".geojson")
}

fn is_part(area: &Area) -> bool {
    matches!(area.level(), AreaLevel::District | AreaLevel::Neighbourhood)
}

fn bytes(file: &str, content: Content) -> Outcome<Vec<u8>> {
    let refused = |code: &str, name: &str, value: String| Box::new(mishap(file, 0, "", "", code, &[(name, value)]));
    let unreadable = |error: std::io::Error| refused("unreadable", "error", error.to_string());
    let mut bytes = Vec::new();
    match content {
        Content::Bytes(sent) => bytes = sent,
        Content::Path(path) => {
            let file = std::fs::File::open(path).map_err(unreadable)?;
            file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        }
    }
    let is_too_large = u64::try_from(bytes.len()).is_ok_and(|size| size > LARGEST);
    if is_too_large { Err(refused("too-large", "limit", "64 MB".to_owned())) } else { Ok(bytes) }
}

/// What a table of CBS tells of areas.
fn describe(told: &mut Told, files: Vec<(String, Content)>, years: Years) -> Outcome<()> {
    let refused = |refusal: sources::Refusal| Box::new(Mishap::from(&refusal));
    let listing = areas_of_cbs(Bundle::files(files).map_err(refused)?).map_err(refused)?;
    told.left_out.extend(listing.rejections.iter().map(Mishap::from));
    let mut provinces = BTreeMap::new();
    for row in listing.items {
        let told_year = row.area.division();
        let Some(division) = years.year.or(told_year) else { return Err(mishap("", 0, "", "", "no-year", &[]).into()) };
        if let Some(found) = told_year.filter(|found| *found != division) {
            let args = [("found", found.to_string()), ("expected", division.to_string())];
            return Err(mishap("", 0, "", "", "other-year", &args).into());
        }
        if crate::model::level_word(row.area.level()).is_none() {
            continue;
        }
        for parent in row.parents.iter().filter(|parent| parent.kind == PROVINCES) {
            provinces.entry(parent.area.code().to_owned()).or_insert((parent.area.clone(), parent.name.clone(), division));
        }
        name_classes(&mut told.names, &row);
        told.described.push(described(row, division));
    }
    for (area, name, division) in provinces.into_values() {
        told.described.push(KnownArea { source: "CBS".to_owned(), ..KnownArea::new(area, division, &name) });
    }
    Ok(())
}

fn described(row: AreaRow, division: u16) -> KnownArea {
    let code = |class: &Option<Class>| class.as_ref().map(|class| class.code.clone()).unwrap_or_default();
    let province = row.parents.iter().find(|parent| parent.kind == PROVINCES).map(|parent| parent.area.code().to_owned());
    let known = KnownArea::new(row.area, division, &row.name);
    KnownArea {
        parent: province.unwrap_or_else(|| known.parent.clone()),
        size_class: code(&row.size_class),
        urbanity: code(&row.urbanity),
        inhabitants: row.inhabitants,
        same_since: if row.change == Some(DivisionChange::None) { division - 1 } else { division },
        source: "CBS".to_owned(),
        ..known
    }
}

fn name_classes(names: &mut AreaNames, row: &AreaRow) {
    let classes = [(store::SIZE_CLASS, &row.size_class), (store::URBANITY, &row.urbanity)];
    for (scope, class) in classes {
        let named = class.iter().filter(|class| !class.title.is_empty());
        names.extend(named.map(|class| ((scope, class.code.clone()), class.title.clone())));
    }
}
