//! A small agenda and small sources for the tests.

use crate::access::{AllFigures, ImportFigures};
use crate::import::{Importer, Open, Options, Outcome, run};
use agenda::model::words::{Choice, Frequency, IndicatorKind, TargetKind, Wanted};
use agenda::model::{Baseline, Break, Indicator, Source as From, Standing, Target, TargetPoint};
use kernel::access::{Authorized, PartPolicies, Policies};
use kernel::audit::Event;
use kernel::ids::{GoalId, IndicatorId, ResultId, StrategyId, ThemeId, VersionId};
use kernel::periods::Period;
use kernel::{Clock, Viewer};
use sea_orm::{ConnectionTrait, Statement, Value};
use sources::Content;
use sources::spreadsheet::Mapping;
use testing::{Database, noon};

/// The municipality of the tests.
pub const HERE: &str = "GM9999";

pub fn parts() -> Vec<web::Manifest> {
    vec![people::manifest(), agenda::manifest(), crate::manifest()]
}

pub fn policies() -> Policies {
    let parts: Vec<PartPolicies> = parts().iter().map(|part| part.policies).collect();
    Policies::join(&parts).unwrap()
}

pub fn period(year: u16) -> Period {
    format!("{year}JJ00").parse().unwrap()
}

/// An indicator that should go down from 43 in 2023 to 34 in 2027.
pub fn indicator(key: &str) -> Indicator {
    Indicator {
        id: IndicatorId::fresh(),
        key: key.to_owned(),
        result: ResultId::fresh(),
        standing: Standing::Adopted,
        name: format!("Naam van {key}"),
        definition: "Wie dit zo ervaart.".to_owned(),
        unit: "%".to_owned(),
        kind: IndicatorKind::Proportion,
        numerator: "Wie het zo ervaart".to_owned(),
        denominator: "Iedereen".to_owned(),
        wanted: Wanted::Down,
        frequency: Frequency::Yearly,
        areas: Vec::new(),
        groups: Vec::new(),
        source: From { name: "Peiling".into(), title: "Jaarlijkse peiling".into(), ..From::default() },
        baseline: Some(Baseline { period: period(2023), value: 43.0 }),
        target: Some(Target { kind: TargetKind::Linear, points: vec![TargetPoint { period: period(2027), value: 34.0 }] }),
        breaks: Vec::new(),
        reason: String::new(),
        revision: 1,
    }
}

/// An indicator with a break in its series.
pub fn broken(key: &str, year: u16) -> Indicator {
    Indicator { breaks: vec![Break { period: period(year), reason: "Andere vraag.".to_owned() }], ..indicator(key) }
}

/// Writes an adopted agenda with one theme, one goal and one result that has these indicators.
pub async fn adopt(db: &Database, indicators: &[Indicator]) {
    db.set(|settings| {
        settings.name = "Gemeente Voorbeeld".to_owned();
        settings.area = HERE.to_owned();
    })
    .await;
    let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
    let (strategy, version) = (StrategyId::fresh(), VersionId::fresh());
    let (theme, goal, result) = (ThemeId::fresh(), GoalId::fresh(), ResultId::fresh());
    let execute = async |sql: &str, values: Vec<Value>| {
        let backend = ConnectionTrait::get_database_backend(&tx);
        tx.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await.unwrap();
    };
    let named = [
        (strategy.0, "strategy", "agenda".to_owned()),
        (theme.0, "theme", "zelfredzaamheid".to_owned()),
        (goal.0, "goal", "doel".to_owned()),
        (result.0, "result", "minder-eenzaamheid".to_owned()),
    ];
    for (id, kind, key) in named.into_iter().chain(indicators.iter().map(|one| (one.id.0, "indicator", one.key.clone()))) {
        let values = vec![id.into(), kind.into(), key.into(), noon().into()];
        execute("INSERT INTO agenda_identity (id, kind, key, created) VALUES ($1, $2, $3, $4)", values).await;
    }
    let sql = "INSERT INTO agenda_version (id, strategy, number, status, title, subtitle, municipality, area, from_year, to_year, dated, \
        summary_note, decision_body, decision_name, decision_number, decision_date, reason, revision, created) \
        VALUES ($1, $2, 1, 'adopted', 'Agenda', '', 'Voorbeeld', 'GM9999', 2024, 2027, '', '', 'Raad', 'Besluit', '', '2024', '', 1, $3)";
    execute(sql, vec![version.into(), strategy.into(), noon().into()]).await;
    let sql = "INSERT INTO agenda_theme (version, id, position, name, ambition, summary, place, reason, revision) \
        VALUES ($1, $2, 1, 'Zelfredzaamheid', '', '', '', '', 1)";
    execute(sql, vec![version.into(), theme.into()]).await;
    let sql = "INSERT INTO agenda_goal (version, id, theme, position, name, summary, place, reason, revision) \
        VALUES ($1, $2, $3, 1, 'Doel', '', '', '', 1)";
    execute(sql, vec![version.into(), goal.into(), theme.into()]).await;
    let sql = "INSERT INTO agenda_result (version, id, goal, position, name, direction, summary, place, reason, revision) \
        VALUES ($1, $2, $3, 1, 'Minder eenzaamheid', 'fewer', '', '', '', 1)";
    execute(sql, vec![version.into(), result.into(), goal.into()]).await;
    for (position, one) in (1_i64..).zip(indicators) {
        let select = one.source.select.iter().map(|(name, code)| format!("{name}={code}")).collect::<Vec<_>>().join("\n");
        let sql = "INSERT INTO agenda_indicator (version, id, result, position, standing, name, definition, unit, kind, numerator, \
            denominator, wanted, frequency, areas, groups_by, source_name, source_title, source_table, source_measure, source_select, \
            source_by, source_url, baseline_period, baseline_value, target_kind, reason, revision) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, '', '', $14, $15, $16, $17, $18, $19, '', $20, $21, $22, '', 1)";
        let values = vec![
            version.into(),
            one.id.into(),
            result.into(),
            position.into(),
            one.standing.word().into(),
            one.name.clone().into(),
            one.definition.clone().into(),
            one.unit.clone().into(),
            one.kind.word().into(),
            one.numerator.clone().into(),
            one.denominator.clone().into(),
            one.wanted.word().into(),
            one.frequency.word().into(),
            one.source.name.clone().into(),
            one.source.title.clone().into(),
            one.source.table.clone().into(),
            one.source.measure.clone().into(),
            select.into(),
            one.source.by.clone().into(),
            one.baseline.as_ref().map(|base| base.period.code()).unwrap_or_default().into(),
            one.baseline.as_ref().map(|base| base.value).into(),
            one.target.as_ref().map_or("", |target| target.kind.word()).into(),
        ];
        execute(sql, values).await;
        for point in one.target.iter().flat_map(|target| &target.points) {
            let values = vec![version.into(), one.id.into(), point.period.code().into(), point.value.into()];
            execute("INSERT INTO agenda_target_point (version, indicator, period, value) VALUES ($1, $2, $3, $4)", values).await;
        }
        for at in &one.breaks {
            let values = vec![version.into(), one.id.into(), at.period.code().into(), at.reason.clone().into()];
            execute("INSERT INTO agenda_break (version, indicator, period, reason) VALUES ($1, $2, $3, $4)", values).await;
        }
    }
    tx.commit(Event::new("municipality.set_up")).await.unwrap();
}

/// A mapping of a sheet with Jaar, Gebied, Status and one column per key; `columns` are titles with the codes they mean.
pub fn mapping(columns: &[(&str, &str)]) -> Mapping {
    Mapping::from_toml(&mapping_text(columns)).unwrap()
}

pub fn mapping_text(columns: &[(&str, &str)]) -> String {
    let measures: Vec<_> =
        columns.iter().map(|(title, code)| format!("{{ column = \"{title}\", code = \"{code}\", title = \"{title}\" }}")).collect();
    format!(
        "period = {{ from = \"column\", column = \"Jaar\", format = \"year\" }}\n\
         area = {{ from = \"column\", column = \"Gebied\" }}\n\
         status = {{ from = \"column\", column = \"Status\", provisional = [\"voorlopig\"], final = [\"definitief\"], derived = [\"afgeleid\"] }}\n\
         table = {{ id = \"peiling\", title = \"Peiling\", source = \"Gemeente Voorbeeld\" }}\n\
         symbols = {{ impossible = [\"-\"] }}\n\
         measures = [{}]",
        measures.join(", ")
    )
}

/// A sheet as a source.
pub fn sheet(text: &str, columns: &[(&str, &str)]) -> Open {
    crate::import::sheet("peiling.csv", Content::Bytes(text.into()), mapping(columns))
}

/// Takes a source in as the program itself.
pub async fn take_in(db: &Database, open: Open, options: Options) -> Outcome {
    let (policies, viewer) = (policies(), Viewer::system());
    let at = Importer { db, policies: &policies, viewer: &viewer, clock: Clock::Fixed(noon()) };
    run(at, open, options, &mut |_| {}).await.unwrap()
}

/// Takes a sheet in that has one column of figures.
pub async fn take_in_sheet(db: &Database, key: &str, rows: &str) -> Outcome {
    let text = format!("Jaar;Gebied;Status;Cijfer\n{rows}");
    take_in(db, sheet(&text, &[("Cijfer", key)]), mapped()).await
}

pub fn mapped() -> Options {
    Options { files: vec!["peiling.csv".to_owned()], ..Options::default() }
}

/// The page around a page, for what is rendered without a request.
pub fn shell() -> web::Shell {
    let parts = parts();
    let texts: Vec<_> = std::iter::once(web::texts()).chain(parts.iter().map(|part| part.texts)).collect();
    web::Shell {
        lang: kernel::settings::Lang::Nl,
        settings: kernel::settings::Settings::default(),
        viewer: Viewer::visitor(),
        path: "/".to_owned(),
        here: "/".to_owned(),
        menu: Vec::new(),
        csrf: String::new(),
        today: kernel::clock::day(noon()),
        notice: None,
        texts: std::sync::Arc::new(web::texts::Texts::merge(&texts).unwrap()),
    }
}

/// An observation of an indicator for the municipality in 2025.
pub fn observation(indicator: &Indicator, value: f64) -> crate::model::Observation {
    crate::model::Observation {
        indicator: indicator.id,
        series: 1,
        period: period(2025),
        area: HERE.to_owned(),
        group: String::new(),
        reading: sources::Reading::Value(value),
        status: sources::Provenance::Final,
        numerator: None,
        denominator: None,
        margin: None,
        division: None,
        source_table: "peiling".to_owned(),
        import: kernel::ids::ImportId::fresh(),
        file: "peiling.csv".to_owned(),
        line: 2,
        first_seen: noon(),
        earlier: Vec::new(),
    }
}

/// The program's right to take figures in.
pub fn may_import(db: &Database) -> Authorized<ImportFigures> {
    db.allow(&Viewer::system(), AllFigures)
}
