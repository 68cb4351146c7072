//! Waterstad for the tests: its agenda from the example world, with plain figures, and the job that freezes.

use agenda::access::ImportAgenda;
use agenda::model::Agenda;
use agenda::store::How;
use kernel::access::{PartPolicies, Policies};
use kernel::audit::Event;
use kernel::ids::{ImportId, IndicatorId};
use kernel::{Clock, Viewer, jobs};
use sea_orm::{ConnectionTrait, Statement, Value};
use testing::{Browser, Database, Page, noon};

/// The portable file of Waterstad's agenda.
pub const STRATEGY: &str = include_str!("../../../../world/waterstad/strategie.toml");
/// The report that the example world has.
pub const REPORT: &str = include_str!("../../../../world/waterstad/rapport.toml");
/// Where a report with the name of [`start`] is written.
pub const WORK: &str = "/werk/rapporten/rapport-aan-de-raad-tweede-helft-2026";
/// Where it is read once it is frozen.
pub const PUBLIC: &str = "/rapporten/rapport-aan-de-raad-tweede-helft-2026";

pub fn parts() -> Vec<web::Manifest> {
    vec![people::manifest(), agenda::manifest(), monitor::manifest(), crate::manifest()]
}

pub fn policies() -> Policies {
    let parts: Vec<PartPolicies> = parts().iter().map(|part| part.policies).collect();
    Policies::join(&parts).unwrap()
}

/// Waterstad with its agenda; still without figures.
pub async fn settle(db: &Database) -> Agenda {
    db.set(|settings| {
        settings.name = "Gemeente Waterstad".to_owned();
        settings.area = "GM9999".to_owned();
        settings.made_up = true;
    })
    .await;
    take_over(db, STRATEGY).await
}

/// Takes a strategy file in as it is.
pub async fn take_over(db: &Database, text: &str) -> Agenda {
    let file = agenda::file::read(text).unwrap();
    let right = db.allow::<ImportAgenda>(&Viewer::system(), How::AsItIs.target(&file));
    let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
    let (_, event) = agenda::store::import(&tx, &right, &file, &How::AsItIs).await.unwrap();
    tx.commit(event).await.unwrap();
    agenda::store::current(&db.reader()).await.unwrap().unwrap()
}

/// One figure of the municipality.
pub async fn measure(db: &Database, indicator: IndicatorId, year: i32, value: f64, status: &str) {
    measure_all(db, &[(indicator, year, value, status)]).await;
}

pub async fn measure_all(db: &Database, figures: &[(IndicatorId, i32, f64, &str)]) {
    measure_in(db, "GM9999", figures).await;
}

/// Figures of an area.
pub async fn measure_in(db: &Database, area: &str, figures: &[(IndicatorId, i32, f64, &str)]) {
    let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
    let execute = async |sql: &str, values: Vec<Value>| {
        let backend = ConnectionTrait::get_database_backend(&tx);
        tx.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await.unwrap();
    };
    let import = ImportId::fresh();
    let sql = "INSERT INTO monitor_import (id, publisher, source_table, title, licence, modified, files, sha256, dry, state, started, \
        count_read, count_new, count_changed, count_same, count_rejected, count_unused, refusal) \
        VALUES ($1, '', '', '', '', '', '', '', $2, 'visible', $3, 0, 0, 0, 0, 0, 0, '')";
    execute(sql, vec![import.into(), false.into(), noon().into()]).await;
    let sql = "INSERT INTO monitor_file (number, import, source_table, name) \
        SELECT coalesce(max(number), 0) + 1, $1, '', '' FROM monitor_file";
    execute(sql, vec![import.into()]).await;
    for (indicator, year, value, status) in figures {
        let sql = "INSERT INTO monitor_series (number, indicator, series) \
            SELECT coalesce(max(number), 0) + 1, $1, 1 FROM monitor_series WHERE true ON CONFLICT DO NOTHING";
        execute(sql, vec![(*indicator).into()]).await;
        let sql = "INSERT INTO monitor_observation (series, area, group_key, period, value, status, file, first_file, line) \
            SELECT s.number, $2, '', $3, $4, $5, f.number, f.number, 0 FROM monitor_series s, monitor_file f WHERE s.indicator = $1 AND f.import = $6 \
            ON CONFLICT (series, area, group_key, period) DO UPDATE SET value = excluded.value, status = excluded.status, file = excluded.file";
        let period = format!("{year}JJ00");
        let status = (*status).to_owned();
        let row = vec![(*indicator).into(), area.into(), period.into(), (*value).into(), status.into(), import.into()];
        execute(sql, row).await;
    }
    tx.commit(Event::new("import.finished").on(import)).await.unwrap();
}

/// Ten years of figures for every indicator with a baseline: every second one on its path, the others short of it.
pub async fn measure_everything(db: &Database, agenda: &Agenda) {
    let mut figures = Vec::new();
    for (number, (_, _, indicator)) in agenda.indicators().enumerate() {
        let Some(baseline) = &indicator.baseline else { continue };
        let Some(goal) = indicator.target.as_ref().and_then(|target| target.points.last()) else { continue };
        let step = (goal.value - baseline.value) / if number % 2 == 0 { 3.0 } else { 12.0 };
        for year in 2016..=2025 {
            let value = baseline.value + step * f64::from(year - 2023).max(-2.0);
            let status = if year == 2025 { "provisional" } else { "final" };
            figures.push((indicator.id, year, (value * 10.0).round() / 10.0, status));
        }
    }
    measure_all(db, &figures).await;
}

/// Starts the report that the constants above point at; the browser is an officer's.
pub async fn start(browser: &Browser) -> Page {
    let form = browser.open("/werk/rapporten").await.form("/werk/rapporten");
    form.fill("title", "Rapport aan de raad").fill("period", "tweede helft 2026").submit().await
}

/// Confirms and carries out the freezing. Gives what the job says.
pub async fn freeze(db: &Database, browser: &Browser) -> String {
    let path = format!("{WORK}/vastzetten");
    let page = browser.open(&path).await.form(&path).submit().await;
    assert!(page.path.starts_with("/werk/taken/"), "{}: {}", page.path, page.text());
    work(db).await
}

/// Carries out the job that waits.
pub async fn work(db: &Database) -> String {
    let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
    let job = jobs::lease(&tx, crate::freezing::FREEZE).await.unwrap().unwrap();
    tx.commit(Event::new("job.started").on(job.id)).await.unwrap();
    let outcome = crate::run_job(db, &policies(), Clock::Fixed(noon()), &job).await.unwrap().unwrap();
    let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
    jobs::finish(&tx, job.id, outcome.clone()).await.unwrap();
    tx.commit(Event::new("job.done").on(job.id)).await.unwrap();
    outcome
}
