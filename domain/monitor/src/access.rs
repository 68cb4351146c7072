//! Who may read figures and who may take them in. The rules are in `access.cedar`.

use kernel::access::{Fact, Resource};

/// All figures of the municipality, as the thing that rights are about.
#[derive(Clone, Copy, Debug)]
pub struct AllFigures;

impl Resource for AllFigures {
    const TYPE: &'static str = "Figures";
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        Vec::new()
    }
}

kernel::actions! {
    /// Reading the figures.
    ReadFigures "read_figures" on AllFigures: AllFigures;
    /// Taking in a delivery of figures, and keeping the mappings by which spreadsheets are read.
    ImportFigures "import_figures" on AllFigures: AllFigures;
    /// Choosing with whom figures are compared.
    ChoosePeers "choose_peers" on AllFigures: AllFigures;
}
