//! Why nobody comes in. It is for the log of whoever keeps the server; a visitor sees one page for all of it.

/// Why an answer of a provider, or what came back through a browser, is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The provider cannot be reached, is too slow, or sends something else than asked for.
    #[error("the provider does not answer as it should: {0}")]
    Away(String),
    /// More is under way to this provider than it gets from us at once.
    #[error("too much is under way to the provider")]
    Busy,
    /// The provider said no. Its words are not repeated.
    #[error("the provider refused")]
    Refused,
    /// Signed with a key that the provider does not publish.
    #[error("the token is signed with a key that is not known")]
    UnknownKey,
    /// What is in the token, by the name of the claim or header.
    #[error("the token is not right: {0}")]
    Wrong(&'static str),
}
