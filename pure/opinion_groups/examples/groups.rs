//! Reads a CSV of votes and writes the group of each voter: `cargo run -p opinion_groups --example groups [COUNT [TIMES]] < votes.csv`.
//!
//! Columns `voter`, `statement` (whole numbers), `vote` (1, 0 or -1) and `left_out` (whether the statement does not count), in the order
//! in which the votes were cast. With COUNT so many groups, with 0 or none as many as stand apart best. With TIMES it groups so often:
//! how much longer that takes is the time of the grouping alone.

use std::collections::BTreeMap;
use std::error::Error;
use std::io;
use std::process::ExitCode;

use opinion_groups::{MOST_GROUPS, Vote, Votes, group_into};

fn main() -> ExitCode {
    match answer(io::stdin().lock(), io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Groups the voters of `votes`.
fn answer(votes: impl io::Read, groups: impl io::Write) -> Result<(), Box<dyn Error>> {
    let asked = |at: usize| std::env::args().nth(at).map(|number| number.parse::<usize>()).transpose();
    let (count, times) = (asked(1)?.filter(|count| *count > 0), asked(2)?.unwrap_or(1));
    let mut cast: Vec<(i64, i64, i64, bool)> = Vec::new();
    for row in csv::Reader::from_reader(votes).deserialize() {
        cast.push(row?);
    }
    let mut found = None;
    let (voters, statements) = (places(cast.iter().map(|vote| vote.0)), places(cast.iter().map(|vote| vote.1)));
    for _ in 0..times {
        let placed = cast.iter().map(|(voter, statement, vote, _)| {
            let vote = match vote {
                1 => Vote::Agree,
                -1 => Vote::Disagree,
                _ => Vote::Pass,
            };
            (voters[voter], statements[statement], vote)
        });
        let votes = Votes::new(voters.len(), statements.len(), placed);
        let mut left_out = vec![false; statements.len()];
        for (_, statement, _, is_out) in &cast {
            left_out[statements[statement]] |= is_out;
        }
        found = group_into(&votes, &left_out, count.map_or(2..=MOST_GROUPS, |count| count..=count));
    }
    let found = found.ok_or("too few voted, or all alike")?;
    let mut writer = csv::Writer::from_writer(groups);
    writer.write_record(["voter", "group"])?;
    for (voter, at) in voters {
        if let Some(group) = found.of[at] {
            writer.serialize((voter, group))?;
        }
    }
    writer.flush()?;
    Ok(())
}

/// The place of each id, in their order.
fn places(ids: impl Iterator<Item = i64>) -> BTreeMap<i64, usize> {
    let ids: std::collections::BTreeSet<_> = ids.collect();
    ids.into_iter().zip(0..).collect()
}
