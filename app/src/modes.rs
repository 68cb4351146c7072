//! Who else on this machine can get at files: what is secret may be for its owner (and a group) alone, or nothing starts.

use crate::Fail;
use std::fs::{DirBuilder, File, OpenOptions};
use std::path::Path;

/// Refuses a file with a secret that everybody on this machine can read or change.
///
/// # Errors
/// A sentence with the command that mends it.
pub fn secret(file: &Path) -> Result<(), Fail> {
    if is_open(file, 0o006) {
        let file = file.display();
        return Err(Fail::way(format!(
            "everybody on this machine can get at {file}, which holds a secret; mend that with: chmod o= {file}"
        )));
    }
    Ok(())
}

/// Warns in the log of a folder, or of a file that may hold a secret, that everybody on this machine can look into.
pub fn warn(path: &Path) {
    if is_open(path, 0o007) {
        tracing::warn!(path = %path.display(), "everybody on this machine can look into this; mend that with: chmod o=");
    }
}

/// Makes a folder, with those above it, for its owner alone. One that is there stays as it is.
///
/// # Errors
/// When the disk refuses.
pub fn make_folder(path: &Path) -> std::io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Makes a file for its owner alone; what was in one that is there goes.
///
/// # Errors
/// When the disk refuses.
pub fn create(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Whether somebody who is neither its owner nor in its group has one of these rights, and gets as far as there.
#[cfg(unix)]
fn is_open(path: &Path, rights: u32) -> bool {
    use std::os::unix::fs::PermissionsExt;
    let Ok(path) = path.canonicalize() else { return false };
    let has = |path: &Path, rights| std::fs::metadata(path).is_ok_and(|about| about.permissions().mode() & rights != 0);
    has(&path, rights) && path.ancestors().skip(1).all(|folder| has(folder, 0o001))
}

#[cfg(not(unix))]
fn is_open(_: &Path, _: u32) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::{Permissions, set_permissions, write};
    use std::os::unix::fs::PermissionsExt;

    fn set(path: &Path, mode: u32) {
        set_permissions(path, Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn a_secret_is_refused_when_others_get_at_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("key.pem");
        write(&file, "geheim").unwrap();
        set(folder.path(), 0o755);
        for (mode, fine) in [(0o400, true), (0o600, true), (0o640, true), (0o644, false), (0o604, false), (0o602, false)] {
            set(&file, mode);
            assert_eq!(secret(&file).is_ok(), fine, "{mode:o}");
        }
        set(&file, 0o644);
        set(folder.path(), 0o700);
        assert!(secret(&file).is_ok(), "nobody else gets as far");
        assert!(secret(&folder.path().join("nothing")).is_ok(), "whoever opens it says that it is not there");
    }

    #[test]
    fn what_is_made_is_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        set(folder.path(), 0o755);
        let made = folder.path().join("data");
        make_folder(&made.join("municipalities")).unwrap();
        assert!(!is_open(&made, 0o007));
        create(&folder.path().join("file")).unwrap();
        assert!(!is_open(&folder.path().join("file"), 0o007));
        set(&made, 0o755);
        assert!(is_open(&made, 0o007));
    }
}
