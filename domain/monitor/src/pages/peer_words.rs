//! What is said about our figure among those of other municipalities.

use super::beside::Line;
use super::wording::{Wording, place, say};
use crate::model::{Among, BesidePeers, FEWEST_PEERS, PeerGroup, PeerKind, direction};
use agenda::model::Indicator;
use agenda::model::words::Choice;
use statistics::{Certainty, Comparison, Margins, Rank, expected_by_chance};
use web::Shell;
use web::numbers::number_in;

/// The classes of CBS for the number of inhabitants, and for the number of addresses around an address.
const SIZES: [&str; 8] = ["1", "2", "3", "4", "5", "6", "7", "8"];
const URBANITIES: [&str; 5] = ["1", "2", "3", "4", "5"];

/// A group as it stands in a sentence: `gemeenten in Flevoland`.
pub(crate) fn group_name(shell: &Shell, group: &PeerGroup) -> String {
    let class = |classes: &[&str]| if classes.contains(&group.shared.as_str()) { group.shared.clone() } else { "other".to_owned() };
    match group.kind {
        PeerKind::Province => say(shell, "peers-in-province", &[("name", group.province.clone())]),
        PeerKind::Size => shell.say(&format!("peers-size-{}", class(&SIZES))),
        PeerKind::Urbanity => shell.say(&format!("peers-urbanity-{}", class(&URBANITIES))),
        PeerKind::Picked => say(shell, "peers-picked", &[("place", place(shell).to_owned())]),
    }
}

/// The sentence after which a hurried reader may stop.
pub(crate) fn lead(words: &Wording<'_>, among: &Among) -> String {
    let here = ("place", place(words.shell).to_owned());
    let during = ("period", words.during(among.period));
    let Some(value) = among.value() else { return words.say("peers-lead-no-figure", &[here, during]) };
    let Some((rank, middle)) = among.rank().zip(among.middle) else {
        return words.say("peers-lead-too-few", &[here, during, ("value", words.figure(value))]);
    };
    let (key, count) = side(rank);
    let of = match (count == among.others.len(), among.without.is_empty()) {
        (true, true) => "peers-every-of-all",
        (true, false) => "peers-every-of-known",
        (false, true) => "peers-of-all",
        (false, false) => "peers-of-known",
    };
    let of = words.say(of, &[("count", among.others.len().to_string())]);
    let args = [here, during, ("value", words.figure(value)), ("count", count.to_string()), ("of", of)];
    let middle = words.say("peers-lead-middle", &[("middle", words.figure(middle))]);
    format!("{} {middle}", words.say(&format!("peers-lead-{}", counting(key, count == among.others.len())), &args))
}

/// A side in the key of a text, for so many of the others or for every one of them.
fn counting(side: &str, is_every: bool) -> String {
    format!("{side}{}", if is_every { "-every" } else { "" })
}

/// On which side of most others a figure lies, and of how many.
fn side(rank: Rank) -> (&'static str, usize) {
    match rank.higher.cmp(&rank.lower) {
        std::cmp::Ordering::Greater => ("lower", rank.higher),
        std::cmp::Ordering::Less => ("higher", rank.lower),
        std::cmp::Ordering::Equal => ("between", rank.higher),
    }
}

/// The lines beside the lead: the middle, and each of the others.
pub(crate) fn lines(words: &Wording<'_>, indicator: &Indicator, among: &Among) -> Vec<Line> {
    let middle = match among.value().zip(among.middle) {
        Some((own, middle)) => (compared(words, indicator, among.comparison, [own, middle]), true),
        None => (not_compared(words, among), false),
    };
    let ((word, why), is_compared) = middle;
    let line = |title, (word, why)| Line { title, mark: None, word, why, link: None };
    let first = line("peers-verdict-middle", (word, why));
    [Some(first), is_compared.then(|| line("peers-verdict-each", each(words, among)))].into_iter().flatten().collect()
}

/// The word and the reason of a figure beside the middle.
fn compared(words: &Wording<'_>, indicator: &Indicator, comparison: Comparison, [own, middle]: [f64; 2]) -> (String, String) {
    let sure = |certainty| match certainty {
        Certainty::Probable => "peers-why-probable",
        Certainty::NearlySure => "peers-why-nearly-sure",
    };
    let (word, why) = match comparison {
        Comparison::Higher(certainty) => ("peers-higher", sure(certainty)),
        Comparison::Lower(certainty) => ("peers-lower", sure(certainty)),
        Comparison::Similar => ("peers-similar", "peers-why-similar"),
        Comparison::Undetermined => ("peers-undetermined", "peers-why-no-margin"),
    };
    let why = words.say(why, &[("middle", words.figure(middle)), ("own", words.figure(own))]);
    let wanted = comparison.verdict(direction(indicator)).map(|_| words.shell.say(&format!("wanted-{}", indicator.wanted.word())));
    (words.shell.say(word), wanted.map_or(why.clone(), |wanted| format!("{why} {wanted}.")))
}

fn not_compared(words: &Wording<'_>, among: &Among) -> (String, String) {
    let here = ("place", place(words.shell).to_owned());
    let why = match among.middle {
        Some(middle) => {
            let args = [here, ("period", words.during(among.period)), ("middle", words.figure(middle))];
            words.say("peers-why-no-own", &args)
        }
        None => {
            let args = [("count", among.others.len().to_string()), ("fewest", FEWEST_PEERS.to_string())];
            words.say("peers-why-too-few", &args)
        }
    };
    (words.shell.say("peers-undetermined"), why)
}

/// From how many others our figure surely differs.
fn each(words: &Wording<'_>, among: &Among) -> (String, String) {
    let Some(sure) = among.sure_rank() else {
        return (words.shell.say("peers-undetermined"), words.shell.say("peers-each-no-margin"));
    };
    let args = [("higher", sure.lower.to_string()), ("lower", sure.higher.to_string()), ("same", sure.same.to_string())];
    let word = match (sure.lower, sure.higher) {
        (0, 0) => "peers-each-nowhere",
        (_, 0) => "peers-each-higher",
        (0, _) => "peers-each-lower",
        (_, _) => "peers-each",
    };
    (words.say(word, &args), words.say(if sure.same == 0 { "peers-each-none" } else { "peers-each-same" }, &args))
}

/// How many of the others lie beyond what chance explains, and how many would by chance.
pub(crate) fn spread(words: &Wording<'_>, among: &Among) -> Option<String> {
    among.middle?;
    let (told, beyond) = among.outside();
    let chance = number_in(words.shell.lang, expected_by_chance(told, Margins::NARROW), 1);
    let args = [("told", told.to_string()), ("beyond", beyond.to_string()), ("chance", chance)];
    (told > 0).then(|| words.say("peers-spread", &args))
}

/// The line on the page of the indicator, with the way to the page of the comparison.
pub(crate) fn beside(words: &Wording<'_>, indicator: &Indicator, group: &PeerGroup, beside: &BesidePeers) -> Line {
    let (word, why) = compared(words, indicator, beside.comparison, [beside.own, beside.middle]);
    let (key, count) = side(beside.rank);
    let all = beside.rank.lower + beside.rank.same + beside.rank.higher;
    let args = [
        ("group", group_name(words.shell, group)),
        ("count", count.to_string()),
        ("all", all.to_string()),
        ("period", words.during(beside.period)),
    ];
    let rank = words.say(&format!("peers-beside-{}", counting(key, count == all)), &args);
    let link = Some((super::peers::path(&indicator.key), "peers-to"));
    Line { title: "peers-verdict", mark: None, word, why: format!("{rank} {why}"), link }
}
