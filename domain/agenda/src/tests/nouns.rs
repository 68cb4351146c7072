//! Themes, goals, statements and policy notes: changed, added, moved and removed as results are.

use super::{adopted, draft, officer, parts, working};

testing::on_both_engines! { parts;
    async fn every_noun_is_changed_on_its_own_page(db: testing::Database) {
        draft(&db).await;
        let browser = officer(&db).await;
        for (path, verb) in [
            ("/werk/agenda/themas/meedoen", "theme.changed"),
            ("/werk/agenda/doelen/erbij", "goal.changed"),
            ("/werk/agenda/uitspraken/te-veel", "statement.changed"),
            ("/werk/agenda/notities/sport", "policy_note.changed"),
        ] {
            let stale = browser.open(path).await;
            let page = browser.open(path).await.form(path).fill("name", "Een andere naam").submit().await;
            assert!(page.shows("Uw tekst is bewaard."), "{path}: {}", page.text());
            assert_eq!(db.verbs().await[0], verb);
            let page = stale.form(path).fill("name", "Te laat").submit().await;
            assert_eq!((page.status, page.shows("Een andere naam"), page.shows("Te laat")), (409, true, true), "{path}");
            let page = browser.open(path).await.form(path).fill("name", " ").submit().await;
            assert_eq!((page.status, page.texts("#name-error")), (422, vec!["Vul dit in.".to_owned()]), "{path}");
            let page = browser.open(path).await.form(path).fill("key", "Geen Sleutel").submit().await;
            assert_eq!(page.texts("#key-error"), ["Gebruik alleen kleine letters, cijfers en streepjes."], "{path}");
            browser.open(path).await.form(path).fill("key", "anders").submit().await;
            assert_eq!(browser.open(path).await.path, format!("{}/anders", path.rsplit_once('/').unwrap().0));
        }
        let agenda = working(&db).await;
        let names = [&agenda.themes[0].name, &agenda.themes[0].goals[0].name, &agenda.statements[0].name, &agenda.policy_notes[0].name];
        assert_eq!(names, ["Een andere naam"; 4]);
    }

    async fn every_noun_needs_a_reason_after_it_was_adopted(db: testing::Database) {
        adopted(&db).await;
        let browser = officer(&db).await;
        for path in ["/werk/agenda/themas/meedoen", "/werk/agenda/doelen/erbij", "/werk/agenda/uitspraken/te-veel", "/werk/agenda/notities/sport"] {
            let page = browser.open(path).await.form(path).fill("name", "Een andere naam").submit().await;
            assert_eq!(page.texts("#reason-error"), ["Schrijf op waarom de tekst verandert."], "{path}");
            assert_eq!(page.form(path).fill("reason", "Omdat het duidelijker is.").submit().await.status, 200, "{path}");
        }
        let agenda = working(&db).await;
        assert_eq!((agenda.version.number, agenda.themes[0].reason.as_str()), (2, "Omdat het duidelijker is."));
    }

    async fn every_noun_is_added_moved_and_removed(db: testing::Database) {
        draft(&db).await;
        let browser = officer(&db).await;
        for (add, noun, choice) in [
            ("/werk/agenda/thema-erbij", "themas", None),
            ("/werk/agenda/themas/meedoen/doel-erbij", "doelen", None),
            ("/werk/agenda/uitspraak-erbij", "uitspraken", Some(("kind", "lesson"))),
            ("/werk/agenda/notitie-erbij", "notities", Some(("scope", "social_domain"))),
        ] {
            let mut form = browser.open(add).await.form(add).fill("name", "Iets nieuws");
            if let Some((field, word)) = choice {
                form = form.fill(field, word);
            }
            let page = form.submit().await;
            assert!(page.shows("Het staat in de agenda.") && page.shows("Iets nieuws"), "{add}: {}", page.text());
            let page = page.form(&format!("/werk/agenda/{noun}/iets-nieuws/plaats")).press("up", "ja").await;
            assert!(page.shows("De volgorde is bewaard."));
        }
        let agenda = working(&db).await;
        assert_eq!(agenda.themes.iter().map(|theme| theme.key.as_str()).collect::<Vec<_>>(), ["iets-nieuws", "meedoen"]);
        assert_eq!(agenda.themes[1].goals[0].key, "iets-nieuws");
        assert_eq!((agenda.statements[0].key.as_str(), agenda.policy_notes[0].key.as_str()), ("iets-nieuws", "iets-nieuws"));
        for noun in ["themas", "doelen", "uitspraken", "notities"] {
            let remove = format!("/werk/agenda/{noun}/iets-nieuws/verwijdering");
            browser.open(&remove).await.form(&remove).fill("reason", "Toch niet.").submit().await;
        }
        assert_eq!(working(&db).await.themes.len(), 1);
        let remove = "/werk/agenda/themas/meedoen/verwijdering";
        let page = browser.open(remove).await.form(remove).fill("reason", "Alles weg").submit().await;
        assert!(page.shows("Haal eerst de doelen onder dit thema weg."));
    }

    async fn the_front_page_is_changed(db: testing::Database) {
        draft(&db).await;
        let browser = officer(&db).await;
        let path = "/werk/agenda/strategie";
        let page = browser.open(path).await.form(path).fill("to_year", "2020").submit().await;
        assert_eq!(page.texts("#to_year-error"), ["Het laatste jaar ligt voor het eerste."]);
        let page = page.form(path).fill("to_year", "2030").fill("title", "Samen verder").submit().await;
        assert!(page.shows("Samen verder") && page.shows("2024–2030"), "{}", page.text());
    }
}
