//! The example municipalities: their data are in `world/` and are part of the program; the parts fill their own tables from it.

use crate::cli::say;
use crate::{Fail, program, strategy};
use agenda::file;
use kernel::audit::Event;
use kernel::settings::Settings;
use kernel::{Clock, Db, Viewer};
use monitor::import::Importer;

/// The chance by which Waterstad's figures are made; the same every time.
const SEED: u64 = 1;
/// What officers wrote for Waterstad's report.
const REPORT: &str = include_str!("../../world/waterstad/rapport.toml");

/// What Waterstad asks its residents.
const QUESTIONNAIRE: &str = include_str!("../../world/waterstad/vragenlijst.toml");

/// An example municipality.
#[derive(Clone, Copy, Debug)]
pub struct World {
    /// Its key and the first part of its host name.
    pub key: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its CBS code.
    area: &'static str,
    /// Whether it is made up.
    made_up: bool,
    /// Its strategy file.
    strategy: &'static str,
}

/// Dronten, which is real and sparse, and Waterstad, which is made up and full.
pub const WORLDS: [World; 2] = [
    World {
        key: "dronten",
        name: "Gemeente Dronten",
        area: "GM0303",
        made_up: false,
        strategy: include_str!("../../world/dronten/strategie.toml"),
    },
    World {
        key: "waterstad",
        name: "Gemeente Waterstad",
        area: "GM9999",
        made_up: true,
        strategy: include_str!("../../world/waterstad/strategie.toml"),
    },
];

impl World {
    /// What it chose.
    pub fn settings(&self) -> Settings {
        Settings {
            name: self.name.to_owned(),
            area: self.area.to_owned(),
            made_up: self.made_up,
            example_sign_in: true,
            ..Settings::default()
        }
    }

    /// Fills a new database, saying what it does. `scale` makes the made-up municipality larger; 1 is 40,000 inhabitants.
    ///
    /// # Errors
    /// When the data in `world/` do not fit, which a test excludes, or the database fails.
    pub async fn fill(&self, db: &Db, scale: u32) -> Result<(), Fail> {
        say(&format!("{}: people to sign in as", self.name));
        let tx = db.begin(&Viewer::system(), Clock::System.now()).await?;
        people::seed_examples(&tx).await?;
        tx.commit(Event::new("example.people.added")).await?;
        say(&format!("{}: the agenda", self.name));
        let file =
            file::read(self.strategy).map_err(|faults| Fail::way(format!("world/{}/strategie.toml: {faults:?}", self.key)))?;
        strategy::store(db, &file, false).await?;
        say(&format!("{}: the figures", self.name));
        let (policies, viewer) = (program::policies()?, Viewer::system());
        let importer = Importer { db, policies: &policies, viewer: &viewer, clock: Clock::System };
        if self.made_up {
            monitor::seed::waterstad(importer, SEED, scale).await?;
            say(&format!("{}: a report to the council", self.name));
            council::seed(db, &policies, Clock::System.now(), REPORT).await?;
            say(&format!("{}: a questionnaire", self.name));
            participation::seed(db, &policies, Clock::System.now(), QUESTIONNAIRE).await?;
        } else {
            monitor::seed::dronten(importer).await?;
        }
        Ok(())
    }
}
