//! A small agenda of a made-up municipality, and figures for it.

use agenda::access::{DecideVersion, EditAgenda, ImportAgenda, VersionAtHand};
use agenda::file;
use agenda::model::{Decision, ResultDraft, ThemeDraft};
use agenda::store::{self, How};
use kernel::Viewer;
use kernel::audit::Event;
use kernel::ids::{IndicatorId, Kind, Ref};
use kernel::links::Card;
use sea_orm::{ConnectionTrait, Statement, Value};
use testing::{Database, Page, noon};
use uuid::Uuid;

pub fn parts() -> Vec<web::Manifest> {
    vec![
        people::manifest(),
        agenda::manifest(),
        monitor::manifest(),
        crate::manifest(&[|_, _, thing| Box::pin(async move { Ok(report(thing)) })]),
    ]
}

/// The card of a report, as a later part would give it.
fn report(thing: Ref) -> Option<Card> {
    let card = Card { thing, title: "Voortgang 2025".into(), line: "Aan de raad".into(), path: "/rapporten/voortgang".into() };
    (thing.kind == Kind::Report).then_some(card)
}

/// The text of what a selector finds, as a reader sees it: without a space before a full stop.
pub fn said(page: &Page, selector: &str) -> Vec<String> {
    page.texts(selector).iter().map(|text| text.replace(" .", ".").replace(" ,", ",")).collect()
}

/// Two themes; the first has three decided figures and a proposal, the second none.
pub const AGENDA: &str = include_str!("agenda.toml");

/// Takes the agenda in. As a draft it has no decision.
pub async fn import(db: &Database, as_draft: bool) {
    db.set(|settings| {
        settings.name = "Gemeente Voorbeeld".to_owned();
        settings.area = "GM9999".to_owned();
    })
    .await;
    let decision = AGENDA.split("[version.decision]").nth(1).and_then(|rest| rest.split("\n\n").next()).expect("a decision");
    let draft = AGENDA.replace("status = \"adopted\"", "status = \"draft\"").replace(&format!("[version.decision]{decision}"), "");
    let file = file::read(if as_draft { &draft } else { AGENDA }).expect("a sound file");
    let how = How::AsItIs;
    let right = db.allow::<ImportAgenda>(&Viewer::system(), how.target(&file));
    let tx = db.begin(&Viewer::system(), noon()).await.expect("a write");
    let (_, event) = store::import(&tx, &right, &file, &how).await.expect("the agenda comes in");
    tx.commit(event).await.expect("a commit");
}

/// Gives the result and the theme new keys and the result a new name, in a version that is adopted.
pub async fn rename(db: &Database) {
    let system = Viewer::system();
    let before = store::current(&db.reader()).await.expect("a database").expect("an agenda");
    let tx = db.begin(&system, noon()).await.expect("a write");
    let draft =
        store::start_draft(&tx, &db.allow::<DecideVersion>(&system, VersionAtHand::from(&before.version)), &before.version).await;
    let draft = draft.expect("a draft");
    let edit = db.allow::<EditAgenda>(&system, draft);
    let (theme, result) = before.result("minder-eenzaamheid").expect("a result");
    let renamed = ResultDraft {
        key: "samen-eten".into(),
        name: "Meer mensen eten samen".into(),
        reason: "De raad wil het positief zeggen.".into(),
        ..ResultDraft::of(result)
    };
    let change = renamed.check(Some(result)).expect("a change");
    store::change_result(&tx, &edit, result.id, &change, result.revision).await.expect("a result");
    let moved = ThemeDraft { key: "meedoen".into(), ..ThemeDraft::of(theme) };
    let change = moved.check(Some(theme)).expect("a change");
    store::change_theme(&tx, &edit, theme.id, &change, theme.revision).await.expect("a theme");
    let decide = db.allow::<DecideVersion>(&system, draft);
    store::propose(&tx, &decide).await.expect("a proposal");
    let decision = Decision { body: "De raad".into(), name: "Tweede versie".into(), number: String::new(), date: "2026-06".into() };
    let event = store::adopt(&tx, &decide, &decision).await.expect("adopted");
    tx.commit(event).await.expect("a commit");
}

/// The id of the indicator with a key.
pub async fn indicator(db: &Database, key: &str) -> IndicatorId {
    let agenda = store::current(&db.reader()).await.expect("a database").expect("an agenda");
    agenda.indicator(key).expect("an indicator").2.id
}

/// Puts yearly values in, the last of them with this status.
pub async fn measure(db: &Database, key: &str, values: &[(i32, f64)], status: &str) {
    let indicator = indicator(db, key).await;
    let tx = db.begin(&Viewer::system(), noon()).await.expect("a write");
    let import = Uuid::from_u128(1);
    let delivery = "INSERT INTO monitor_import (id, publisher, source_table, title, licence, modified, files, sha256, dry, state, started, count_read, \
                    count_new, count_changed, count_same, count_rejected, count_unused, refusal) \
                    VALUES ($1, '', '', '', '', '', '[]', '', $2, 'visible', $3, 0, 0, 0, 0, 0, 0, '') ON CONFLICT DO NOTHING";
    execute(&tx, delivery, vec![import.into(), false.into(), noon().into()]).await;
    let series = "INSERT INTO monitor_series (number, indicator, series) \
                  SELECT coalesce(max(number), 0) + 1, $1, 1 FROM monitor_series WHERE true ON CONFLICT DO NOTHING";
    execute(&tx, series, vec![indicator.0.into()]).await;
    let file = "INSERT INTO monitor_file (number, import, source_table, name) VALUES (1, $1, '', '') ON CONFLICT DO NOTHING";
    execute(&tx, file, vec![import.into()]).await;
    for (year, value) in values {
        let last = values.last().is_some_and(|last| last.0 == *year);
        let sql = "INSERT INTO monitor_observation (series, area, group_key, period, value, status, file, first_file, line) \
                   SELECT number, 'GM9999', '', $2, $3, $4, 1, 1, 0 FROM monitor_series WHERE indicator = $1";
        let status = if last { status } else { "final" };
        execute(&tx, sql, vec![indicator.0.into(), format!("{year}JJ00").into(), (*value).into(), status.into()]).await;
    }
    tx.commit(Event::new("import.finished")).await.expect("a commit");
}

async fn execute(tx: &kernel::Tx, sql: &str, values: Vec<Value>) {
    let backend = ConnectionTrait::get_database_backend(tx);
    tx.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await.expect("a row");
}
