//! Deliveries: what comes in, what is left out, what changes, and that nothing shows before its time.

use super::example::{
    HERE, adopt, indicator, mapped, mapping_text, may_import, parts, period, policies, sheet, take_in, take_in_sheet,
};
use crate::import::{self, Importer, Options};
use crate::model::{Counts, ImportStatus, Mishap, Way};
use crate::store;
use agenda::model::{Indicator, Source};
use kernel::{Clock, Error, Viewer};
use sources::spreadsheet::Mapping;
use sources::{Content, Nothing, Provenance, Reading};
use testing::{Database, noon};

const KEY: &str = "eenzaamheid";

const SHEET: &str = "2024;GM9999;definitief;41,6\n2025;GM9999;voorlopig;41,0\n2025;WK999901;voorlopig;46\n";

async fn readings(db: &Database, one: &Indicator) -> Vec<(String, String, Reading, Provenance)> {
    let all = store::all(&db.reader(), one.id).await.unwrap();
    all.into_iter().map(|seen| (seen.period.code(), seen.area, seen.reading, seen.status)).collect()
}

testing::on_both_engines! { parts;
    async fn the_same_delivery_twice_changes_nothing(db: Database) {
        let one = indicator(KEY);
        adopt(&db, std::slice::from_ref(&one)).await;
        let first = take_in_sheet(&db, KEY, SHEET).await;
        assert_eq!(first.counts, Counts { read: 3, new: 3, ..Counts::default() });
        let seen = readings(&db, &one).await;
        assert_eq!(seen[0], ("2024JJ00".into(), HERE.into(), Reading::Value(41.6), Provenance::Final));
        let again = take_in_sheet(&db, KEY, SHEET).await;
        assert_eq!(again.counts, Counts { read: 3, same: 3, ..Counts::default() });
        assert_eq!(readings(&db, &one).await, seen);
        let verbs = db.verbs().await;
        assert_eq!(verbs.iter().filter(|verb| verb.starts_with("import.")).count(), 2, "one event for a delivery: {verbs:?}");
        let import = store::import(&db.reader(), &may_import(&db), again.import.unwrap()).await.unwrap();
        assert_eq!((import.status, import.counts), (ImportStatus::Visible, again.counts));
        assert_eq!(store::all(&db.reader(), one.id).await.unwrap()[0].import, first.import.unwrap());
    }

    async fn a_changed_figure_is_listed_with_what_it_was(db: Database) {
        let one = indicator(KEY);
        adopt(&db, std::slice::from_ref(&one)).await;
        take_in_sheet(&db, KEY, SHEET).await;
        let outcome = take_in_sheet(&db, KEY, "2025;GM9999;definitief;40,8\n2024;GM9999;definitief;41,6\n2023;GM9999;definitief;43\n").await;
        assert_eq!(outcome.counts, Counts { read: 3, new: 1, changed: 1, same: 1, ..Counts::default() });
        let changes = store::changes(&db.reader(), &may_import(&db), outcome.import.unwrap(), 10).await.unwrap();
        assert_eq!(changes.len(), 1);
        assert_eq!(changes[0].old, (Reading::Value(41.0), Provenance::Provisional));
        assert_eq!(changes[0].new, (Reading::Value(40.8), Provenance::Final));
        assert_eq!(db.verbs().await[0], "import.finished");
    }

    async fn a_figure_that_came_again_for_another_division_is_of_that_division(db: Database) {
        let one = indicator(KEY);
        adopt(&db, std::slice::from_ref(&one)).await;
        for (year, expected) in [(2024, Counts { new: 1, ..Counts::default() }), (2025, Counts { same: 1, ..Counts::default() })] {
            let text = mapping_text(&[("Cijfer", KEY)]).replace("column = \"Gebied\"", &format!("column = \"Gebied\", division = {year}"));
            let rows = b"Jaar;Gebied;Status;Cijfer\n2025;WK999901;definitief;41\n".to_vec();
            let open = import::sheet("peiling.csv", Content::Bytes(rows), Mapping::from_toml(&text).unwrap());
            assert_eq!(take_in(&db, open, mapped()).await.counts, Counts { read: 1, ..expected });
            let seen = store::parts_in(&db.reader(), one.id, HERE, period(2025)).await.unwrap();
            assert_eq!(seen.iter().map(|one| one.division).collect::<Vec<_>>(), [Some(year)]);
        }
    }

    async fn a_trial_tells_what_would_happen_and_changes_nothing(db: Database) {
        let one = indicator(KEY);
        adopt(&db, std::slice::from_ref(&one)).await;
        let text = format!("Jaar;Gebied;Status;Cijfer\n{SHEET}");
        let outcome = take_in(&db, sheet(&text, &[("Cijfer", KEY)]), Options { dry_run: true, ..mapped() }).await;
        assert_eq!(outcome.counts.new, 3);
        assert_eq!(readings(&db, &one).await, []);
        let import = store::import(&db.reader(), &may_import(&db), outcome.import.unwrap()).await.unwrap();
        assert!(import.dry && import.status == ImportStatus::Discarded);
        assert_eq!(db.verbs().await[0], "import.tried");
        assert_eq!(take_in_sheet(&db, KEY, SHEET).await.counts.new, 3);
    }

    async fn every_kind_of_nothing_is_kept_and_none_is_zero(db: Database) {
        let one = indicator(KEY);
        adopt(&db, std::slice::from_ref(&one)).await;
        take_in_sheet(&db, KEY, "2021;GM9999;definitief;-\n2022;GM9999;definitief;.\n2023;GM9999;definitief;x\n2024;GM9999;definitief;\n").await;
        let kinds: Vec<_> = readings(&db, &one).await.into_iter().map(|(_, _, reading, _)| reading).collect();
        let expected = [Nothing::Impossible, Nothing::Unknown, Nothing::Secret, Nothing::NotDelivered];
        assert_eq!(kinds, expected.map(Reading::Nothing));
    }

    async fn what_is_left_out_is_listed_with_its_place_and_reason(db: Database) {
        let one = indicator(KEY);
        adopt(&db, std::slice::from_ref(&one)).await;
        let rows = "2024;GM9999;definitief;l8,2\nvoorjaar;GM9999;definitief;1\n2025;GM9999;definitief;41\n2025;GM9999;definitief;42\n";
        let text = format!("Jaar;Gebied;Status;Cijfer;Ander\n{}", rows.replace('\n', ";7\n"));
        let outcome = take_in(&db, sheet(&text, &[("Cijfer", KEY), ("Ander", "van-niemand")]), mapped()).await;
        let counts = outcome.counts;
        assert_eq!(counts, Counts { read: 7, new: 1, rejected: 3, unused: 3, ..Counts::default() });
        assert_eq!(counts.read, counts.new + counts.changed + counts.same + counts.rejected + counts.unused);
        let (kept, total) = store::rejections(&db.reader(), &may_import(&db), outcome.import.unwrap(), 0, 100).await.unwrap();
        assert_eq!((kept.clone(), total), (outcome.rejections, 3));
        let places: Vec<_> = kept.iter().map(|why| (why.line, why.column.as_str(), why.value.as_str(), why.code.as_str())).collect();
        assert_eq!(places, [(2, "Cijfer", "l8,2", "number"), (3, "Jaar", "voorjaar", "period"), (5, "", "42", "twice")]);
        assert_eq!(kept[0].file, "peiling.csv");
    }

    async fn derived_figures_never_replace_those_of_the_source(db: Database) {
        let one = indicator(KEY);
        adopt(&db, std::slice::from_ref(&one)).await;
        take_in_sheet(&db, KEY, "2024;GM9999;definitief;41,6\n").await;
        let outcome = take_in_sheet(&db, KEY, "2024;GM9999;afgeleid;39\n2025;GM9999;afgeleid;38\n").await;
        assert_eq!(outcome.counts, Counts { read: 2, new: 1, rejected: 1, ..Counts::default() });
        assert_eq!(outcome.rejections[0].code, "derived");
        assert_eq!(readings(&db, &one).await[0].2, Reading::Value(41.6));
        let official = take_in_sheet(&db, KEY, "2025;GM9999;voorlopig;40\n").await;
        assert_eq!((official.counts.changed, readings(&db, &one).await[1].2), (1, Reading::Value(40.0)));
    }

    async fn files_that_do_not_belong_together_are_refused(db: Database) {
        adopt(&db, &[indicator(KEY)]).await;
        let file = ("Observations.csv".to_owned(), Content::Bytes(b"Id;Measure;Perioden;Value\n".to_vec()));
        let outcome = take_in(&db, import::cbs(vec![file]), Options::default()).await;
        assert_eq!(outcome.counts, Counts::default());
        let import = store::import(&db.reader(), &may_import(&db), outcome.import.unwrap()).await.unwrap();
        assert_eq!(import.status, ImportStatus::Discarded);
        assert_eq!(import.refusal, outcome.refusal);
        assert_eq!(outcome.refusal.map(|why| why.code), Some("identity-unknown".to_owned()));
        assert_eq!(db.verbs().await[0], "import.refused");
    }

    async fn a_delivery_that_breaks_off_leaves_nothing_on_the_pages(db: Database) {
        let one = indicator(KEY);
        adopt(&db, std::slice::from_ref(&one)).await;
        let rows: String = (0..20_000).map(|at| format!("{};BU9999{:04};voorlopig;41\n", 2016 + at / 2_000, at % 2_000)).collect();
        let text = format!("Jaar;Gebied;Status;Cijfer\n{rows}");
        let (policies, viewer) = (policies(), Viewer::system());
        let at = Importer { db: &db, policies: &policies, viewer: &viewer, clock: Clock::Fixed(noon()) };
        let (tell, mut told) = tokio::sync::mpsc::unbounded_channel();
        let mut progress = move |read| tell.send(read).unwrap();
        let broken_off = async {
            while told.recv().await.is_some_and(|read| read < 1000) {}
        };
        tokio::select! {
            biased;
            () = broken_off => {}
            outcome = import::run(at, sheet(&text, &[("Cijfer", KEY)]), mapped(), &mut progress) => panic!("it ended: {outcome:?}"),
        }
        assert_eq!(readings(&db, &one).await, []);
        let broken = &store::imports(&db.reader(), &may_import(&db), 1).await.unwrap()[0];
        assert_eq!(broken.status, ImportStatus::Staging);
        let next = take_in_sheet(&db, KEY, SHEET).await;
        assert_eq!(next.counts.new, 3);
        assert_eq!(store::import(&db.reader(), &may_import(&db), broken.id).await.unwrap().status, ImportStatus::Discarded);
        assert_eq!(readings(&db, &one).await.len(), 3);
    }

    async fn a_delivery_that_is_stopped_keeps_nothing_and_says_so(db: Database) {
        let one = indicator(KEY);
        adopt(&db, std::slice::from_ref(&one)).await;
        take_in_sheet(&db, KEY, SHEET).await;
        let rows: String = (0..20_000).map(|at| format!("{};BU9999{:04};voorlopig;41\n", 2016 + at / 2_000, at % 2_000)).collect();
        let text = format!("Jaar;Gebied;Status;Cijfer\n{rows}");
        let (policies, viewer) = (policies(), Viewer::system());
        let at = Importer { db: &db, policies: &policies, viewer: &viewer, clock: Clock::Fixed(noon()) };
        for after in [0, 1000] {
            let (tell, mut told) = tokio::sync::mpsc::unbounded_channel();
            let mut progress = move |read| tell.send(read).unwrap();
            let stop = async {
                while after > 0 && told.recv().await.is_some_and(|read| read < after) {}
            };
            let open = sheet(&text, &[("Cijfer", KEY)]);
            let outcome = import::run_until(at, open, mapped(), &mut progress, stop).await;
            assert!(matches!(outcome, Err(Error::Stopped)), "{outcome:?}");
            let stopped = &store::imports(&db.reader(), &may_import(&db), 1).await.unwrap()[0];
            assert_eq!(stopped.status, ImportStatus::Discarded);
            assert_eq!(stopped.refusal.as_ref().map(|why| why.code.as_str()), Some("stopped"));
            assert_eq!(readings(&db, &one).await.len(), 3);
        }
        assert_eq!(take_in_sheet(&db, KEY, SHEET).await.counts.same, 3);
    }

    async fn two_deliveries_at_once_take_turns(db: Database) {
        let one = indicator(KEY);
        adopt(&db, std::slice::from_ref(&one)).await;
        let rows = |value: u8| (0..1500).map(|at| format!("2025;BU9999{at:04};voorlopig;{value}\n")).collect::<String>();
        let texts = [41, 42].map(rows);
        let [first, second] = texts.each_ref().map(|text| take_in_sheet(&db, KEY, text));
        let (first, second) = tokio::join!(first, second);
        assert_eq!((first.counts.new, second.counts.new, second.counts.changed), (1500, 0, 1500));
    }

    async fn a_delivery_that_falls_out_of_order_half_way_comes_in_whole(db: Database) {
        let one = indicator(KEY);
        adopt(&db, std::slice::from_ref(&one)).await;
        let rows: String = (0..10_500).map(|at| format!("2025;BU99{at:06};voorlopig;41\n")).collect();
        let mixed = format!("{rows}2024;BU99000000;voorlopig;40\n2025;BU99000000;voorlopig;39\n2025;GM9999;voorlopig;41,5\n");
        let first = take_in_sheet(&db, KEY, &mixed).await;
        assert_eq!(first.counts, Counts { read: 10_503, new: 10_502, rejected: 1, ..Counts::default() });
        let seen = readings(&db, &one).await;
        assert_eq!(seen.len(), 10_502);
        assert_eq!(seen[0], ("2024JJ00".into(), "BU99000000".into(), Reading::Value(40.0), Provenance::Provisional));
        let again = take_in_sheet(&db, KEY, &mixed).await;
        assert_eq!(again.counts, Counts { new: 0, same: 10_502, ..first.counts });
        assert_eq!(readings(&db, &one).await, seen);
    }

    async fn who_may_not_take_figures_in_cannot(db: Database) {
        let (policies, viewer) = (policies(), Viewer::visitor());
        let at = Importer { db: &db, policies: &policies, viewer: &viewer, clock: Clock::Fixed(noon()) };
        let outcome = import::run(at, sheet("Jaar;Gebied;Status;Cijfer\n", &[("Cijfer", KEY)]), mapped(), &mut |_| {}).await;
        assert!(matches!(outcome, Err(Error::SignInFirst)));
    }

    async fn a_figure_belongs_by_table_measure_and_dimensions(db: Database) {
        let Some(folder) = std::env::var_os("SAMENKOERS_TESTDATA") else {
            eprintln!("skipped: SAMENKOERS_TESTDATA is not set");
            return;
        };
        let pairs = [("InkomensgrensHuishouden", "1050290"), ("DuurInkomenspositie", "A028721"), ("KenmerkenVanHuishoudens", "1050010")];
        let select = pairs.map(|(name, code)| (name.to_owned(), code.to_owned())).into();
        let source = Source { name: "CBS".into(), table: "83841NED".into(), measure: "1050010_2".into(), select, ..Source::default() };
        let one = Indicator { source, ..indicator("huishoudens-met-laag-inkomen") };
        let grouped = Source { by: "KenmerkenVanHuishoudens".into(), ..one.source.clone() };
        let two = Indicator { source: grouped, ..indicator("naar-kenmerk") };
        adopt(&db, &[one.clone(), two.clone()]).await;
        let open = || -> crate::import::Open {
            let path = std::path::Path::new(&folder).join("cbs_v4_83841NED");
            Box::new(move || {
                let source = sources::cbs_v4::CbsV4::open(sources::Bundle::open(&path)?, kernel::areas::Area::netherlands())?;
                Ok(import::Opened { source: Box::new(source), way: Way::CbsV4 })
            })
        };
        let outcome = take_in(&db, open(), Options::default()).await;
        let counts = outcome.counts;
        let own = readings(&db, &one).await;
        assert_eq!(own[0], ("2011JJ00".into(), "NL01".into(), Reading::Value(6.9), Provenance::Final));
        assert_eq!(own.len(), 13);
        assert!(store::all(&db.reader(), two.id).await.unwrap().len() > 100, "a group for each kind of household");
        assert_eq!((counts.rejected, counts.read), (0, counts.new + counts.unused));
        assert_eq!(counts.read, 11_460 + 13, "the cells of two indicators count for both");
        assert_eq!(take_in(&db, open(), Options::default()).await.counts, Counts { new: 0, same: counts.new, ..counts });
    }
}

#[test]
fn a_mishap_survives_being_kept() {
    let why = Mishap { code: "number".into(), line: 3, ..Mishap::default() };
    assert_eq!(serde_json::from_str::<Mishap>(&serde_json::to_string(&why).unwrap()).unwrap(), why);
}

#[test]
fn every_reason_has_its_words() {
    let shell = super::example::shell();
    let own = ["mapping-gone", "mapping-many", "mapping-none", "table-needed", "stopped", "too-many-figures"];
    let refused = sources::RefusalReason::CODES.iter().chain(&own).map(|code| format!("refusal-{code}"));
    let rejected = sources::RejectionReason::CODES.iter().chain(&["twice", "derived"]).map(|code| format!("rejection-{code}"));
    for key in refused.chain(rejected) {
        assert!(shell.texts.has(&key), "{key}");
    }
}
