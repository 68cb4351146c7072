//! Tables of CBS that the program fetches by itself.

use kernel::Moment;
use kernel::ids::ImportId;
use std::time::Duration;

/// A day.
const DAY: Duration = Duration::from_hours(24);

/// How often a table is fetched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Every {
    /// Not by itself.
    #[default]
    Never,
    /// Once a week.
    Week,
    /// Once in thirty days.
    Month,
}

impl Every {
    /// Every choice, in order.
    pub const ALL: [Self; 3] = [Self::Never, Self::Week, Self::Month];

    /// The word in the database, the form and the texts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Week => "week",
            Self::Month => "month",
        }
    }

    /// The choice with this word.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|every| every.word() == word)
    }

    /// When the time after this one is; none when there is none.
    pub fn after(self, now: Moment) -> Option<Moment> {
        match self {
            Self::Never => None,
            Self::Week => Some(now + 7 * DAY),
            Self::Month => Some(now + 30 * DAY),
        }
    }
}

/// A table that is fetched, and what came of it last time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Refresh {
    /// The code of the table.
    pub table: String,
    /// How often.
    pub every: Every,
    /// Which choice this is: a job of an earlier choice does nothing.
    pub round: i64,
    /// When it is fetched next.
    pub next_run: Option<Moment>,
    /// When it was fetched last.
    pub last_run: Option<Moment>,
    /// The delivery that it became.
    pub last_import: Option<ImportId>,
    /// What came of it: a text key with its values (JSON), as a job tells it.
    pub told: String,
}

/// Whether this is the code of a table of CBS: `83841NED`, or `37296ned` for an older one.
pub fn is_cbs_table(code: &str) -> bool {
    let (digits, letters) = code.split_at_checked(5).unwrap_or_default();
    digits.bytes().all(|b| b.is_ascii_digit()) && letters.len() == 3 && letters.bytes().all(|b| b.is_ascii_alphabetic())
}
