//! How well clusters stand apart.

use crate::clusters::apart;
use crate::components::Point;

/// Above so many places each is held against an even sample of so many: every pair would take too long.
const SAMPLE: usize = 2000;

/// The mean silhouette of every one of these divisions of the same places, from -1 to 1; a place that is a cluster by itself counts as 0.
///
/// Source: P.J. Rousseeuw, "Silhouettes: a graphical aid to the interpretation and validation of cluster analysis", Journal of Computational
/// and Applied Mathematics 20 (1987), 53-65.
pub(crate) fn means(places: &[Point], divisions: &[Vec<usize>]) -> Vec<f64> {
    let every = places.len().div_ceil(SAMPLE).max(1);
    let sample: Vec<usize> = (0..places.len()).step_by(every).collect();
    let mut sums = vec![0.0; divisions.len()];
    let mut far = vec![0.0; sample.len()];
    for at in &sample {
        for (distance, other) in far.iter_mut().zip(&sample) {
            *distance = apart(&places[*at], &places[*other]).sqrt();
        }
        for (sum, of) in sums.iter_mut().zip(divisions) {
            *sum += silhouette(*at, of, &sample, &far);
        }
    }
    sums.iter().map(|sum| sum / sample.len().max(1) as f64).collect()
}

fn silhouette(at: usize, of: &[usize], sample: &[usize], far: &[f64]) -> f64 {
    let clusters = of.iter().max().map_or(0, |most| most + 1);
    let mut sums = vec![(0.0, 0_usize); clusters];
    for (other, distance) in sample.iter().zip(far) {
        let sum = &mut sums[of[*other]];
        *sum = (sum.0 + distance, sum.1 + 1);
    }
    let (own, count) = sums[of[at]];
    if count < 2 {
        return 0.0;
    }
    let within = own / (count - 1) as f64;
    let others = sums.iter().enumerate().filter(|(cluster, (_, count))| *cluster != of[at] && *count > 0);
    let nearest = others.map(|(_, (sum, count))| sum / *count as f64).fold(f64::INFINITY, f64::min);
    let wider = within.max(nearest);
    if wider > 0.0 && wider.is_finite() { (nearest - within) / wider } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_what_rousseeuw_defines() {
        let places = [[0.0, 0.0], [1.0, 0.0], [4.0, 0.0]];
        // 0: within 1, to the other 4: 3/4. 1: within 1, to the other 3: 2/3. 2 is alone: 0.
        let mean = means(&places, &[vec![0, 0, 1]])[0];
        assert!((mean - (0.75 + 2.0 / 3.0) / 3.0).abs() < 1e-15, "{mean}");
    }
}
