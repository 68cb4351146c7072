//! Asks independent libraries (SciPy, statsmodels, pymannkendall) the same questions, some thousand of them.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use statistics::{
    Interval, MarginYear, ShareYear, Stratum, benjamini_hochberg, byar, dobson, exact_poisson, funnel_of_rates, mann_kendall,
    trend_in_margins, trend_in_shares, wilson,
};

/// A question in words for the other side, and our answer.
type Question = (String, Vec<f64>);

/// Numbers that are random enough for a test and the same each time (SplitMix64, by G. Steele, D. Lea and C. Flood).
struct Chance(u64);

impl Chance {
    /// From zero up to below `end`.
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % end
    }

    /// As often a small number as a great one: below 10 to the power of at most `digits`.
    fn of_any_size(&mut self, digits: u64) -> u64 {
        let size = u32::try_from(self.below(digits) + 1).expect("few digits");
        self.below(10_u64.pow(size))
    }

    fn confidence(&mut self) -> f64 {
        [0.8, 0.9, 0.95, 0.99, 0.998, 0.9999][usize::try_from(self.below(6)).expect("small")]
    }

    fn several<T>(&mut self, least: u64, most: u64, mut one: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..least + self.below(most - least + 1)).map(|_| one(self)).collect()
    }
}

fn words(numbers: impl IntoIterator<Item = impl ToString>) -> String {
    numbers.into_iter().map(|number| number.to_string()).collect::<Vec<_>>().join(" ")
}

fn bounds(interval: Option<Interval>) -> Vec<f64> {
    let interval = interval.expect("a sound question");
    vec![interval.lower(), interval.upper()]
}

fn intervals(chance: &mut Chance) -> Vec<Question> {
    let (n, sure) = (chance.of_any_size(7) + 1, chance.confidence());
    let count = chance.below(n + 1);
    let events = chance.of_any_size(5);
    let many = chance.of_any_size(6) + 10;
    vec![
        (format!("wilson,{count},{n},{sure}"), bounds(wilson(count, n, sure))),
        (format!("exact,{events},{sure}"), bounds(exact_poisson(events, sure))),
        (format!("byar,{many},{sure}"), bounds(byar(many, sure))),
    ]
}

fn standardised(chance: &mut Chance) -> Question {
    let stratum = |chance: &mut Chance| Stratum {
        count: 3 + chance.below(60),
        population: (500 + chance.below(9_000)) as f64,
        standard: (1_000 + chance.below(9_000)) as f64,
    };
    let (strata, sure) = (chance.several(4, 19, stratum), chance.confidence());
    let question = format!(
        "dobson,{},{},{},{sure}",
        words(strata.iter().map(|stratum| stratum.count)),
        words(strata.iter().map(|stratum| stratum.population)),
        words(strata.iter().map(|stratum| stratum.standard)),
    );
    let rate = dobson(&strata, 1.0, sure).expect("a sound question");
    (question, vec![rate.value, rate.interval.lower(), rate.interval.upper()])
}

fn trends(chance: &mut Chance) -> Vec<Question> {
    let mut year = 2000;
    let years = chance.several(3, 12, |chance| {
        year += 1 + i32::try_from(chance.below(2)).expect("small");
        let n = 20 + chance.of_any_size(5);
        ShareYear { year, count: 1 + chance.below(n - 1), n }
    });
    let of_shares = trend_in_shares(&years).expect("a sound question");
    // Few different values, so that some are equal.
    let values = chance.several(4, 20, |chance| chance.below(12) as f64 / 4.0);
    let steps: Vec<(f64, f64)> = values.iter().enumerate().map(|(at, value)| (at as f64, *value)).collect();
    let uneven: Vec<(f64, f64)> = steps.iter().map(|(at, value)| (at * at + at, *value)).collect();
    let of_steps = mann_kendall(&steps).expect("a sound question");
    let numbers = [of_steps.variance, of_steps.z, of_steps.p_value, of_steps.tau, of_steps.slope, of_steps.intercept];
    vec![
        (
            format!(
                "trend,{},{},{}",
                words(years.iter().map(|year| year.year)),
                words(years.iter().map(|year| year.count)),
                words(years.iter().map(|year| year.n))
            ),
            vec![of_shares.chi_square, of_shares.p_value, of_shares.slope],
        ),
        (format!("kendall,{}", words(&values)), [f64::from(of_steps.s)].into_iter().chain(numbers).collect()),
        (
            format!("theil,{},{}", words(uneven.iter().map(|point| point.0)), words(&values)),
            vec![mann_kendall(&uneven).expect("a sound question").slope],
        ),
    ]
}

fn margins(chance: &mut Chance) -> Question {
    let numbers = chance.several(2, 12, |chance| (chance.of_any_size(4) as f64 / 8.0, (1 + chance.below(400)) as f64 / 16.0));
    let margin = |value: f64, half: f64| Interval::new(value - half, value + half).expect("sound bounds");
    let years: Vec<MarginYear> = (2010..)
        .zip(&numbers)
        .map(|(year, (value, half))| MarginYear { year, value: *value, margin: margin(*value, *half) })
        .collect();
    let trend = trend_in_margins(&years).expect("a sound question");
    let question = format!(
        "margins,{},{},{}",
        words(years.iter().map(|year| year.year)),
        words(numbers.iter().map(|number| number.0)),
        words(numbers.iter().map(|number| number.1))
    );
    (question, vec![trend.slope, trend.error, trend.p_value])
}

fn many(chance: &mut Chance) -> Question {
    let p_values = chance.several(1, 60, |chance| (chance.below(10_001) as f64 / 10_000.0).powi(3));
    (format!("many,{}", words(&p_values)), benjamini_hochberg(&p_values).expect("sound p-values"))
}

/// The limits of a funnel are counts; asked for the interval around each, the other side gives back the expected count.
fn funnel(chance: &mut Chance) -> Vec<Question> {
    let expected = (chance.of_any_size(4) + 8) as f64 + 0.3;
    let funnel = funnel_of_rates(expected, 1.0, &[1.0]).expect("a sound question");
    let limits = funnel.first().expect("a size").limits;
    let around = |limits: Interval, outside: f64| {
        vec![
            (format!("gamma,{},{outside}", limits.upper()), vec![expected]),
            (format!("gamma,{},{}", limits.lower() + 1.0, 1.0 - outside), vec![expected]),
        ]
    };
    [around(limits.at_95(), 0.025), around(limits.at_998(), 0.001)].concat()
}

/// What the other side answers, a line for each question.
fn asked(python: &Path, questions: &[Question]) -> Vec<String> {
    let mut command = Command::new(python);
    let script = command.args(["-c", include_str!("against_python.py")]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut running = script.spawn().expect("python starts");
    let mut text = questions.iter().map(|(question, _)| question.as_str()).collect::<Vec<_>>().join("\n");
    text.push('\n');
    let mut input = running.stdin.take().expect("a pipe");
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = running.wait_with_output().expect("python ends");
    assert!(output.status.success(), "the script failed");
    writer.join().expect("a writer").expect("all questions are read");
    String::from_utf8(output.stdout).expect("numbers").lines().map(str::to_owned).collect()
}

#[test]
fn the_other_libraries_say_the_same() {
    let Some(venv) = std::env::var_os("SAMENKOERS_VENV") else {
        eprintln!("skipped: SAMENKOERS_VENV is not set");
        return;
    };
    let mut chance = Chance(20_260_101);
    let mut questions = Vec::new();
    for _ in 0..200 {
        questions.extend(intervals(&mut chance));
        questions.push(standardised(&mut chance));
        questions.extend(trends(&mut chance));
        questions.push(margins(&mut chance));
        questions.push(many(&mut chance));
        questions.extend(funnel(&mut chance));
    }
    let answers = asked(&Path::new(&venv).join("bin/python"), &questions);
    assert_eq!(answers.len(), questions.len());
    for ((question, ours), answer) in questions.iter().zip(&answers) {
        let theirs: Vec<f64> = answer.split(' ').map(|number| number.parse().expect("a number")).collect();
        assert_eq!(ours.len(), theirs.len(), "{question}");
        for (our, their) in ours.iter().zip(&theirs) {
            let near = (our - their).abs() <= 1e-9 * their.abs().max(1.0);
            assert!(near, "{question}: {ours:?}, they say {theirs:?}");
        }
    }
}
