//! What is wrong with a strategy file: where, and in words that a person can act on.

use std::fmt;

/// Something wrong at one place of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, counted from 1.
    pub line: usize,
    /// The place, counted from 0: `theme[1].goal[0].result[2].direction`. Empty when it is about the file as a whole.
    pub path: String,
    /// What is wrong there.
    pub wrong: Wrong,
}

impl Fault {
    /// The fault as a compiler would print it: `file:line: key: message`, in English.
    pub fn in_file(&self, file: &str) -> String {
        let place = if self.path.is_empty() { String::new() } else { format!("{}: ", self.path) };
        format!("{file}:{}: {place}{}", self.line, self.wrong)
    }
}

macro_rules! wrongs {
    ($($(#[doc = $doc:literal])+ $name:ident { $($field:ident: $type:ty),* } $code:literal $english:literal;)+) => {
        /// What can be wrong. The fields go into the text.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "each field is an argument of its text, named after what it holds")]
        pub enum Wrong { $($(#[doc = $doc])+ $name { $($field: $type),* },)+ }

        impl Wrong {
            /// The key of every text of this kind.
            pub const CODES: &'static [&'static str] = &[$(concat!("strategy-fault-", $code),)+];

            /// The key of its text.
            pub fn code(&self) -> &'static str {
                match self { $(Self::$name { .. } => concat!("strategy-fault-", $code),)+ }
            }

            /// What goes into its text, by name.
            pub fn arguments(&self) -> Vec<(&'static str, String)> {
                match self { $(Self::$name { $($field),* } => vec![$((stringify!($field), $field.to_string())),*],)+ }
            }
        }

        impl fmt::Display for Wrong {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self { $(Self::$name { $($field),* } => write!(f, $english),)+ }
            }
        }
    };
}

wrongs! {
    /// Some bytes are no text.
    NotText {} "not-text" "this is not UTF-8 text";
    /// Larger than [`super::MOST_BYTES`].
    TooBig { most: usize } "too-big" "the file is larger than {most} MiB";
    /// Not TOML.
    Syntax { detail: String } "syntax" "this is not TOML: {detail}";
    /// Some other format, or an edition that this program does not know.
    Format { found: String } "format" "this program reads \"samenkoers-strategy/1\", not \"{found}\"";
    /// A key that has to be there is not.
    Missing {} "missing" "this has to be filled in";
    /// A key that the format does not have.
    UnknownKey {} "unknown-key" "the format has no such key here";
    /// Not a text.
    NoText {} "no-text" "this has to be a text, in quotes";
    /// Not a whole number.
    NoWhole {} "no-whole" "this has to be a whole number";
    /// Not a number.
    NoNumber {} "no-number" "this has to be a number";
    /// Not a yes or no.
    NoFlag {} "no-flag" "this has to be true or false";
    /// Not a list.
    NoList {} "no-list" "this has to be a list, in square brackets";
    /// Not a table.
    NoTable {} "no-table" "this has to be a table";
    /// An empty text or list where there has to be something.
    Empty {} "empty" "this may not be empty";
    /// A text with more characters than there is room for.
    TooLong { most: usize } "too-long" "this is longer than {most} characters";
    /// A character that cannot be kept here.
    Sign {} "sign" "this holds a character that cannot be kept here, such as a line break, an equals sign or a control character";
    /// A word that is not one of the choices.
    Word { found: String, choices: String } "word" "\"{found}\" is not one of: {choices}";
    /// Not a readable key.
    Key { found: String } "key" "\"{found}\" is not a key: at most 60 lower-case letters, digits and single hyphens";
    /// Two things of a kind with one key.
    KeyTwice { found: String, first: usize } "key-twice" "the key \"{found}\" is used on line {first} already";
    /// Not an identity.
    Id { found: String } "id" "\"{found}\" is not an id: leave it out in a new file";
    /// Two things with one identity.
    IdTwice { first: usize } "id-twice" "this id is used on line {first} already: leave it out for a new thing";
    /// An indicator of a result that is not there.
    NoResult { found: String } "no-result" "there is no result with the key \"{found}\" in this file";
    /// Not a period.
    Period { found: String } "period" "\"{found}\" is not a period as CBS writes it, such as 2023JJ00, 2023KW01 or 2023MM01";
    /// Not a date.
    Date { found: String } "date" "\"{found}\" is not a year, month or day: 2018, 2018-11 or 2018-11-08";
    /// Not the code of an area.
    Area { found: String } "area" "\"{found}\" is not the code of a municipality, such as GM0303";
    /// Not an address on the web.
    Url { found: String } "url" "\"{found}\" is not an address that begins with https:// or http://";
    /// A year out of reach.
    Year { first: i64, last: i64 } "year" "this has to be a year between {first} and {last}";
    /// The period ends before it begins.
    YearsOrder {} "years-order" "the last year is before the first";
    /// A number that has to be 1 or more.
    BelowOne {} "below-one" "this has to be 1 or more";
    /// Infinite, or no number at all.
    NotFinite {} "not-finite" "this has to be an ordinary number";
    /// A target without points.
    NoPoints {} "no-points" "a target needs at least one point";
    /// A point of the target path before the baseline.
    PointEarly {} "point-early" "this point is before the baseline";
    /// A period that does not come after the one before it in the list.
    Order {} "order" "this period has to come after the one before it";
    /// Adopted, but by nobody.
    DecisionMissing {} "decision-missing" "an adopted version needs a decision: body, name and date";
    /// Decided, but not adopted.
    DecisionEarly {} "decision-early" "only an adopted or superseded version has a decision";
}
