//! Who was deleted stays unreadable, whatever backup is put back, also on the other engine.

use crate::commands::{samenkoers, words};
use crate::kills::{Municipality, fresh_postgres, on_server};
use app::cli::DataArgs;
use app::data::Data;
use app::program;
use kernel::access::{Action, Authorized};
use kernel::audit::Event;
use kernel::clock::day;
use kernel::db::Db;
use kernel::ids::PersonId;
use kernel::{Capacity, Clock, Viewer};
use people::access::{Account, DeletePerson, Door, EditPeople, Names, ReadNames, SignIn};
use people::model::{MembershipChange, Name, PersonChange};
use people::store;
use std::path::{Path, PathBuf};

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Runtime::new().unwrap()
}

pub async fn open(data: &Path, keys: Option<PathBuf>) -> Db {
    let args = DataArgs { data: data.to_owned(), audit: None, keys, backups: None };
    Data::open(&args).unwrap().database("waterstad").await.unwrap()
}

/// Adds guides with these names.
pub async fn add(db: &Db, names: &[String]) -> Vec<PersonId> {
    let system = Viewer::system();
    let right = program::policies().unwrap().allow::<EditPeople>(&system, Account::OTHER).unwrap();
    let tx = db.begin(&system, Clock::System.now()).await.unwrap();
    let mut ids = Vec::new();
    for name in names {
        let new = PersonChange { name: name.clone(), email: format!("{name}@proef.example"), active: true };
        let first = MembershipChange::from(Capacity::Guide, day(tx.now()));
        ids.push(store::add_person(&tx, &right, &new, &first, None).await.unwrap());
    }
    tx.commit(Event::new("person.added")).await.unwrap();
    ids
}

/// The program's right to a thing.
fn right<A: Action>(on: A::On) -> Authorized<A> {
    program::policies().unwrap().allow(&Viewer::system(), on).unwrap()
}

async fn delete(db: &Db, id: PersonId) {
    let system = Viewer::system();
    let right = program::policies().unwrap().allow::<DeletePerson>(&system, Account::of(id, &system)).unwrap();
    let tx = db.begin(&system, Clock::System.now()).await.unwrap();
    store::delete_person(&tx, &right, id).await.unwrap();
    tx.commit(Event::new("person.deleted").by(&right).on(id)).await.unwrap();
    db.settle().await;
}

#[track_caller]
fn succeeds(data: &Path, args: &[&str]) -> String {
    let output = samenkoers(data, args);
    assert!(output.status.success(), "{args:?}: {}", words(&output));
    words(&output)
}

#[track_caller]
fn refuses(data: &Path, args: &[&str], sentence: &str) {
    let output = samenkoers(data, args);
    assert_eq!(output.status.code(), Some(2), "{args:?}: {}", words(&output));
    assert!(words(&output).contains(sentence), "{args:?}: {}", words(&output));
}

fn path(folder: &Path, name: &str) -> String {
    folder.join(name).to_str().unwrap().to_owned()
}

/// Takes a backup, deletes somebody, takes another, and puts the first one back elsewhere.
fn stays_deleted(from_postgres: bool, to_postgres: bool) {
    let Some(municipality) = Municipality::bare(from_postgres) else { return };
    municipality.add_officer();
    let data = municipality.data();
    let (ids, wrapped) = runtime().block_on(async {
        let db = open(data, None).await;
        let ids = add(&db, &["blijver".to_owned(), "ganger".to_owned()]).await;
        let wrapped = wrapped(&db, ids[1]).await;
        db.close().await;
        (ids, wrapped)
    });
    let (first, second, keys) = (path(data, "first.zip"), path(data, "second.zip"), path(data, "waterstad.keys"));
    assert!(succeeds(data, &["backup", &first]).contains("the keys in"));
    let old = path(data, "old.keys");
    std::fs::copy(&keys, &old).unwrap();
    runtime().block_on(async {
        let db = open(data, None).await;
        delete(&db, ids[1]).await;
        db.close().await;
    });
    if !from_postgres {
        let files = ["", "-wal"].map(|end| std::fs::read(data.join(format!("municipalities/waterstad/samenkoers.sqlite{end}"))));
        let kept = files.into_iter().flatten().any(|bytes| bytes.windows(wrapped.len()).any(|window| window == wrapped));
        assert!(!kept, "the wrapped key is overwritten, not only forgotten");
    }
    succeeds(data, &["backup", &second]);
    let id = ids[1].to_string();
    assert!(std::fs::read_to_string(&old).unwrap().contains(&id) && !std::fs::read_to_string(&keys).unwrap().contains(&id));

    let elsewhere = tempfile::tempdir().unwrap();
    let here = path(data, "keys");
    let postgres = to_postgres.then(|| fresh_postgres().unwrap());
    let mut restore = vec!["restore", first.as_str(), "--keys", here.as_str()];
    if let Some((url, _)) = &postgres {
        restore.extend(["--postgres", url]);
    }
    let none = path(data, "none.keys");
    refuses(elsewhere.path(), &[&restore[..], &["--keys-file", &none]].concat(), "nothing about people in the backup can be read");
    refuses(elsewhere.path(), &["restore", &second, "--keys", &here, "--keys-file", &old], "is older than the backup");
    let told = succeeds(elsewhere.path(), &restore);
    assert!(told.contains("1 people were deleted after it was made"), "{told}");
    runtime().block_on(async {
        let db = open(elsewhere.path(), Some(here.clone().into())).await;
        let names = store::names(&db.reader(), &right::<ReadNames>(Names), ids.clone()).await.unwrap();
        assert_eq!(names, [(ids[0], Name::Known("blijver".to_owned())), (ids[1], Name::Deleted)].into());
        assert!(
            store::by_email(&db.reader(), &right::<SignIn>(Door), "blijver@proef.example").await.unwrap().is_some(),
            "addresses are found as before"
        );
        assert!(store::by_email(&db.reader(), &right::<SignIn>(Door), "ganger@proef.example").await.unwrap().is_none());
        add(&db, &["ganger".to_owned()]).await;
        db.close().await;
    });
    succeeds(elsewhere.path(), &["audit", "verify", "--keys", &here]);
    succeeds(elsewhere.path(), &["keys", "check", "--keys", &here]);
    if let Some((_, name)) = postgres {
        on_server(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
    }

    // An old copy of the file of keys is what would bring somebody back.
    let third = tempfile::tempdir().unwrap();
    succeeds(third.path(), &["restore", &first, "--keys", &here, "--keys-file", &old]);
    let names = runtime().block_on(async {
        let db = open(third.path(), Some(here.into())).await;
        let names = store::names(&db.reader(), &right::<ReadNames>(Names), ids.clone()).await.unwrap();
        db.close().await;
        names
    });
    assert_eq!(names[&ids[1]], Name::Known("ganger".to_owned()));
}

/// The wrapped key of a person.
async fn wrapped(db: &Db, id: PersonId) -> Vec<u8> {
    use sea_orm::{ConnectionTrait, Statement};
    let reader = db.reader();
    let backend = ConnectionTrait::get_database_backend(&reader);
    let statement = Statement::from_sql_and_values(backend, "SELECT wrapped FROM kernel_key WHERE subject = $1", [id.0.into()]);
    reader.query_one_raw(statement).await.unwrap().unwrap().try_get_by_index(0).unwrap()
}

#[test]
fn who_was_deleted_stays_so_on_sqlite() {
    stays_deleted(false, false);
}

#[test]
fn who_was_deleted_stays_so_on_postgres() {
    stays_deleted(true, true);
}

#[test]
fn who_was_deleted_stays_so_from_sqlite_to_postgres() {
    if std::env::var_os("SAMENKOERS_TEST_POSTGRES").is_some() {
        stays_deleted(false, true);
    }
}
