//! Against real conversations of Polis (compdemocracy/openData, CC BY 4.0), where `SAMENKOERS_TESTDATA` says they are: the groups that Polis
//! published, and how near red-dwarf 0.4.0 comes to them with the same parameters.

use crate::{Groups, Vote, Votes, group, group_into};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

struct Conversation {
    votes: Votes,
    left_out: Vec<bool>,
    /// The group of each voter as published.
    published: Vec<Option<i64>>,
}

fn folder(name: &str) -> Option<PathBuf> {
    std::env::var_os("SAMENKOERS_TESTDATA").map(|data| Path::new(&data).join("opinion").join(name))
}

fn rows(path: &Path) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_path(path).unwrap().deserialize().map(Result::unwrap).collect()
}

fn whole(row: &BTreeMap<String, String>, column: &str) -> i64 {
    row[column].parse().unwrap()
}

fn read(folder: &Path) -> Conversation {
    let cast = rows(&folder.join("votes.csv"));
    let place = |column: &str| {
        let mut ids: Vec<_> = cast.iter().map(|row| whole(row, column)).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.into_iter().enumerate().map(|(at, id)| (id, at)).collect::<BTreeMap<_, _>>()
    };
    let (voters, statements) = (place("voter-id"), place("comment-id"));
    let vote = |row: &BTreeMap<String, String>| match row["vote"].as_str() {
        "1" => Vote::Agree,
        "-1" => Vote::Disagree,
        _ => Vote::Pass,
    };
    let placed = cast.iter().map(|row| (voters[&whole(row, "voter-id")], statements[&whole(row, "comment-id")], vote(row)));
    let votes = Votes::new(voters.len(), statements.len(), placed);
    let mut left_out = vec![false; statements.len()];
    for row in rows(&folder.join("comments.csv")).iter().filter(|row| row["moderated"] == "-1") {
        if let Some(at) = statements.get(&whole(row, "comment-id")) {
            left_out[*at] = true;
        }
    }
    let mut published = vec![None; voters.len()];
    for row in rows(&folder.join("participants-votes.csv")) {
        if let Some(at) = voters.get(&whole(&row, "participant")) {
            published[*at] = row["group-id"].parse().ok();
        }
    }
    Conversation { votes, left_out, published }
}

/// How alike two divisions are, corrected for chance (L. Hubert, P. Arabie, "Comparing partitions", Journal of Classification 2 (1985),
/// 193-218), over whom both divide.
fn adjusted_rand(ours: &Groups, theirs: &[Option<i64>]) -> f64 {
    let pairs = |count: usize| count as f64 * (count as f64 - 1.0) / 2.0;
    let (mut cells, mut rows, mut columns) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    let mut all = 0;
    for (our, their) in ours.of.iter().zip(theirs).filter_map(|(our, their)| our.zip(*their)) {
        *cells.entry((our, their)).or_insert(0) += 1;
        *rows.entry(our).or_insert(0) += 1;
        *columns.entry(their).or_insert(0) += 1;
        all += 1;
    }
    let sum = |counts: Vec<usize>| counts.into_iter().map(pairs).sum::<f64>();
    let (cells, rows, columns) =
        (sum(cells.into_values().collect()), sum(rows.into_values().collect()), sum(columns.into_values().collect()));
    let expected = rows * columns / pairs(all);
    (cells - expected) / (f64::midpoint(rows, columns) - expected)
}

/// With the number of groups free and as published, at least as near to the published groups as red-dwarf (measured, to three decimals).
fn at_least(name: &str, free: f64, given: f64) {
    let Some(folder) = folder(name) else { return };
    let Conversation { votes, left_out, published } = read(&folder);
    let count = published.iter().flatten().max().map_or(0, |most| usize::try_from(*most).unwrap() + 1);
    let near = |groups: Option<Groups>| adjusted_rand(&groups.unwrap(), &published);
    let ours = (near(group_into(&votes, &left_out, 2..=5)), near(group_into(&votes, &left_out, count..=count)));
    assert!(ours.0 > free - 0.0005 && ours.1 > given - 0.0005, "{name}: {ours:?}");
}

#[test]
fn a_conversation_on_brexit() {
    at_least("brexit-consensus", 0.636, 0.876);
}

#[test]
fn a_conversation_on_the_police() {
    at_least("london.youth.policing", 0.122, 0.122);
}

#[test]
fn a_conversation_on_housing() {
    at_least("scoop-hivemind.affordable-housing", 0.117, 0.008);
}

#[test]
fn twenty_six_people_are_no_groups() {
    let Some(folder) = folder("london.youth.policing") else { return };
    let few = read(&folder);
    assert_eq!(group(&few.votes, &few.left_out), None);
}
