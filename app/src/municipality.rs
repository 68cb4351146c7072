//! Making a municipality: its entry in the data folder, its database, its settings.

use crate::Fail;
use crate::data::{Data, Municipality};
use crate::program;
use kernel::audit::Event;
use kernel::settings::{self, Settings};
use kernel::{Clock, Db, Viewer};

/// Makes the database of a new municipality with these settings. It is there for others once it is enlisted.
///
/// # Errors
/// A sentence when it is there already or its database cannot be made.
pub async fn make(data: &Data, key: &str, municipality: &Municipality, settings: &Settings) -> Result<Db, Fail> {
    if !kernel::fold::is_key(key) {
        return Err(Fail::way(format!("{key} is no key; use lower-case letters, digits and hyphens, such as: dronten")));
    }
    let taken =
        data.municipalities()?.into_iter().find(|(_, other)| other.hosts.iter().any(|host| municipality.hosts.contains(host)));
    if let Some((other, _)) = taken.filter(|(other, _)| other != key) {
        return Err(Fail::way(format!("a host name is taken by {other}; choose another with --host")));
    }
    data.make_room(key)?;
    let db = Db::open(&data.address(key, municipality), &program::migrations(), &data.keyring).await?;
    let tx = db.begin(&Viewer::system(), Clock::System.now()).await?;
    settings::store(&tx, settings).await?;
    tx.commit(Event::new("municipality.added")).await?;
    Ok(db)
}
