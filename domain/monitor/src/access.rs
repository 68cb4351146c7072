//! Who may read figures and who may take them in. The rules are in `access.cedar`.

use kernel::access::{Action, Fact, Resource};

/// All figures of the municipality, as the thing that rights are about.
#[derive(Clone, Copy, Debug)]
pub struct AllFigures;

impl Resource for AllFigures {
    const TYPE: &'static str = "Figures";
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        Vec::new()
    }
}

/// Reading the figures.
#[derive(Clone, Copy, Debug)]
pub struct ReadFigures;

impl Action for ReadFigures {
    const NAME: &'static str = "read_figures";
    type On = AllFigures;
    fn sample() -> AllFigures {
        AllFigures
    }
}

/// Taking in a delivery of figures, and keeping the mappings by which spreadsheets are read.
#[derive(Clone, Copy, Debug)]
pub struct ImportFigures;

impl Action for ImportFigures {
    const NAME: &'static str = "import_figures";
    type On = AllFigures;
    fn sample() -> AllFigures {
        AllFigures
    }
}
