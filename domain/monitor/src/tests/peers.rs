//! A figure beside those of other municipalities: the groups, the page, what is chosen, and what the indicator tells of it.

use super::example::{HERE, adopt, indicator, mapped, parts, sheet, take_in, take_in_sheet};
use crate::access::{AllFigures, ChoosePeers, ImportFigures};
use crate::import::Options;
use crate::model::{KnownArea, Municipality, PeerChoice, PeerKind, PeriodValues};
use crate::store;
use agenda::model::Indicator;
use agenda::model::words::IndicatorKind;
use kernel::{Capacity, Error, Viewer};
use testing::{Database, Page, noon};

const KEY: &str = "eenzaamheid";
const PAGE: &str = "/indicatoren/eenzaamheid/vergelijken";

/// Code, name, province, class of inhabitants, class of urbanity.
type Told = (&'static str, &'static str, &'static str, &'static str, &'static str);

const AROUND: [Told; 6] = [
    ("GM9901", "Berk", "PV99", "4", "3"),
    ("GM9902", "Eik", "PV99", "4", ""),
    ("GM9903", "Linde", "PV99", "4", "3"),
    ("GM9904", "Els", "PV99", "3", "3"),
    ("GM9905", "Den", "PV98", "4", "3"),
    (HERE, "Voorbeeld", "PV99", "4", ""),
];

/// Makes municipalities known in a division.
async fn surround(db: &Database, division: u16, told: &[Told]) {
    let known = |(code, name, province, size, urbanity): &Told| KnownArea {
        parent: (*province).to_owned(),
        size_class: (*size).to_owned(),
        urbanity: (*urbanity).to_owned(),
        inhabitants: Some(30_000),
        source: "CBS".to_owned(),
        ..KnownArea::new(code.parse().unwrap(), division, name)
    };
    let mut areas: Vec<KnownArea> = told.iter().map(known).collect();
    areas.push(KnownArea::new("PV99".parse().unwrap(), division, "Voorbeeldprovincie"));
    let right = db.allow::<ImportFigures>(&Viewer::system(), AllFigures);
    let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
    let event = store::put_areas(&tx, &right, &areas, &store::AreaNames::new()).await.unwrap();
    tx.commit(event).await.unwrap();
}

async fn choose(db: &Database, standard: PeerKind, picked: &[&str]) {
    let picked = picked.iter().map(|code| (*code).to_owned()).collect();
    let choice = PeerChoice { standard, picked, reason: "Ook aan het water.".to_owned(), revision: 0 };
    let right = db.allow::<ChoosePeers>(&Viewer::system(), AllFigures);
    let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
    let event = store::save_peer_choice(&tx, &right, &choice, 1).await.unwrap();
    tx.commit(event).await.unwrap();
}

/// Figures with the numbers behind them: 400 of 1,000 here, and more or fewer around.
async fn counted(db: &Database) {
    let rows = [(HERE, 400), ("GM9901", 500), ("GM9902", 490), ("GM9903", 410), ("GM9904", 300), ("GM9905", 450)];
    let mut text = "Jaar;Gebied;Status;Cijfer;Teller;Noemer\n".to_owned();
    for (code, count) in rows {
        for (year, more) in [(2024, 10), (2025, 0)] {
            let count = count + more;
            text.push_str(&format!("{year};{code};definitief;{};{count};1000\n", f64::from(count) / 10.0).replace('.', ","));
        }
    }
    let (numerator, denominator) = (format!("{KEY}:numerator"), format!("{KEY}:denominator"));
    let columns = [("Cijfer", KEY), ("Teller", numerator.as_str()), ("Noemer", denominator.as_str())];
    let outcome = take_in(db, sheet(&text, &columns), Options { ..mapped() }).await;
    assert_eq!((outcome.counts.new, outcome.counts.unused), (12, 0), "the figures of every municipality are kept");
}

fn shows(page: &Page, all: &[&str]) {
    for words in all {
        assert!(page.shows(words), "{words} is not in: {}", page.text());
    }
}

async fn names(db: &Database, kind: PeerKind) -> Option<String> {
    let ours = store::ours(&db.reader(), HERE).await.unwrap().unwrap();
    let choice = store::peer_choice(&db.reader()).await.unwrap();
    let group = store::peer_group(&db.reader(), &ours, &choice, kind).await.unwrap()?;
    Some(group.members.into_iter().map(|one: Municipality| one.name).collect::<Vec<_>>().join(" "))
}

testing::on_both_engines! { parts;
    async fn a_group_shares_what_ours_has_in_the_newest_division(db: Database) {
        adopt(&db, &[indicator(KEY)]).await;
        assert_eq!(store::ours(&db.reader(), HERE).await.unwrap(), None);
        surround(&db, 2022, &[("GM9906", "Oud", "PV99", "4", "3"), (HERE, "Voorbeeld", "PV99", "4", "3")]).await;
        assert_eq!(names(&db, PeerKind::Province).await.as_deref(), Some("Oud"));
        surround(&db, 2025, &AROUND).await;
        surround(&db, 2026, &[("GM9901", "Berk", "PV99", "5", "3")]).await;
        surround(&db, 2027, &[(HERE, "Voorbeeld", "", "", "")]).await;
        let ours = store::ours(&db.reader(), HERE).await.unwrap().unwrap();
        assert_eq!((ours.division, ours.source.as_str()), (2025, "CBS"), "the newest that tells what ours shares");
        assert_eq!(names(&db, PeerKind::Province).await.as_deref(), Some("Berk Eik Els Linde"));
        assert_eq!(names(&db, PeerKind::Size).await.as_deref(), Some("Berk Den Eik Linde"));
        assert_eq!(names(&db, PeerKind::Urbanity).await, None, "nobody knows how urban ours is");
        assert_eq!(names(&db, PeerKind::Picked).await, None);
        choose(&db, PeerKind::Picked, &["GM9905", "GM9902", "GM0001", HERE]).await;
        assert_eq!(names(&db, PeerKind::Picked).await.as_deref(), Some("Den Eik"), "who is gone is left out, and so are we");
        assert_eq!(store::municipalities(&db.reader(), 2025).await.unwrap().len(), 6);
    }

    async fn only_official_figures_of_everybody_together_count(db: Database) {
        let one = indicator(KEY);
        adopt(&db, std::slice::from_ref(&one)).await;
        surround(&db, 2025, &AROUND).await;
        let rows = "2025;GM9901;definitief;50\n2025;GM9902;afgeleid;49\n2025;GM9903;definitief;-\n2024;GM9903;voorlopig;41\n\
            2025;WK990101;definitief;10\n2025;GM9999;definitief;40\n";
        take_in_sheet(&db, KEY, rows).await;
        let members = store::municipalities(&db.reader(), 2025).await.unwrap();
        let members: Vec<_> = members.into_iter().filter(|member| member.code != HERE).collect();
        let values = store::peer_values(&db.reader(), &[one.id], &members).await.unwrap();
        let told = |(period, told): (&kernel::periods::Period, &PeriodValues)| (period.year(), told.values.clone(), told.is_provisional);
        let values: Vec<_> = values[&one.id].iter().map(told).collect();
        assert_eq!(values, [(2024, vec![41.0], true), (2025, vec![50.0], false)]);
    }

    async fn a_choice_is_saved_once_over_what_was_seen(db: Database) {
        adopt(&db, &[indicator(KEY)]).await;
        choose(&db, PeerKind::Urbanity, &["GM9901"]).await;
        let choice = store::peer_choice(&db.reader()).await.unwrap();
        assert_eq!((choice.standard, choice.picked.join(" "), choice.revision), (PeerKind::Urbanity, "GM9901".to_owned(), 2));
        let right = db.allow::<ChoosePeers>(&Viewer::system(), AllFigures);
        let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
        assert!(matches!(store::save_peer_choice(&tx, &right, &choice, 1).await, Err(Error::Stale)));
        assert!(db.verbs().await.contains(&"peers.chosen".to_owned()));
    }

    async fn the_page_says_where_we_stand_and_with_whom_we_compare(db: Database) {
        adopt(&db, &[indicator(KEY)]).await;
        surround(&db, 2025, &AROUND).await;
        counted(&db).await;
        let page = db.browser().open(PAGE).await;
        assert_eq!(page.status, 200, "{}", page.text());
        shows(&page, &[
            "Over 2025 is het in Voorbeeld 40%. Dat is lager dan in alle 4 gemeenten in deze groep.",
            "Het midden van de groep is 47%",
            "Lager dan het midden", "minder dan 1 op de 500 keer voor. Lager is beter.",
            "Zeker lager dan in 2", "Bij de andere 2 kan het verschil toeval zijn.",
            "Met 95% zekerheid anders dan het midden: 1 van de 4 andere gemeenten.",
            "De gemeenten met 20.000 tot 50.000 inwoners.", "4 andere gemeenten.", "Indeling van gemeenten van 2025, van CBS.",
            "Berk 50 46,9–53,1 500 van 1.000", "Voorbeeld 40 37,0–43,1 400 van 1.000 lager (minder dan 1 op de 500 keer toeval)",
        ]);
        assert!(page.html.contains("95% ligt hierbinnen"), "a funnel, as the numbers are known");
        assert_eq!(page.attributes("main a[href$='.csv']", "href"), ["/indicatoren/eenzaamheid.csv"]);
        assert_eq!(page.texts("tr.sk-row--ours th"), ["Voorbeeld"]);
        let other = page.click("zelfde provincie").await;
        shows(&other, &["lager dan in 3 van de 4 gemeenten", "De gemeenten in Voorbeeldprovincie.", "Els 30"]);
        assert!(!other.shows("Den"), "{}", other.text());
        assert_eq!(page.texts("nav[aria-labelledby=periods] a"), ["2025", "2024"]);
        let earlier = other.click("2024").await;
        shows(&earlier, &["Over 2024 is het in Voorbeeld 41%.", "De gemeenten in Voorbeeldprovincie.", "Els 31"]);
        assert_eq!(earlier.texts("nav a[aria-current]"), ["zelfde provincie", "2024"]);
        shows(&earlier.click("even groot").await, &["Over 2024 is het in Voorbeeld 41%.", "De gemeenten met 20.000 tot 50.000 inwoners."]);
        shows(&db.browser().open(&format!("{PAGE}?periode=1999JJ00")).await, &["Over 2025 is het in Voorbeeld 40%."]);
    }

    async fn the_indicator_has_the_line_of_the_middle(db: Database) {
        adopt(&db, &[indicator(KEY)]).await;
        counted(&db).await;
        let before = db.browser().open("/indicatoren/eenzaamheid").await;
        assert!(before.shows("Vergelijk met andere gemeenten") && !before.shows("Midden van"), "{}", before.text());
        surround(&db, 2025, &AROUND).await;
        let page = db.browser().open("/indicatoren/eenzaamheid").await;
        shows(&page, &[
            "Over 2025 lager dan in alle 4 gemeenten met 20.000 tot 50.000 inwoners. Het midden is 47%, hier is het 40%.",
            "Midden van gemeenten met 20.000 tot 50.000 inwoners", "Bekijk alle gemeenten",
        ]);
        assert!(page.html.contains("sk-chart__line--peers"), "its line");
        let middles = page.texts("table.sk-table tbody tr td:last-child");
        assert_eq!(middles, ["47", "48"], "its column, the newest first");
        choose(&db, PeerKind::Picked, &["GM9903", "GM9904", "GM9905"]).await;
        shows(&db.browser().open("/indicatoren/eenzaamheid").await, &["lager dan in 2 van de 3 gemeenten die Voorbeeld koos"]);
        shows(&db.browser().open(PAGE).await, &["Ook aan het water.", "De gemeenten die Voorbeeld koos."]);
    }

    async fn without_margins_nobody_can_tell_what_a_difference_means(db: Database) {
        let rate = Indicator { kind: IndicatorKind::Mean, unit: "rapportcijfer".to_owned(), ..indicator(KEY) };
        adopt(&db, &[rate]).await;
        surround(&db, 2025, &AROUND).await;
        let rows = "2025;GM9999;definitief;7\n2025;GM9901;definitief;6\n2025;GM9902;definitief;6,5\n2025;GM9905;definitief;8\n2025;GM9903;definitief;-\n";
        take_in_sheet(&db, KEY, rows).await;
        let page = db.browser().open(PAGE).await;
        shows(&page, &[
            "hoger dan in 2 van de 3 gemeenten in deze groep met een cijfer", "Niet te bepalen",
            "Er is geen marge bekend, dus niemand kan zeggen of het verschil toeval is.",
            "Van deze cijfers kennen we geen marge.", "Zonder cijfer Linde", "Linde kan niet voorkomen",
        ]);
        assert!(!page.html.contains("ligt hierbinnen"), "no funnel");
        assert!(page.html.contains("sk-chart__point--peers"), "a row of dots");
    }

    async fn too_few_figures_or_none_of_our_own_are_no_comparison(db: Database) {
        adopt(&db, &[indicator(KEY)]).await;
        surround(&db, 2025, &AROUND).await;
        let page = db.browser().open(PAGE).await;
        shows(&page, &["Er zijn nog geen officiële cijfers van gemeenten met 20.000 tot 50.000 inwoners.", "Lees een levering in"]);
        take_in_sheet(&db, KEY, "2025;GM9999;definitief;40\n2025;GM9901;definitief;50\n2025;GM9902;definitief;49\n").await;
        shows(&db.browser().open(PAGE).await, &["zijn er te weinig cijfers om te vergelijken", "Van 2 andere gemeenten is er een cijfer."]);
        assert!(!db.browser().open("/indicatoren/eenzaamheid").await.shows("Midden van"));
        take_in_sheet(&db, KEY, "2026;GM9999;afgeleid;40\n2026;GM9901;definitief;50\n2026;GM9902;definitief;49\n2026;GM9905;definitief;48\n").await;
        let page = db.browser().open(PAGE).await;
        shows(&page, &["Voor Voorbeeld is er over 2026 geen officieel cijfer.", "Het midden is 49%, maar er is geen officieel cijfer"]);
    }

    async fn where_areas_are_not_known_the_page_says_what_to_do(db: Database) {
        adopt(&db, &[indicator(KEY)]).await;
        counted(&db).await;
        let (visitor, officer) = (db.browser(), db.browser());
        officer.sign_in(Capacity::PolicyOfficer).await;
        shows(&visitor.open(PAGE).await, &["Nog niemand om mee te vergelijken", "zoek ‘Gebieden in Nederland’"]);
        assert!(!visitor.open(PAGE).await.shows("Gebieden inlezen") && officer.open(PAGE).await.shows("Gebieden inlezen"));
        shows(&officer.open("/werk/vergelijken").await, &["Nog niemand om mee te vergelijken", "Gebieden inlezen"]);
        assert_eq!(visitor.open("/indicatoren/bestaat-niet/vergelijken").await.status, 404);
    }

    async fn an_officer_chooses_with_whom(db: Database) {
        adopt(&db, &[indicator(KEY)]).await;
        surround(&db, 2025, &AROUND).await;
        counted(&db).await;
        let officer = db.browser();
        officer.sign_in(Capacity::PolicyOfficer).await;
        let page = officer.open("/werk/vergelijken").await;
        shows(&page, &["Volgens de indeling van 2025 zijn er 6 gemeenten.", "even groot gemeenten met 20.000 tot 50.000 inwoners 4"]);
        let form = || page.form("/werk/vergelijken").fill("standard", "picked");
        let wrong = form().fill("picked", "Berk\nNergenshuizen").submit().await;
        assert_eq!(wrong.status, 422);
        shows(&wrong, &["Een van deze gemeenten kennen we niet.", "Deze namen kennen we niet: Nergenshuizen.", "Schrijf op waarom"]);
        assert_eq!(wrong.form("/werk/vergelijken").value("picked"), Some("Berk\nNergenshuizen"), "what was typed is still there");
        let right = form().fill("picked", "Els\nlinde\nGM9905").fill("reason", "Ook aan het water.");
        shows(&right.clone().submit().await, &["Bewaard.", "zelf gekozen gemeenten die Voorbeeld koos 3"]);
        let stale = right.fill("reason", "Anders.").submit().await;
        assert_eq!(stale.status, 409);
        shows(&stale, &["Iemand anders was u voor", "Anders.", "Ook aan het water."]);
        shows(&db.browser().open(PAGE).await, &["lager dan in 2 van de 3 gemeenten in deze groep", "Ook aan het water."]);
    }
}
