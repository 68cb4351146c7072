//! The grounds on which somebody may use emergency access: a list that is data (`grounds.toml`).

use kernel::{Error, Result};
use serde::Deserialize;
use std::sync::LazyLock;

/// A ground, of which the words stand in the texts.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ground {
    /// By which it is kept.
    pub key: String,
    /// The law and its article, in Dutch.
    pub law: String,
}

/// All of them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grounds {
    /// In the order of the form.
    pub ground: Vec<Ground>,
}

static GROUNDS: LazyLock<Result<Grounds, String>> =
    LazyLock::new(|| toml::from_str(include_str!("grounds.toml")).map_err(|error| error.to_string()));

/// The grounds of this program.
///
/// # Errors
/// When the file is not right, which a test excludes.
pub fn grounds() -> Result<&'static Grounds> {
    GROUNDS.as_ref().map_err(|why| Error::internal(format!("grounds.toml: {why}")))
}

impl Grounds {
    /// The ground with a key.
    pub fn find(&self, key: &str) -> Option<&Ground> {
        self.ground.iter().find(|ground| ground.key == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ground_names_its_law_and_stands_once() {
        let all = &grounds().unwrap().ground;
        assert!(all.len() >= 5 && all.iter().all(|ground| ground.law.contains("artikel")));
        for ground in all {
            assert_eq!(all.iter().filter(|other| other.key == ground.key).count(), 1, "{}", ground.key);
        }
        assert_eq!(grounds().unwrap().find("anything"), None);
    }
}
