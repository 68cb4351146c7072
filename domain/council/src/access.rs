//! Who may read, write and freeze which report. The rules are in `access.cedar`.

use crate::model::{CouncilReport, ReportStatus};
use kernel::Viewer;
use kernel::access::{Action, Fact, Guarded, Resource};
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
        Self::at(ReportStatus::Draft)
    }

    fn at(status: ReportStatus) -> Self {
        Self { id: ReportId::fresh(), status }
    }
}

impl From<&CouncilReport> for ReportAtHand {
    fn from(report: &CouncilReport) -> Self {
        Self { id: report.id, status: report.status }
    }
}

impl<A: Action<On = ReportAtHand>> Guarded<A> for CouncilReport {
    fn at_hand(&self, _: &Viewer) -> ReportAtHand {
        self.into()
    }
}

impl Resource for ReportAtHand {
    const TYPE: &'static str = "CouncilReport";
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        vec![("status", Fact::Text(self.status.word().to_owned()))]
    }
}

kernel::actions! {
    /// Reading a report.
    ReadReport "read_report" on ReportAtHand: ReportAtHand::at(ReportStatus::Frozen);
    /// Starting a report, writing its texts, taking a draft away.
    EditReport "edit_report" on ReportAtHand: ReportAtHand::at(ReportStatus::Draft);
    /// Freezing a report with its figures.
    FreezeReport "freeze_report" on ReportAtHand: ReportAtHand::at(ReportStatus::Draft);
}
