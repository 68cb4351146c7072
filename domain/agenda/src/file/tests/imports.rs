//! Strategy files in a database: as they are, once more, a next version, and taken over.

use super::sample::small;
use super::world;
use crate::access::{ImportAgenda, ReadAgenda};
use crate::file::{Decision, Municipality, StrategyFile, Word, of};
use crate::model::{Agenda, VersionStatus};
use crate::store::{self, How};
use chrono::NaiveDate;
use kernel::ids::VersionId;
use kernel::{Capacity, Error, Viewer, search};
use testing::Database;

fn parts() -> Vec<web::Manifest> {
    vec![crate::manifest()]
}

async fn import(db: &Database, file: &StrategyFile, how: How) -> Result<VersionId, Error> {
    let right = db.allow::<ImportAgenda>(&Viewer::system(), how.target(file));
    let tx = db.begin(&Viewer::system(), testing::noon()).await?;
    let (id, event) = store::import(&tx, &right, file, &how).await?;
    tx.commit(event).await?;
    Ok(id)
}

async fn agenda(db: &Database, id: VersionId) -> Agenda {
    db.open::<ReadAgenda, _>(store::agenda(&db.reader(), id).await.unwrap())
}

async fn statuses(db: &Database) -> Vec<(i64, VersionStatus)> {
    let all = store::versions(&db.reader()).await.unwrap().into_iter().map(|one| db.open::<ReadAgenda, _>(one));
    let mut all: Vec<_> = all.map(|one| (one.number, one.status)).collect();
    all.sort();
    all
}

/// The small file as its next version, without ids.
fn second() -> StrategyFile {
    let mut file = small();
    file.version.number = 2;
    file.theme[0].name = "Werk voor iedereen".to_owned();
    file
}

fn take_over() -> How {
    let municipality = Municipality { name: "Gemeente Elders".to_owned(), code: "GM0002".to_owned() };
    How::TakeOver { municipality, day: NaiveDate::from_ymd_opt(2026, 7, 1).unwrap() }
}

testing::on_both_engines! { parts;
    async fn a_world_comes_in_whole_and_can_be_found(db: Database) {
        let file = world("waterstad");
        let id = import(&db, &file, How::AsItIs).await.unwrap();
        let current = store::current(&db.reader()).await.unwrap().unwrap();
        assert_eq!(current.version.id, id);
        assert_eq!(current.indicators().count(), file.indicator.len());
        let names: Vec<_> = current.themes.iter().map(|theme| &theme.name).collect();
        assert_eq!(names, file.theme.iter().map(|theme| &theme.name).collect::<Vec<_>>());
        let name = &file.indicator[0].name;
        assert!(search::find(&db.reader(), name).await.unwrap().iter().any(|(_, entry)| entry.title == *name));
    }

    async fn the_same_once_more_changes_nothing(db: Database) {
        let id = import(&db, &small(), How::AsItIs).await.unwrap();
        let before = agenda(&db, id).await;
        assert_eq!(import(&db, &small(), How::AsItIs).await.unwrap(), id);
        assert_eq!(import(&db, &of(&before, true), How::AsItIs).await.unwrap(), id);
        assert_eq!(agenda(&db, id).await, before);
        assert_eq!(statuses(&db).await, [(1, VersionStatus::Adopted)]);
    }

    async fn the_same_number_with_other_content_is_refused(db: Database) {
        let id = import(&db, &small(), How::AsItIs).await.unwrap();
        let before = agenda(&db, id).await;
        let mut other = small();
        other.theme[0].goal[0].result[0].name = "Minder banen".to_owned();
        assert!(matches!(import(&db, &other, How::AsItIs).await, Err(Error::Refused("version-exists"))));
        assert_eq!(agenda(&db, id).await, before);
    }

    async fn a_next_version_is_about_the_same_things_and_supersedes(db: Database) {
        let first = agenda(&db, import(&db, &small(), How::AsItIs).await.unwrap()).await;
        let next = agenda(&db, import(&db, &second(), How::AsItIs).await.unwrap()).await;
        assert_eq!(next.version.strategy, first.version.strategy);
        assert_eq!(next.version.based_on, Some(first.version.id));
        assert_eq!(next.themes[0].id, first.themes[0].id);
        assert_eq!(next.indicators().next().unwrap().2.id, first.indicators().next().unwrap().2.id);
        assert_eq!(statuses(&db).await, [(1, VersionStatus::Superseded), (2, VersionStatus::Adopted)]);
        let found = search::find(&db.reader(), "werk").await.unwrap();
        let titles: Vec<_> = found.iter().map(|(_, entry)| entry.title.as_str()).collect();
        assert_eq!(titles, ["Mensen met werk", "Werk voor iedereen", "Meer banen"]);
        assert_eq!(import(&db, &small(), How::AsItIs).await.unwrap(), first.version.id, "the first is still the same");
    }

    async fn an_earlier_version_that_comes_later_is_superseded(db: Database) {
        let second = import(&db, &second(), How::AsItIs).await.unwrap();
        import(&db, &small(), How::AsItIs).await.unwrap();
        assert_eq!(statuses(&db).await, [(1, VersionStatus::Superseded), (2, VersionStatus::Adopted)]);
        assert_eq!(store::current(&db.reader()).await.unwrap().unwrap().version.id, second);
    }

    async fn an_id_is_stronger_than_a_key(db: Database) {
        let first = agenda(&db, import(&db, &small(), How::AsItIs).await.unwrap()).await;
        let mut renamed = of(&first, true);
        renamed.version = second().version;
        renamed.theme[0].key = "arbeid".to_owned();
        let next = agenda(&db, import(&db, &renamed, How::AsItIs).await.unwrap()).await;
        assert_eq!((next.themes[0].id, next.themes[0].key.as_str()), (first.themes[0].id, "arbeid"));
        let old = async |agenda: &Agenda| store::renamed(&db.reader(), agenda, kernel::ids::Kind::Theme, "werk").await;
        assert_eq!(old(&next).await.unwrap(), "arbeid");
        let other = Agenda { themes: Vec::new(), ..next };
        assert!(matches!(old(&other).await, Err(Error::NotFound)));
    }

    async fn one_version_is_open_at_a_time(db: Database) {
        let mut draft = small();
        draft.version.status = Word(VersionStatus::Draft);
        draft.version.decision = None;
        import(&db, &draft, How::AsItIs).await.unwrap();
        draft.version.number = 2;
        assert!(matches!(import(&db, &draft, How::AsItIs).await, Err(Error::Refused("version-open"))));
        assert!(matches!(import(&db, &small(), take_over()).await, Err(Error::Refused("version-open"))));
    }

    async fn taken_over_it_is_a_first_draft_that_says_whose_it_was(db: Database) {
        let mut file = world("waterstad");
        file.theme[0].id = Some(VersionId::fresh().0);
        let taken = agenda(&db, import(&db, &file, take_over()).await.unwrap()).await;
        assert_eq!((taken.version.number, taken.version.status), (1, VersionStatus::Draft));
        assert_eq!((taken.version.municipality.as_str(), taken.version.area.as_str()), ("Gemeente Elders", "GM0002"));
        assert_eq!(taken.version.decision, crate::model::Decision::default());
        let origin = &taken.version.origins[0];
        assert_eq!((origin.municipality.as_str(), origin.title.as_str()), ("Gemeente Waterstad", "Samen in Waterstad"));
        assert_eq!((origin.version, origin.taken_over.as_str()), (1, "2026-07-01"));
        assert_eq!(taken.themes[0].id.0, file.theme[0].id.unwrap(), "a free id stays");
        assert_eq!(taken.indicators().count(), file.indicator.len());
        assert!(taken.indicators().all(|(_, _, indicator)| indicator.target.is_none() && indicator.baseline.is_none()));
        assert!(search::find(&db.reader(), "waterstad").await.unwrap().is_empty(), "a draft is not found");
    }

    async fn what_one_has_is_not_taken_over(db: Database) {
        let own = agenda(&db, import(&db, &small(), How::AsItIs).await.unwrap()).await;
        let elsewhere = |mut file: StrategyFile| {
            file.municipality.code = "GM0003".to_owned();
            file.key = "anders".to_owned();
            file
        };
        let mut same_things = elsewhere(of(&own, true));
        same_things.id = None;
        for file in [of(&own, true), small(), elsewhere(of(&own, true)), same_things] {
            assert!(matches!(import(&db, &file, take_over()).await, Err(Error::Refused("taken-over-own"))), "{}", file.key);
        }
        assert_eq!(agenda(&db, own.version.id).await, own);
    }

    async fn taken_over_beside_ones_own_nothing_of_it_is_the_same_thing(db: Database) {
        let own = agenda(&db, import(&db, &small(), How::AsItIs).await.unwrap()).await;
        let mut theirs = small();
        theirs.municipality.code = "GM0003".to_owned();
        let taken = agenda(&db, import(&db, &theirs, take_over()).await.unwrap()).await;
        assert_eq!((taken.version.strategy.key.as_str(), taken.themes[0].key.as_str()), ("koers-2", "werk-2"));
        assert_ne!(taken.version.strategy.id, own.version.strategy.id);
        assert_ne!(taken.themes[0].id, own.themes[0].id);
        assert_eq!(taken.themes[0].name, own.themes[0].name);
        assert_eq!(agenda(&db, own.version.id).await, own);
    }

    async fn a_decision_of_later_supersedes_another_strategy(db: Database) {
        import(&db, &small(), How::AsItIs).await.unwrap();
        let mut other = small();
        other.key = "andere-koers".to_owned();
        let decided = |date: &str| Some(Decision { body: "Raad".into(), name: "Besluit".into(), number: String::new(), date: date.into() });
        other.version.decision = decided("2020");
        other.version.number = 5;
        import(&db, &other, How::AsItIs).await.unwrap();
        assert_eq!(statuses(&db).await, [(1, VersionStatus::Adopted), (5, VersionStatus::Superseded)]);
        other.version.decision = decided("2028-01");
        other.version.number = 6;
        import(&db, &other, How::AsItIs).await.unwrap();
        assert_eq!(statuses(&db).await, [(1, VersionStatus::Superseded), (5, VersionStatus::Superseded), (6, VersionStatus::Adopted)]);
    }

    async fn a_right_for_another_status_is_no_right(db: Database) {
        let right = db.allow::<ImportAgenda>(&Viewer::system(), take_over().target(&small()));
        let tx = db.begin(&Viewer::system(), testing::noon()).await.unwrap();
        assert!(matches!(store::import(&tx, &right, &small(), &How::AsItIs).await, Err(Error::Denied)));
    }
}

#[test]
fn officers_and_the_program_import_and_nobody_else() {
    let own = crate::manifest().policies;
    let answers = kernel::access::Policies::join(&[own]).unwrap().row::<ImportAgenda>();
    let may: Vec<_> = answers.into_iter().filter(|(_, yes)| *yes).map(|(role, _)| role).collect();
    assert_eq!(may, [Capacity::PolicyOfficer, Capacity::System]);
}
