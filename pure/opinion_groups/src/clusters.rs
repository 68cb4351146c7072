//! Dividing places into a number of clusters: k-means (S.P. Lloyd, "Least squares quantization in PCM", IEEE Transactions on Information
//! Theory 28 (1982), 129-137).

use crate::components::Point;

/// Rounds after which the clusters are taken as they are.
const ROUNDS: usize = 300;

/// The cluster (from 0) of each place, or nothing when there are fewer different places than clusters. It begins at the outermost places by
/// coordinate: chance has no part in it.
pub(crate) fn divide(places: &[Point], clusters: usize) -> Option<Vec<usize>> {
    let mut centres = outermost(places, clusters)?;
    let mut of: Vec<usize> = places.iter().map(|place| nearest(place, &centres)).collect();
    for _ in 0..ROUNDS {
        move_to_means(places, &of, &mut centres);
        let next: Vec<usize> = places.iter().map(|place| nearest(place, &centres)).collect();
        if next == of {
            break;
        }
        of = next;
    }
    Some(of)
}

/// The square of how far two places are apart.
pub(crate) fn apart(a: &Point, b: &Point) -> f64 {
    let (x, y) = (a[0] - b[0], a[1] - b[1]);
    x * x + y * y
}

fn outermost(places: &[Point], count: usize) -> Option<Vec<Point>> {
    let mut different = places.to_vec();
    different.sort_by(|a, b| a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1])));
    different.dedup();
    different.truncate(count);
    (different.len() == count).then_some(different)
}

fn nearest(place: &Point, centres: &[Point]) -> usize {
    let mut best = (0, f64::INFINITY);
    for (at, centre) in centres.iter().enumerate() {
        let far = apart(place, centre);
        if far < best.1 {
            best = (at, far);
        }
    }
    best.0
}

/// Each centre goes to the mean of its places; one without places goes to the place farthest from its own centre.
fn move_to_means(places: &[Point], of: &[usize], centres: &mut [Point]) {
    let mut sums = vec![([0.0, 0.0], 0_usize); centres.len()];
    for (place, cluster) in places.iter().zip(of) {
        let sum = &mut sums[*cluster];
        sum.0 = [sum.0[0] + place[0], sum.0[1] + place[1]];
        sum.1 += 1;
    }
    let far = |nth: usize| apart(&places[nth], &centres[of[nth]]);
    let farthest = (0..places.len()).max_by(|a, b| far(*a).total_cmp(&far(*b)).then(b.cmp(a)));
    let lonely = farthest.map(|nth| places[nth]);
    for (centre, (sum, count)) in centres.iter_mut().zip(sums) {
        if count > 0 {
            *centre = sum.map(|of| of / count as f64);
        } else if let Some(place) = lonely {
            *centre = place;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_heaps_are_two_clusters() {
        let places = [[0.0, 0.0], [0.0, 1.0], [9.0, 0.0], [1.0, 0.0], [9.0, 1.0]];
        assert_eq!(divide(&places, 2).unwrap(), [0, 0, 1, 0, 1]);
    }

    #[test]
    fn equal_places_cannot_be_divided() {
        assert_eq!(divide(&[[1.0, 2.0]; 5], 2), None);
    }

    #[test]
    fn no_cluster_stays_empty() {
        // The centre between the two begins takes all others away from the second.
        let places = [[0.0, 0.0], [0.1, 0.0], [0.2, 0.0], [50.0, 0.0], [51.0, 0.0]];
        let of = divide(&places, 3).unwrap();
        assert!((0..3).all(|cluster| of.contains(&cluster)), "{of:?}");
    }
}
