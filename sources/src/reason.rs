//! Why something was not read. Each reason has a stable code and named arguments, so that pages can word it in the
//! reader's language; `Display` is plain English.

use std::fmt;
use std::sync::Arc;

/// Why nothing can be read at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The file, when it is about one file.
    pub file: Option<String>,
    /// The row, counted from 1, when it is about one row.
    pub row: Option<u64>,
    /// The column, when it is about one column.
    pub column: Option<String>,
    /// The reason.
    pub reason: Box<RefusalReason>,
}

impl Refusal {
    /// A refusal of everything that was given.
    #[must_use]
    pub fn of_all(reason: RefusalReason) -> Self {
        Self { file: None, row: None, column: None, reason: Box::new(reason) }
    }

    /// A refusal because of one file.
    #[must_use]
    pub fn of_file(file: &str, reason: RefusalReason) -> Self {
        Self { file: Some(file.to_owned()), ..Self::of_all(reason) }
    }

    pub(crate) fn in_row(self, row: u64) -> Self {
        Self { row: Some(row), ..self }
    }

    pub(crate) fn in_column(self, column: &str) -> Self {
        Self { column: Some(column.to_owned()), ..self }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(file) = &self.file {
            write!(f, "{file}: ")?;
        }
        if let Some(row) = self.row {
            write!(f, "row {row}: ")?;
        }
        if let Some(column) = &self.column {
            write!(f, "column {column}: ")?;
        }
        write!(f, "{}", self.reason)
    }
}

impl std::error::Error for Refusal {}

/// Why one row or one value was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejection {
    /// Name of the file as it was given.
    pub file: Arc<str>,
    /// Row as a spreadsheet program numbers it: the first row is 1.
    pub row: u64,
    /// Name of the column; empty when it is about the whole row.
    pub column: String,
    /// Name of the cell in a workbook: `C12`.
    pub cell: Option<String>,
    /// The value as it stands there.
    pub value: String,
    /// The reason.
    pub reason: Box<RejectionReason>,
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: row {}", self.file, self.row)?;
        if !self.column.is_empty() {
            write!(f, ", column {}", self.column)?;
        }
        if let Some(cell) = &self.cell {
            write!(f, " ({cell})")?;
        }
        write!(f, ", \"{}\": {}", self.value, self.reason)
    }
}

/// Writes an enum of reasons in which variant, code, arguments and English words stand side by side.
macro_rules! reasons {
    ($(#[$about:meta])* $name:ident {
        $($(#[$doc:meta])* $variant:ident { $($field:ident),* } $code:literal $english:literal)*
    }) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum $name {
            $($(#[$doc])* $variant {
                $(#[doc = concat!("Argument `", stringify!($field), "` of the wording.")] $field: String),*
            },)*
        }

        impl $name {
            /// The codes of all reasons, in order.
            pub const CODES: &'static [&'static str] = &[$($code),*];

            /// The stable code of this reason.
            #[must_use]
            pub const fn code(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $code,)* }
            }

            /// The named arguments that a wording of this reason can use.
            #[must_use]
            pub fn arguments(&self) -> Vec<(&'static str, &str)> {
                match self { $(Self::$variant { $($field),* } => vec![$((stringify!($field), $field.as_str())),*],)* }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self { $(Self::$variant { $($field),* } => write!(f, $english),)* }
            }
        }
    };
}

reasons! {
    /// Why nothing can be read at all.
    RefusalReason {
        /// The file system or the archive gave an error.
        Unreadable { error } "unreadable" "cannot be read: {error}"
        /// Not a format that is read here.
        UnknownFormat { accepted } "unknown-format" "is not a kind of file that can be read here; accepted: {accepted}"
        /// Larger than is safe to read.
        TooLarge { limit } "too-large" "is larger than {limit} when unpacked"
        /// An archive with more files than any real set has.
        TooManyFiles { count, limit } "too-many-files" "holds {count} files, more than the {limit} that are accepted"
        /// A sheet larger than is safe to read.
        TooManyCells { limit } "too-many-cells" "the sheet spans more than {limit} cells"
        /// A formula of which the result is not in the file.
        NotComputed { cell } "not-computed" "cell {cell} has a formula without a result; open the file in a spreadsheet program and save it there"
        /// A row wider than any real table.
        TooManyColumns { count, limit } "too-many-columns" "has {count} columns, more than the {limit} that are accepted"
        /// A row longer than any real row.
        RowTooLong { limit } "row-too-long" "a row is longer than {limit}; perhaps a quotation mark is not closed"
        /// Two files of the same name in one set.
        FileTwice { name } "file-twice" "the set holds two files named {name}"
        /// A part that must be there is not.
        FileMissing { name } "file-missing" "the set lacks {name}"
        /// A list in pages that goes on after the last page that is there.
        PageMissing { last } "page-missing" "a part is missing: the list goes on after {last}"
        /// A page after the one that says that it is the last.
        PageUnexpected { name, last } "page-unexpected" "the files do not belong together: the list ends with {last}, yet there is {name}"
        /// Two lists of figures where one is expected.
        FiguresTwice { first, second } "figures-twice" "the set holds the figures twice: {first} and {second}; leave one out"
        /// A table that says nothing about areas.
        NoAreas { table } "no-areas" "table {table} has no dimension of areas"
        /// Nothing tells which table this is.
        IdentityUnknown {} "identity-unknown" "nothing tells which table this is: add Properties.csv, D-<table>.json or Distribution.csv (v3: TableInfos.csv)"
        /// Two files of the set name different tables.
        DifferentTables { first_file, first_id, second_file, second_id } "different-tables" "the files do not belong together: {first_file} is of table {first_id}, {second_file} is of table {second_id}"
        /// Two files of the set differ about something that must be the same.
        DifferentContents { first_file, first, second_file, second } "different-contents" "the files do not belong together: {first_file} has {first}, {second_file} has {second}"
        /// A number of rows that is not the number that the set itself names.
        RowCount { named, counted, file } "row-count" "the files do not belong together, or a part is missing: {file} names {named} observations, there are {counted}"
        /// Most codes in a column are in no code list of the set.
        CodesUnknown { unknown, used, example, file } "codes-unknown" "the files do not belong together: {unknown} of the {used} codes in this column are not in {file}, such as {example}"
        /// The file has no header or no rows.
        Empty {} "empty" "is empty"
        /// A column that must be there is not.
        ColumnMissing { found } "column-missing" "this column is missing; there are: {found}"
        /// A column that is there twice.
        ColumnTwice {} "column-twice" "this column is there twice"
        /// A row of a code list with more or fewer columns than its header.
        FieldCount { found, expected } "field-count" "the row has {found} columns, the header {expected}"
        /// A column that belongs to no dimension of the set.
        ColumnUnexpected { expected } "column-unexpected" "the files do not belong together: this column is no dimension of the table; expected: {expected}"
        /// Areas by name only, of which one is not known or not the only one of that name.
        AreasUnclear { unclear, example } "areas-unclear" "the areas are named, not coded, and {unclear} of the names, such as {example}, are of no known area or of more than one; download the table with codes (column \"Codering\") or as OData"
        /// No column that is known to hold figures.
        NoFigures { found } "no-figures" "no column is known to hold figures; there are: {found}"
        /// No dimension of periods.
        NoTime {} "no-time" "the table has no dimension of periods"
        /// Text that is not UTF-8.
        NotUtf8 {} "not-utf8" "the text is not UTF-8; in Excel, save it as \"CSV UTF-8 (comma delimited)\""
        /// JSON that does not parse or lacks what is needed.
        BadJson { error } "bad-json" "is not the expected JSON: {error}"
        /// Not an address to fetch from.
        FetchAddress { address } "fetch-address" "is not a table, list or https address that can be fetched: {address}"
        /// A page on another host, or a redirect.
        FetchElsewhere { address } "fetch-elsewhere" "the server refers to {address}, which is not followed: a table is fetched from one host"
        /// The server refuses, or keeps failing.
        FetchStatus { address, status } "fetch-status" "{address} answers with status {status}"
        /// The server cannot be reached, or its answer is cut or not sound.
        FetchFailed { address, error } "fetch-failed" "{address} cannot be read: {error}"
        /// The table changes faster than it is fetched.
        FetchChanging { times } "fetch-changing" "the table changed {times} times while it was fetched; try again later"
        /// Whoever asked for it stopped it.
        FetchStopped {} "fetch-stopped" "was stopped; what was fetched is kept, and gone on with next time"
        /// A folder with something else in it.
        FolderInUse { folder } "folder-in-use" "the folder {folder} holds something else; choose an empty one"
        /// The disk is full, or may not be written.
        NotKept { error } "not-kept" "cannot be kept on disk: {error}"
        /// A mapping that does not parse.
        BadMapping { error } "bad-mapping" "the mapping cannot be used: {error}"
        /// No sheet of this name.
        SheetMissing { name, found } "sheet-missing" "there is no sheet {name}; there are: {found}"
    }
}

reasons! {
    /// Why one row or one value was left out.
    RejectionReason {
        /// More or fewer columns than the header has.
        FieldCount { found, expected } "field-count" "the row has {found} columns, the header {expected}"
        /// Bytes that are not UTF-8.
        NotUtf8 {} "not-utf8" "the text is not UTF-8"
        /// The file could not be read on.
        Unreadable { error } "unreadable" "cannot be read: {error}"
        /// A code that is in no code list of the set.
        CodeUnknown { file } "code-unknown" "this code is not in {file}"
        /// Not a period in the form that was agreed.
        Period { expected } "period" "is not a period; expected {expected}"
        /// Not an area in the form that was agreed.
        Area { expected } "area" "is not an area; expected {expected}"
        /// Not a number in the form that was agreed.
        Number { expected } "number" "is not a number; expected {expected}"
        /// Text where a number belongs.
        Text {} "text" "is a text, not a figure"
        /// A date where a number or period belongs: Excel turned it into one, or the mapping names another form.
        Date { date } "date" "is the date {date}, not what is expected here; format the column as text or number"
        /// A truth value where a number belongs.
        Truth {} "truth" "is true or false, not a figure"
        /// A cell in which the spreadsheet program shows an error.
        Formula {} "formula" "the spreadsheet shows an error here"
        /// A name that more than one known area has.
        AreaAmbiguous { count } "area-ambiguous" "is the name of {count} areas; give its code"
        /// A level of areas that the mapping does not know.
        AreaLevel { expected } "area-level" "is not a known level of areas; expected {expected}"
        /// A status that the mapping does not know.
        Status { expected } "status" "is not a known status; expected {expected}"
        /// Not the code of an indicator of Swing.
        SwingCode {} "swing-code" "is not a code of Swing: at most 50 of a-z, 0-9 and _"
        /// A code that stood in an earlier row.
        CodeTwice {} "code-twice" "this code is there twice"
        /// A group left empty.
        GroupEmpty {} "group-empty" "a group is needed here"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_has_a_code_arguments_and_words() {
        let reason = RefusalReason::RowCount { named: "12".into(), counted: "11".into(), file: "Properties.csv".into() };
        assert_eq!(reason.code(), "row-count");
        assert_eq!(reason.arguments(), [("named", "12"), ("counted", "11"), ("file", "Properties.csv")]);
        assert!(reason.to_string().contains("names 12 observations, there are 11"));
    }

    #[test]
    fn codes_are_unique() {
        for codes in [RefusalReason::CODES, RejectionReason::CODES] {
            let unique: std::collections::BTreeSet<_> = codes.iter().collect();
            assert_eq!(unique.len(), codes.len());
        }
    }

    #[test]
    fn a_rejection_shows_file_row_column_value_and_reason() {
        let rejection = Rejection {
            file: "a.xlsx".into(),
            row: 12,
            column: "Aantal".into(),
            cell: Some("C12".into()),
            value: "veel".into(),
            reason: Box::new(RejectionReason::Text {}),
        };
        assert_eq!(rejection.to_string(), "a.xlsx: row 12, column Aantal (C12), \"veel\": is a text, not a figure");
    }
}
