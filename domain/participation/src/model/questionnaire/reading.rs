//! From what a form sent to the answer to a question, and back.

use super::question::{Asks, Choices, Question};
use super::reply::{Place, Reply, Vote};
use super::typed::{Typed, decimal};
use people::model::read_day;
use std::collections::{BTreeMap, BTreeSet};

/// The field of a form in which a question is answered.
pub const FIELD: &str = "reply";
/// A few own words are so many characters at the most, and many so many.
const SHORT: usize = 200;
const LONG: usize = 4000;

impl Question {
    /// What somebody answered; nothing where they left it open, which they may if no answer is needed.
    ///
    /// # Errors
    /// The key of the text that says what is wrong.
    pub fn read(&self, typed: &Typed) -> Result<Option<Reply>, &'static str> {
        let reply = self.asks.read(typed)?;
        if reply.is_none() && self.needed && self.asks != Asks::Explanation {
            return Err("reply-fault-needed");
        }
        if let (Asks::Matrix { rows, .. }, Some(Reply::Cells(cells)), true) = (&self.asks, &reply, self.needed)
            && cells.len() < rows.list.len()
        {
            return Err("reply-fault-row");
        }
        Ok(reply)
    }
}

impl Asks {
    fn read(&self, typed: &Typed) -> Result<Option<Reply>, &'static str> {
        let one = typed.one(FIELD).trim();
        match self {
            Self::Explanation => return Ok(None),
            Self::Multiple { choices } => return many(choices, typed),
            Self::Ranking { choices } => return order(choices, typed),
            Self::Matrix { rows, columns } => return cells(rows, columns, typed),
            _ if one.is_empty() => return Ok(None),
            _ => {}
        }
        let reply = match self {
            Self::ShortText => Reply::Text(text(one, SHORT)?),
            Self::LongText => Reply::Text(text(one, LONG)?),
            Self::Single { choices } => Reply::Choice(number(one).filter(|one| choices.find(*one).is_some()).ok_or(STRANGE)?),
            Self::Scale { steps, .. } => Reply::Step(number(one).filter(|step| (1..=*steps).contains(step)).ok_or(STRANGE)?),
            Self::Statement => Reply::Vote(Vote::read(one).ok_or(STRANGE)?),
            Self::Number { least, most, .. } => Reply::Number(within(one, *least, *most)?),
            Self::Date => Reply::Date(read_day(one).ok_or("fault-day")?),
            Self::Place => Reply::Place(place(&text(one, SHORT)?)?),
            Self::Multiple { .. } | Self::Ranking { .. } | Self::Matrix { .. } | Self::Explanation => return Ok(None),
        };
        Ok(Some(reply))
    }
}

/// What no form of ours sends.
const STRANGE: &str = "reply-fault-choice";

fn number(typed: &str) -> Option<u32> {
    typed.parse().ok()
}

fn text(typed: &str, most: usize) -> Result<String, &'static str> {
    let mut faults = kernel::faults::Faults::none();
    let text = faults.needed(FIELD, typed, most);
    faults.of(FIELD).map_or(Ok(text), Err)
}

fn many(choices: &Choices, typed: &Typed) -> Result<Option<Reply>, &'static str> {
    let chosen = typed.all(FIELD).filter(|one| !one.is_empty());
    let chosen = chosen.map(|one| number(one).filter(|one| choices.find(*one).is_some()).ok_or(STRANGE));
    let chosen: BTreeSet<u32> = chosen.collect::<Result<_, _>>()?;
    Ok((!chosen.is_empty()).then_some(Reply::Choices(chosen)))
}

/// Every choice has a field with its place; two on one place are a mistake, places that are left out are not.
fn order(choices: &Choices, typed: &Typed) -> Result<Option<Reply>, &'static str> {
    let mut places = BTreeMap::new();
    for choice in choices.numbers() {
        let place = typed.one(&format!("rank-{choice}")).trim();
        if place.is_empty() {
            continue;
        }
        let place = number(place).filter(|place| (1..=choices.list.len()).contains(&(*place as usize))).ok_or(STRANGE)?;
        if places.insert(place, choice).is_some() {
            return Err("reply-fault-same-place");
        }
    }
    Ok((!places.is_empty()).then(|| Reply::Order(places.into_values().collect())))
}

fn cells(rows: &Choices, columns: &Choices, typed: &Typed) -> Result<Option<Reply>, &'static str> {
    let mut cells = BTreeMap::new();
    for row in rows.numbers() {
        let column = typed.one(&format!("row-{row}"));
        if !column.is_empty() {
            cells.insert(row, number(column).filter(|column| columns.find(*column).is_some()).ok_or(STRANGE)?);
        }
    }
    Ok((!cells.is_empty()).then_some(Reply::Cells(cells)))
}

fn within(typed: &str, least: Option<f64>, most: Option<f64>) -> Result<f64, &'static str> {
    let number = decimal(typed).ok_or("reply-fault-number")?;
    if least.is_some_and(|least| number < least) || most.is_some_and(|most| number > most) {
        return Err("reply-fault-range");
    }
    Ok(number)
}

/// A postcode (four digits, with two letters or without), two coordinates, or else the name of a spot.
fn place(typed: &str) -> Result<Place, &'static str> {
    let tight: String = typed.chars().filter(|sign| !sign.is_whitespace()).collect::<String>().to_uppercase();
    let (digits, letters) = tight.split_at_checked(4).unwrap_or(("", ""));
    let is_number = !digits.starts_with('0') && digits.len() == 4 && digits.bytes().all(|digit| digit.is_ascii_digit());
    if is_number && letters.is_empty() {
        return Ok(Place::Postcode(tight));
    }
    if is_number && letters.len() == 2 && letters.bytes().all(|letter| letter.is_ascii_uppercase()) {
        return Ok(Place::Postcode(format!("{digits} {letters}")));
    }
    let mut parts = typed.split([';', ',']).map(|part| part.trim().parse::<f64>());
    if let (Some(Ok(north)), Some(Ok(east)), None) = (parts.next(), parts.next(), parts.next()) {
        let is_on_earth = north.abs() <= 90.0 && east.abs() <= 180.0;
        return if is_on_earth { Ok(Place::Point(north, east)) } else { Err("reply-fault-point") };
    }
    Ok(Place::Words(typed.to_owned()))
}

impl Reply {
    /// The fields of a form in which this was answered.
    pub fn typed(&self) -> Typed {
        let mut typed = Typed::default();
        match self {
            Self::Text(text) => typed.add(FIELD, text),
            Self::Choice(one) | Self::Step(one) => typed.add(FIELD, one.to_string()),
            Self::Choices(all) => all.iter().for_each(|one| typed.add(FIELD, one.to_string())),
            Self::Order(order) => {
                order.iter().zip(1..).for_each(|(choice, place)| typed.add(format!("rank-{choice}"), place.to_string()));
            }
            Self::Cells(cells) => cells.iter().for_each(|(row, column)| typed.add(format!("row-{row}"), column.to_string())),
            Self::Number(number) => typed.add(FIELD, number.to_string()),
            Self::Date(day) => typed.add(FIELD, day.to_string()),
            Self::Place(place) => typed.add(FIELD, place.to_string()),
            Self::Vote(vote) => typed.add(FIELD, vote.word()),
        }
        typed
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Postcode(text) | Self::Words(text) => f.write_str(text),
            Self::Point(north, east) => write!(f, "{north}, {east}"),
        }
    }
}
