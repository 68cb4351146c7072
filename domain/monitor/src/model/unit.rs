//! The multiplier in a unit: how many times a count is told among so many.

/// Words after which a number is a multiplier.
const BEFORE: [&str; 9] = ["per", "de", "elke", "elk", "iedere", "ieder", "op", "every", "each"];

/// What a share of one is in a unit: 100 for percents; `None` where the unit does not tell.
pub(super) fn scale(unit: &str) -> Option<f64> {
    let unit = unit.to_lowercase();
    let is_hundred = unit.contains('%') || ["procent", "percent"].iter().any(|word| unit.contains(word));
    if is_hundred { Some(100.0) } else { per(&unit) }
}

/// The multiplier in a unit such as `per 1.000 inwoners` or `aantal van elke 100 kinderen`; `None` where the unit tells none, or two
/// that differ.
pub(super) fn per(unit: &str) -> Option<f64> {
    let unit = unit.to_lowercase();
    let words: Vec<&str> = unit.split(|c: char| c.is_whitespace() || "()/;:".contains(c)).filter(|word| !word.is_empty()).collect();
    let after = |at: usize| at > 0 && BEFORE.contains(&words[at - 1]);
    let told = (0..words.len()).filter(|at| after(*at)).filter_map(|at| number(&words[at..]));
    let sign = (unit.contains('‰') || unit.contains("promille")).then_some(Some(1000.0));
    let mut all = told.chain(sign);
    let first = all.next()??;
    all.all(|other| other == Some(first)).then_some(first)
}

/// The number that words begin with, if they do: `1.000`, `1 000`, `duizend`, `10 duizend`. `Some(None)` where it cannot be read for
/// sure.
fn number(words: &[&str]) -> Option<Option<f64>> {
    let (first, rest) = words.split_first()?;
    if let Some(named) = named(first) {
        return Some(Some(named));
    }
    // An age is no multiplier: `per 65-plusser`.
    if !first.starts_with(|c: char| c.is_ascii_digit()) || first.contains('-') {
        return None;
    }
    let is_three = |word: &&&str| word.len() == 3 && word.bytes().all(|b| b.is_ascii_digit());
    let thousands: Vec<&str> = rest.iter().take_while(is_three).copied().collect();
    let written = std::iter::once(*first).chain(thousands.iter().copied()).collect::<Vec<_>>().join(".");
    let digits = written.trim_end_matches(['.', ',']);
    let mut groups = digits.split(['.', ',']);
    let leads = groups.next().is_some_and(|group| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit()));
    let number = digits.replace(['.', ','], "").parse::<f64>().ok();
    let number = number.filter(|number| leads && groups.all(|group| is_three(&&group)) && *number > 0.0);
    let times = rest.get(thousands.len()).and_then(|word| named(word)).unwrap_or(1.0);
    Some(number.map(|number| number * times))
}

fn named(word: &str) -> Option<f64> {
    match word {
        "honderd" | "hundred" => Some(100.0),
        "duizend" | "thousand" => Some(1000.0),
        "tienduizend" => Some(10_000.0),
        "honderdduizend" => Some(100_000.0),
        "miljoen" | "million" => Some(1_000_000.0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_multiplier_is_read_wherever_it_stands() {
        for (unit, number) in [
            ("per 1.000 inwoners", Some(1000.0)),
            ("aantal per 1.000 huishoudens", Some(1000.0)),
            ("Aantal per 10 000 inwoners", Some(10_000.0)),
            ("per 100", Some(100.0)),
            ("van elke 100 kinderen", Some(100.0)),
            ("op de duizend", Some(1000.0)),
            ("meldingen (per 10 duizend inwoners)", Some(10_000.0)),
            ("‰", Some(1000.0)),
            ("aantal 65 jaar en ouder per 1.000", Some(1000.0)),
            ("per huishouden", None),
            ("per 65-plusser", None),
            ("per 1,5 inwoner", None),
            ("per 100 gezinnen per 1.000 inwoners", None),
            ("%", None),
            ("", None),
        ] {
            assert_eq!(per(unit), number, "{unit}");
        }
    }

    #[test]
    fn a_share_is_told_in_percents_or_of_so_many() {
        for (unit, number) in [
            ("%", Some(100.0)),
            ("aandeel in procenten", Some(100.0)),
            ("van elke 100 kinderen", Some(100.0)),
            ("‰", Some(1000.0)),
            ("van de jongeren", None),
        ] {
            assert_eq!(scale(unit), number, "{unit}");
        }
    }
}
