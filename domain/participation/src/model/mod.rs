//! The nouns of participation, without database or pages.

mod answer;
mod code;
mod contribution;
mod coverage;
mod masking;
pub mod questionnaire;
mod similar;

pub use answer::{Answer, AnswerChange, AnswerDraft, AnswerKind};
pub use code::Code;
pub use contribution::{
    Channel, Consent, Contribution, ContributionChange, ContributionDraft, LONGEST, PROMISE_DAYS, Published, SpokenAs, Standing,
    subject,
};
pub use coverage::{Coverage, Handled, Outcome};
pub use masking::{Hint, HintKind, hints, masked};
pub use similar::{Words, most_alike};
