//! What each reader must do with any input: read it or refuse it, and hold to what the rest of the program counts on.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use kernel::areas::Area;
use kernel::periods::Period;
use monitor::areas::Years;
use monitor::model::MappingDraft;
use sources::spreadsheet::{Identity, Mapping, NamedArea, Spreadsheet, excerpt};
use sources::{Bundle, Cell, Content, Provenance, Reading, Refusal, Rejection, Source, Table, cbs, cbs_v3, statline, swing};
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

/// Stands between the parts of an input: the name of a file, what is in it, the name of the next.
pub const BETWEEN: u8 = 0;

/// The mapping for inputs that bring none of their own.
pub const MAPPING: &str = "period = { from = \"column\", column = \"Jaar\", format = \"year\" }\n\
    area = { from = \"column\", column = \"Gebied\", names = true }\nstatus = { from = \"fixed\", status = \"final\" }\n\
    table = { id = \"t\", title = \"T\", source = \"S\" }\ngroups = [{ column = \"Groep\", code = \"groep\" }]\n\
    measures = [{ column = \"Aantal\", code = \"aantal\", title = \"Aantal\" }]\n";

/// The reader with a name of `readers.txt`.
pub fn find(name: &str) -> Option<fn(&[u8])> {
    Some(match name {
        "cbs-v3" => cbs_set,
        "cbs-v4" => cbs_set,
        "statline" => by_hand,
        "swing" => definitions,
        "sheet" => sheet,
        "xlsx" => |input| workbook("a.xlsx", input),
        "ods" => |input| workbook("a.ods", input),
        "archive" => archive,
        "geojson" => geojson,
        "mapping" => mapping,
        "mapping-form" => mapping_form,
        "strategy" => strategy,
        "strategy-sheet" => strategy_sheet,
        _ => return None,
    })
}

fn bytes(input: &[u8]) -> Content {
    Content::Bytes(input.to_vec())
}

/// The parts of an input as files.
fn files(input: &[u8]) -> Vec<(String, &[u8])> {
    let parts: Vec<_> = input.split(|byte| *byte == BETWEEN).collect();
    parts.chunks_exact(2).map(|pair| (String::from_utf8_lossy(pair[0]).into_owned(), pair[1])).collect()
}

fn areas() -> Vec<NamedArea> {
    let areas = [("GM0303", "Dronten"), ("GM0034", "Almere"), ("WK030301", "Centrum"), ("WK003401", "Centrum")];
    areas.into_iter().filter_map(|(code, name)| Some(NamedArea { area: code.parse().ok()?, name: name.to_owned() })).collect()
}

fn identity() -> Identity {
    Identity { id: "t".to_owned(), title: "T".to_owned(), source: "S".to_owned(), licence: String::new() }
}

/// Reads a source twice: it is the same both times, and all of it can be kept.
fn read<S: Source>(opened: Result<S, Refusal>) {
    let mut source = match opened {
        Ok(source) => source,
        Err(refusal) => return plain(&[&refusal.to_string()]),
    };
    table(source.table());
    assert_eq!(count(&mut source), count(&mut source), "a second reading differs");
}

fn count(source: &mut impl Source) -> Option<(usize, usize)> {
    let (mut cells, mut left_out) = (0, 0);
    for cell in source.cells().ok()? {
        match cell {
            Ok(cell) => {
                cells += 1;
                kept(&cell);
            }
            Err(rejection) => {
                left_out += 1;
                rejected(&rejection);
            }
        }
    }
    Some((cells, left_out))
}

/// What the database and the pages count on.
fn kept(cell: &Cell) {
    if let Reading::Value(value) = cell.value {
        assert!(value.is_finite(), "{value}");
    }
    assert_eq!(cell.period.code().parse::<Period>().ok(), Some(cell.period));
    assert!(cell.area.code().parse::<Area>().is_ok(), "{}", cell.area);
    assert!(cell.period.days() > 0);
    plain(&[&cell.measure, cell.area.code(), &cell.at.file, cell.note.as_deref().unwrap_or_default()]);
    cell.dims.iter().for_each(|(dimension, code)| plain(&[dimension, code]));
}

fn rejected(rejection: &Rejection) {
    plain(&[&rejection.file, &rejection.column, &rejection.value]);
    rejection.reason.arguments().iter().for_each(|(_, value)| plain(&[value]));
}

fn table(table: &Table) {
    plain(&[&table.id, &table.title, &table.licence, &table.source]);
    table.measures.iter().for_each(|measure| plain(&[&measure.code, &measure.title, &measure.unit]));
    for dimension in &table.dimensions {
        plain(&[&dimension.code, &dimension.title]);
        dimension.codes.iter().for_each(|code| plain(&[&code.code, &code.title]));
    }
}

/// PostgreSQL keeps no text with a zero in it.
fn plain(texts: &[&str]) {
    for text in texts {
        assert!(!text.contains('\0'), "{text:?} cannot be kept");
    }
}

fn cbs_set(input: &[u8]) {
    let set = || Bundle::files(files(input).into_iter().map(|(name, part)| (name, bytes(part))).collect());
    read(set().and_then(|set| cbs::open(set, Area::netherlands())).map(Boxed));
    let Ok(listing) = set().and_then(cbs_v3::areas_of_cbs) else { return };
    listing.items.iter().for_each(|row| plain(&[row.area.code(), &row.name]));
    listing.rejections.iter().for_each(rejected);
}

struct Boxed(Box<dyn Source>);

impl Source for Boxed {
    fn table(&self) -> &Table {
        self.0.table()
    }

    fn cells(&mut self) -> Result<sources::Cells<'_>, Refusal> {
        self.0.cells()
    }
}

fn by_hand(input: &[u8]) {
    read(statline::open("a.csv", bytes(input), identity(), Provenance::Final, &areas()));
}

fn definitions(input: &[u8]) {
    let Ok(listing) = swing::indicators("a.csv", bytes(input)) else { return };
    listing.rejections.iter().for_each(rejected);
    listing.items.iter().for_each(|one| plain(&[&one.code, &one.name, &one.description, &one.unit, &one.source]));
    let header: Vec<_> = listing.items.iter().map(|one| one.code.clone()).collect();
    let title = str::to_owned;
    let columns = swing::SwingColumns { period: title("period"), level: title("geolevel"), item: title("geoitem") };
    if let Ok(mapping) = swing::mapping(identity(), &header, columns, &listing.items) {
        assert!(mapping.check().is_ok(), "a mapping is made that cannot be used");
    }
}

/// The mapping that stands before the first separator, if any, and what stands after it.
fn mapped(input: &[u8]) -> (Mapping, &[u8]) {
    let usual = || Mapping::from_toml(MAPPING).unwrap_or_else(|refusal| panic!("{refusal}"));
    let (before, after) =
        input.iter().position(|byte| *byte == BETWEEN).map_or((&[][..], input), |at| (&input[..at], &input[at + 1..]));
    let own = std::str::from_utf8(before).ok().and_then(|text| Mapping::from_toml(text).ok());
    (own.unwrap_or_else(usual), after)
}

fn sheet(input: &[u8]) {
    let (mapping, text) = mapped(input);
    look("a.csv", text);
    read(Spreadsheet::open_naming("a.csv", bytes(text), mapping, &areas()));
}

fn look(name: &str, content: &[u8]) {
    if let Ok(start) = excerpt(name, bytes(content), None, 1, 5) {
        assert!(start.rows.len() <= 5);
        start.header.iter().chain(start.rows.iter().flat_map(|row| &row.fields)).for_each(|field| plain(&[field]));
    }
}

fn workbook(name: &str, input: &[u8]) {
    let (mapping, parts) = mapped(input);
    let Some(book) = zipped(&files(parts)) else { return };
    look(name, &book);
    read(Spreadsheet::open_naming(name, bytes(&book), mapping, &areas()));
}

/// A zip file of these parts; none when their names do not go together.
pub fn zipped(parts: &[(String, &[u8])]) -> Option<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default().compression_method(CompressionMethod::Stored)).ok()?;
        writer.write_all(part).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}

fn archive(input: &[u8]) {
    for name in ["a.xlsx", "a.ods"] {
        read(Spreadsheet::open_naming(name, bytes(input), mapped(&[]).0, &areas()));
        look(name, input);
    }
    let set = Bundle::files(vec![("a.zip".to_owned(), bytes(input))]);
    read(set.and_then(|set| cbs::open(set, Area::netherlands())).map(Boxed));
    if let Err(faults) = agenda::sheet::read("a.xlsx", input) {
        assert!(!faults.is_empty());
    }
}

fn geojson(input: &[u8]) {
    let years = Years { year: Some(2022), same_since: Some(2020) };
    let Ok((areas, left_out)) = monitor::areas::outlines("a.geojson", input, years) else { return };
    areas.iter().for_each(|one| plain(&[one.area.code(), &one.name]));
    left_out.iter().for_each(|one| plain(&[&one.file, &one.column, &one.value, &one.code]));
}

fn mapping(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else { return };
    let Ok(mapping) = Mapping::from_toml(text) else { return };
    let written = mapping.to_toml().unwrap_or_else(|refusal| panic!("what was read cannot be written: {refusal}"));
    let again =
        Mapping::from_toml(&written).unwrap_or_else(|refusal| panic!("what was written cannot be read: {refusal}\n{written}"));
    assert_eq!(mapping, again);
    read(Spreadsheet::open_naming("a.csv", bytes(b"Jaar;Gebied;Groep;Aantal\n2021;Dronten;a;7\n"), mapping, &areas()));
}

/// The fields as lines `name=value`; names that are no field of the form are titles of columns.
fn mapping_form(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    // A form with a zero in it is refused at the door.
    if text.contains('\0') {
        return;
    }
    let fields: BTreeMap<String, String> =
        text.lines().filter_map(|line| line.split_once('=')).map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let Ok(mut draft) = serde_json::from_value::<MappingDraft>(serde_json::json!(fields)) else { return };
    draft.measures =
        fields.iter().filter(|(_, value)| *value == "sleutel").map(|(name, value)| (name.clone(), value.clone())).collect();
    let header: Vec<_> = fields.keys().cloned().collect();
    assert!(draft.row() > 0);
    let Ok(mapping) = draft.check(&header) else { return };
    let written = mapping.to_toml().unwrap_or_else(|refusal| panic!("what was filled in cannot be written: {refusal}"));
    assert_eq!(Mapping::from_toml(&written).ok().as_ref(), Some(&mapping), "{written}");
}

fn strategy(input: &[u8]) {
    match agenda::file::read(input) {
        Ok(file) => {
            let written = agenda::file::write(&file);
            assert_eq!(agenda::file::read(&written).as_ref(), Ok(&file), "{written}");
        }
        Err(faults) => {
            assert!(!faults.is_empty());
            faults.iter().for_each(|fault| assert!(!fault.in_file("a.toml").is_empty()));
        }
    }
}

fn strategy_sheet(input: &[u8]) {
    match agenda::sheet::read("a.csv", input) {
        Ok(themes) => {
            let written = agenda::sheet::write(&themes);
            assert_eq!(agenda::sheet::read("weer.csv", written.as_bytes()).as_ref(), Ok(&themes), "{written}");
        }
        Err(faults) => assert!(!faults.is_empty()),
    }
}
