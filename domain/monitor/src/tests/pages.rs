//! The public page of an indicator in all its states, its files, and the pages of the workplace.

use super::example::{HERE, adopt, broken, indicator, mapping, parts, period, policies, sheet, take_in, take_in_sheet};
use crate::import::Options;
use agenda::model::words::{IndicatorKind, Wanted};
use agenda::model::{Indicator, Source, Standing};
use kernel::audit::Event;
use kernel::{Capacity, Clock, Viewer};
use std::io::Cursor;
use testing::{Database, Page, noon};

const KEY: &str = "eenzaamheid";

async fn page_with(db: &Database, one: &Indicator, rows: &str) -> Page {
    adopt(db, std::slice::from_ref(one)).await;
    take_in_sheet(db, &one.key, rows).await;
    there(db.browser().open(&format!("/indicatoren/{}", one.key)).await)
}

/// A page that is there.
fn there(page: Page) -> Page {
    assert_eq!(page.status, 200, "{}", page.text());
    page
}

fn shows(page: &Page, all: &[&str]) {
    for words in all {
        assert!(page.shows(words), "{words} is not in: {}", page.text());
    }
}

/// A survey with counts for the municipality and two districts.
async fn survey(db: &Database, key: &str) {
    let text = "Jaar;Gebied;Status;Cijfer;Teller;Noemer\n\
        2024;GM9999;definitief;41,6;1337;3215\n2025;GM9999;voorlopig;41,0;1318;3215\n2024;NL01;definitief;45,9;;\n\
        2025;WK999901;voorlopig;46;120;260\n2025;WK999904;voorlopig;50;5;10\n";
    let (numerator, denominator) = (format!("{key}:numerator"), format!("{key}:denominator"));
    let columns = [("Cijfer", key), ("Teller", numerator.as_str()), ("Noemer", denominator.as_str())];
    let outcome = take_in(db, sheet(text, &columns), Options::default()).await;
    assert_eq!((outcome.counts.read, outcome.counts.new), (5, 5));
}

testing::on_both_engines! { parts;
    async fn the_page_says_what_the_newest_figure_is_and_where_it_stands(db: Database) {
        adopt(&db, &[indicator(KEY)]).await;
        survey(&db, KEY).await;
        let page = there(db.browser().open("/indicatoren/eenzaamheid").await);
        shows(&page, &["Het cijfer over 2025 is 41,0%.", "voorlopig", "Over 2024 was het 41,6%. Het verschil kan toeval zijn.", "De streefwaarde is 34% in 2027."]);
        shows(&page, &["Achter Het streefpad vraagt nu 38,5%. Ook met de marge erbij is dat niet gehaald.", "Nog niet gevraagd"]);
        shows(&page, &["39,3–42,7", "45,9", "geen cijfer", "De getallen", "Minder eenzaamheid", "Let op: de schaal begint bij"]);
        assert_eq!(page.texts("tbody tr:first-child th"), ["2025 Voorlopig", "WK999901"]);
        assert_eq!(page.texts(".sk-figure svg.sk-chart").len(), 2);
        assert_eq!(page.texts("svg.sk-lead-in").len(), 0, "the path begins before our figures");
        assert!(page.shows("WK999904 niet getoond vanwege privacy"), "a small count is not shown");
        assert!(!page.texts("td").iter().any(|text| text.contains("50,0")));
        assert_eq!(page.texts(".sk-breakdown circle").len(), 1, "nor drawn");
    }

    async fn the_thread_becomes_our_line_only_where_that_begins(db: Database) {
        let rows = "2022;GM9999;definitief;44\n2023;GM9999;definitief;43\n2024;GM9999;definitief;42\n";
        let page = page_with(&db, &indicator(KEY), rows).await;
        assert_eq!(page.texts("svg.sk-lead-in").len(), 2);
        take_in_sheet(&db, KEY, "2021;NL01;definitief;46\n").await;
        assert_eq!(db.browser().open("/indicatoren/eenzaamheid").await.texts("svg.sk-lead-in").len(), 0);
    }

    async fn figures_of_many_indicators_take_the_same_words(db: Database) {
        let (one, other) = (indicator(KEY), Indicator { target: None, baseline: None, ..indicator("ander") });
        adopt(&db, &[one.clone(), other.clone()]).await;
        survey(&db, KEY).await;
        take_in_sheet(&db, "ander", "2025;GM9999;definitief;12\n").await;
        let figures = crate::figures(&db.reader(), &[one.id, other.id], HERE).await.unwrap();
        let figure = &figures[&one.id];
        assert_eq!((figure.stand, figure.path), (crate::StandWord::Behind, Some(38.5)));
        assert_eq!(figure.latest.as_ref().map(|point| point.period), Some(period(2025)));
        assert_eq!((figure.own.len(), figure.national.len()), (2, 1));
        assert_eq!(figures[&other.id].stand, crate::StandWord::NoTarget);
    }

    async fn without_a_figure_the_page_says_which_table_would_give_it(db: Database) {
        let source = Source { name: "CBS".into(), title: "Kerncijfers".into(), table: "85039NED".into(), ..Source::default() };
        let page = page_with(&db, &Indicator { source, standing: Standing::Proposal, ..indicator(KEY) }, "").await;
        shows(&page, &["Er is nog geen cijfer. Het kan komen uit: CBS, Kerncijfers, tabel 85039NED.", "Nog geen cijfer"]);
        shows(&page, &["Cijfer Voorstel", "De gemeenteraad heeft het niet vastgesteld."]);
        assert_eq!(page.texts("svg.sk-chart").len(), 0);
    }

    async fn a_figure_of_the_country_alone_is_said_to_be_that(db: Database) {
        let page = page_with(&db, &indicator(KEY), "2023;NL01;definitief;3,6\n").await;
        shows(&page, &["Voor Voorbeeld is er nog geen cijfer. In Nederland was het 3,6% over 2023.", "Nog geen cijfer", "Ingelezen op"]);
        assert_eq!(page.texts("svg.sk-chart").len(), 2);
    }

    async fn one_figure_is_enough_for_a_page(db: Database) {
        let page = page_with(&db, &Indicator { wanted: Wanted::None, ..indicator(KEY) }, "2025;GM9999;definitief;0\n").await;
        shows(&page, &["Het cijfer over 2025 is 0%.", "Niet te bepalen", "Daar is een gesprek voor nodig."]);
    }

    async fn secret_figures_are_never_a_number(db: Database) {
        let page = page_with(&db, &indicator(KEY), "2024;GM9999;definitief;x\n2025;GM9999;definitief;x\n").await;
        shows(&page, &["Over 2025 is er geen cijfer: geheim, om mensen te beschermen.", "Nog geen cijfer"]);
        assert_eq!(page.texts("tbody td:nth-child(2)"), ["geheim, om mensen te beschermen"; 2]);
    }

    async fn a_derived_figure_is_never_official(db: Database) {
        let page = page_with(&db, &indicator(KEY), "2025;GM9999;afgeleid;30\n").await;
        shows(&page, &["Afgeleid", "Dit is geen officieel cijfer.", "Er is alleen een afgeleid cijfer. Dat telt niet mee."]);
        assert!(!page.shows("Op koers"));
    }

    async fn figures_across_a_break_are_not_compared(db: Database) {
        let page = page_with(&db, &broken(KEY, 2025), "2024;GM9999;definitief;50\n2025;GM9999;definitief;37\n").await;
        shows(&page, &["Niet te bepalen Sinds het begin van het streefpad is dit anders gemeten.", "Niet te vergelijken met eerder, vanaf 2025: Andere vraag."]);
        assert!(!page.shows("Dat is minder"));
    }

    async fn a_final_figure_at_its_target_has_reached_it(db: Database) {
        let page = page_with(&db, &indicator(KEY), "2025;GM9999;definitief;33\n").await;
        shows(&page, &["Streefwaarde bereikt De streefwaarde is 34%. Die is bereikt, en dit cijfer is definitief."]);
        shows(&page, &["Waarom staat hier: Streefwaarde bereikt?", "Een marge kennen we niet. Wel is het cijfer afgerond: het echte getal ligt tussen 32,5 en 33,5.", "Lager is beter. Het cijfer is zo goed als de streefwaarde (34%)"]);
    }

    async fn every_word_answers_how_we_know_down_to_the_row(db: Database) {
        adopt(&db, &[indicator(KEY)]).await;
        survey(&db, KEY).await;
        let page = there(db.browser().open("/indicatoren/eenzaamheid").await);
        let steps = page.texts(".sk-known li");
        assert_eq!(
            steps,
            [
                "Het cijfer over 2025 is 41,0%. Het kan nog veranderen: het is voorlopig.",
                "De marge is 39,3–42,7. Die rekenden wij uit met 1.318 van de 3.215: met 95% zekerheid ligt het echte getal daarbinnen (methode van Wilson).",
                "Dit komt uit een peiling: niet iedereen is gevraagd. De marge zegt hoeveel het had kunnen schelen als anderen waren gevraagd. Als vooral een bepaalde groep niet meedeed, zit dat niet in de marge.",
                "Voor 2025 vraagt het streefpad 38,5%. Dat ligt op een rechte lijn langs: 43% in 2023, 34% in 2027.",
                "Lager is beter, maar de hele marge ligt boven 38,5%. Daarom: achter.",
            ]
        );
        shows(&page, &["Dit staat in de levering ‘Peiling’ van 1 juli 2026, in het bestand peiling.csv op regel 3."]);
        assert!(!page.shows("Wat maakt het duidelijk?"));
        let file = db.browser().fetch("/indicatoren/eenzaamheid.csv").await;
        assert!(file.html.contains(";peiling;peiling.csv;3"), "{}", file.html);
    }

    async fn what_cannot_be_determined_says_what_would_make_it_clear(db: Database) {
        adopt(&db, &[indicator(KEY)]).await;
        let text = "Jaar;Gebied;Status;Cijfer;Teller;Noemer\n2025;GM9999;definitief;40;40;100\n";
        let columns = [("Cijfer", KEY), ("Teller", "eenzaamheid:numerator"), ("Noemer", "eenzaamheid:denominator")];
        take_in(&db, sheet(text, &columns), Options::default()).await;
        let page = there(db.browser().open("/indicatoren/eenzaamheid").await);
        shows(&page, &["Waarom staat hier: Niet te bepalen?", "De waarde van het streefpad (38,5%) ligt binnen de marge."]);
        shows(&page, &["Wat maakt het duidelijk? Een volgend cijfer dat verder van 38,5% af ligt."]);
    }

    async fn a_rate_has_a_margin_in_its_unit(db: Database) {
        let unit = "per 1.000 inwoners".to_owned();
        adopt(&db, &[Indicator { unit, kind: IndicatorKind::Rate, ..indicator(KEY) }]).await;
        let text = "Jaar;Gebied;Status;Cijfer;Teller;Noemer\n2025;GM9999;definitief;4,0;12;3000\n";
        let columns = [("Cijfer", KEY), ("Teller", "eenzaamheid:numerator"), ("Noemer", "eenzaamheid:denominator")];
        take_in(&db, sheet(text, &columns), Options::default()).await;
        let page = there(db.browser().open("/indicatoren/eenzaamheid").await);
        shows(&page, &["De marge is 2,1–7,0. Die rekenden wij uit met 12 op de 3.000", "methode van Byar"]);
    }

    async fn five_years_in_a_row_show_a_direction(db: Database) {
        let rows: String = (2021..).zip([45, 44, 43, 42, 41]).map(|(year, value)| format!("{year};GM9999;definitief;{value}\n")).collect();
        let page = page_with(&db, &indicator(KEY), &rows).await;
        shows(&page, &["Richting Daalt, en dat is goed Van 2021 tot en met 2025 daalde dit duidelijk."]);
        take_in_sheet(&db, KEY, "2025;GM9999;definitief;46\n").await;
        let page = db.browser().open("/indicatoren/eenzaamheid").await;
        shows(&page, &["Geen duidelijke richting Van 2021 tot en met 2025 ging dit niet duidelijk één kant op."]);
    }

    async fn a_break_leaves_too_few_years_for_a_direction(db: Database) {
        let rows: String = (2021..).zip([45, 44, 43, 42, 41]).map(|(year, value)| format!("{year};GM9999;definitief;{value}\n")).collect();
        let page = page_with(&db, &broken(KEY, 2022), &rows).await;
        shows(&page, &["Nog niet te zien Een richting zien we alleen bij vijf jaarcijfers op rij"]);
    }

    async fn a_figure_is_compared_with_the_country_as_surely_as_its_margin_allows(db: Database) {
        adopt(&db, &[indicator(KEY)]).await;
        let columns = [("Cijfer", KEY), ("Teller", "eenzaamheid:numerator"), ("Noemer", "eenzaamheid:denominator")];
        for (country, says) in [
            ("46", "Lager dan in Nederland Over 2025 was het in Nederland 46%, en hier 40%. Zo’n verschil komt door toeval alleen minder dan 1 op de 500 keer voor. Lager is beter."),
            ("43", "Zo’n verschil komt door toeval alleen minder dan 1 op de 20 keer voor."),
            ("41", "Geen duidelijk verschil met Nederland Over 2025 was het in Nederland 41%, en hier 40%. Het verschil kan toeval zijn."),
        ] {
            let text =
                format!("Jaar;Gebied;Status;Cijfer;Teller;Noemer\n2025;GM9999;definitief;40;600;1500\n2025;NL01;definitief;{country};;\n");
            take_in(&db, sheet(&text, &columns), Options::default()).await;
            shows(&db.browser().open("/indicatoren/eenzaamheid").await, &[says]);
        }
        take_in_sheet(&db, KEY, "2026;GM9999;definitief;40\n").await;
        shows(&db.browser().open("/indicatoren/eenzaamheid").await, &["Over 2025 was het in Nederland 41%"]);
        take_in_sheet(&db, KEY, "2026;NL01;definitief;39\n").await;
        let page = db.browser().open("/indicatoren/eenzaamheid").await;
        shows(&page, &["Verschil met Nederland niet te bepalen Over 2026 was het in Nederland 39%, en hier 40%. Zonder marge"]);
    }

    async fn districts_are_drawn_and_only_those_stand_out_that_chance_does_not_explain(db: Database) {
        adopt(&db, &[indicator(KEY)]).await;
        let text = "Jaar;Gebied;Status;Cijfer;Teller;Noemer\n2025;GM9999;definitief;40;1200;3000\n\
            2025;WK999901;definitief;55;165;300\n2025;WK999902;definitief;42;126;300\n2025;WK999903;definitief;34;102;300\n";
        let columns = [("Cijfer", KEY), ("Teller", "eenzaamheid:numerator"), ("Noemer", "eenzaamheid:denominator")];
        take_in(&db, sheet(text, &columns), Options::default()).await;
        let page = there(db.browser().open("/indicatoren/eenzaamheid").await);
        shows(&page, &["Zo vonden we dat: we legden 3 wijken en groepen naast heel Voorbeeld. Door toeval alleen vallen er dan gemiddeld 0,2 op."]);
        // WK999903 stands out by itself (p = 0.034), not any more after looking at three.
        shows(&page, &["Duidelijk anders dan heel Voorbeeld: WK999901 (hoger). Bij de andere"]);
        assert_eq!(page.texts(".sk-breakdown svg").len(), 1);
    }

    async fn a_count_has_no_unit_behind_it_and_its_small_groups_are_hidden(db: Database) {
        let one = Indicator { unit: "aantal".into(), kind: IndicatorKind::Count, target: None, baseline: None, ..indicator(KEY) };
        let page = page_with(&db, &one, "2025;GM9999;definitief;1234\n2025;WK999901;definitief;9\n2025;WK999902;definitief;10\n").await;
        shows(&page, &["Het cijfer over 2025 is 1.234.", "WK999901 niet getoond vanwege privacy", "WK999902 10"]);
    }

    async fn a_page_in_english_has_all_its_words(db: Database) {
        adopt(&db, &[indicator(KEY)]).await;
        survey(&db, KEY).await;
        let browser = db.browser();
        browser.open("/taal/en?terug=/").await;
        let page = browser.open("/indicatoren/eenzaamheid").await;
        shows(&page, &["The figure for 2025 is 41.0%.", "Behind", "How do we know this?"]);
    }

    async fn an_old_key_leads_on_and_an_unknown_one_is_no_page(db: Database) {
        adopt(&db, &[indicator(KEY)]).await;
        let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
        let agenda = agenda::store::current(&db.reader()).await.unwrap().unwrap();
        let id = agenda.indicator(KEY).unwrap().2.id;
        let backend = sea_orm::ConnectionTrait::get_database_backend(&tx);
        let sql = "INSERT INTO agenda_former_key (kind, key, thing) VALUES ('indicator', 'oude-naam', $1)";
        let statement = sea_orm::Statement::from_sql_and_values(backend, sql, [id.into()]);
        sea_orm::ConnectionTrait::execute_raw(&tx, statement).await.unwrap();
        tx.commit(Event::new("key.changed")).await.unwrap();
        let page = db.browser().fetch("/indicatoren/oude-naam.csv").await;
        assert_eq!(page.status, 308);
        assert_eq!(db.browser().open("/indicatoren/oude-naam").await.path, "/indicatoren/eenzaamheid");
        assert_eq!(db.browser().open("/indicatoren/bestaat-niet").await.status, 404);
    }

    async fn the_files_read_back(db: Database) {
        adopt(&db, &[indicator(KEY)]).await;
        survey(&db, KEY).await;
        let browser = db.browser();
        let text = browser.open("/indicatoren/eenzaamheid.csv").await.html;
        let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
        let rows: Vec<_> = reader.records().collect::<Result<_, _>>().unwrap();
        assert_eq!(rows.len(), 5);
        let own = rows.iter().find(|row| &row[0] == "2025JJ00" && &row[1] == HERE).unwrap();
        assert_eq!((&own[4], &own[7]), ("41", "voorlopig"));
        assert!(rows.iter().any(|row| &row[4] == "41,6"));
        assert!(rows.iter().any(|row| &row[1] == "WK999904" && &row[4] == "niet getoond vanwege privacy"));
        let json: serde_json::Value = serde_json::from_str(&browser.open("/indicatoren/eenzaamheid.json").await.html).unwrap();
        assert_eq!(json["observations"].as_array().unwrap().len(), 5);
        assert_eq!(json["source"]["name"], "Peiling");
        let small = json["observations"].as_array().unwrap().iter().find(|one| one["area"] == "WK999904").unwrap();
        assert_eq!((&small["value"], &small["no_value_because"]), (&serde_json::Value::Null, &"withheld".into()));
        let own: serde_json::Value =
            serde_json::from_str(&browser.open("/indicatoren/eenzaamheid.json?gebied=GM9999").await.html).unwrap();
        let all = json["observations"].as_array().unwrap().iter();
        let wanted: Vec<_> = all.filter(|one| one["area"] == "GM9999" || one["area"] == "NL01").collect();
        assert_eq!(own["observations"].as_array().unwrap().iter().collect::<Vec<_>>(), wanted);
        assert!(!wanted.is_empty() && wanted.len() < 5);
        let part: serde_json::Value =
            serde_json::from_str(&browser.open("/indicatoren/eenzaamheid.json?gebied=WK999904").await.html).unwrap();
        assert!(part["observations"].as_array().unwrap().iter().any(|one| one == small), "what is withheld among all is so alone");
        assert_eq!(browser.open("/indicatoren/eenzaamheid.json?gebied=hier").await.status, 404);
    }

    async fn the_history_tells_official_changes_only(db: Database) {
        adopt(&db, &[indicator(KEY)]).await;
        let path = "/indicatoren/eenzaamheid/geschiedenis";
        take_in_sheet(&db, KEY, "2025;GM9999;voorlopig;41\n2025;WK999901;voorlopig;46\n2024;GM9999;afgeleid;39\n").await;
        let page = there(db.browser().open("/indicatoren/eenzaamheid").await).click("Wat er later veranderde in deze getallen").await;
        assert_eq!(page.path, path);
        shows(&page, &["We hebben nog geen officieel getal hoeven verbeteren dat hier al stond."]);
        let rows = "2025;GM9999;definitief;40,8\n2025;WK999901;definitief;45\n2024;GM9999;definitief;41,6\n";
        take_in_sheet(&db, KEY, rows).await;
        let text = "Jaar;Gebied;Status;Cijfer\n2025;GM9999;definitief;99\n";
        take_in(&db, sheet(text, &[("Cijfer", KEY)]), Options { dry_run: true, ..Options::default() }).await;
        let page = there(db.browser().open(path).await);
        assert_eq!(page.texts("tbody tr").len(), 1, "{}", page.text());
        shows(&page, &["2025", "41,0 (voorlopig)", "40,8 (definitief)", "Peiling"]);
        assert_eq!(db.browser().open("/indicatoren/bestaat-niet/geschiedenis").await.status, 404);
    }

    async fn who_is_not_signed_in_sees_no_workplace(db: Database) {
        adopt(&db, &[indicator(KEY)]).await;
        assert_eq!(db.browser().open("/werk/cijfers").await.path, "/inloggen?terug=/werk/cijfers");
        testing::assert_every_post_refuses_without_token(&db).await;
    }

    async fn a_sheet_is_sent_tried_and_taken_in(db: Database) {
        let one = indicator(KEY);
        adopt(&db, std::slice::from_ref(&one)).await;
        let browser = db.browser();
        browser.sign_in(Capacity::PolicyOfficer).await;
        let toml = mapping(&[("Cijfer", KEY)]).to_toml().unwrap();
        let form = browser.open("/werk/cijfers").await.form("/werk/cijfers/indelingen");
        let page = form.attach("body", "peiling.toml", toml.as_bytes()).submit().await;
        assert!(page.html.contains("De indeling is bewaard."));
        let text = "Jaar;Gebied;Status;Cijfer\n2025;GM9999;definitief;41\n2024;GM9999;definitief;veel\n";
        let send = async |dry: bool| {
            let form = browser.open("/werk/cijfers").await.form("/werk/cijfers/leveringen");
            let form = form.attach("files", "peiling.csv", text.as_bytes()).fill("mapping", "Peiling");
            let page = if dry { form.submit().await } else { form.untick("dry").submit().await };
            assert!(page.path.starts_with("/werk/taken/"), "{}", page.path);
            let outcome: serde_json::Value = serde_json::from_str(&work(&db).await).unwrap();
            browser.open(outcome["path"].as_str().unwrap()).await
        };
        let tried = there(send(true).await);
        shows(&tried, &["Dit was een proef.", "Nieuw 1", "Afgekeurd 1", "peiling.csv 3 Cijfer veel Dit is tekst, geen cijfer."]);
        assert!(crate::store::all(&db.reader(), one.id).await.unwrap().is_empty());
        let done = send(false).await;
        shows(&done, &["Staat op de site", "Gelezen 2"]);
        assert_eq!(crate::store::all(&db.reader(), one.id).await.unwrap().len(), 1);
        let page = there(browser.open("/werk/cijfers").await);
        shows(&page, &["Geprobeerd", "Staat op de site", "Proef policy_officer", "2025"]);
    }

    async fn files_that_cannot_be_read_are_said_to_be_that(db: Database) {
        adopt(&db, &[indicator(KEY)]).await;
        let browser = db.browser();
        browser.sign_in(Capacity::PolicyOfficer).await;
        let form = browser.open("/werk/cijfers").await.form("/werk/cijfers/leveringen");
        let page = form.attach("files", "Observations.csv", b"Id;Measure;Perioden;Value\n").submit().await;
        assert!(page.path.starts_with("/werk/taken/"), "{}", page.path);
        let outcome: serde_json::Value = serde_json::from_str(&work(&db).await).unwrap();
        assert_eq!(outcome["text"], "import-refused");
        let page = there(browser.open(outcome["path"].as_str().unwrap()).await);
        shows(&page, &["Niet te lezen", "Nergens staat welke tabel dit is.", "Er is niets veranderd."]);
        assert_eq!(browser.open("/werk/cijfers/leveringen/onzin").await.status, 404);
    }

    async fn left_out_rows_are_listed_a_hundred_at_a_time(db: Database) {
        adopt(&db, &[indicator(KEY)]).await;
        let rows: String = (0..150).map(|row| format!("2025;GM9999;definitief;fout {row}\n")).collect();
        let outcome = take_in_sheet(&db, KEY, &rows).await;
        let browser = db.browser();
        browser.sign_in(Capacity::PolicyOfficer).await;
        let path = format!("/werk/cijfers/leveringen/{}", outcome.import.unwrap());
        let page = browser.open(&path).await;
        assert_eq!(page.texts("tbody tr").len(), 100);
        let page = page.click("Volgende").await;
        assert_eq!(page.texts("tbody tr").len(), 50);
        assert!(page.shows("fout 149") && page.shows("2 / 2"));
    }

    async fn a_form_without_a_file_comes_back_with_what_is_wrong(db: Database) {
        adopt(&db, &[indicator(KEY)]).await;
        let browser = db.browser();
        browser.sign_in(Capacity::PolicyOfficer).await;
        let page = browser.open("/werk/cijfers").await.form("/werk/cijfers/leveringen").submit().await;
        assert_eq!(page.status, 422);
        assert!(page.shows("Kies een bestand."));
        let form = browser.open("/werk/cijfers").await.form("/werk/cijfers/indelingen");
        let page = form.attach("body", "peiling.toml", b"geen indeling").submit().await;
        assert_eq!(page.status, 422);
        assert!(page.shows("Dit bestand is geen goede indeling."));
    }
}

/// Runs the job that waits, as the program's runner does, and gives its outcome.
pub async fn work(db: &Database) -> String {
    let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
    let job = kernel::jobs::lease(&tx, crate::jobs::IMPORT).await.unwrap().expect("a job");
    tx.commit(Event::new("job.started").on(job.id)).await.unwrap();
    let outcome = crate::run_job(db, &policies(), Clock::Fixed(noon()), &job).await.expect("ours").unwrap();
    let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
    kernel::jobs::finish(&tx, job.id, outcome.clone()).await.unwrap();
    tx.commit(Event::new("job.done").on(job.id)).await.unwrap();
    outcome
}

#[test]
fn a_spreadsheet_reads_back() {
    use crate::download::{Format, file, records};
    use calamine::{Reader, Xlsx, open_workbook_from_rs};
    let shell = super::example::shell();
    let one = indicator(KEY);
    let figure = crate::Figure::new(&one, Vec::new(), Vec::new());
    let words = crate::pages::Wording::of(&shell, &one, &figure);
    let observation = super::example::observation(&one, 41.6);
    let names = [(HERE.to_owned(), "=cmd".to_owned())].into();
    let bytes = file(Format::Xlsx, &words, &one, &records(&words, &one, &[observation], &names)).unwrap();
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let sheet = book.worksheet_range("Cijfers").unwrap();
    assert_eq!(sheet.get_value((1, 4)), Some(&calamine::Data::Float(41.6)));
    assert_eq!(sheet.get_value((1, 2)), Some(&calamine::Data::String("'=cmd".to_owned())));
    let about = book.worksheet_range("Uitleg").unwrap();
    assert_eq!(about.get_value((1, 1)), Some(&calamine::Data::String(one.definition)));
}
