//! How easily a Dutch text reads: a score, the sentences that are long, and hard words with an easier one.
//!
//! It measures a text, not whether somebody understands it: a short sentence can say nothing, and a long one can be plain. No score is a
//! language level; what B1 asks (words that people know, one thing per sentence, what matters first) no formula sees.

mod easier;
mod reading;
mod sentences;
mod syllables;

pub use reading::{HardWord, LONG_SENTENCE, Readability, SCORED_FROM, read};
pub use syllables::syllables;
