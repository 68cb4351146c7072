//! What another part keeps from whoever looks, for as long as they may not know that it is there; the program hands these in. What
//! happened to it is then nowhere in what they read of the audit trail, nor is a gap in its place.

use kernel::Result;
use kernel::ids::Ref;
use std::future::Future;
use std::pin::Pin;
use web::Visit;

/// How a part that this one may not know tells what whoever is signed in may not know of, as things that events happened to and mails that went out.
pub type HideFrom = for<'a> fn(&'a Visit) -> HideFuture<'a>;
/// See [`HideFrom`].
pub type HideFuture<'a> = Pin<Box<dyn Future<Output = Result<Vec<Ref>>> + Send + 'a>>;

/// What no part lets whoever is signed in know of.
pub(crate) async fn hidden(visit: &Visit, hide: &[HideFrom]) -> Result<Vec<Ref>> {
    let mut all = Vec::new();
    for from in hide {
        all.extend(from(visit).await?);
    }
    Ok(all)
}

/// The numbers of the events that somebody does not see, from the first on. For them the others are numbered as if these had never been.
pub(crate) struct Gaps(pub(crate) Vec<i64>);

impl Gaps {
    /// Of events that are hidden and of those that lead to them.
    pub(crate) fn of(hidden: Vec<i64>, leading: &[i64]) -> Self {
        let mut all = hidden;
        all.extend(leading);
        all.sort_unstable();
        Self(all)
    }

    /// The number by which somebody knows an event that they see.
    pub(crate) fn shown(&self, number: i64) -> i64 {
        let before = self.0.iter().filter(|gap| **gap < number).count();
        number.saturating_sub(i64::try_from(before).unwrap_or(i64::MAX))
    }

    /// The number of the event that they know by this one.
    pub(crate) fn kept(&self, shown: i64) -> i64 {
        self.0.iter().fold(shown, |number, gap| if *gap <= number { number.saturating_add(1) } else { number })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_are_numbered_as_if_the_others_had_never_been() {
        let gaps = Gaps(vec![1, 4, 5, 9]);
        let seen = [2, 3, 6, 7, 8, 10, 11];
        assert_eq!(seen.map(|number| gaps.shown(number)), [1, 2, 3, 4, 5, 6, 7]);
        assert_eq!([1, 2, 3, 4, 5, 6, 7].map(|shown| gaps.kept(shown)), seen);
        assert_eq!(gaps.kept(i64::MAX), i64::MAX);
        assert_eq!((Gaps(Vec::new()).shown(3), Gaps(Vec::new()).kept(3)), (3, 3));
    }
}
