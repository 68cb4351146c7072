//! Contributing something.

use super::{SAID, code, give, give_with, parts};
use crate::model::Code;
use chrono::Duration;

testing::on_both_engines! { parts;
    async fn somebody_without_an_account_says_something_and_gets_a_code(db: testing::Database) {
        let browser = db.browser();
        let page = give(&browser, SAID, "public").await;
        assert_eq!(page.status, 200);
        assert!(Code::read(&code(&page)).is_some());
        assert!(!page.html.contains(SAID), "the page with the code may be printed in a library");
        let own = browser.open(&format!("/volg/{}", code(&page))).await;
        assert!(own.shows(SAID) && own.shows("Wij moeten uw inbreng nog lezen."), "{}", own.text());
        let register = db.browser().open("/inbreng").await;
        assert!(register.shows("0 van 1 inbrengen beantwoord."), "{}", register.text());
        assert!(!register.html.contains(SAID), "nobody checked it yet");
    }

    async fn a_form_that_is_sent_twice_is_one_contribution_with_one_code(db: testing::Database) {
        let browser = db.browser();
        let form = browser.open("/inbreng/nieuw").await.form("/inbreng/nieuw").fill("text", SAID).fill("consent", "inside");
        let check = form.press("step", "check").await;
        browser.wait(Duration::seconds(10));
        let (first, second) = (check.form("/inbreng/nieuw"), check.form("/inbreng/nieuw"));
        let codes = [code(&first.press("step", "send").await), code(&second.press("step", "send").await)];
        assert_eq!(codes[0], codes[1]);
        assert!(db.browser().open("/inbreng").await.shows("0 van 1"));
        let other = give(&db.browser(), SAID, "inside").await;
        assert_ne!(code(&other), codes[0]);
    }

    async fn what_is_said_otherwise_after_sending_is_not_lost(db: testing::Database) {
        let browser = db.browser();
        let form = browser.open("/inbreng/nieuw").await.form("/inbreng/nieuw").fill("text", SAID).fill("consent", "inside");
        let check = form.press("step", "check").await;
        browser.wait(Duration::seconds(10));
        let first = code(&check.form("/inbreng/nieuw").press("step", "send").await);
        let page = check.form("/inbreng/nieuw").fill("text", "Iets anders.").press("step", "send").await;
        assert!(page.status == 422 && page.shows("Dit formulier is al verstuurd") && page.shows("Iets anders."), "{}", page.text());
        browser.wait(Duration::seconds(10));
        let second = code(&page.form("/inbreng/nieuw").press("step", "send").await);
        assert_ne!(first, second);
        for (code, said) in [(&first, SAID), (&second, "Iets anders.")] {
            assert!(browser.open(&format!("/volg/{code}")).await.shows(said));
        }
    }

    async fn nobody_chooses_the_key_of_a_form_and_with_it_the_code_of_another(db: testing::Database) {
        let browser = db.browser();
        let check = browser.open("/inbreng/nieuw").await.form("/inbreng/nieuw").fill("text", SAID).fill("consent", "inside");
        let check = check.press("step", "check").await;
        browser.wait(Duration::seconds(10));
        for key in ["", "1", "00000000000000000000000000000000-1780000000-00"] {
            let page = check.form("/inbreng/nieuw").fill("key", key).press("step", "send").await;
            assert_eq!(page.status, 422, "{key}");
            assert!(page.texts(".sk-ticket__code").is_empty());
        }
        assert!(db.browser().open("/inbreng").await.shows("Nog niemand"));
    }

    async fn what_fills_in_forms_by_itself_is_asked_once_more_and_loses_nothing(db: testing::Database) {
        let browser = db.browser();
        let form = browser.open("/inbreng/nieuw").await.form("/inbreng/nieuw").fill("text", SAID).fill("consent", "inside");
        let check = form.press("step", "check").await;
        let soon = check.form("/inbreng/nieuw").press("step", "send").await;
        assert_eq!(soon.status, 422);
        assert!(soon.shows(SAID) && soon.shows("Dat ging wel heel snel."));
        browser.wait(Duration::seconds(10));
        let filled = check.form("/inbreng/nieuw").fill("homepage", "https://voorbeeld.invalid").press("step", "send").await;
        assert_eq!(filled.status, 422);
        assert_eq!(filled.form("/inbreng/nieuw").press("step", "send").await.status, 200);
    }

    async fn what_was_typed_is_kept_when_something_is_wrong_and_when_it_is_changed(db: testing::Database) {
        let browser = db.browser();
        let form = browser.open("/inbreng/nieuw").await.form("/inbreng/nieuw").fill("text", SAID);
        let page = form.press("step", "check").await;
        assert_eq!(page.status, 422);
        assert!(page.shows("Kies of iedereen dit mag lezen.") && page.html.contains(SAID));
        let check = page.form("/inbreng/nieuw").fill("consent", "public").press("step", "check").await;
        assert!(check.shows("Klopt dit?") && check.shows(SAID));
        let back = check.form("/inbreng/nieuw").press("step", "change").await;
        assert!(back.html.contains(SAID));
    }

    async fn nothing_that_was_said_is_readable_in_the_database_or_the_trail(db: testing::Database) {
        use sea_orm::{ConnectionTrait, Statement};
        let page = give_with(&db.browser(), SAID, &[("consent", "named"), ("name", "Kanarie"), ("email", "kanarie@voorbeeld.invalid")]).await;
        let code = code(&page);
        let reader = db.reader();
        for table in ["participation_giver", "participation_contribution", "kernel_event"] {
            let all = Statement::from_string(reader.get_database_backend(), format!("SELECT * FROM {table}"));
            let rows = format!("{:?}", reader.query_all_raw(all).await.unwrap());
            for secret in [SAID, "Kanarie", "kanarie@", code.as_str()] {
                assert!(!rows.contains(secret), "{table} holds {secret}");
            }
        }
    }
}
