//! Every fault, with its line, its place and its words.

use super::sample::{SMALL, small};
use crate::file::{MOST_BYTES, Wrong, read, write};
use std::collections::BTreeSet;

/// What is wrong when one piece of the small file is replaced.
fn told(old: &str, new: &str) -> Vec<String> {
    assert_eq!(SMALL.matches(old).count(), 1, "{old}");
    faults_of(SMALL.replace(old, new))
}

fn faults_of(text: impl AsRef<[u8]>) -> Vec<String> {
    read(text).err().unwrap_or_default().iter().map(|fault| fault.in_file("f.toml")).collect()
}

/// What is replaced, by what, and what is then said.
const WRONG: &[(&str, &str, &str)] = &[
    (
        "samenkoers-strategy/1",
        "samenkoers-strategy/2",
        "1: format: this program reads \"samenkoers-strategy/1\", not \"samenkoers-strategy/2\"",
    ),
    ("title = \"Koers\"\n", "", "1: title: this has to be filled in"),
    ("subtitle = \"\"", "subtitel = \"\"\nsubtitle = \"\"", "4: subtitel: the format has no such key here"),
    ("title = \"Koers\"", "title = 3", "3: title: this has to be a text, in quotes"),
    ("title = \"Koers\"", "title = \"  \"", "3: title: this may not be empty"),
    ("language = \"nl\"", "language = \"de\"", "5: language: \"de\" is not one of: nl, en"),
    ("made_up = true", "made_up = \"yes\"", "6: made_up: this has to be true or false"),
    ("GM0001", "Utrecht", "7: municipality.code: \"Utrecht\" is not the code of a municipality, such as GM0303"),
    ("{ from = 2024, to = 2027 }", "4", "8: period: this has to be a table"),
    ("from = 2024", "from = 1066", "8: period.from: this has to be a year between 1900 and 2199"),
    ("from = 2024", "from = 2028", "8: period.to: the last year is before the first"),
    ("number = 1", "number = 1.5", "11: version.number: this has to be a whole number"),
    ("number = 1", "number = 0", "11: version.number: this has to be 1 or more"),
    ("status = \"adopted\"", "status = \"draft\"", "14: version.decision: only an adopted or superseded version has a decision"),
    (
        "[version.decision]\nbody = \"Gemeenteraad\"\nname = \"Vaststelling\"\ndate = \"2024-06\"",
        "",
        "10: version.decision: an adopted version needs a decision: body, name and date",
    ),
    ("2024-06", "juni", "17: version.decision.date: \"juni\" is not a year, month or day: 2018, 2018-11 or 2018-11-08"),
    (
        "key = \"werk\"",
        "key = \"Werk!\"",
        "26: theme[0].key: \"Werk!\" is not a key: at most 60 lower-case letters, digits and single hyphens",
    ),
    ("key = \"werk\"", "key = \"werk\"\nid = \"7\"", "27: theme[0].id: \"7\" is not an id: leave it out in a new file"),
    (
        "direction = \"more\"",
        "direction = \"upward\"",
        "39: theme[0].goal[0].result[0].direction: \"upward\" is not one of: more, fewer, longer, better",
    ),
    ("result = \"banen\"", "result = \"baan\"", "44: indicator[0].result: there is no result with the key \"baan\" in this file"),
    ("[\"national\", \"municipality\"]", "\"national\"", "52: indicator[0].areas: this has to be a list, in square brackets"),
    ("[\"national\", \"municipality\"]", "[]", "52: indicator[0].areas: this may not be empty"),
    (
        "[\"national\", \"municipality\"]",
        "[\n  \"national\",\n  \"town\",\n]",
        "54: indicator[0].areas[1]: \"town\" is not one of: national, province, municipality, district, neighbourhood",
    ),
    (
        "{ Leeftijd = \"20300\" }",
        "{ Leeftijd = \"20\\n300\" }",
        "56: indicator[0].source.select.Leeftijd: this holds a character that cannot be kept here, such as a line break, an equals \
         sign or a control character",
    ),
    (
        "title = \"Een tabel\"",
        "title = \"Een tabel\"\nurl = \"javascript:alert(1)\"",
        "56: indicator[0].source.url: \"javascript:alert(1)\" is not an address that begins with https:// or http://",
    ),
    (
        "2023JJ00",
        "2023Q1",
        "58: indicator[0].baseline.period: \"2023Q1\" is not a period as CBS writes it, such as 2023JJ00, 2023KW01 or 2023MM01",
    ),
    ("value = 64\n", "value = \"64\"\n", "59: indicator[0].baseline.value: this has to be a number"),
    ("value = 64\n", "value = nan\n", "59: indicator[0].baseline.value: this has to be an ordinary number"),
    ("value = 67.0", "value = inf", "62: indicator[0].target.points[1].value: this has to be an ordinary number"),
    ("2025JJ00", "2022JJ00", "62: indicator[0].target.points[0].period: this point is before the baseline"),
    ("2027JJ00", "2025JJ00", "62: indicator[0].target.points[1].period: this period has to come after the one before it"),
    (
        "points = [{ period = \"2025JJ00\", value = 65.5 }, { period = \"2027JJ00\", value = 67.0 }]",
        "points = []",
        "62: indicator[0].target.points: a target needs at least one point",
    ),
    ("name = \"Een nota\"", "name = \"Een nota\"\nscope = \"x\"", "71: this is not TOML: duplicate key"),
];

#[test]
fn each_fault_is_told_with_its_line() {
    for (old, new, wanted) in WRONG {
        assert_eq!(told(old, new), [format!("f.toml:{wanted}")], "{old} -> {new}");
    }
}

#[test]
fn a_key_or_an_id_is_used_once() {
    let again = "\n[[policy_note]]\nkey = \"nota\"\nname = \"Nog een\"\nscope = \"adjacent\"\n";
    let id = "id = \"01890a5d-ac96-774b-bcce-b302099a8057\"\n";
    assert_eq!(
        faults_of(format!("{SMALL}{again}")),
        ["f.toml:73: policy_note[1].key: the key \"nota\" is used on line 68 already"]
    );
    let both = format!("{SMALL}{id}{}", again.replace("nota\"\n", &format!("nota-2\"\n{id}")));
    assert_eq!(faults_of(both), ["f.toml:75: policy_note[1].id: this id is used on line 71 already: leave it out for a new thing"]);
}

#[test]
fn everything_wrong_is_told_at_once_from_top_to_bottom() {
    let text = SMALL.replace("GM0001", "?").replace("direction = \"more\"\n", "").replace("kind = \"linear\"", "kind = \"bent\"");
    let lines: Vec<_> = read(text).unwrap_err().into_iter().map(|fault| (fault.line, fault.path)).collect();
    let wanted = [(7, "municipality.code"), (36, "theme[0].goal[0].result[0].direction"), (60, "indicator[0].target.kind")];
    assert_eq!(lines, wanted.map(|(line, path)| (line, path.to_owned())));
    assert!(faults_of("").len() > 8, "an empty file misses every key");
}

#[test]
fn texts_have_room_in_characters() {
    assert!(told("Een nota", &"é".repeat(300)).is_empty());
    assert_eq!(told("Een nota", &"é".repeat(301)), ["f.toml:69: policy_note[0].name: this is longer than 300 characters"]);
}

#[test]
fn a_file_that_is_no_text_or_too_large_or_no_toml_is_one_fault() {
    assert_eq!(faults_of(b"title = \"a\"\nkey = \"\xff\""), ["f.toml:2: this is not UTF-8 text"]);
    assert_eq!(faults_of(vec![b'#'; MOST_BYTES + 1]), ["f.toml:1: the file is larger than 5 MiB"]);
    let broken = faults_of("a = 1\nb = \n");
    assert_eq!(broken.len(), 1);
    assert!(broken[0].starts_with("f.toml:2: this is not TOML: "), "{broken:?}");
}

#[test]
fn a_byte_order_mark_and_other_ways_to_write_the_same_are_fine() {
    assert_eq!(read(format!("\u{feff}{SMALL}")).unwrap(), small());
    let dotted = SMALL.replace("{ name = \"Gemeente Voorbeeld\", code = \"GM0001\" }", "").replace("municipality = ", "");
    let dotted = dotted
        .replace("period = { from", "municipality.name = \"Gemeente Voorbeeld\"\nmunicipality.code = 'GM0001'\nperiod = { from");
    assert_eq!(read(dotted.replace('\n', "\r\n")).unwrap(), small());
    assert_eq!(read(write(&small())).unwrap(), small());
}

#[test]
fn every_code_is_its_own_and_arguments_follow_the_words() {
    assert_eq!(Wrong::CODES.iter().collect::<BTreeSet<_>>().len(), Wrong::CODES.len());
    let wrong = Wrong::KeyTwice { found: "nota".to_owned(), first: 3 };
    assert_eq!(wrong.code(), "strategy-fault-key-twice");
    assert_eq!(wrong.arguments(), [("found", "nota".to_owned()), ("first", "3".to_owned())]);
}
