//! A set of files that is read as one thing: a folder, a zip archive, or the files that someone uploads.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufReader, Cursor, Read, Seek};
use std::path::{Path, PathBuf};

use zip::ZipArchive;

use crate::csv_file::unreadable;
use crate::{Refusal, RefusalReason};

/// The largest that one file may be, unpacked.
const LARGEST_FILE: u64 = 2 * 1024 * 1024 * 1024;

/// The largest that a file may be which is read into memory as a whole: descriptions and code lists.
const LARGEST_TEXT: u64 = 64 * 1024 * 1024;

/// The most files that an archive or folder may hold.
const MOST_FILES: usize = 1_000;

/// What is in a file.
#[derive(Debug)]
pub enum Content {
    /// A file on disk.
    Path(PathBuf),
    /// A file in memory.
    Bytes(Vec<u8>),
}

/// Files by name. Folders within it do not count: a file is found by its own name.
pub struct Bundle {
    files: BTreeMap<String, Place>,
    archive: Option<ZipArchive<Box<dyn ReadSeek>>>,
}

enum Place {
    Given(Content),
    Archived(usize),
}

trait ReadSeek: Read + Seek {}
impl<T: Read + Seek> ReadSeek for T {}

impl Bundle {
    /// Opens a folder or a zip archive on disk.
    ///
    /// # Errors
    /// When it cannot be read, or is larger than is safe.
    pub fn open(path: &Path) -> Result<Self, Refusal> {
        let name = own_name(&path.to_string_lossy());
        if !path.is_dir() {
            return Self::zip(&name, Content::Path(path.to_owned()));
        }
        let mut files = Vec::new();
        for entry in fs::read_dir(path).map_err(|error| refuse(&name, &error))? {
            let path = entry.map_err(|error| refuse(&name, &error))?.path();
            if path.is_file() {
                files.push((path.to_string_lossy().into_owned(), Content::Path(path)));
            }
        }
        Self::of(files)
    }

    /// Takes files as someone uploads them, by the name they had; one zip archive is opened.
    ///
    /// # Errors
    /// When there are too many, when two have the same name, or when the archive cannot be read.
    pub fn files(mut files: Vec<(String, Content)>) -> Result<Self, Refusal> {
        match files.pop() {
            Some((name, content)) if files.is_empty() && name.to_ascii_lowercase().ends_with(".zip") => Self::zip(&name, content),
            last => {
                files.extend(last);
                Self::of(files)
            }
        }
    }

    fn of(files: Vec<(String, Content)>) -> Result<Self, Refusal> {
        let mut bundle = Self { files: BTreeMap::new(), archive: None };
        check_count(files.len())?;
        for (name, content) in files {
            bundle.add(&name, Place::Given(content))?;
        }
        Ok(bundle)
    }

    fn zip(name: &str, content: Content) -> Result<Self, Refusal> {
        let input: Box<dyn ReadSeek> = match content {
            Content::Path(path) => Box::new(BufReader::new(File::open(path).map_err(|error| refuse(name, &error))?)),
            Content::Bytes(bytes) => Box::new(Cursor::new(bytes)),
        };
        let not_zip = |_| Refusal::of_file(name, RefusalReason::UnknownFormat { accepted: ".zip".to_owned() });
        let mut archive = ZipArchive::new(input).map_err(not_zip)?;
        check_count(archive.len())?;
        let mut bundle = Self { files: BTreeMap::new(), archive: None };
        for index in 0..archive.len() {
            let entry = archive.by_index_raw(index).map_err(|error| refuse(name, &error.into()))?;
            let path = entry.name().map_err(|error| refuse(name, &error.into()))?;
            if entry.is_dir() || path.starts_with("__MACOSX/") {
                continue;
            }
            if entry.size() > LARGEST_FILE {
                return Err(refuse(&own_name(&path), &too_large(LARGEST_FILE)));
            }
            bundle.add(&path, Place::Archived(index))?;
        }
        bundle.archive = Some(archive);
        Ok(bundle)
    }

    fn add(&mut self, name: &str, place: Place) -> Result<(), Refusal> {
        let name = own_name(name);
        match self.files.insert(name.clone(), place) {
            None => Ok(()),
            Some(_) => Err(Refusal::of_all(RefusalReason::FileTwice { name })),
        }
    }

    /// The names of the files, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Whether the set has this file.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.files.contains_key(name)
    }

    /// Opens one file to read it bit by bit.
    ///
    /// # Errors
    /// When it is not there or cannot be opened.
    pub fn reader(&mut self, name: &str) -> Result<Box<dyn Read + '_>, Refusal> {
        let missing = || Refusal::of_all(RefusalReason::FileMissing { name: name.to_owned() });
        let input: Box<dyn Read + '_> = match (self.files.get(name).ok_or_else(missing)?, &mut self.archive) {
            (Place::Given(Content::Path(path)), _) => Box::new(File::open(path).map_err(|error| refuse(name, &error))?),
            (Place::Given(Content::Bytes(bytes)), _) => Box::new(bytes.as_slice()),
            (Place::Archived(index), Some(archive)) => {
                Box::new(archive.by_index(*index).map_err(|error| refuse(name, &error.into()))?)
            }
            (Place::Archived(_), None) => return Err(missing()),
        };
        Ok(Box::new(Limited { input, left: LARGEST_FILE, limit: LARGEST_FILE }))
    }

    /// Opens one file to read it bit by bit without holding on to the set. What stands in an archive is unpacked in
    /// memory first, up to 64 MB.
    pub(crate) fn detached(&mut self, name: &str) -> Result<Box<dyn Read>, Refusal> {
        if let Some(Place::Given(Content::Path(path))) = self.files.get(name) {
            let input = File::open(path).map_err(|error| refuse(name, &error))?;
            return Ok(Box::new(Limited { input, left: LARGEST_FILE, limit: LARGEST_FILE }));
        }
        Ok(Box::new(Cursor::new(self.bytes(name)?)))
    }

    /// Reads one file into memory.
    ///
    /// # Errors
    /// When it is not there, cannot be read or is larger than 64 MB.
    pub fn bytes(&mut self, name: &str) -> Result<Vec<u8>, Refusal> {
        let mut bytes = Vec::new();
        let input = self.reader(name)?;
        let mut limited = Limited { input, left: LARGEST_TEXT, limit: LARGEST_TEXT };
        limited.read_to_end(&mut bytes).map_err(|error| refuse(name, &error))?;
        Ok(bytes)
    }
}

fn check_count(count: usize) -> Result<(), Refusal> {
    if count <= MOST_FILES {
        return Ok(());
    }
    Err(Refusal::of_all(RefusalReason::TooManyFiles { count: count.to_string(), limit: MOST_FILES.to_string() }))
}

/// The name of a file without the folders before it, and without signs that nobody sees.
fn own_name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or(path).replace(char::is_control, "\u{fffd}")
}

fn refuse(name: &str, error: &io::Error) -> Refusal {
    Refusal::of_file(name, unreadable(error))
}

fn too_large(limit: u64) -> io::Error {
    io::Error::new(io::ErrorKind::FileTooLarge, format!("{} MB", limit / 1024 / 1024))
}

/// Passes bytes on up to a limit: what an archive says about the size of a file need not be true.
struct Limited<R> {
    input: R,
    left: u64,
    limit: u64,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(buffer)?;
        self.left = self.left.checked_sub(count as u64).ok_or_else(|| too_large(self.limit))?;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::write::{SimpleFileOptions, ZipWriter};

    fn archive(names: &[String]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for name in names {
            writer.start_file(name, SimpleFileOptions::default()).unwrap();
            writer.write_all(b"Id\n1\n").unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn open(bytes: Vec<u8>) -> Result<Bundle, Refusal> {
        Bundle::files(vec![("set.zip".to_owned(), Content::Bytes(bytes))])
    }

    #[test]
    fn a_file_in_an_archive_is_found_by_its_own_name() {
        let mut bundle = open(archive(&["83841NED/Observations.csv".into(), "__MACOSX/83841NED/._a".into()])).unwrap();
        assert_eq!(bundle.names().collect::<Vec<_>>(), ["Observations.csv"]);
        assert_eq!(bundle.bytes("Observations.csv").unwrap(), b"Id\n1\n");
        assert_eq!(bundle.bytes("Properties.csv").unwrap_err().reason.code(), "file-missing");
    }

    #[test]
    fn two_files_of_one_name_are_refused() {
        let refusal = open(archive(&["a/Dimensions.csv".into(), "b/Dimensions.csv".into()])).map(|_| ()).unwrap_err();
        assert_eq!(refusal.reason.code(), "file-twice");
    }

    #[test]
    fn an_archive_of_too_many_files_is_refused() {
        let names: Vec<_> = (0..=MOST_FILES).map(|n| format!("{n}.csv")).collect();
        assert_eq!(open(archive(&names)).map(|_| ()).unwrap_err().reason.code(), "too-many-files");
        assert!(open(archive(&names[1..])).is_ok());
    }

    #[test]
    fn an_archive_that_says_it_unpacks_to_too_much_is_refused() {
        let mut bytes = archive(&["Observations.csv".into()]);
        let directory = bytes.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
        bytes[directory + 24..directory + 28].copy_from_slice(&0x8000_0001_u32.to_le_bytes());
        let refusal = open(bytes).map(|_| ()).unwrap_err();
        assert_eq!((refusal.file.as_deref(), refusal.reason.code()), (Some("Observations.csv"), "too-large"));
    }

    #[test]
    fn what_is_not_an_archive_is_refused() {
        assert_eq!(open(b"no zip".to_vec()).map(|_| ()).unwrap_err().reason.code(), "unknown-format");
    }

    #[test]
    fn reading_stops_at_the_limit() {
        let mut limited = Limited { input: io::repeat(1), left: 10, limit: 10 };
        let error = limited.read(&mut [0; 11]).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::FileTooLarge);
    }
}
