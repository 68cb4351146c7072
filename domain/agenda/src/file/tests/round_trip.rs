//! What goes out comes back in: through the text, and through a database.

use super::sample::agenda;
use super::world;
use crate::access::{ImportAgenda, ReadAgenda};
use crate::file::{self, Names, of, read, write};
use crate::model::Agenda;
use crate::store::{self, How};
use kernel::Viewer;
use kernel::ids::VersionId;
use proptest::prelude::*;

fn parts() -> Vec<web::Manifest> {
    vec![crate::manifest()]
}

/// The agenda of a file, without a database.
fn agenda_of(file: &file::StrategyFile) -> Agenda {
    let names = Names::kept(file, &[], || VersionId::fresh().0);
    file::agenda(file, &names, VersionId(file.version.id.unwrap())).unwrap()
}

proptest! {
    #[test]
    fn an_agenda_comes_back_from_its_text(agenda in agenda(), made_up: bool) {
        let out = of(&agenda, made_up);
        let text = write(&out);
        let back = read(&text).map_err(|faults| TestCaseError::fail(format!("{faults:?}\n{text}")))?;
        prop_assert_eq!(&back, &out);
        prop_assert_eq!(agenda_of(&back), agenda);
        prop_assert_eq!(write(&back), text);
    }

    #[test]
    fn the_text_says_what_the_schema_describes(agenda in agenda()) {
        let out = of(&agenda, true);
        let written: serde_json::Value = toml_edit::de::from_str(&write(&out)).unwrap();
        prop_assert_eq!(written, serde_json::to_value(&out).unwrap());
    }
}

#[test]
fn a_world_keeps_its_text() {
    for name in ["dronten", "waterstad"] {
        let file = world(name);
        let text = write(&file);
        assert_eq!(read(&text).unwrap(), file);
        assert_eq!(write(&read(&text).unwrap()), text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn an_agenda_comes_back_from_sqlite(agenda in agenda()) {
        testing::on_sqlite(parts, |db| comes_back(db, agenda));
    }

    #[test]
    fn an_agenda_comes_back_from_postgres(agenda in agenda()) {
        testing::on_postgres(parts, |db| comes_back(db, agenda));
    }
}

/// Brings an agenda into a fresh database by its file, and reads it there.
async fn comes_back(db: testing::Database, agenda: Agenda) {
    let file = read(write(&of(&agenda, false))).unwrap();
    let right = db.allow::<ImportAgenda>(&Viewer::system(), How::AsItIs.target(&file));
    let tx = db.begin(&Viewer::system(), testing::noon()).await.unwrap();
    let (id, event) = store::import(&tx, &right, &file, &How::AsItIs).await.unwrap();
    tx.commit(event).await.unwrap();
    assert_eq!(db.open::<ReadAgenda, _>(store::agenda(&db.reader(), id).await.unwrap()), agenda);
}
