//! The agenda through its own pages, on both engines.

mod indicator;
mod life;
mod nouns;
mod public;
mod result;
mod sharing;
mod start;

use crate::access::{DecideVersion, EditAgenda, MayWriteIndicator, ReadAgenda, VersionAtHand};
use crate::model::words::{Direction, Scope, StatementKind};
use crate::model::{
    Agenda, Decision, GoalChange, PolicyNoteChange, ResultChange, StatementChange, StrategyChange, ThemeChange, VersionStatus,
};
use crate::{sheet, store};
use kernel::ids::VersionId;
use kernel::{Capacity, Viewer};
use testing::{Browser, Database, noon};
use web::Manifest;

fn parts() -> Vec<Manifest> {
    vec![people::manifest(), crate::manifest()]
}

/// A first draft with one theme, one goal, two results and one proposed indicator.
async fn draft(db: &Database) -> Agenda {
    let system = Viewer::system();
    let at_hand = VersionAtHand::new_draft();
    let right = db.allow::<EditAgenda>(&system, at_hand);
    let indicators = MayWriteIndicator::InDraft(db.allow::<EditAgenda>(&system, at_hand));
    let tx = db.begin(&system, noon()).await.unwrap();
    let front = StrategyChange {
        title: "Samen in Proefstad".into(),
        subtitle: String::new(),
        municipality: "Gemeente Proefstad".into(),
        area: String::new(),
        from_year: 2024,
        to_year: 2027,
        dated: String::new(),
        summary_note: String::new(),
    };
    let event = store::add_strategy(&tx, &right, &front).await.unwrap();
    let none = String::new;
    let theme = ThemeChange {
        name: "Meedoen".into(),
        key: "meedoen".into(),
        ambition: none(),
        summary: none(),
        place: none(),
        reason: none(),
    };
    let (theme, _) = store::add_theme(&tx, &right, &theme).await.unwrap();
    let goal =
        GoalChange { name: "Iedereen hoort erbij".into(), key: "erbij".into(), summary: none(), place: none(), reason: none() };
    let (goal, _) = store::add_goal(&tx, &right, theme, &goal).await.unwrap();
    let result = |name: &str, key: &str, direction| ResultChange {
        name: name.into(),
        key: key.into(),
        direction,
        summary: none(),
        place: none(),
        reason: none(),
    };
    let lonely = result("Minder mensen zijn eenzaam", "eenzaam", Direction::Fewer);
    let (lonely, _) = store::add_result(&tx, &right, goal, &lonely).await.unwrap();
    store::add_result(&tx, &right, goal, &result("Meer mensen doen vrijwilligerswerk", "vrijwillig", Direction::More))
        .await
        .unwrap();
    let indicator = sheet::proposal(lonely, Direction::Fewer, "Eenzame ouderen", "%");
    store::add_indicator(&tx, &indicators, &indicator).await.unwrap();
    let statement = StatementChange {
        kind: StatementKind::Lesson,
        name: "Te veel tegelijk".into(),
        key: "te-veel".into(),
        summary: none(),
        place: none(),
        reason: none(),
    };
    store::add_statement(&tx, &right, &statement).await.unwrap();
    let note = PolicyNoteChange {
        name: "Nota sport".into(),
        key: "sport".into(),
        scope: Scope::Adjacent,
        years: "2020-2024".into(),
        reason: none(),
    };
    store::add_policy_note(&tx, &right, &note).await.unwrap();
    tx.commit(event).await.unwrap();
    working(db).await
}

/// The same, adopted by a decision.
async fn adopted(db: &Database) -> Agenda {
    let id = draft(db).await.version.id;
    adopt(db, id).await
}

async fn adopt(db: &Database, id: VersionId) -> Agenda {
    let system = Viewer::system();
    let tx = db.begin(&system, noon()).await.unwrap();
    let right = |status| db.allow::<DecideVersion>(&system, VersionAtHand { id, status });
    store::propose(&tx, &right(VersionStatus::Draft)).await.unwrap();
    let decision = Decision::check("Gemeenteraad", "Vaststelling agenda", "24-12", "2024-06-27").unwrap();
    let event = store::adopt(&tx, &right(VersionStatus::Proposed), &decision).await.unwrap();
    tx.commit(event).await.unwrap();
    working(db).await
}

async fn working(db: &Database) -> Agenda {
    db.open::<ReadAgenda, _>(store::working(&db.reader()).await.unwrap().unwrap())
}

/// Somebody else at a browser of their own.
async fn officer(db: &Database) -> Browser {
    let browser = db.browser();
    browser.sign_in(Capacity::PolicyOfficer).await;
    browser
}
