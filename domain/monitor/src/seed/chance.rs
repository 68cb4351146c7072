//! Chance that repeats itself: numbers that follow from a seed and the name of what they are for.

/// A row of numbers.
///
/// Source: SplitMix64, G.L. Steele, D. Lea and C.H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
#[derive(Clone, Debug)]
pub(super) struct Chance(u64);

impl Chance {
    /// The numbers for something with this name. What else is drawn makes no difference to them.
    pub fn named(seed: u64, name: &str) -> Self {
        // FNV-1a, which spreads names well enough to start from.
        let start =
            name.bytes().fold(0xcbf2_9ce4_8422_2325 ^ seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        Self(start)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 up to 1.
    fn unit(&mut self) -> f64 {
        let bits = u32::try_from(self.next() >> 32).unwrap_or(u32::MAX);
        f64::from(bits) / (f64::from(u32::MAX) + 1.0)
    }

    /// A number around 0 with standard deviation 1, never beyond 6: the sum of twelve, as in the books.
    pub fn around_zero(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_name_gives_the_same_numbers_and_another_gives_others() {
        let draw = |seed, name| Chance::named(seed, name).around_zero();
        assert_eq!(draw(1, "geldzorgen"), draw(1, "geldzorgen"));
        assert_ne!(draw(1, "geldzorgen"), draw(2, "geldzorgen"));
        assert_ne!(draw(1, "geldzorgen"), draw(1, "betaald-werk"));
    }

    #[test]
    fn the_numbers_lie_around_zero() {
        let mut chance = Chance::named(7, "proef");
        let drawn: Vec<f64> = (0..2000).map(|_| chance.around_zero()).collect();
        let mean = drawn.iter().sum::<f64>() / 2000.0;
        let spread = (drawn.iter().map(|one| one * one).sum::<f64>() / 2000.0).sqrt();
        assert!(mean.abs() < 0.1 && (spread - 1.0).abs() < 0.1, "{mean} {spread}");
    }
}
