//! The agenda as the workplace keeps it: everything in the version at hand, and the next step in that version's life.

use super::desk::{Desk, work_path};
use super::{start, wording};
use crate::difference::{self, Difference};
use crate::model::words::{Choice, StatementKind};
use crate::model::{Agenda, Standing, Statement, VersionStatus};
use crate::store;
use askama::Template;
use kernel::ids::Kind;
use web::{Answer, Shell, Visit, filters};

#[derive(Template)]
#[template(path = "agenda.html")]
struct AgendaPage<'a> {
    shell: &'a Shell,
    agenda: &'a Agenda,
    base: Option<i64>,
    /// What a reader would see differently and nobody explained yet.
    unexplained: Vec<Difference>,
}

impl AgendaPage<'_> {
    fn path(&self, kind: Kind, key: &str) -> String {
        work_path(kind, key)
    }
    fn one(&self, kind: Kind) -> String {
        wording::one(self.shell, kind)
    }
    fn many(&self, kind: Kind) -> String {
        wording::many(self.shell, kind)
    }
    fn add(&self, kind: Kind) -> String {
        wording::add_title(self.shell, kind)
    }
    fn status(&self) -> VersionStatus {
        self.agenda.version.status
    }
    fn next_step(&self) -> String {
        format!("next-step-{}", self.status().word())
    }
    fn is_draft(&self) -> bool {
        self.status() == VersionStatus::Draft
    }
    fn is_proposed(&self) -> bool {
        self.status() == VersionStatus::Proposed
    }
    /// Where the decision about this version is made: proposing, adopting and so on.
    fn version_path(&self) -> String {
        format!("/werk/agenda/versies/{}", self.agenda.version.number)
    }
    fn compare_path(&self) -> Option<String> {
        self.base.map(|base| format!("/werk/agenda/versies/{base}/verschil/{}", self.agenda.version.number))
    }
    /// The page on which the missing reason can be written.
    fn explain_path(&self, difference: &Difference) -> String {
        let key = self.agenda.key_of(difference.thing).unwrap_or_default();
        work_path(difference.thing.kind, key)
    }
    /// Kinds of statements that there are, each with its statements.
    fn statements(&self) -> Vec<(String, Vec<&Statement>)> {
        let of =
            |kind: &StatementKind| (format!("statement-{}", kind.word()), self.agenda.statements_of(*kind).collect::<Vec<_>>());
        StatementKind::ALL.iter().map(of).filter(|(_, found)| !found.is_empty()).collect()
    }
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let db = visit.reader();
    if store::working(&db).await?.is_none() {
        return start::ways(&visit);
    }
    let desk = Desk::open(&visit, &db).await?;
    let follows = desk.base.as_ref().filter(|base| base.version.id != desk.agenda.version.id);
    let unexplained = follows.map(|base| difference::without_reason(base, &desk.agenda)).unwrap_or_default();
    let base = follows.map(|base| base.version.number);
    visit.page(&AgendaPage { shell: &visit.shell, agenda: &desk.agenda, base, unexplained })
}
