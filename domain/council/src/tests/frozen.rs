//! From a draft to a frozen report, and what may happen to each.

use super::example::{
    PUBLIC, REPORT, STRATEGY, WORK, freeze, measure, measure_everything, parts, policies, settle, start, take_over, work,
};
use kernel::ids::Kind;
use kernel::links;
use kernel::parts::Part;
use kernel::{Capacity, Viewer};
use testing::{Database, noon};

testing::on_both_engines! { parts;
    async fn a_draft_becomes_a_public_report(db: Database) {
        let agenda = settle(&db).await;
        let loneliness = agenda.indicator("eenzaamheid-65-plus").unwrap().2.id;
        measure(&db, loneliness, 2025, 41.0, "provisional").await;
        let (officer, visitor) = (db.browser(), db.browser());
        officer.sign_in(Capacity::PolicyOfficer).await;
        let page = start(&officer).await;
        assert_eq!(page.path, WORK);
        let page = page.form(WORK).fill("asks", "Kies wat voorgaat.").submit().await;
        assert!(page.shows("Bewaard."), "{}", page.text());
        let path = format!("{WORK}/themas/zelfredzaamheid");
        let form = officer.open(&path).await.form(&path);
        form.fill("headline", "Eenzaamheid daalt te langzaam").fill("asks", "Bespreek de zondag.").submit().await;

        let preview = officer.open(&format!("{WORK}/voorbeeld")).await;
        for words in ["Eenzaamheid daalt te langzaam", "Kies wat voorgaat.", "Zelfredzaamheid: Bespreek de zondag.", "41%", "voorlopig"] {
            assert!(preview.shows(words), "{words}: {}", preview.text());
        }
        assert_eq!(visitor.open(PUBLIC).await.status, 404, "a draft is not there for visitors");
        assert_eq!(visitor.open(&format!("{PUBLIC}.pdf")).await.status, 404);
        assert!(visitor.open(&format!("{WORK}/voorbeeld")).await.path.starts_with("/inloggen"));
        assert!(visitor.open("/rapporten").await.shows("Er is nog geen rapport"));

        assert!(freeze(&db, &officer).await.contains("report-freeze-done"));
        let public = visitor.open(PUBLIC).await;
        assert_eq!(public.status, 200);
        assert_eq!(public.texts("article"), preview.texts("article"), "what was previewed is what is public");
        let pdf = visitor.open(&format!("{PUBLIC}.pdf")).await;
        assert!(pdf.bytes.starts_with(b"%PDF"));
        assert_eq!(pdf.headers["content-type"], "application/pdf");
        assert!(visitor.open("/rapporten").await.shows("Rapport aan de raad, tweede helft 2026"));
        assert!(visitor.open("/zoeken?q=rapport").await.status != 500);
        assert!(db.verbs().await.contains(&"report.frozen".to_owned()));
    }

    async fn a_frozen_report_stays_as_it_is(db: Database) {
        let agenda = settle(&db).await;
        let loneliness = agenda.indicator("eenzaamheid-65-plus").unwrap().2.id;
        measure(&db, loneliness, 2025, 41.0, "final").await;
        let officer = db.browser();
        officer.sign_in(Capacity::PolicyOfficer).await;
        let form = start(&officer).await.form(WORK);
        let theme = format!("{WORK}/themas/participatie");
        let theme_form = officer.open(&theme).await.form(&theme);
        freeze(&db, &officer).await;
        let before = db.browser().open(PUBLIC).await;
        let pdf = db.browser().open(&format!("{PUBLIC}.pdf")).await.bytes;

        measure(&db, loneliness, 2025, 12.3, "final").await;
        let next = STRATEGY.replacen("number = 1", "number = 2", 1).replace("name = \"Zelfredzaamheid\"", "name = \"Op eigen kracht\"");
        take_over(&db, &next).await;
        assert_eq!(form.fill("headline", "Toch anders").submit().await.status, 403);
        assert_eq!(theme_form.fill("headline", "Toch anders").submit().await.status, 403);
        assert_eq!(officer.open(&format!("{WORK}/vastzetten")).await.status, 403);
        assert_eq!(officer.open(&format!("{WORK}/weghalen")).await.status, 403);
        let after = db.browser().open(PUBLIC).await;
        assert_eq!(after.texts("article"), before.texts("article"));
        assert!(after.shows("41%") && !after.shows("12,3%") && !after.shows("Op eigen kracht"));
        assert!(!before.shows("sindsdien zijn veranderd"), "{}", before.text());
        let notice = after.texts("aside[aria-labelledby=veranderd]").concat();
        assert!(notice.contains("sindsdien zijn veranderd") && notice.contains("2025: in het rapport 41, nu 12,3"), "{notice}");
        assert_eq!(db.browser().open(&format!("{PUBLIC}.pdf")).await.bytes, pdf);
    }

    async fn a_draft_that_changed_meanwhile_is_not_frozen(db: Database) {
        settle(&db).await;
        let officer = db.browser();
        officer.sign_in(Capacity::PolicyOfficer).await;
        start(&officer).await;
        let path = format!("{WORK}/vastzetten");
        officer.open(&path).await.form(&path).submit().await;
        let theme = format!("{WORK}/themas/participatie");
        officer.open(&theme).await.form(&theme).fill("headline", "Nog even dit").submit().await;
        assert!(work(&db).await.contains("report-freeze-stale"));
        assert_eq!(db.browser().open(PUBLIC).await.status, 404);
    }

    async fn a_frozen_report_is_on_the_thread_of_its_results(db: Database) {
        let agenda = settle(&db).await;
        measure_everything(&db, &agenda).await;
        crate::seed(&db, &policies(), noon(), REPORT).await.unwrap();
        let reader = db.reader();
        let (_, result) = agenda.result("minder-eenzaamheid").unwrap();
        let links = links::around(&reader, result.id.into()).await.unwrap();
        let report = links.iter().find(|link| link.from.kind == Kind::Report).unwrap().from;
        let card = crate::card(&reader, &Viewer::visitor(), report).await.unwrap().unwrap();
        assert_eq!((card.title.as_str(), card.path.as_str()), ("Rapport aan de raad, tweede helft 2026", PUBLIC));
        assert!(!card.line.is_empty());
        assert_eq!(crate::card(&reader, &Viewer::visitor(), result.id.into()).await.unwrap(), None);
    }

    async fn a_part_that_is_off_is_not_there(db: Database) {
        settle(&db).await;
        db.set(|settings| { settings.parts.remove(&Part::Council); }).await;
        let browser = db.browser();
        browser.sign_in(Capacity::PolicyOfficer).await;
        for path in ["/rapporten", "/werk/rapporten", PUBLIC] {
            assert_eq!(browser.open(path).await.status, 404, "{path}");
        }
    }
}
