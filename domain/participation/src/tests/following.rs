//! What givers do by their code.

use super::{SAID, code, give, handle, officer, parts};

testing::on_both_engines! { parts;
    async fn a_code_is_read_forgivingly_and_a_wrong_one_opens_nothing(db: testing::Database) {
        let browser = db.browser();
        let code = code(&give(&browser, SAID, "public").await);
        let typed = code.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
        let page = browser.open("/volg").await.form("/volg").fill("code", &typed).submit().await;
        assert_eq!(page.path, format!("/volg/{code}"));
        assert!(page.shows(SAID));
        let short = browser.open("/volg").await.form("/volg").fill("code", "1234").submit().await;
        assert!(short.status == 422 && short.shows("Dit is geen goede code."));
        let other = browser.open("/volg").await.form("/volg").fill("code", "0000-0000-0000-0000").submit().await;
        assert!(other.status == 422 && other.shows("Bij deze code hoort geen inbreng."));
        for nothing in ["/volg/0000-0000-0000-0000", "/volg/iets"] {
            assert_eq!(browser.open(nothing).await.status, 404);
        }
    }

    async fn codes_cannot_be_tried_without_end(db: testing::Database) {
        let browser = db.browser();
        let code = code(&give(&browser, SAID, "public").await);
        for _ in 0..60 {
            assert_eq!(browser.open(&format!("/volg/{code}")).await.status, 200, "a right one uses nothing up");
        }
        let mut statuses = Vec::new();
        for try_ in 0..60 {
            statuses.push(browser.open(&format!("/volg/0000-0000-0000-{try_:04}")).await.status);
        }
        assert_eq!(statuses.first(), Some(&404));
        assert_eq!(statuses.last(), Some(&429));
        assert_eq!(browser.open(&format!("/volg/{code}")).await.status, 429, "nor is a right one told from a wrong one then");
    }

    async fn a_correction_is_off_the_public_pages_until_it_is_checked(db: testing::Database) {
        let browser = db.browser();
        let code = code(&give(&browser, SAID, "public").await);
        let officer = officer(&db).await;
        handle(&officer, &[("kind", "not_used"), ("answer", "Dat gaat over de provincie.")]).await;
        assert!(browser.open("/inbreng").await.shows(SAID));
        let form = browser.open(&format!("/volg/{code}")).await.form(&format!("/volg/{code}/verbetering"));
        let page = form.fill("text", "Er rijdt na tien uur geen bus meer.").submit().await;
        assert!(page.shows("Er rijdt na tien uur geen bus meer.") && page.shows("Wij moeten uw inbreng nog lezen."), "{}", page.text());
        assert!(!browser.open("/inbreng").await.html.contains("geen bus"));
        assert!(officer.open("/werk/inbreng").await.shows("na tien uur"));
        let empty = page.form(&format!("/volg/{code}/verbetering")).fill("text", " ").submit().await;
        assert_eq!(empty.status, 422);
    }

    async fn what_was_withdrawn_is_gone_everywhere_and_leaves_an_empty_place(db: testing::Database) {
        let browser = db.browser();
        let code = code(&give(&browser, SAID, "public").await);
        let officer = officer(&db).await;
        handle(&officer, &[("kind", "not_used"), ("answer", "Dat gaat over de provincie.")]).await;
        let place = browser.open("/inbreng").await.attributes(".sk-said a", "href").remove(0);
        assert!(browser.open(&place).await.shows(SAID));
        assert_eq!(kernel::search::find(&db.reader(), "bus").await.unwrap().len(), 1);
        let own = browser.open(&format!("/volg/{code}")).await;
        assert_eq!(own.form(&format!("/volg/{code}/intrekking")).submit().await.status, 422, "not without being sure");
        let gone = own.form(&format!("/volg/{code}/intrekking")).tick("sure").submit().await;
        assert!(gone.shows("De inbreng is ingetrokken."), "{}", gone.text());
        let empty = browser.open(&place).await;
        assert!(empty.status == 200 && empty.shows("De plek blijft leeg.") && empty.shows("provincie"));
        for path in [place.as_str(), "/inbreng"] {
            assert!(!browser.open(path).await.html.contains("geen bus"), "{path}");
        }
        assert!(kernel::search::find(&db.reader(), "bus").await.unwrap().is_empty());
        let id = place.rsplit('/').next().unwrap();
        assert_eq!(officer.open(&format!("/werk/inbreng/{id}")).await.status, 404);
        assert!(!officer.open("/werk/inbreng").await.html.contains("geen bus"));
        assert!(browser.open("/inbreng").await.shows("Nog niemand"), "it counts no more");
    }
}
