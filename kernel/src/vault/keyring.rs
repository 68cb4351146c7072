//! The key-encryption keys: files in a folder of their own, or given by whoever starts the program. They are never in a database.
//!
//! A file is called `NUMBER-ID.key` and holds 64 hexadecimal digits. The number tells which is the newest; the id follows from the key
//! itself, so that a key is known by the same id wherever it comes from, and a damaged file is seen.

use super::cipher::{Cipher, Secret, fresh};
use crate::hex::{hex, unhex};
use crate::{Error, Result};
use ring::hmac;
use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use zeroize::Zeroizing;

/// What the file of a key ends in.
const ENDING: &str = ".key";
/// Held by whoever makes or takes away a key.
const LOCK: &str = "lock";

/// The key-encryption keys. A clone is the same keyring.
#[derive(Clone, Debug)]
pub struct Keyring(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    place: Place,
    /// As they were last read, the newest first.
    known: RwLock<Vec<Arc<Kek>>>,
}

#[derive(Debug)]
enum Place {
    Folder(PathBuf),
    Given,
}

/// A key-encryption key.
#[derive(Debug)]
pub(super) struct Kek {
    /// What rows know it by.
    pub id: String,
    number: u64,
    pub cipher: Cipher,
}

impl Kek {
    fn of(number: u64, secret: &Secret) -> Result<Self> {
        Ok(Self { id: id_of(secret), number, cipher: Cipher::of(secret)? })
    }
}

/// A key that was taken out of the folder, to put back if that was too soon.
#[derive(Debug)]
pub struct Retired {
    path: PathBuf,
    text: Zeroizing<String>,
}

impl Retired {
    /// Puts the key back.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn put_back(&self) -> Result<()> {
        write(&self.path, &self.text)
    }
}

impl Keyring {
    /// The keys in a folder. It is looked at when a key is needed.
    pub fn folder(path: &Path) -> Self {
        Self(Arc::new(Inner { place: Place::Folder(path.to_owned()), known: RwLock::default() }))
    }

    /// Keys that are given as hexadecimal digits, the newest first, with white space or commas between.
    ///
    /// # Errors
    /// [`Error::Locked`] when they are none.
    pub fn given(text: &str) -> Result<Self> {
        let words: Vec<_> = text.split([',', ' ', '\n', '\r', '\t']).filter(|word| !word.is_empty()).collect();
        let newest_first = words.iter().enumerate().map(|(at, word)| {
            let secret = secret_of(word)
                .ok_or_else(|| locked("a key that was given is not 64 hexadecimal digits; make one with: openssl rand -hex 32"))?;
            Ok(Arc::new(Kek::of((words.len() - at) as u64, &secret)?))
        });
        let known = newest_first.collect::<Result<Vec<_>>>()?;
        if known.is_empty() {
            return Err(locked("no key was given; make one with: openssl rand -hex 32"));
        }
        Ok(Self(Arc::new(Inner { place: Place::Given, known: RwLock::new(known) })))
    }

    /// The ids of all keys, the newest first.
    ///
    /// # Errors
    /// [`Error::Locked`] when the folder cannot be read.
    pub fn ids(&self) -> Result<Vec<String>> {
        Ok(self.all()?.iter().map(|kek| kek.id.clone()).collect())
    }

    /// The key with this id. A folder is read again for a key that is not known yet: another process may have made it.
    pub(super) fn find(&self, id: &str) -> Result<Arc<Kek>> {
        let among = |all: &[Arc<Kek>]| all.iter().find(|kek| kek.id == id).cloned();
        if let Some(kek) = among(&self.0.known.read().unwrap_or_else(PoisonError::into_inner)) {
            return Ok(kek);
        }
        among(&self.all()?).ok_or_else(|| match &self.0.place {
            Place::Folder(folder) => locked(format_args!(
                "the key {id}, without which the database cannot be read, is not in {}; put it back there, or tell where it is with --keys DIR",
                folder.display()
            )),
            Place::Given => locked(format_args!(
                "the key {id}, without which the database cannot be read, is not among those in SAMENKOERS_KEY; add it there, after the newest"
            )),
        })
    }

    /// The key by which rows are wrapped now.
    pub(super) fn newest(&self) -> Result<Arc<Kek>> {
        self.all()?.into_iter().next().ok_or_else(|| locked("there is no key to seal with"))
    }

    /// The same for a database that holds nothing yet: the first key of an empty folder is made here.
    pub(super) fn first(&self) -> Result<Arc<Kek>> {
        match &self.0.place {
            Place::Folder(folder) if self.all()?.is_empty() => {
                let _lock = lock(folder)?;
                // Of two programs that start together one makes the key.
                if self.all()?.is_empty() {
                    add(folder, 1)?;
                }
                self.newest()
            }
            _ => self.newest(),
        }
    }

    /// Makes a key; it is the newest from here on, also for a server that runs.
    ///
    /// # Errors
    /// [`Error::Locked`] when keys do not come from a folder, or it cannot be written.
    pub fn add(&self) -> Result<String> {
        let Place::Folder(folder) = &self.0.place else {
            return Err(locked("keys come from SAMENKOERS_KEY: put the new one there, before the others, and run this again"));
        };
        let _lock = lock(folder)?;
        let number = self.all()?.first().map_or(0, |kek| kek.number);
        add(folder, number + 1)?;
        Ok(self.newest()?.id.clone())
    }

    /// Takes a key out of the folder.
    ///
    /// # Errors
    /// [`Error::Locked`] when keys do not come from a folder, or it is the newest, or not there.
    pub fn retire(&self, id: &str) -> Result<Retired> {
        let Place::Folder(folder) = &self.0.place else {
            return Err(locked("keys come from SAMENKOERS_KEY: take it out there"));
        };
        let _lock = lock(folder)?;
        let all = self.all()?;
        let kek = all.iter().find(|kek| kek.id == id);
        let kek = kek.ok_or_else(|| locked(format_args!("there is no key {id} in {}", folder.display())))?;
        if all.first().is_some_and(|newest| newest.id == id) {
            return Err(locked("this is the newest key; make another first with: samenkoers keys rotate"));
        }
        let path = folder.join(name(kek.number, id));
        let text = Zeroizing::new(std::fs::read_to_string(&path)?);
        std::fs::remove_file(&path)?;
        self.all()?;
        Ok(Retired { path, text })
    }

    /// All keys, the newest first; a folder is read anew.
    fn all(&self) -> Result<Vec<Arc<Kek>>> {
        if let Place::Folder(folder) = &self.0.place {
            let read = read(folder)?;
            *self.0.known.write().unwrap_or_else(PoisonError::into_inner) = read;
        }
        Ok(self.0.known.read().unwrap_or_else(PoisonError::into_inner).clone())
    }
}

fn read(folder: &Path) -> Result<Vec<Arc<Kek>>> {
    let cannot = |error: &std::io::Error| locked(format_args!("cannot read the keys in {} ({error})", folder.display()));
    let entries = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(|error| cannot(&error))?,
    };
    let mut all = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| cannot(&error))?.path();
        let stem = path.file_name().and_then(|name| name.to_str()?.strip_suffix(ENDING));
        let Some((number, id)) = stem.and_then(|stem| stem.split_once('-')) else { continue };
        let text = match std::fs::read_to_string(&path) {
            // It was retired while we looked.
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            text => Zeroizing::new(text.map_err(|error| cannot(&error))?),
        };
        let damaged = || locked(format_args!("{} is not the key that its name tells; put a copy of it back", path.display()));
        let kek = Kek::of(number.parse().map_err(|_| damaged())?, &secret_of(text.trim()).ok_or_else(damaged)?)?;
        if kek.id != id {
            return Err(damaged());
        }
        all.push(Arc::new(kek));
    }
    all.sort_by(|a, b| (b.number, &b.id).cmp(&(a.number, &a.id)));
    Ok(all)
}

fn add(folder: &Path, number: u64) -> Result<()> {
    let secret = fresh()?;
    let digits = Zeroizing::new(hex(secret.as_slice()));
    write(&folder.join(name(number, &id_of(&secret))), &Zeroizing::new(format!("{}\n", digits.as_str())))
}

/// Written beside it and renamed, so that a key with its name is always whole and on the disk. Nobody but its owner may read it, and
/// nobody writes in it.
fn write(path: &Path, text: &str) -> Result<()> {
    let write = || -> std::io::Result<()> {
        let beside = path.with_extension("unfinished");
        match std::fs::remove_file(&beside) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o400);
        let mut file = options.open(&beside)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        std::fs::rename(&beside, path)?;
        path.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all())
    };
    write().map_err(|error| locked(format_args!("cannot write the key {} ({error})", path.display())))
}

fn lock(folder: &Path) -> Result<File> {
    let lock = || -> std::io::Result<File> {
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder)?;
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(folder.join(LOCK))?;
        file.lock()?;
        Ok(file)
    };
    let place = folder.display();
    lock().map_err(|error| {
        locked(format_args!("cannot write in the folder of keys {place} ({error}); choose another with --keys DIR"))
    })
}

fn name(number: u64, id: &str) -> String {
    format!("{number:04}-{id}{ENDING}")
}

fn secret_of(digits: &str) -> Option<Secret> {
    let bytes = Zeroizing::new(unhex(digits)?);
    Some(Zeroizing::new(<[u8; 32]>::try_from(bytes.as_slice()).ok()?))
}

/// 64 bits that follow from a key and tell nothing of it.
fn id_of(secret: &Secret) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_slice());
    hex(&hmac::sign(&key, b"samenkoers-key-id/1").as_ref()[..8])
}

fn locked(words: impl std::fmt::Display) -> Error {
    Error::Locked(words.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_key_of_an_empty_folder_is_made_once_and_only_its_owner_reads_it() {
        let folder = tempfile::tempdir().unwrap();
        let keys = folder.path().join("keys");
        let (one, other) = (Keyring::folder(&keys), Keyring::folder(&keys));
        let made = one.first().unwrap();
        assert_eq!(other.first().unwrap().id, made.id);
        let file = keys.join(name(1, &made.id));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o400);
            assert_eq!(std::fs::metadata(&keys).unwrap().permissions().mode() & 0o777, 0o700);
        }
        let given = Keyring::given(&std::fs::read_to_string(file).unwrap()).unwrap();
        assert_eq!(given.ids().unwrap(), std::slice::from_ref(&made.id), "the same key by the same id, wherever it comes from");
    }

    #[test]
    fn a_new_key_is_the_newest_also_for_who_looked_before_and_an_old_one_can_go_and_come_back() {
        let folder = tempfile::tempdir().unwrap();
        let (here, elsewhere) = (Keyring::folder(folder.path()), Keyring::folder(folder.path()));
        let first = elsewhere.first().unwrap().id.clone();
        let second = here.add().unwrap();
        assert_eq!(elsewhere.find(&second).unwrap().id, second);
        assert_eq!(elsewhere.ids().unwrap(), [second.clone(), first.clone()]);
        assert!(here.retire(&second).is_err(), "the newest stays");
        let retired = here.retire(&first).unwrap();
        assert_eq!(here.ids().unwrap(), [second]);
        retired.put_back().unwrap();
        assert_eq!(here.find(&first).unwrap().id, first);
    }

    #[test]
    fn what_is_no_key_is_refused_in_a_sentence() {
        for text in ["", "abc", &"0g".repeat(32), &"00".repeat(31)] {
            assert!(matches!(Keyring::given(text), Err(Error::Locked(_))), "{text}");
        }
        let folder = tempfile::tempdir().unwrap();
        let keyring = Keyring::folder(folder.path());
        let made = keyring.first().unwrap();
        let file = folder.path().join(name(1, &made.id));
        std::fs::remove_file(&file).unwrap();
        std::fs::write(&file, "00".repeat(32)).unwrap();
        let fresh = Keyring::folder(folder.path());
        assert!(matches!(fresh.find(&made.id), Err(Error::Locked(words)) if words.contains("is not the key that its name tells")));
    }

    #[test]
    fn of_given_keys_the_first_is_the_newest() {
        let keyring = Keyring::given(&format!("{}, {}\n", "11".repeat(32), "22".repeat(32))).unwrap();
        assert_eq!(keyring.newest().unwrap().id, keyring.ids().unwrap()[0]);
        assert_eq!(keyring.ids().unwrap().len(), 2);
        assert!(keyring.add().is_err() && keyring.retire("x").is_err());
    }
}
