//! What officers do in the inbox.

use super::{SAID, action, code, give, give_with, handle, officer, open_one, parts};
use kernel::Capacity;

testing::on_both_engines! { parts;
    async fn an_answer_reaches_the_giver_and_everybody(db: testing::Database) {
        let browser = db.browser();
        let code = code(&give(&browser, SAID, "public").await);
        let officer = officer(&db).await;
        let page = officer.open("/werk/inbreng").await;
        assert!(page.shows(SAID) && page.shows("1 open, 0 over de termijn"), "{}", page.text());
        let done = handle(&officer, &[("kind", "partly"), ("answer", "Wij vragen een avondbus.")]).await;
        assert!(done.shows("Alle inbreng is gelezen en beantwoord."), "{}", done.text());
        let own = browser.open(&format!("/volg/{code}")).await;
        assert!(own.shows("Deels gebruikt") && own.shows("Wij vragen een avondbus."));
        let register = browser.open("/inbreng").await;
        assert!(register.shows("1 van 1 inbrengen beantwoord.") && register.shows(SAID));
    }

    async fn one_answer_serves_many(db: testing::Database) {
        let browser = db.browser();
        for place in ["de kern", "de wijk", "het station"] {
            give(&browser, &format!("Na negen uur rijdt er helemaal geen bus meer naar {place}."), "inside").await;
        }
        let officer = officer(&db).await;
        let page = officer.open("/werk/inbreng").await;
        let others = page.attributes("[data-inbox] input[type=checkbox]", "name");
        assert_eq!(others.len(), 2);
        assert_eq!(page.attributes("section input[name^=with_]", "name").len(), 2, "they say nearly the same");
        let csrf = page.attributes("form[data-handle] input[name=csrf]", "value").remove(0);
        let ticked = others.iter().map(|name| (name.as_str(), "on"));
        let typed = [("csrf", csrf.as_str()), ("revision", "1"), ("kind", "not_used"), ("answer", "Dat gaat over de provincie.")];
        officer.post(&action(&page), &typed.into_iter().chain(ticked).collect::<Vec<_>>()).await;
        assert!(browser.open("/inbreng").await.shows("3 van 3 inbrengen beantwoord."));
    }

    async fn what_may_be_personal_is_pointed_at_and_masked_before_everybody_reads_it(db: testing::Database) {
        let browser = db.browser();
        give(&browser, "Bel mevrouw Jansen op 06-12345678 over de bus.", "public").await;
        let officer = officer(&db).await;
        let page = officer.open("/werk/inbreng").await;
        let open = open_one(&page);
        assert!(open.contains("Telefoonnummer: 06-12345678") && open.contains("Naam: Jansen"), "{open}");
        handle(&officer, &[("kind", "not_used"), ("answer", "Wij bellen niemand.")]).await;
        let register = browser.open("/inbreng").await;
        assert!(register.shows("Bel mevrouw […] op […] over de bus."), "{}", register.text());
        assert!(!register.html.contains("Jansen"));
    }

    async fn without_consent_nothing_is_shown_whatever_is_sent(db: testing::Database) {
        let browser = db.browser();
        give(&browser, SAID, "inside").await;
        let officer = officer(&db).await;
        let page = officer.open("/werk/inbreng").await;
        let action = action(&page);
        let csrf = page.attributes("form[data-handle] input[name=csrf]", "value").remove(0);
        let fields = [("csrf", csrf.as_str()), ("revision", "1"), ("shown", "public"), ("public_text", SAID), ("kind", "partly"), ("answer", "Ja.")];
        officer.post(&action, &fields).await;
        assert!(!browser.open("/inbreng").await.html.contains(SAID));
        let id = action.rsplit('/').next().unwrap();
        assert_eq!(browser.open(&format!("/inbreng/{id}")).await.status, 404);
    }

    async fn the_giver_is_mailed_without_a_word_of_what_was_said(db: testing::Database) {
        let browser = db.browser();
        let page = give_with(&browser, SAID, &[("consent", "public"), ("email", "kanarie@voorbeeld.invalid")]).await;
        let code = code(&page);
        let officer = officer(&db).await;
        handle(&officer, &[("kind", "partly"), ("answer", "Wij vragen een avondbus.")]).await;
        let mail = db.mails(5).await.remove(0);
        assert_eq!(mail.address.as_deref(), Some("kanarie@voorbeeld.invalid"));
        assert!(mail.letter.text.contains("/volg"));
        for secret in ["bus", code.as_str()] {
            assert!(!mail.letter.text.contains(secret) && !mail.letter.subject.contains(secret), "{secret}");
        }
    }

    async fn a_form_over_a_later_correction_changes_nothing(db: testing::Database) {
        let browser = db.browser();
        let code = code(&give(&browser, SAID, "public").await);
        let officer = officer(&db).await;
        let page = officer.open("/werk/inbreng").await;
        let stale = page.form(&action(&page)).fill("kind", "partly").fill("answer", "Ja.");
        let own = browser.open(&format!("/volg/{code}")).await;
        own.form(&format!("/volg/{code}/verbetering")).fill("text", "Laat maar, de bus rijdt weer.").submit().await;
        let page = stale.submit().await;
        assert_eq!(page.status, 422);
        assert!(open_one(&page).contains("Deze inbreng is intussen veranderd."));
        assert!(browser.open("/inbreng").await.shows("0 van 1"));
    }

    async fn nobody_but_officers_reads_what_was_said(db: testing::Database) {
        let browser = db.browser();
        give(&browser, SAID, "public").await;
        for capacity in [Capacity::Resident, Capacity::Partner, Capacity::Administrator, Capacity::Councillor, Capacity::Controller] {
            let other = db.browser();
            other.sign_in(capacity).await;
            assert_eq!(other.open("/werk/inbreng").await.status, 403, "{capacity:?}");
        }
    }
}
