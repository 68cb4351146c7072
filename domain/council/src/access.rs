//! Who may read, write and freeze which report. The rules are in `access.cedar`.

use crate::model::{CouncilReport, ReportStatus};
use kernel::access::{Action, Fact, Resource};
use kernel::ids::ReportId;

/// A report, as far as rights look at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportAtHand {
    /// Which.
    pub id: ReportId,
    /// How far it is.
    pub status: ReportStatus,
}

impl ReportAtHand {
    /// A report that is still to be made.
    pub fn fresh() -> Self {
        Self { id: ReportId::fresh(), status: ReportStatus::Draft }
    }
}

impl From<&CouncilReport> for ReportAtHand {
    fn from(report: &CouncilReport) -> Self {
        Self { id: report.id, status: report.status }
    }
}

impl Resource for ReportAtHand {
    const TYPE: &'static str = "CouncilReport";
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        vec![("status", Fact::Text(self.status.word().to_owned()))]
    }
}

macro_rules! actions {
    ($($(#[doc = $doc:literal])+ $name:ident $word:literal on $status:ident;)+) => { $(
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug)]
        pub struct $name;
        impl Action for $name {
            const NAME: &'static str = $word;
            type On = ReportAtHand;
            fn sample() -> ReportAtHand {
                ReportAtHand { id: ReportId::fresh(), status: ReportStatus::$status }
            }
        }
    )+ };
}

actions! {
    /// Reading a report.
    ReadReport "read_report" on Frozen;
    /// Starting a report, writing its texts, taking a draft away.
    EditReport "edit_report" on Draft;
    /// Freezing a report with its figures.
    FreezeReport "freeze_report" on Draft;
}
