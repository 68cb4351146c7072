//! Those by way of whom people sign in to a municipality, read from its entry in the data folder.

use crate::data::Municipality;
use crate::{Fail, modes};
use openid::Provider;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The providers of a municipality. None of them is asked anything yet.
///
/// # Errors
/// A sentence that tells what is not right in the entry.
pub fn of(municipality: &Municipality) -> Result<Vec<Arc<Provider>>, Fail> {
    let mut keys = BTreeSet::new();
    let all = municipality.openid.iter().map(|config| {
        if !keys.insert(&config.key) {
            return Err(Fail::way(format!("[[openid]] key = \"{}\" stands there twice; choose another", config.key)));
        }
        let file = &config.key_file;
        modes::secret(file)?;
        let key = std::fs::read(file).map_err(|error| Fail::way(format!("[[openid]] cannot read {} ({error})", file.display())))?;
        Provider::new(config.clone(), &key, None).map_err(|why| Fail::way(format!("[[openid]] {why}")))
    });
    all.collect()
}
