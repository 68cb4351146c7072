//! The first steps of a municipality without an agenda.

use super::{officer, parts, working};
use crate::model::VersionStatus;

testing::on_both_engines! { parts;
    async fn an_agenda_is_typed_in_the_browser(db: testing::Database) {
        let page = officer(&db).await.open("/werk/agenda").await;
        assert!(page.shows("Er is nog geen agenda."), "{}", page.text());
        let add = "/werk/agenda/strategie-erbij";
        let page = page.click("Begin met typen").await.form(add).fill("from_year", "ooit").submit().await;
        assert_eq!(page.texts("#from_year-error"), ["Schrijf een jaar, zoals 2027."]);
        let page = page.form(add).fill("title", "Samen verder").fill("from_year", "2026").submit().await;
        assert!(page.shows("Voeg nu de thema’s toe."), "{}", page.text());
        assert_eq!((working(&db).await.version.number, working(&db).await.version.status), (1, VersionStatus::Draft));
        let page = page.form("/werk/agenda/versies/1/voorstel").submit().await;
        assert!(page.shows("De agenda heeft nog geen thema’s."));
        assert_eq!(db.verbs().await[0], "strategy.added");
    }

    async fn an_agenda_is_read_from_a_spreadsheet_after_a_look(db: testing::Database) {
        let browser = officer(&db).await;
        let path = "/werk/agenda/rekenblad";
        let template = browser.open("/werk/agenda/voorbeeld.csv").await;
        let form = browser.open(path).await.form(path).fill("title", "Samen verder");
        let page = form.clone().submit().await;
        assert_eq!(page.texts("#file-error"), ["Kies een bestand."]);
        let page = form.clone().attach("file", "fout.csv", b"thema;doel;resultaat;richting\nMeedoen;Werk;Iets;omhoog\n").submit().await;
        assert_eq!(page.status, 422);
        assert_eq!(page.texts("main tbody tr"), ["2 richting Schrijf meer, minder, langer of beter."]);
        assert_eq!(page.form(path).value("title"), Some("Samen verder"));
        let page = form.attach("file", "agenda.csv", &template.bytes).submit().await;
        assert!(page.shows("Klopt dit?") && page.shows("Minder inwoners hebben moeite met lezen"), "{}", page.text());
        assert!(crate::store::working(&db.reader()).await.unwrap().is_none(), "a look stores nothing");
        let page = page.form("/werk/agenda/rekenblad/bewaren").submit().await;
        assert!(page.shows("De agenda is overgenomen uit uw rekenblad."), "{}", page.text());
        let agenda = working(&db).await;
        assert_eq!((agenda.results().count(), agenda.proposals()), (2, 1));
        assert_eq!(agenda.version.title, "Samen verder");
    }

    async fn an_agenda_is_taken_over_from_a_file(db: testing::Database) {
        let browser = officer(&db).await;
        let path = "/werk/agenda/overnemen";
        let page = browser.open(path).await.form(path).attach("file", "strategie.toml", b"format = 1").submit().await;
        assert_eq!(page.status, 422);
        assert!(page.shows("Er is niets bewaard."), "{}", page.text());
        let world = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../../world/waterstad/strategie.toml")).unwrap();
        let page = page.form(path).attach("file", "strategie.toml", &world).submit().await;
        assert!(page.shows("De agenda is overgenomen."), "{}", page.text());
        let agenda = working(&db).await;
        assert_eq!((agenda.version.status, agenda.themes.len()), (VersionStatus::Draft, 5));
        assert_eq!(agenda.version.origins[0].municipality, "Gemeente Waterstad");
    }
}
