//! How a command fails: one clear sentence with the way out, and an exit code.

use kernel::Trouble;
use std::fmt;

/// A failed command.
#[derive(Debug)]
pub enum Fail {
    /// Something to mend outside the program (a taken port, a folder, a newer database): exit code 2.
    Way(String),
    /// What was asked was looked at and is not right; the details were printed: exit code 1.
    NotRight(String),
}

impl Fail {
    /// A sentence with the way out.
    pub fn way(words: impl fmt::Display) -> Self {
        Self::Way(words.to_string())
    }

    /// The exit code.
    pub fn code(&self) -> i32 {
        match self {
            Self::Way(_) => 2,
            Self::NotRight(_) => 1,
        }
    }

    /// Prints the sentence.
    #[expect(clippy::print_stderr, reason = "a command speaks to its user")]
    pub fn print(&self) {
        let (Self::Way(words) | Self::NotRight(words)) = self;
        if !words.is_empty() {
            eprintln!("samenkoers: {words}");
        }
    }
}

impl From<std::io::Error> for Fail {
    fn from(error: std::io::Error) -> Self {
        Self::way(error)
    }
}

impl From<kernel::Error> for Fail {
    fn from(error: kernel::Error) -> Self {
        match error {
            kernel::Error::NewerDatabase(step) => Self::way(format!(
                "the database was made by a newer release (it has step {step}); install that release or newer, or choose another folder with --data"
            )),
            kernel::Error::ChangedMigration(step) => Self::way(format!(
                "the database was made by another build of this release (step {step} differs); choose another folder with --data, or start afresh with demo --reset"
            )),
            kernel::Error::Refused("import-overtaken") => Self::way(
                "another delivery was started meanwhile, so nothing of this one was kept; run it again when that one is done",
            ),
            error => Self::way(match error.trouble() {
                Some(Trouble::Full) => format!("the disk is full, and nothing was kept; make room and try again ({error})"),
                Some(Trouble::Busy) => format!(
                    "the database cannot be reached, or is kept busy by another write, and nothing was kept; try again in a minute ({error})"
                ),
                None => error.to_string(),
            }),
        }
    }
}
