//! SQLite for tests: one template file per set of migrations, copied for each test.

use kernel::db::{Address, Migration, migrate};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A fresh database in a folder that goes when it is dropped.
pub async fn fresh(migrations: &[Migration]) -> (TempDir, Address) {
    let template = template(migrations).await;
    let folder = folder();
    let file = folder.path().join("test.sqlite");
    fs::copy(template, &file).expect("a copy of the template");
    (folder, Address::File(file))
}

/// Made aside and then renamed, so that tests in several processes may do this at once.
async fn template(migrations: &[Migration]) -> PathBuf {
    let template = place().join(format!("samenkoers-template-{}.sqlite", fingerprint(migrations)));
    if !template.exists() {
        let folder = folder();
        let aside = folder.path().join("template.sqlite");
        migrate(&Address::File(aside.clone()), migrations).await.expect("the migrations run");
        fs::rename(aside, &template).expect("the template gets its name");
    }
    template
}

/// What a set of migrations is recognised by.
pub fn fingerprint(migrations: &[Migration]) -> String {
    let mut hash = Sha256::new();
    for step in migrations {
        hash.update(step.name);
        hash.update([0]);
        hash.update(step.sql);
        hash.update([0]);
    }
    hash.finalize().iter().take(8).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn folder() -> TempDir {
    tempfile::Builder::new().prefix("samenkoers-test-").tempdir_in(place()).expect("a folder")
}

/// In memory where the machine offers that.
fn place() -> PathBuf {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() }
}
