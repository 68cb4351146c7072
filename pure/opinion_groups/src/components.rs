//! Where voters stand on the two lines along which they differ most.

use crate::votes::Votes;
use nalgebra::{DMatrix, SymmetricEigen};

/// A voter's place.
pub(crate) type Point = [f64; 2];

/// The place of every voter: two principal components of the votes, a missing vote being the mean of its statement, stretched by
/// `sqrt(statements / votes)`. Statements on `left_out` count as passed by all, as Polis has it.
pub(crate) fn places(votes: &Votes, left_out: &[bool]) -> Vec<Point> {
    let rows = centred(votes, left_out);
    let directions = directions(&rows, votes.statements());
    let statements = votes.statements() as f64;
    let passed_by_all = left_out.iter().take(votes.statements()).filter(|is_out| **is_out).count();
    let place = |row: &Row| {
        let stretch = (statements / (row.len() + passed_by_all).max(1) as f64).sqrt();
        directions.each_ref().map(|direction| stretch * dot(row, direction))
    };
    rows.iter().map(place).collect()
}

/// What a voter's votes differ from the mean of their statement; a missing vote does not, so it needs no place.
type Row = Vec<(u32, f64)>;

fn centred(votes: &Votes, left_out: &[bool]) -> Vec<Row> {
    let mut sums = vec![(0.0, 0.0); votes.statements()];
    for voter in 0..votes.voters() {
        for (statement, vote) in votes.of(voter) {
            let sum = &mut sums[*statement as usize];
            *sum = (sum.0 + vote.value(), sum.1 + 1.0);
        }
    }
    let is_in = |statement: u32| !left_out.get(statement as usize).copied().unwrap_or_default();
    let row = |voter| {
        let kept = votes.of(voter).iter().filter(|(statement, _)| is_in(*statement));
        let differs = kept.map(|(statement, vote)| {
            let (sum, count) = sums[*statement as usize];
            (*statement, vote.value() - sum / count)
        });
        differs.collect()
    };
    (0..votes.voters()).map(row).collect()
}

fn dot(row: &Row, direction: &[f64]) -> f64 {
    row.iter().map(|(statement, value)| value * direction[*statement as usize]).sum()
}

/// The two directions of largest variance. Each points to where its largest loading is positive, so that the same votes give the same picture.
fn directions(rows: &[Row], statements: usize) -> [Vec<f64>; 2] {
    let mut together = DMatrix::<f64>::zeros(statements, statements);
    for row in rows {
        for (one, value) in row {
            for (other, beside) in row {
                together[(*one as usize, *other as usize)] += value * beside;
            }
        }
    }
    let found = SymmetricEigen::new(together);
    let mut by_variance: Vec<usize> = (0..statements).collect();
    by_variance.sort_by(|a, b| found.eigenvalues[*b].total_cmp(&found.eigenvalues[*a]));
    [0, 1].map(|nth| match by_variance.get(nth) {
        Some(column) => pointed(found.eigenvectors.column(*column).iter().copied().collect()),
        None => vec![0.0; statements],
    })
}

fn pointed(mut direction: Vec<f64>) -> Vec<f64> {
    let largest = direction.iter().copied().fold(0.0_f64, |most, loading| if loading.abs() > most.abs() { loading } else { most });
    if largest < 0.0 {
        direction.iter_mut().for_each(|loading| *loading = -*loading);
    }
    direction
}
