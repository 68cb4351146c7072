//! Things that were fetched and show nothing yet.

use crate::Viewer;
use crate::access::Action;

/// Something that was fetched to learn whether the viewer may do something to it. It shows nothing before
/// [`crate::access::Policies::open`] found that they may.
pub struct Closed<T>(T);

impl<T> Closed<T> {
    /// Closes a thing.
    pub fn new(thing: T) -> Self {
        Self(thing)
    }

    pub(crate) fn open(self) -> T {
        self.0
    }
}

impl<T> std::fmt::Debug for Closed<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Closed")
    }
}

/// A thing to which somebody who looks may do `A`, or not, by what it is itself.
pub trait Guarded<A: Action> {
    /// The thing, as far as rights look at it.
    fn at_hand(&self, viewer: &Viewer) -> A::On;
}
