//! What areas are: brought in by file, kept by division, and seen in the workplace.

use super::example::{HERE, adopt, indicator, parts, policies};
use crate::areas::{AreasOutcome, Years, take_in};
use crate::import::Importer;
use crate::model::{KnownArea, PeerKind};
use crate::store;
use kernel::areas::AreaLevel;
use kernel::{Capacity, Clock, Viewer};
use sources::Content;
use std::path::{Path, PathBuf};
use testing::{Database, noon};

/// GeoJSON of squares side by side, each with a code and a name.
pub fn squares(areas: &[(&str, &str)]) -> String {
    let features = (0..).zip(areas).map(|(index, (code, name))| {
        let (west, east) = (3.5 + 0.01 * f64::from(index), 3.51 + 0.01 * f64::from(index));
        format!(
            r#"{{"type":"Feature","properties":{{"statcode":"{code}","statnaam":"{name}"}},"geometry":{{"type":"Polygon",
            "coordinates":[[[{west},53.2],[{east},53.2],[{east},53.21],[{west},53.21],[{west},53.2]]]}}}}"#
        )
    });
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.collect::<Vec<_>>().join(","))
}

pub async fn bring(db: &Database, files: Vec<(String, Content)>, years: Years) -> AreasOutcome {
    let (policies, viewer) = (policies(), Viewer::system());
    let at = Importer { db, policies: &policies, viewer: &viewer, clock: Clock::Fixed(noon()) };
    take_in(at, files, years).await.unwrap()
}

pub fn file(name: &str, text: &str) -> Vec<(String, Content)> {
    vec![(name.to_owned(), Content::Bytes(text.into()))]
}

fn of(year: u16) -> Years {
    Years { year: Some(year), same_since: None }
}

async fn outlined(db: &Database, level: AreaLevel, year: u16) -> Vec<KnownArea> {
    store::outlined(&db.reader(), HERE, level, year).await.unwrap()
}

/// Real public data, when they are at hand.
fn real(name: &str) -> Option<PathBuf> {
    let path = Path::new(&std::env::var_os("SAMENKOERS_TESTDATA")?).join(name);
    path.exists().then_some(path)
}

testing::on_both_engines! { parts;
    async fn outlines_are_kept_by_division_and_only_those_of_our_own_parts(db: Database) {
        adopt(&db, &[indicator("eenzaamheid")]).await;
        let text = squares(&[("GM9999", "Waterstad"), ("GM0303", "Dronten"), ("WK999901", "Centrum"), ("WK030301", "Wijk 01"), ("x", "?")]);
        let outcome = bring(&db, file("wijken.geojson", &text), of(2022)).await;
        assert_eq!((outcome.outlines, outcome.elsewhere, outcome.left_out.len(), outcome.refusal), (3, 1, 1, None));
        let known: Vec<_> = outlined(&db, AreaLevel::District, 2025).await;
        assert_eq!(known.iter().map(|one| (one.area.to_string(), one.parent.as_str())).collect::<Vec<_>>(), [("2022WK999901".to_owned(), HERE)]);
        assert_eq!(known[0].outline.rings()[0].len(), 4);
        bring(&db, file("later.geojson", &squares(&[("WK999901", "Centrum"), ("WK999902", "Nieuw")])), of(2024)).await;
        assert_eq!(outlined(&db, AreaLevel::District, 2023).await.len(), 1);
        assert_eq!(outlined(&db, AreaLevel::District, 2024).await.len(), 2);
        assert_eq!(outlined(&db, AreaLevel::District, 2019).await[0].division(), 2022, "the first one there is");
        assert_eq!(outlined(&db, AreaLevel::Neighbourhood, 2024).await, []);
        let again = bring(&db, file("later.geojson", &squares(&[("WK999902", "Anders")])), Years { same_since: Some(2022), ..of(2024) }).await;
        assert_eq!(again.outlines, 1);
        let known = outlined(&db, AreaLevel::District, 2024).await;
        assert_eq!(known.iter().map(|one| one.same_since).collect::<Vec<_>>(), [2024, 2022]);
    }

    async fn a_file_in_another_coordinate_system_changes_nothing(db: Database) {
        adopt(&db, &[indicator("eenzaamheid")]).await;
        let text = squares(&[("WK999901", "Centrum")]).replace("53.2", "487000.2");
        let outcome = bring(&db, file("rd.geojson", &text), of(2022)).await;
        assert_eq!(outcome.refusal.unwrap().code, "other-coordinates");
        assert_eq!(store::known(&db.reader()).await.unwrap(), []);
    }

    async fn the_page_says_what_is_known_and_how_to_get_more(db: Database) {
        adopt(&db, &[indicator("eenzaamheid")]).await;
        let browser = db.browser();
        browser.sign_in(Capacity::PolicyOfficer).await;
        let page = browser.open("/werk/gebieden").await;
        assert!(page.shows("Er zijn nog geen gebieden.") && page.shows("EPSG:4326"), "{}", page.text());
        let text = squares(&[("WK999901", "Centrum"), ("Centrum", "Centrum")]);
        let form = || page.form("/werk/gebieden").attach("files", "wijken.geojson", text.as_bytes());
        let refused = form().submit().await;
        assert_eq!(refused.status, 422);
        assert!(refused.shows("Nergens staat van welk jaar deze indeling is."), "{}", refused.text());
        let wrong = form().fill("year", "22").submit().await;
        assert!(wrong.status == 422 && wrong.shows("Vul een jaar in, zoals 2022.") && wrong.html.contains("value=\"22\""));
        let done = form().fill("year", "2022").submit().await;
        assert!(done.shows("Grenzen ingelezen: 1.") && done.shows("Dit is geen code van een gebied."), "{}", done.text());
        assert!(done.shows("2022 Wijk 1 1"), "{}", done.text());
    }

    async fn real_boundaries_and_the_real_table_of_areas_come_together(db: Database) {
        let (Some(boundaries), Some(table)) = (real("boundaries/gemeenten_2022_gegeneraliseerd_wgs84.geojson"), real("cbs_v3_85067NED")) else { return };
        db.set(|settings| settings.area = "GM0303".to_owned()).await;
        let outcome = bring(&db, vec![("gemeenten.geojson".to_owned(), Content::Path(boundaries))], Years::default()).await;
        assert_eq!((outcome.outlines, outcome.left_out, outcome.refusal), (345, Vec::new(), None));
        let files = std::fs::read_dir(table).unwrap().map(|entry| entry.unwrap().path());
        let files = files.map(|path| (path.display().to_string(), Content::Path(path))).collect();
        let outcome = bring(&db, files, of(2022)).await;
        assert_eq!((outcome.described, outcome.left_out, outcome.refusal), (345 + 12, Vec::new(), None));
        let known = store::outlined(&db.reader(), "GM0303", AreaLevel::Municipality, 2022).await.unwrap();
        let dronten = &known[0];
        assert_eq!((dronten.name.as_str(), dronten.parent.as_str(), dronten.inhabitants), ("Dronten", "PV24", Some(42_865)));
        assert_eq!((dronten.size_class.as_str(), dronten.urbanity.as_str()), ("4", "4"));
        let corners: usize = dronten.outline.rings().iter().map(Vec::len).sum();
        assert!((60..200).contains(&corners), "{corners}");
        let ours = store::ours(&db.reader(), "GM0303").await.unwrap().unwrap();
        let choice = store::peer_choice(&db.reader()).await.unwrap();
        assert_eq!(ours.municipality.kinds(&choice), [PeerKind::Province, PeerKind::Size, PeerKind::Urbanity]);
        let group = store::peer_group(&db.reader(), &ours, &choice, PeerKind::Province).await.unwrap().unwrap();
        let members: Vec<_> = group.members.iter().map(|one| one.name.as_str()).collect();
        assert_eq!((group.province.as_str(), members), ("Flevoland", vec!["Almere", "Lelystad", "Noordoostpolder", "Urk", "Zeewolde"]));
        let names = store::labels(&db.reader(), store::SIZE_CLASS, ["4".to_owned()]).await.unwrap();
        assert_eq!(names["4"], "20 000 tot 50 000 inwoners");
        let known = store::known(&db.reader()).await.unwrap();
        assert_eq!(known.iter().map(|one| (one.level.as_str(), one.areas, one.outlines)).collect::<Vec<_>>(), [("municipality", 345, 345), ("province", 12, 0)]);
    }
}
