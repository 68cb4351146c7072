//! The strategy around its themes, for visitors: the vision with what belongs to it, the policy notes, and the strategy as a file.

use crate::access::{ReadAgenda, VersionAtHand};
use crate::file;
use crate::model::words::{Choice, Scope, StatementKind};
use crate::model::{Agenda, PolicyNote, Statement};
use crate::store;
use askama::Template;
use kernel::{Error, Result};
use web::{Answer, Shell, Visit, filters};

#[derive(Template)]
#[template(path = "vision.html")]
struct VisionPage<'a> {
    shell: &'a Shell,
    agenda: &'a Agenda,
}

#[derive(Template)]
#[template(path = "notes.html")]
struct NotesPage<'a> {
    shell: &'a Shell,
    agenda: &'a Agenda,
}

impl VisionPage<'_> {
    /// The kinds that there are, each with its heading and its statements.
    fn groups(&self) -> Vec<(String, Vec<&Statement>)> {
        let of =
            |kind: &StatementKind| (format!("statements-{}", kind.word()), self.agenda.statements_of(*kind).collect::<Vec<_>>());
        StatementKind::ALL.iter().map(of).filter(|(_, found)| !found.is_empty()).collect()
    }
}

impl NotesPage<'_> {
    fn groups(&self) -> Vec<(String, Vec<&PolicyNote>)> {
        let of = |scope: &Scope| {
            let notes = self.agenda.policy_notes.iter().filter(|note| note.scope == *scope);
            (format!("scope-{}", scope.word()), notes.collect::<Vec<_>>())
        };
        Scope::ALL.iter().map(of).filter(|(_, found)| !found.is_empty()).collect()
    }
}

pub(crate) async fn vision(visit: Visit) -> Answer {
    let agenda = current(&visit).await?;
    visit.page(&VisionPage { shell: &visit.shell, agenda: &agenda })
}

pub(crate) async fn notes(visit: Visit) -> Answer {
    let agenda = current(&visit).await?;
    visit.page(&NotesPage { shell: &visit.shell, agenda: &agenda })
}

/// The current strategy as a file that another municipality can take over.
pub(crate) async fn download(visit: Visit) -> Answer {
    let agenda = current(&visit).await?;
    let text = file::write(&file::of(&agenda, visit.settings().made_up));
    visit.download(&format!("{}.toml", agenda.version.strategy.key), "application/toml; charset=utf-8", text.into_bytes())
}

async fn current(visit: &Visit) -> Result<Agenda> {
    let agenda = store::current(&visit.reader()).await?.ok_or(Error::NotFound)?;
    visit.allow::<ReadAgenda>(VersionAtHand::from(&agenda.version))?;
    Ok(agenda)
}
