//! Figures that were taken in by an earlier version of the program stay what they were.

use super::example::parts;
use crate::store;
use kernel::audit::Event;
use kernel::db::{Address, migrate};
use kernel::ids::{ImportId, IndicatorId};
use kernel::{Db, Viewer};
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};
use sources::{Provenance, Reading};
use testing::noon;

const DELIVERY: &str = "INSERT INTO monitor_import (id, publisher, source_table, title, licence, modified, files, sha256, dry, state, \
    started, count_read, count_new, count_changed, count_same, count_rejected, count_unused, refusal) \
    VALUES ($1, '', '83841NED', '', '', '', '', '', 0, 'visible', $2, 0, 0, 0, 0, 0, 0, '')";
const FIGURE: &str = "INSERT INTO monitor_observation (indicator, series, period, area, group_key, period_end, value, absence, status, \
    source_table, import, first_seen, file, line) VALUES ($1, $2, '2024JJ00', 'GM9999', '', '2024-12-31', $3, '', 'final', '83841NED', \
    $4, $5, $6, 7)";

#[tokio::test]
async fn figures_from_before_series_had_numbers_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let address = Address::File(folder.path().join("earlier.sqlite"));
    let all = web::assembly::migrations(&parts());
    let earlier: Vec<_> =
        all.iter().filter(|step| step.name < "monitor/0007" || !step.name.starts_with("monitor")).cloned().collect();
    migrate(&address, &earlier).await.unwrap();
    let (one, other, import) = (IndicatorId::fresh(), IndicatorId::fresh(), ImportId::fresh());
    let db = address.open(&testing::keyring()).await.unwrap();
    let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
    let execute = async |sql: &str, values: Vec<Value>| {
        tx.execute_raw(Statement::from_sql_and_values(DbBackend::Sqlite, sql, values)).await.unwrap();
    };
    execute(DELIVERY, vec![import.into(), noon().into()]).await;
    for (indicator, series, value, file) in [(one, 1, 41.6, "a.csv"), (one, 2, 42.0, ""), (other, 1, 7.0, "a.csv")] {
        let row = vec![indicator.into(), series.into(), value.into(), import.into(), noon().into(), file.into()];
        execute(FIGURE, row).await;
    }
    tx.commit(Event::new("import.finished").on(import)).await.unwrap();
    db.close().await;

    let db = Db::open(&address, &all, &testing::keyring()).await.unwrap();
    let all = store::of_areas(&db.reader(), &[one, other], &["GM9999"]).await.unwrap();
    let told: Vec<_> = all.iter().map(|seen| (seen.indicator, seen.series, seen.reading, seen.file.as_str())).collect();
    assert_eq!(told.len(), 2, "of two series the later one counts: {told:?}");
    assert!(told.contains(&(one, 2, Reading::Value(42.0), "")) && told.contains(&(other, 1, Reading::Value(7.0), "a.csv")));
    let kept = &all[0];
    assert_eq!((kept.import, kept.source_table.as_str(), kept.line, kept.status), (import, "83841NED", 7, Provenance::Final));
    assert_eq!(kept.first_seen, noon());
    db.close().await;
}
