//! Reads a CSV of questions and writes it with the answers: `cargo run -p statistics --example table < in.csv`.
//!
//! Columns, in any order, others ignored: `method` (wilson, byar or exact_poisson), `count`, `denominator`,
//! `confidence` (0.95). The bounds of wilson are shares of the denominator (0 to 1); those of byar and exact_poisson
//! are counts of events, for which the denominator may be empty.

use std::error::Error;
use std::io;
use std::process::ExitCode;

use statistics::{Interval, byar, exact_poisson, wilson};

const ASKED: [&str; 4] = ["method", "count", "denominator", "confidence"];

fn main() -> ExitCode {
    match answer(io::stdin().lock(), io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Answers every row of `questions`, in order; the first wrong row ends it. Rows count as lines of the file: the header is 1.
fn answer(questions: impl io::Read, answers: impl io::Write) -> Result<(), Box<dyn Error>> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(questions);
    let mut writer = csv::Writer::from_writer(answers);
    let headers = reader.headers()?.clone();
    let columns = ASKED.map(|name| headers.iter().position(|header| header == name));
    for (name, column) in ASKED.iter().zip(columns) {
        if column.is_none() {
            return Err(format!("row 1: there is no column `{name}`").into());
        }
    }
    writer.write_record(ASKED.iter().chain(&["lower", "upper"]))?;
    for row in reader.records() {
        let row = row.map_err(|error| format!("row {}: {error}", error.position().map_or(1, csv::Position::line)))?;
        let number = row.position().map_or(1, csv::Position::line);
        let asked = columns.map(|column| column.and_then(|column| row.get(column)).unwrap_or_default());
        let interval = interval(asked).map_err(|error| format!("row {number}: {error}"))?;
        let bounds = [interval.lower().to_string(), interval.upper().to_string()];
        writer.write_record(asked.into_iter().chain(bounds.iter().map(String::as_str)))?;
    }
    writer.flush()?;
    Ok(())
}

fn interval([method, count, denominator, confidence]: [&str; 4]) -> Result<Interval, String> {
    let count_of = whole("count", count)?;
    let sure: f64 = confidence.parse().map_err(|_| format!("confidence `{confidence}` is no number"))?;
    let found = match method {
        "wilson" => wilson(count_of, whole("denominator", denominator)?, sure),
        "byar" => byar(count_of, sure),
        "exact_poisson" => exact_poisson(count_of, sure),
        _ => return Err(format!("there is no method `{method}`; there are wilson, byar and exact_poisson")),
    };
    found.ok_or_else(|| format!("no interval for {count} of `{denominator}` at {confidence}: is the count within the denominator and the confidence between 0 and 1?"))
}

/// A whole number, also when a spreadsheet wrote it as `50.0`.
fn whole(column: &str, text: &str) -> Result<u64, String> {
    let digits = text.split_once('.').filter(|(_, rest)| rest.bytes().all(|digit| digit == b'0')).map_or(text, |(whole, _)| whole);
    digits.parse().map_err(|_| format!("{column} `{text}` is no whole number of 0 or more"))
}

#[cfg(test)]
mod tests {
    use super::answer;

    fn answered(questions: &str) -> Result<String, String> {
        let mut answers = Vec::new();
        answer(questions.as_bytes(), &mut answers).map_err(|error| error.to_string())?;
        Ok(String::from_utf8(answers).expect("text"))
    }

    #[test]
    fn the_answers_stand_in_the_order_of_the_questions() {
        let questions =
            "confidence,note,count,method,denominator\n0.95,\"a, b\",0,exact_poisson,\n0.95,,50,wilson,50.0\n0.95,,3,byar,9\n";
        let answers = answered(questions).expect("sound questions");
        let lines: Vec<&str> = answers.lines().collect();
        assert_eq!(lines[0], "method,count,denominator,confidence,lower,upper");
        assert!(lines[1].starts_with("exact_poisson,0,,0.95,0,3.68887945411393"), "{}", lines[1]);
        assert!(lines[2].starts_with("wilson,50,50.0,0.95,0.92865240086664") && lines[2].ends_with(",1"), "{}", lines[2]);
        assert!(lines[3].starts_with("byar,3,9,0.95,0.6186721"), "{}", lines[3]);
        assert_eq!(lines.len(), 4);
    }

    #[test]
    fn a_wrong_row_is_named() {
        let head = "method,count,denominator,confidence\nbyar,3,,0.95\n";
        for (row, error) in [
            ("wilson,3,,0.95", "row 3: denominator"),
            ("wilson,3,2,0.95", "row 3: no interval"),
            ("byar,-3,,0.95", "row 3: count"),
            ("byar,3.5,,0.95", "row 3: count"),
            ("byar,3,,95%", "row 3: confidence"),
            ("byar,3,,1", "row 3: no interval"),
            ("wald,3,9,0.95", "row 3: there is no method"),
            ("wilson,3", "row 3: "),
        ] {
            let found = answered(&format!("{head}{row}\n")).expect_err("a wrong row");
            assert!(found.starts_with(error), "{found}");
        }
        assert_eq!(answered("method,count,confidence\n"), Err("row 1: there is no column `denominator`".to_owned()));
    }
}
