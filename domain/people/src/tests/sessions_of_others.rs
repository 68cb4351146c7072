//! Where somebody is signed in, as an administrator sees and ends it.

use super::{PASSWORD, add, come_in, parts, sign_in};
use chrono::Duration;
use kernel::Capacity;
use testing::Database;

const EMAIL: &str = "iemand@voorbeeld.nl";

testing::on_both_engines! { parts;
    async fn an_administrator_sees_and_ends_them_and_their_owner_sees_that(db: Database) {
        let person = add(&db, EMAIL, Capacity::Guide).await;
        let (one, other) = (db.browser(), come_in(&db, person).await);
        sign_in(&one, EMAIL, PASSWORD).await;
        let keeper = db.browser();
        keeper.sign_in(Capacity::Administrator).await;
        let path = format!("/werk/mensen/{person}");
        let page = keeper.open(&path).await;
        assert!(page.shows("Firefox, Linux. Als gids, sinds 1 juli 2026 12.00. Het laatste kwartier nog gezien."), "{}", page.text());
        assert!(page.shows("Onbekende browser. Als gids"), "{}", page.text());
        assert!(!page.html.contains("192.0.2.1"), "where on the network is nobody's business");
        keeper.wait(Duration::minutes(16));
        let page = keeper.open(&path).await;
        assert!(page.shows("Langer dan een kwartier niet gezien."), "{}", page.text());
        let asked = page.form(&format!("{path}/sessies/einde")).submit().await;
        assert_eq!(asked.texts("h1"), ["Bent u het zelf?"], "it is asked who ends them");
        assert_eq!(one.open("/mijn").await.path, "/mijn", "nothing yet");

        let keeper = db.browser();
        keeper.sign_in(Capacity::Administrator).await;
        let page = keeper.open(&path).await.form(&format!("{path}/sessies/einde")).submit().await;
        assert!(page.shows("De persoon is overal uitgelogd.") && page.shows("Deze persoon is nu nergens ingelogd."), "{}", page.text());
        assert!(db.verbs().await[..2].contains(&"session.all_ended".to_owned()));
        for browser in [&one, &other] {
            assert_eq!(browser.open("/mijn").await.path, "/inloggen?terug=/mijn");
        }
        sign_in(&one, EMAIL, PASSWORD).await;
        assert!(one.open("/mijn/gegevens").await.shows("Overal uitgelogd door een beheerder"));
    }

    async fn ones_own_are_ended_on_ones_own_page(db: Database) {
        let keeper = db.browser();
        let own = keeper.sign_in(Capacity::Administrator).await;
        let page = keeper.open(&format!("/werk/mensen/{own}")).await;
        assert!(page.shows("Bekijk waar u bent ingelogd") && !page.html.contains("sessies/einde"), "{}", page.text());
        let officer = db.browser();
        officer.sign_in(Capacity::PrivacyOfficer).await;
        let token = officer.open("/mijn").await.attributes("main input[name=csrf]", "value").swap_remove(0);
        let refused = officer.post(&format!("/werk/mensen/{own}/sessies/einde"), &[("csrf", token.as_str())]).await;
        assert_eq!((refused.status, keeper.open("/mijn").await.path.as_str()), (403, "/mijn"));
    }
}
