//! The nouns of participation, without database or pages.
