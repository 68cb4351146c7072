//! The example municipalities: their own agendas, with figures that come in as any delivery does.

use super::example::{may_import, parts, policies};
use crate::import::{self, Importer, Options};
use crate::model::ImportStatus;
use crate::{StandWord, seed, store};
use agenda::access::ImportAgenda;
use agenda::model::Agenda;
use agenda::store::How;
use kernel::{Clock, Viewer};
use sources::Content;
use std::collections::BTreeMap;
use testing::{Database, noon};

const WATERSTAD: &str = include_str!("../../../../world/waterstad/strategie.toml");
const DRONTEN: &str = include_str!("../../../../world/dronten/strategie.toml");

const EXAMPLE: &str = include_str!("../../../../world/waterstad/voorbeeld-import.csv");

/// Takes in the agenda of an example municipality.
async fn agenda_of(db: &Database, name: &str, area: &str, text: &str) -> Agenda {
    db.set(|settings| {
        settings.name = name.to_owned();
        settings.area = area.to_owned();
        settings.made_up = area == "GM9999";
    })
    .await;
    let file = agenda::file::read(text).unwrap();
    let right = db.allow::<ImportAgenda>(&Viewer::system(), How::AsItIs.target(&file));
    let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
    let (_, event) = agenda::store::import(&tx, &right, &file, &How::AsItIs).await.unwrap();
    tx.commit(event).await.unwrap();
    agenda::store::current(&db.reader()).await.unwrap().unwrap()
}

/// Seeds Waterstad and gives how often each word is said of its indicators.
async fn stands(db: &Database, agenda: &Agenda) -> BTreeMap<StandWord, usize> {
    let ids: Vec<_> = agenda.indicators().map(|(_, _, indicator)| indicator.id).collect();
    let figures = crate::figures(&db.reader(), &ids, "GM9999").await.unwrap();
    assert_eq!(figures.len(), ids.len());
    let mut stands = BTreeMap::new();
    for figure in figures.values() {
        *stands.entry(figure.stand).or_default() += 1;
    }
    stands
}

testing::on_both_engines! { parts;
    async fn waterstad_is_made_up_the_same_way_every_time(db: Database) {
        let agenda = agenda_of(&db, "Gemeente Waterstad", "GM9999", WATERSTAD).await;
        let (policies, viewer) = (policies(), Viewer::system());
        let at = Importer { db: &db, policies: &policies, viewer: &viewer, clock: Clock::Fixed(noon()) };
        let first = seed::waterstad(at, 1, 1).await.unwrap();
        assert_eq!((first.counts.rejected, first.counts.unused, first.counts.new), (0, 0, first.counts.read));
        assert!(first.counts.new > 1000, "{:?}", first.counts);
        let again = seed::waterstad(at, 1, 1).await.unwrap();
        assert_eq!((again.counts.same, again.counts.changed), (first.counts.read, 0));
        let stands = stands(&db, &agenda).await;
        assert!(StandWord::ALL.iter().all(|stand| stands.contains_key(stand)), "{stands:?}");
        assert_eq!(store::mapping_names(&db.reader(), &may_import(&db)).await.unwrap().len(), 1);
        let page = db.browser().open("/indicatoren/eenzaamheid-65-plus").await;
        assert!(page.shows("Verzonnen voorbeeld") || page.html.contains("Verzonnen voorbeeld"));
        assert!(page.shows("De Kaden") && page.shows("Ouderenpeiling Waterstad (verzonnen)"), "{}", page.text());
        for (_, _, indicator) in agenda.indicators() {
            let page = db.browser().open(&format!("/indicatoren/{}", indicator.key)).await;
            assert_eq!(page.status, 200, "{}", indicator.key);
        }
    }

    async fn the_example_file_changes_the_past_and_has_two_mistakes(db: Database) {
        agenda_of(&db, "Gemeente Waterstad", "GM9999", WATERSTAD).await;
        let (policies, viewer) = (policies(), Viewer::system());
        let at = Importer { db: &db, policies: &policies, viewer: &viewer, clock: Clock::Fixed(noon()) };
        seed::waterstad(at, 1, 1).await.unwrap();
        let name = store::mapping_names(&db.reader(), &may_import(&db)).await.unwrap().remove(0);
        let mapping = store::mapping(&db.reader(), &may_import(&db), &name).await.unwrap();
        let open = import::sheet("voorbeeld-import.csv", Content::Bytes(EXAMPLE.into()), mapping);
        let outcome = import::run(at, open, Options::default(), &mut |_| {}).await.unwrap();
        let places: Vec<_> = outcome.rejections.iter().map(|why| (why.line, why.code.as_str())).collect();
        assert_eq!(places, [(11, "number"), (22, "period")]);
        assert!(outcome.counts.changed > 0 && outcome.counts.unused == 0, "{:?}", outcome.counts);
        let changes = store::changes(&db.reader(), &may_import(&db), outcome.import.unwrap(), 200).await.unwrap();
        assert_eq!(u64::try_from(changes.len()).unwrap(), outcome.counts.changed);
    }

    async fn a_larger_scale_gives_neighbourhoods_and_leaves_the_rest_as_it_was(db: Database) {
        let agenda = agenda_of(&db, "Gemeente Waterstad", "GM9999", WATERSTAD).await;
        let (policies, viewer) = (policies(), Viewer::system());
        let at = Importer { db: &db, policies: &policies, viewer: &viewer, clock: Clock::Fixed(noon()) };
        let small = seed::waterstad(at, 1, 1).await.unwrap();
        let large = seed::waterstad(at, 1, 10).await.unwrap();
        assert_eq!((large.counts.same, large.counts.changed), (small.counts.read, 0));
        assert!(large.counts.new > small.counts.new, "{} {}", large.counts.new, small.counts.new);
        let indicator = agenda.indicator("geldzorgen").unwrap().2;
        let all = store::all(&db.reader(), indicator.id).await.unwrap();
        assert!(all.iter().any(|one| one.area == "BU99990810"));
    }

    async fn the_figures_of_dronten_are_derived_and_say_so(db: Database) {
        let agenda = agenda_of(&db, "Gemeente Dronten", "GM0303", DRONTEN).await;
        let (policies, viewer) = (policies(), Viewer::system());
        let at = Importer { db: &db, policies: &policies, viewer: &viewer, clock: Clock::Fixed(noon()) };
        seed::dronten(at).await.unwrap();
        let imports = store::imports(&db.reader(), &may_import(&db), 10).await.unwrap();
        assert!(imports.iter().all(|import| import.status == ImportStatus::Visible));
        let new: Vec<_> = imports.iter().map(|import| import.counts.new).collect();
        assert_eq!(new, [6, 13], "the newest first: six derived figures, and thirteen of the country");
        assert!(stands(&db, &agenda).await.keys().eq([&StandWord::NoFigure]));
        let page = db.browser().open("/indicatoren/netto-arbeidsparticipatie").await;
        for words in ["72%", "Afgeleid", "Dit is geen officieel cijfer.", "CBS, afgeleid door een derde"] {
            assert!(page.shows(words), "{words}: {}", page.text());
        }
        for (_, _, indicator) in agenda.indicators() {
            assert_eq!(db.browser().open(&format!("/indicatoren/{}", indicator.key)).await.status, 200, "{}", indicator.key);
        }
    }
}
