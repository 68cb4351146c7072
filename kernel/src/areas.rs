//! Areas as CBS codes them: the Netherlands, regions, municipalities, districts (wijken) and neighbourhoods (buurten).
//!
//! A code means something only within a division of the country: districts and neighbourhoods are redrawn every
//! year, municipalities merge. So an [`Area`] may carry the year of the division; CBS writes `2022GM0303`.
//! The Netherlands occurs as `NL01` and as `NL00`; both are read as `NL01`, so that one country is never two.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What an area is. The order is from large to small; other systems stand last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AreaLevel {
    /// The Netherlands (`NL01`).
    Country,
    /// One of the four parts of the country (landsdeel, `LD02`).
    CountryPart,
    /// A province (`PV24`).
    Province,
    /// A COROP area (`CR40`).
    Corop,
    /// A municipality (`GM0303`).
    Municipality,
    /// A district (wijk, `WK030301`): municipality and two digits.
    District,
    /// A neighbourhood (buurt, `BU03030101`): district and two digits.
    Neighbourhood,
    /// Any other division, such as `GG2209` (GGD), `JZ08` (jeugdregio), `AM11` (arbeidsmarktregio), `VR25`.
    Other,
}

impl AreaLevel {
    /// The letters and the number of digits of this level's codes; `None` for [`AreaLevel::Other`].
    const fn form(self) -> Option<(&'static str, usize)> {
        match self {
            Self::Country => Some(("NL", 2)),
            Self::CountryPart => Some(("LD", 2)),
            Self::Province => Some(("PV", 2)),
            Self::Corop => Some(("CR", 2)),
            Self::Municipality => Some(("GM", 4)),
            Self::District => Some(("WK", 6)),
            Self::Neighbourhood => Some(("BU", 8)),
            Self::Other => None,
        }
    }

    const CODED: [Self; 7] =
        [Self::Country, Self::CountryPart, Self::Province, Self::Corop, Self::Municipality, Self::District, Self::Neighbourhood];
}

/// An area: its code and, when known, the year of the division that the code belongs to.
///
/// Equality takes the year into account; compare [`Area::code`] where the year does not matter.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Area {
    level: AreaLevel,
    code: String,
    division: Option<u16>,
}

/// Why a text is not an area.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{given}\" is not an area code: expected NL01, LD02, PV24, CR40, GM0303, WK030301, BU03030101 or two letters and \
     2 to 8 digits of another division, with or without the year of the division before it (2022GM0303)"
)]
pub struct AreaError {
    /// The text that was given.
    pub given: String,
}

impl Area {
    /// The code of the Netherlands.
    pub const NETHERLANDS: &str = "NL01";

    /// The Netherlands.
    #[must_use]
    pub fn netherlands() -> Self {
        Self { level: AreaLevel::Country, code: Self::NETHERLANDS.to_owned(), division: None }
    }

    /// The area that a bare number means at a level: 303 at the level of municipalities is `GM0303`. For sources that
    /// leave out the letters; leading zeros may be missing too.
    ///
    /// # Errors
    /// When the text is not a number, has too many digits, or the level is [`AreaLevel::Other`].
    pub fn from_number(level: AreaLevel, number: &str) -> Result<Self, AreaError> {
        let refused = || AreaError { given: number.to_owned() };
        let digits = number.trim();
        let (letters, width) = level.form().ok_or_else(refused)?;
        if digits.is_empty() || digits.len() > width || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(refused());
        }
        let area: Self = format!("{letters}{digits:0>width$}").parse().map_err(|_| refused())?;
        if area.level == level { Ok(area) } else { Err(refused()) }
    }

    /// The same area in the division of this year.
    #[must_use]
    pub fn in_division(self, year: u16) -> Self {
        Self { division: Some(year), ..self }
    }

    /// What the area is.
    #[must_use]
    pub const fn level(&self) -> AreaLevel {
        self.level
    }

    /// The code without the year: `GM0303`.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The year of the division, when known.
    #[must_use]
    pub const fn division(&self) -> Option<u16> {
        self.division
    }

    /// The municipality that a district or neighbourhood lies in, in the same division; a municipality gives itself.
    #[must_use]
    pub fn municipality(&self) -> Option<Self> {
        match self.level {
            AreaLevel::Municipality | AreaLevel::District | AreaLevel::Neighbourhood => self.cut(AreaLevel::Municipality),
            _ => None,
        }
    }

    /// The district that a neighbourhood lies in, in the same division; a district gives itself.
    #[must_use]
    pub fn district(&self) -> Option<Self> {
        match self.level {
            AreaLevel::District | AreaLevel::Neighbourhood => self.cut(AreaLevel::District),
            _ => None,
        }
    }

    fn cut(&self, level: AreaLevel) -> Option<Self> {
        let (letters, width) = level.form()?;
        let code = format!("{letters}{}", self.code.get(2..2 + width)?);
        Some(Self { level, code, division: self.division })
    }
}

impl Ord for Area {
    /// From large to small, then by code, then by year; without a year first.
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |a: &Self| (a.level, a.division);
        let ((level, division), (other_level, other_division)) = (key(self), key(other));
        level.cmp(&other_level).then_with(|| self.code.cmp(&other.code)).then(division.cmp(&other_division))
    }
}

impl PartialOrd for Area {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Area {
    /// The code, with the year of the division before it when that is known.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.division {
            Some(year) => write!(f, "{year:04}{}", self.code),
            None => f.write_str(&self.code),
        }
    }
}

impl FromStr for Area {
    type Err = AreaError;

    /// Reads `GM0303` or `2022GM0303`; spaces around it are padding and do not count.
    fn from_str(text: &str) -> Result<Self, AreaError> {
        parse(text.trim()).ok_or_else(|| AreaError { given: text.to_owned() })
    }
}

impl TryFrom<String> for Area {
    type Error = AreaError;

    fn try_from(text: String) -> Result<Self, AreaError> {
        text.parse()
    }
}

impl From<Area> for String {
    fn from(area: Area) -> Self {
        area.to_string()
    }
}

fn parse(text: &str) -> Option<Area> {
    let letters_at = text.find(|c: char| !c.is_ascii_digit())?;
    let (year, code) = text.split_at(letters_at);
    let division = match year.len() {
        0 => None,
        4 => Some(year.parse().ok().filter(|year| super::periods::YEARS.contains(year))?),
        _ => return None,
    };
    let level = level_of(code)?;
    let code = if level == AreaLevel::Country { "NL01" } else { code };
    Some(Area { level, code: code.to_owned(), division })
}

fn level_of(code: &str) -> Option<AreaLevel> {
    let (letters, digits) = code.split_at_checked(2)?;
    if !letters.bytes().all(|b| b.is_ascii_uppercase()) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let known = AreaLevel::CODED.into_iter().find_map(|level| {
        let (own, width) = level.form()?;
        (own == letters).then_some((level, width))
    });
    match known {
        Some((AreaLevel::Country, _)) => matches!(digits, "00" | "01").then_some(AreaLevel::Country),
        Some((level, width)) => (digits.len() == width).then_some(level),
        None => (2..=8).contains(&digits.len()).then_some(AreaLevel::Other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn area(code: &str) -> Area {
        code.parse().unwrap()
    }

    #[test]
    fn real_codes_have_their_level() {
        let known = [
            ("NL01  ", AreaLevel::Country),
            ("LD02", AreaLevel::CountryPart),
            ("PV24", AreaLevel::Province),
            ("CR40", AreaLevel::Corop),
            ("GM0303    ", AreaLevel::Municipality),
            ("WK030301  ", AreaLevel::District),
            ("BU03030548", AreaLevel::Neighbourhood),
            ("GG2209", AreaLevel::Other),
            ("JZ08", AreaLevel::Other),
            ("VT03", AreaLevel::Other),
            ("AM11", AreaLevel::Other),
            ("ZK07", AreaLevel::Other),
            ("VR25", AreaLevel::Other),
            ("CS400", AreaLevel::Other),
            ("CP4002", AreaLevel::Other),
        ];
        for (code, level) in known {
            assert_eq!(area(code).level(), level, "{code}");
            assert_eq!(area(code).to_string(), code.trim());
        }
    }

    #[test]
    fn both_codes_of_the_netherlands_are_one_area() {
        assert_eq!(area("NL00      "), Area::netherlands());
        assert_eq!(area("NL01"), Area::netherlands());
    }

    #[test]
    fn the_year_of_the_division_comes_along() {
        let dronten = area("2022GM0303");
        assert_eq!((dronten.code(), dronten.division()), ("GM0303", Some(2022)));
        assert_eq!(dronten.to_string(), "2022GM0303");
        assert_eq!(dronten, area("GM0303").in_division(2022));
        assert_ne!(dronten, area("GM0303"));
    }

    #[test]
    fn a_neighbourhood_knows_its_district_and_municipality() {
        let neighbourhood = area("2022BU03030548");
        assert_eq!(neighbourhood.municipality(), Some(area("2022GM0303")));
        assert_eq!(neighbourhood.district(), Some(area("2022WK030305")));
        assert_eq!(area("WK030301").municipality(), Some(area("GM0303")));
        assert_eq!(area("GM0303").municipality(), Some(area("GM0303")));
        assert_eq!((area("PV24").municipality(), area("GM0303").district()), (None, None));
    }

    #[test]
    fn a_bare_number_means_an_area_of_the_level() {
        let read = |level, number| Area::from_number(level, number).map(|a| a.code().to_owned());
        assert_eq!(read(AreaLevel::Municipality, "303").unwrap(), "GM0303");
        assert_eq!(read(AreaLevel::Municipality, " 0303 ").unwrap(), "GM0303");
        assert_eq!(read(AreaLevel::District, "30301").unwrap(), "WK030301");
        assert_eq!(read(AreaLevel::Neighbourhood, "3030548").unwrap(), "BU03030548");
        assert_eq!(read(AreaLevel::Country, "1").unwrap(), "NL01");
        for wrong in ["", "30300", "-303", "303.0", "GM0303"] {
            assert!(read(AreaLevel::Municipality, wrong).is_err(), "{wrong}");
        }
        assert!(read(AreaLevel::Other, "8").is_err());
        assert!(read(AreaLevel::Country, "23").is_err());
    }

    #[test]
    fn what_is_no_area_is_refused_with_what_is_accepted() {
        for text in ["", "303", "GM303", "gm0303", "GM03030", "NL23", "WK0303", "22GM0303", "0001GM0303", "Dronten", "GMé30"] {
            let error = text.parse::<Area>().unwrap_err();
            assert_eq!(error.given, text);
            assert!(error.to_string().contains("GM0303"), "{error}");
        }
    }

    #[test]
    fn areas_stand_from_large_to_small() {
        let mut found: Vec<_> = ["VR25", "BU03030101", "2022GM0303", "GM0303", "NL01", "GM0034", "PV24"].map(area).into();
        found.sort();
        let shown: Vec<_> = found.iter().map(Area::to_string).collect();
        assert_eq!(shown, ["NL01", "PV24", "GM0034", "GM0303", "2022GM0303", "BU03030101", "VR25"]);
    }

    #[test]
    fn serde_uses_the_code() {
        let json = serde_json::to_string(&area("2022GM0303")).unwrap();
        assert_eq!(json, "\"2022GM0303\"");
        assert_eq!(serde_json::from_str::<Area>(&json).unwrap(), area("2022GM0303"));
        assert!(serde_json::from_str::<Area>("\"Dronten\"").is_err());
    }

    proptest! {
        #[test]
        fn a_code_reads_back_as_the_same_area(
            code in "(LD|PV|CR|ZK|VR)[0-9]{2}|(GM|GG)[0-9]{4}|WK[0-9]{6}|BU[0-9]{8}",
            year in proptest::option::of(super::super::periods::YEARS),
        ) {
            let mut given = area(&code);
            if let Some(year) = year {
                given = given.in_division(year);
            }
            prop_assert_eq!(area(&given.to_string()), given);
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,12}") {
            if let Ok(read) = text.parse::<Area>() {
                prop_assert!(read.to_string() == text.trim() || read.level() == AreaLevel::Country);
            }
        }
    }
}
