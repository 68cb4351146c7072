//! Held to tables of values that two independent packages agree on.

use std::fs::File;
use std::path::Path;

use statistics::{Interval, ShareYear, byar, exact_poisson, mann_kendall, trend_in_shares, wilson};

/// The rows of a table, each by the names of its columns; `None` when there is no folder with published figures.
fn rows(name: &str) -> Option<Vec<csv::StringRecord>> {
    let Some(folder) = std::env::var_os("SAMENKOERS_TESTDATA") else {
        eprintln!("skipped: SAMENKOERS_TESTDATA is not set");
        return None;
    };
    let file = File::open(Path::new(&folder).join("oracle").join(name)).expect("the table is there");
    let rows: Vec<_> = csv::Reader::from_reader(file).into_records().collect::<Result<_, _>>().expect("a sound table");
    assert!(!rows.is_empty());
    Some(rows)
}

fn numbers<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> Vec<T> {
    text.split(' ').map(|number| number.parse().expect("a number")).collect()
}

fn number<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().expect("a number")
}

fn assert_near(found: f64, known: &str, row: &csv::StringRecord) {
    assert!((found - number::<f64>(known)).abs() < 1e-9, "{found}: {row:?}");
}

#[test]
fn intervals() {
    for row in rows("ci_oracle.csv").into_iter().flatten() {
        let (count, sure) = (number(&row[1]), number(&row[3]));
        let found: Vec<Option<Interval>> = match &row[0] {
            "wilson" => vec![wilson(count, number(&row[2]), sure)],
            // Below ten events the two are one.
            "exact_poisson" => vec![exact_poisson(count, sure), byar(count, sure)],
            "byar" => vec![byar(count, sure)],
            other => panic!("unknown method {other}"),
        };
        for interval in found {
            let interval = interval.expect("a sound question");
            assert_near(interval.lower(), &row[4], &row);
            assert_near(interval.upper(), &row[5], &row);
        }
    }
}

#[test]
fn trends_in_shares() {
    for row in rows("chi2_trend_oracle.csv").into_iter().flatten() {
        let pairs = numbers(&row[1]).into_iter().zip(numbers(&row[2]));
        let years: Vec<ShareYear> = (2019..).zip(pairs).map(|(year, (count, n))| ShareYear { year, count, n }).collect();
        let found = trend_in_shares(&years).expect("a sound question");
        assert_near(found.chi_square, &row[3], &row);
        assert_near(found.p_value, &row[4], &row);
        assert_near(found.slope, &row[5], &row);
    }
}

#[test]
fn mann_kendall_with_theil_sen() {
    for row in rows("mann_kendall_oracle.csv").into_iter().flatten() {
        let points: Vec<(f64, f64)> = numbers(&row[1]).into_iter().enumerate().map(|(at, value)| (at as f64, value)).collect();
        let found = mann_kendall(&points).expect("a sound question");
        let numbers = [f64::from(found.s), found.variance, found.z, found.p_value, found.tau, found.slope, found.intercept];
        for (number, known) in numbers.into_iter().zip(row.iter().skip(2)) {
            assert_near(number, known, &row);
        }
    }
}
