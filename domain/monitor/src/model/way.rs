//! As what a delivery was recognised.

/// The way by which figures came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// A table of CBS, OData version 3.
    CbsV3,
    /// A table of CBS, OData version 4.
    CbsV4,
    /// A file downloaded from StatLine, with names instead of codes.
    StatLine,
    /// A spreadsheet through the saved mapping of this name; without a name when the program itself brought it.
    Mapped(String),
}

impl Way {
    /// The word in the database and the texts.
    pub fn word(&self) -> &'static str {
        match self {
            Self::CbsV3 => "cbs-v3",
            Self::CbsV4 => "cbs-v4",
            Self::StatLine => "statline",
            Self::Mapped(_) => "mapped",
        }
    }

    /// The name of the mapping; empty without one.
    pub fn mapping(&self) -> &str {
        match self {
            Self::Mapped(name) => name,
            _ => "",
        }
    }

    /// The way with this word and mapping.
    pub fn read(word: &str, mapping: &str) -> Option<Self> {
        match word {
            "cbs-v3" => Some(Self::CbsV3),
            "cbs-v4" => Some(Self::CbsV4),
            "statline" => Some(Self::StatLine),
            "mapped" => Some(Self::Mapped(mapping.to_owned())),
            _ => None,
        }
    }

    /// Whether measures are the keys of indicators, as in a mapping, or those of the source.
    pub fn is_by_key(&self) -> bool {
        matches!(self, Self::Mapped(_))
    }
}
