//! The settings of the municipality.

use super::parts;
use kernel::Capacity;
use kernel::parts::Part;
use kernel::settings::{Lang, Theme};
use testing::Database;

const PATH: &str = "/werk/instellingen";

testing::on_both_engines! { parts;
    async fn settings_are_saved_and_shown(db: Database) {
        db.set(|settings| settings.made_up = true).await;
        let browser = db.browser();
        browser.sign_in(Capacity::Administrator).await;
        let form = browser.open(PATH).await.form(PATH);
        let form = form.fill("name", "Gemeente Waterstad").fill("area", "gm9999").fill("theme", "voorbeeld").untick("english");
        let form = form.untick("council").untick("participation").fill("goal_one", "Opgave").fill("small_count", "15");
        let page = form.fill("contact", "agenda@waterstad.invalid").submit().await;
        assert_eq!((page.path.as_str(), page.status), (PATH, 200));
        assert!(page.html.contains("Bewaard.") && page.html.contains("voorbeeld-theme"));
        assert_eq!(page.form(PATH).value("area"), Some("GM9999"));
        let saved = db.settings().await;
        assert_eq!((saved.name.as_str(), saved.theme, saved.small_count), ("Gemeente Waterstad", Theme::Voorbeeld, 15));
        assert_eq!((saved.levels.goal.0.as_str(), saved.languages), ("Opgave", [Lang::Nl].into()));
        assert_eq!((saved.parts, saved.made_up), ([Part::Monitor].into(), true), "what the page does not ask stays");
        let before: Vec<u32> = saved.small_count_before.iter().map(|before| before.small_count).collect();
        assert_eq!(before, [10], "figures are withheld as they were then");
        assert_eq!(db.verbs().await[0], "settings.changed");
    }

    async fn a_wrong_value_is_told_and_nothing_is_saved(db: Database) {
        let browser = db.browser();
        browser.sign_in(Capacity::Administrator).await;
        let form = browser.open(PATH).await.form(PATH);
        let page = form.fill("name", "Gemeente Waterstad").fill("area", "0303").fill("small_count", "veel").submit().await;
        assert_eq!(page.status, 422);
        assert_eq!(page.attributes("[data-error-summary] a", "href"), ["#area", "#small_count"]);
        assert_eq!(page.form(PATH).value("small_count"), Some("veel"));
        assert_eq!(db.settings().await.name, "Gemeente");
    }

    async fn a_save_on_an_older_revision_changes_nothing_and_shows_both(db: Database) {
        let browser = db.browser();
        browser.sign_in(Capacity::Administrator).await;
        let (first, second) = (browser.open(PATH).await.form(PATH), browser.open(PATH).await.form(PATH));
        first.fill("name", "Gemeente Eerste").submit().await;
        let page = second.fill("name", "Gemeente Tweede").untick("monitor").submit().await;
        assert_eq!(page.status, 409);
        assert_eq!(page.texts(".sk-compare dt"), ["Naam van de gemeente", "Cijfers", "Naam van de gemeente", "Cijfers"]);
        assert_eq!(page.texts(".sk-compare dd"), ["Gemeente Tweede", "Nee", "Gemeente Eerste", "Ja"]);
        assert_eq!(db.settings().await.name, "Gemeente Eerste");
        page.form(PATH).submit().await;
        let saved = db.settings().await;
        assert_eq!((saved.name.as_str(), saved.has(Part::Monitor)), ("Gemeente Tweede", false));
    }

    async fn a_contact_for_weaknesses_is_told_where_the_standard_wants_it(db: Database) {
        const TXT: &str = "/.well-known/security.txt";
        let browser = db.browser();
        assert_eq!(browser.fetch(TXT).await.status, 404, "nobody to tell");
        browser.sign_in(Capacity::Administrator).await;
        let form = browser.open(PATH).await.form(PATH).fill("security_contact", "cert@waterstad.invalid");
        let page = form.submit().await;
        assert_eq!(page.form(PATH).value("security_contact"), Some("cert@waterstad.invalid"));
        let told = db.browser().fetch(TXT).await;
        assert_eq!((told.status, told.headers["content-type"].to_str().unwrap()), (200, "text/plain; charset=utf-8"));
        let lines: Vec<_> = told.html.lines().collect();
        let expires = "Expires: 2026-12-30T00:00:00Z";
        assert_eq!(lines, ["Contact: mailto:cert@waterstad.invalid", expires, "Preferred-Languages: nl, en"]);
        let page = page.form(PATH).fill("security_contact", "bel ons").submit().await;
        assert_eq!((page.status, page.attributes("[data-error-summary] a", "href")), (422, vec!["#security_contact".to_owned()]));
    }

    async fn only_an_administrator_gets_there(db: Database) {
        let browser = db.browser();
        assert_eq!(browser.open(PATH).await.path, "/inloggen?terug=/werk/instellingen");
        browser.sign_in(Capacity::PolicyOfficer).await;
        for path in [PATH, "/werk/mensen"] {
            let page = browser.open(path).await;
            assert_eq!(page.status, 403, "{path}");
            assert!(page.shows("Deze pagina is niet voor u"));
        }
    }
}
