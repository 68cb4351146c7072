//! Making a mapping in the browser, from the file to the trial and the real thing, without a script.

use super::example::{adopt, indicator, may_import, parts};
use super::pages::work;
use crate::store;
use kernel::Capacity;
use sources::Reading;
use testing::{Database, Page};

const MAKE: &str = "/werk/cijfers/indeling";

/// A title above the header, a dash, and a value that is no figure.
const FILE: &str = "Onze peiling;;;\nJaar;Plaats;Alleen;Opmerking\n2025;GM9999;41,5;a\n2024;GM9999;-;b\n2023;GM9999;veel;c\n";

async fn begun(db: &Database) -> Page {
    adopt(db, &[indicator("eenzaamheid")]).await;
    let browser = db.browser();
    browser.sign_in(Capacity::PolicyOfficer).await;
    let page = browser.open(MAKE).await.form(MAKE).attach("file", "peiling.csv", FILE.as_bytes()).submit().await;
    assert_eq!(page.status, 200, "{}", page.text());
    page
}

/// The page with the second row as header and all columns chosen.
async fn chosen(page: Page) -> Page {
    let page = page.form(&page.path).fill("header_row", "2").press("step", "look").await;
    let form = page.form(&page.path).fill("period", "Jaar").fill("area", "Plaats").fill("measure-2", "eenzaamheid");
    form.fill("status_fixed", "final").fill("dash", "secret").press("step", "look").await
}

testing::on_both_engines! { parts;
    async fn from_a_file_to_figures_on_the_site(db: Database) {
        let page = chosen(begun(&db).await).await;
        assert_eq!(page.status, 200, "{}", page.text());
        for words in ["Naam van eenzaamheid 2025 GM9999 41,5", "geheim, om mensen te beschermen", "Dit is tekst, geen cijfer."] {
            assert!(page.shows(words), "{words} is not in: {}", page.text());
        }
        let page = page.form(&page.path).fill("name", "Onze peiling").fill("publisher", "Gemeente").press("step", "save").await;
        assert!(page.path.starts_with("/werk/taken/"), "{}: {}", page.path, page.text());
        assert_eq!(store::mapping_names(&db.reader(), &may_import(&db)).await.unwrap(), ["Onze peiling"]);
        assert!(store::sheets(&db.reader(), &may_import(&db)).await.unwrap().is_empty());
        let outcome: serde_json::Value = serde_json::from_str(&work(&db).await).unwrap();
        let browser = db.browser();
        browser.sign_in(Capacity::PolicyOfficer).await;
        let trial = browser.open(outcome["path"].as_str().unwrap()).await;
        assert!(trial.shows("Spreadsheet met een indeling (Onze peiling)") && trial.shows("Nieuw 2"), "{}", trial.text());
        let id = store::imports(&db.reader(), &may_import(&db), 1).await.unwrap()[0].id;
        let again = format!("/werk/cijfers/leveringen/{id}/echt");
        trial.form(&again).submit().await;
        work(&db).await;
        let agenda = agenda::store::current(&db.reader()).await.unwrap().unwrap();
        let one = agenda.indicator("eenzaamheid").unwrap().2.id;
        let all = store::all(&db.reader(), one).await.unwrap();
        assert_eq!((all.len(), all[1].reading), (2, Reading::Value(41.5)));
        let done = store::imports(&db.reader(), &may_import(&db), 1).await.unwrap().remove(0);
        assert!(!done.dry && !done.can_be_repeated());
        let job = db.open::<kernel::rights::FollowTask, _>(kernel::jobs::find(&db.reader(), done.job.unwrap()).await.unwrap());
        assert_eq!((job.done, job.total), (3, 3));
    }

    async fn what_is_wrong_stands_by_its_field_and_nothing_typed_is_lost(db: Database) {
        let page = chosen(begun(&db).await).await;
        let form = page.form(&page.path).fill("measure-2", "").fill("publisher", "Gemeente");
        let page = form.press("step", "save").await;
        assert_eq!(page.status, 422);
        for words in ["Kies bij minstens één kolom van welk cijfer hij is.", "Vul dit in."] {
            assert!(page.shows(words), "{words} is not in: {}", page.text());
        }
        assert_eq!(page.attributes("input[name=publisher]", "value"), ["Gemeente"]);
        let elsewhere = page.form(&page.path).fill("header_row", "40").press("step", "look").await;
        assert_eq!(elsewhere.status, 422);
        let back = elsewhere.form(&elsewhere.path).fill("header_row", "2").press("step", "look").await;
        assert_eq!(back.attributes("select[name=period] option[selected]", "value"), ["Jaar"]);
        assert_eq!(back.attributes("input[name=publisher]", "value"), ["Gemeente"]);
    }

    async fn what_is_left_takes_its_file_along(db: Database) {
        let page = begun(&db).await;
        let file = store::sheets(&db.reader(), &may_import(&db)).await.unwrap()[0].0;
        let left = page.form(&page.path).press("step", "leave").await;
        assert!(left.shows("De indeling is niet bewaard."), "{}", left.text());
        assert!(kernel::files::read(&db.reader(), file).await.is_err());
        let form = db.browser();
        form.sign_in(Capacity::PolicyOfficer).await;
        assert_eq!(form.open(MAKE).await.form(MAKE).submit().await.status, 422);
        assert_eq!(form.open(MAKE).await.form(MAKE).attach("file", "foto.png", b"x").submit().await.status, 415);
    }
}
