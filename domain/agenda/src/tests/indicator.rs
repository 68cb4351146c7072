//! An indicator: decided ones change with the version, proposed ones beside it.

use super::{adopted, draft, officer, parts, working};
use crate::model::{Standing, VersionStatus};
use kernel::search;
use testing::{Browser, Form};

const PAGE: &str = "/werk/agenda/indicatoren/eenzame-ouderen";

async fn filled(browser: &Browser) -> Form {
    let form = browser.open(PAGE).await.form(PAGE);
    form.fill("definition", "Deel van de 65-plussers dat zich eenzaam voelt.").fill("source_name", "RIVM")
}

testing::on_both_engines! { parts;
    async fn every_field_is_stored_and_shown_again(db: testing::Database) {
        draft(&db).await;
        let browser = officer(&db).await;
        let form = filled(&browser).await.fill("baseline_period", "2024").fill("baseline_value", "41,5").fill("target_kind", "linear");
        let form = form.fill("target_points", "2027 34,0\n2026 37").fill("breaks", "2020 Andere vragenlijst").tick("area_district");
        let page = form.fill("source_select", "Leeftijd=53120").fill("groups", "mannen\nvrouwen").submit().await;
        assert_eq!(page.status, 200, "{}", page.text());
        let form = browser.open(PAGE).await.form(PAGE);
        assert_eq!(form.value("target_points"), Some("2026 37\n2027 34"));
        assert_eq!((form.value("baseline_value"), form.value("area_district")), (Some("41,5"), Some("on")));
        let agenda = working(&db).await;
        let (_, _, indicator) = agenda.indicator("eenzame-ouderen").unwrap();
        assert_eq!((indicator.groups.len(), indicator.breaks.len(), indicator.areas.len(), indicator.revision), (2, 1, 2, 2));
        assert_eq!(db.verbs().await[0], "indicator.changed");
    }

    async fn what_cannot_be_read_is_told_and_kept(db: testing::Database) {
        draft(&db).await;
        let form = filled(&officer(&db).await).await.fill("target_kind", "linear").fill("target_points", "volgend jaar meer");
        let page = form.fill("baseline_value", "veel").untick("area_municipality").submit().await;
        assert_eq!(page.status, 422);
        assert_eq!(page.texts("#baseline_value-error"), ["Schrijf een getal, bijvoorbeeld 34,5."]);
        assert_eq!(page.texts("#areas-error"), ["Kies minstens één gebied."]);
        assert_eq!(page.form(PAGE).value("target_points"), Some("volgend jaar meer"));
    }

    async fn a_proposal_beside_an_adopted_version_changes_in_place(db: testing::Database) {
        adopted(&db).await;
        let browser = officer(&db).await;
        let page = filled(&browser).await.fill("name", "Eenzame 65-plussers").submit().await;
        assert!(page.shows("Uw tekst is bewaard."), "{}", page.text());
        let agenda = working(&db).await;
        assert_eq!((agenda.version.number, agenda.version.status), (1, VersionStatus::Adopted));
        assert_eq!(agenda.indicators().next().unwrap().2.name, "Eenzame 65-plussers");
        let found = search::find(&db.reader(), "65-plussers").await.unwrap();
        assert_eq!(found.len(), 1, "a proposal is public at once");
        let remove = format!("{PAGE}/verwijdering");
        browser.open(&remove).await.form(&remove).fill("reason", "Niet te meten.").submit().await;
        assert_eq!(working(&db).await.version.status, VersionStatus::Adopted);
        assert_eq!(working(&db).await.indicators().count(), 0);
    }

    async fn to_decide_on_a_proposal_takes_a_new_version(db: testing::Database) {
        adopted(&db).await;
        let browser = officer(&db).await;
        let page = filled(&browser).await.fill("standing", "adopted").submit().await;
        assert_eq!(page.texts("#reason-error"), ["Schrijf op waarom de tekst verandert."]);
        page.form(PAGE).fill("reason", "De raad stelt dit cijfer vast.").submit().await;
        let agenda = working(&db).await;
        assert_eq!((agenda.version.number, agenda.indicators().next().unwrap().2.standing), (2, Standing::Adopted));
        let current = crate::store::current(&db.reader()).await.unwrap().unwrap();
        assert_eq!(current.indicators().next().unwrap().2.standing, Standing::Proposal);
    }

    async fn a_new_indicator_starts_as_a_proposal(db: testing::Database) {
        adopted(&db).await;
        let add = "/werk/agenda/resultaten/vrijwillig/cijfer-erbij";
        let form = officer(&db).await.open(add).await.form(add).fill("name", "Vrijwilligers").fill("definition", "Wie zich inzet.");
        let page = form.fill("unit", "%").fill("kind", "proportion").fill("wanted", "up").fill("source_name", "CBS").submit().await;
        assert!(page.shows("Het staat in de agenda."), "{}", page.text());
        let agenda = working(&db).await;
        assert_eq!(agenda.version.status, VersionStatus::Adopted);
        assert_eq!(agenda.indicator("vrijwilligers").unwrap().2.standing, Standing::Proposal);
    }
}
