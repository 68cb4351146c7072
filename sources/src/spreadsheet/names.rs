//! Areas by their name, for files that have no codes.

use std::collections::{BTreeSet, HashMap};

use kernel::areas::Area;

use crate::RejectionReason;

/// An area with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedArea {
    /// The area.
    pub area: Area,
    /// Its name.
    pub name: String,
}

/// The areas that a name may mean. Capitals and spaces around it make no difference.
#[derive(Debug, Clone, Default)]
pub struct AreaNames {
    areas: HashMap<String, BTreeSet<Area>>,
}

impl AreaNames {
    /// Takes these areas, and the country, to be all that there are.
    pub fn of(known: &[NamedArea]) -> Self {
        let mut areas = HashMap::from([(key("Nederland"), BTreeSet::from([Area::netherlands()]))]);
        for one in known {
            areas.entry(key(&one.name)).or_default().insert(one.area.clone());
        }
        Self { areas }
    }

    /// The one area of this name; none when it is not known.
    pub fn find(&self, name: &str) -> Result<Option<Area>, RejectionReason> {
        match self.areas.get(&key(name)) {
            Some(areas) if areas.len() > 1 => Err(RejectionReason::AreaAmbiguous { count: areas.len().to_string() }),
            found => Ok(found.and_then(BTreeSet::first).cloned()),
        }
    }
}

fn key(name: &str) -> String {
    name.trim().to_lowercase()
}
