//! Who may read pages across parts: whoever may read the agenda, for that is what they show. There is no right of its own.

/// The gate of every page of this part.
pub(crate) fn reading() -> web::Gate {
    agenda::reading()
}
