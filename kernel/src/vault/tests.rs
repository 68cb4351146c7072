//! What is sealed opens where it belongs and nowhere else, and by nobody without the keys.

use super::{Field, Keyring, Keys, TABLE, check, destroy, in_use, make, rewrap};
use crate::audit::Event;
use crate::db::Address;
use crate::ids::PersonId;
use crate::{Clock, Db, Error, Tx, Viewer};
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};
use std::path::Path;

const NAME: Field = Field::of("people_person", "name");

fn given() -> Keyring {
    Keyring::given(&"a1".repeat(32)).unwrap()
}

async fn open(file: &Path, keyring: &Keyring) -> Result<Db, Error> {
    Db::open(&Address::File(file.to_owned()), &crate::migrations(), keyring).await
}

async fn begin(db: &Db) -> Tx {
    db.begin(&Viewer::system(), Clock::System.now()).await.unwrap()
}

async fn end(tx: Tx) {
    tx.commit(Event::new("municipality.set_up")).await.unwrap();
}

async fn person(db: &Db) -> PersonId {
    let person = PersonId::fresh();
    let tx = begin(db).await;
    make(&tx, person).await.unwrap();
    end(tx).await;
    person
}

async fn keys(db: &Db, person: PersonId) -> Keys {
    Keys::of(&db.reader(), [person]).await.unwrap()
}

async fn by_hand(db: &Db, sql: &str, values: Vec<Value>) {
    let tx = begin(db).await;
    tx.execute_raw(Statement::from_sql_and_values(DbBackend::Sqlite, sql, values)).await.unwrap();
    end(tx).await;
}

#[tokio::test]
async fn a_value_opens_in_its_own_municipality_table_column_row_and_person_only() {
    let folder = tempfile::tempdir().unwrap();
    let (db, elsewhere) =
        (open(&folder.path().join("a"), &given()).await.unwrap(), open(&folder.path().join("b"), &given()).await.unwrap());
    let (one, other) = (person(&db).await, person(&db).await);
    let keys = Keys::of(&db.reader(), [one, other]).await.unwrap();
    let (row, another) = (PersonId::fresh().0, PersonId::fresh().0);
    let sealed = keys.seal(NAME, row, one, "Noor".as_bytes()).unwrap();
    assert_eq!(keys.text(NAME, row, one, &sealed).unwrap().as_deref(), Some("Noor"));
    assert!(keys.text(NAME, another, one, &sealed).is_err(), "another row");
    assert!(keys.text(Field::of("people_person", "email"), row, one, &sealed).is_err(), "another column");
    assert!(keys.text(Field::of("kernel_mail", "name"), row, one, &sealed).is_err(), "another table");
    assert!(keys.text(NAME, row, other, &sealed).is_err(), "another person");
    let copy = "SELECT kek, wrapped FROM kernel_key WHERE subject = $1";
    let copy = Statement::from_sql_and_values(DbBackend::Sqlite, copy, [one.0.into()]);
    let copy = db.reader().query_one_raw(copy).await.unwrap().unwrap();
    let (kek, wrapped): (String, Vec<u8>) = (copy.try_get_by_index(0).unwrap(), copy.try_get_by_index(1).unwrap());
    let row = vec![one.0.into(), kek.into(), wrapped.into()];
    by_hand(&elsewhere, "INSERT INTO kernel_key (subject, version, kek, wrapped) VALUES ($1, 1, $2, $3)", row).await;
    assert!(matches!(Keys::of(&elsewhere.reader(), [one]).await, Err(Error::Locked(_))), "another municipality");
    let by_key = (db.vault().lookup(NAME, "Noor"), elsewhere.vault().lookup(NAME, "Noor"));
    assert_eq!(by_key.0, db.vault().lookup(NAME, "Noor"));
    assert_ne!(by_key.0, by_key.1, "nor are values looked up alike");
    assert_ne!(by_key.0, db.vault().lookup(Field::of("people_person", "email"), "Noor"));
}

#[tokio::test]
async fn another_version_or_the_key_of_another_person_opens_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let db = open(&folder.path().join("a"), &given()).await.unwrap();
    let (one, other) = (person(&db).await, person(&db).await);
    by_hand(&db, "UPDATE kernel_key SET version = 2 WHERE subject = $1", vec![one.0.into()]).await;
    assert!(matches!(Keys::of(&db.reader(), [one]).await, Err(Error::Locked(_))));
    let swap =
        "UPDATE kernel_key SET version = 1, wrapped = (SELECT wrapped FROM kernel_key WHERE subject = $2) WHERE subject = $1";
    by_hand(&db, swap, vec![one.0.into(), other.0.into()]).await;
    assert!(matches!(Keys::of(&db.reader(), [one]).await, Err(Error::Locked(_))));
    assert_eq!(check(&db.reader()).await.unwrap(), [one.0]);
}

#[tokio::test]
async fn a_destroyed_key_is_gone_at_once_whoever_remembered_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a");
    let db = open(&file, &given()).await.unwrap();
    let elsewhere = open(&file, &given()).await.unwrap();
    let one = person(&db).await;
    let row = PersonId::fresh().0;
    let sealed = keys(&db, one).await.seal(NAME, row, one, b"Noor").unwrap();
    assert_eq!(keys(&elsewhere, one).await.text(NAME, row, one, &sealed).unwrap().as_deref(), Some("Noor"));
    let tx = begin(&db).await;
    destroy(&tx, one).await.unwrap();
    assert!(matches!(destroy(&tx, one).await, Err(Error::NotFound)));
    end(tx).await;
    for db in [&db, &elsewhere] {
        let keys = keys(db, one).await;
        assert_eq!(keys.text(NAME, row, one, &sealed).unwrap(), None);
        assert!(matches!(keys.seal(NAME, row, one, b"Noor"), Err(Error::NotFound)));
        assert!(db.vault().remembered().is_empty());
    }
}

#[tokio::test]
async fn a_database_with_something_in_it_never_gets_fresh_keys() {
    let folder = tempfile::tempdir().unwrap();
    let (file, keys) = (folder.path().join("a"), folder.path().join("keys"));
    let db = open(&file, &Keyring::folder(&keys)).await.unwrap();
    person(&db).await;
    db.close().await;
    let refused = |opened: Result<Db, Error>, words: &str| match opened {
        Err(Error::Locked(told)) => assert!(told.contains(words), "{told}"),
        other => panic!("{other:?}"),
    };
    refused(
        open(&file, &Keyring::folder(&folder.path().join("elsewhere"))).await,
        "put it back there, or tell where it is with --keys",
    );
    refused(open(&file, &given()).await, "is not among those in SAMENKOERS_KEY");
    assert!(!folder.path().join("elsewhere").exists(), "no key was made");
    let db = open(&file, &Keyring::folder(&keys)).await.unwrap();
    by_hand(&db, &format!("DELETE FROM {TABLE}"), Vec::new()).await;
    db.close().await;
    refused(open(&file, &Keyring::folder(&keys)).await, "restore it from a backup together with its newest file of keys");
}

#[tokio::test]
async fn rotation_goes_on_where_it_was_and_a_running_program_finds_the_new_key() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a");
    let ring = || Keyring::folder(&folder.path().join("keys"));
    let (running, db) = (open(&file, &ring()).await.unwrap(), open(&file, &ring()).await.unwrap());
    let one = person(&running).await;
    let sealed = keys(&running, one).await.seal(NAME, one.0, one, b"Noor").unwrap();
    for _ in 0..6 {
        person(&running).await;
    }
    let command = ring();
    let first = command.ids().unwrap().remove(0);
    let second = command.add().unwrap();
    let mut all = Vec::new();
    loop {
        let tx = begin(&db).await;
        let done = rewrap(&tx, 3).await.unwrap();
        end(tx).await;
        if done == 0 {
            break;
        }
        all.push(done);
        assert_eq!(keys(&running, one).await.text(NAME, one.0, one, &sealed).unwrap().as_deref(), Some("Noor"));
        assert!(check(&running.reader()).await.unwrap().is_empty());
    }
    assert_eq!(all, [3, 3, 2], "the lookup key and seven people");
    assert_eq!(in_use(&db.reader()).await.unwrap(), [(second.clone(), 8)].into());
    person(&running).await;
    assert_eq!(in_use(&db.reader()).await.unwrap(), [(second, 9)].into(), "the newest key seals what is new");
    command.retire(&first).unwrap();
    let anew = open(&file, &ring()).await.unwrap();
    assert_eq!(keys(&anew, one).await.text(NAME, one.0, one, &sealed).unwrap().as_deref(), Some("Noor"));
    assert_eq!(anew.vault().mark(), running.vault().mark());
}
