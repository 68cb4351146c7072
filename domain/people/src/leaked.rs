//! Passwords that leaked somewhere, from a file that whoever keeps the server puts there: a line for each, the SHA-1 of the
//! password in hexadecimal, in order, with anything behind a colon (as "Have I Been Pwned" gives it). Such a file is tens of
//! gigabytes: it is found in by halving, and only a few lines of it are read.

use kernel::hex::hex;
use sha1::{Digest, Sha1};
use std::fs::File;
use std::io::{BufRead, BufReader, Error, ErrorKind, Read, Result, Seek, SeekFrom};
use std::path::Path;

/// So many bytes has a SHA-1 in hexadecimal.
const HASH: usize = 40;
/// No line is longer.
const LINE_MOST: u64 = 200;

/// Whether a password is among those that leaked.
///
/// # Errors
/// When the file cannot be read, and when a line that is looked at is none of these.
pub fn has(file: &Path, password: &str) -> Result<bool> {
    let wanted = hex(&Sha1::digest(password.as_bytes()));
    let mut file = BufReader::with_capacity(256, File::open(file)?);
    let (mut low, mut high) = (0, file.get_ref().metadata()?.len());
    // What is looked for begins at `low` or behind it, and before `high`; a line begins at `low`.
    while low < high {
        let middle = low + (high - low) / 2;
        let start = line_from(&mut file, middle)?;
        if start >= high {
            high = middle;
            continue;
        }
        let line = line(&mut file)?;
        match hash_of(&line)?.as_str().cmp(wanted.as_str()) {
            std::cmp::Ordering::Equal => return Ok(true),
            std::cmp::Ordering::Less => low = start + line.len() as u64,
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    Ok(false)
}

/// Where the first line begins that does so at this place or behind it; the file is read on from there.
fn line_from(file: &mut BufReader<File>, place: u64) -> Result<u64> {
    let Some(before) = place.checked_sub(1) else { return file.seek(SeekFrom::Start(0)) };
    file.seek(SeekFrom::Start(before))?;
    Ok(before + line(file)?.len() as u64)
}

fn line(file: &mut BufReader<File>) -> Result<Vec<u8>> {
    let mut line = Vec::new();
    file.take(LINE_MOST).read_until(b'\n', &mut line)?;
    Ok(line)
}

fn hash_of(line: &[u8]) -> Result<String> {
    let hash = line.get(..HASH).filter(|hash| hash.iter().all(u8::is_ascii_hexdigit));
    let ends = line.get(HASH).is_none_or(|next| b":\r\n".contains(next));
    let hash = hash.filter(|_| ends).and_then(|hash| std::str::from_utf8(hash).ok());
    hash.map(str::to_lowercase).ok_or_else(|| Error::new(ErrorKind::InvalidData, "a line is no SHA-1 in hexadecimal"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    /// A file with these passwords, as it is published: capitals, a number behind a colon, line ends of DOS.
    fn file(passwords: &[String]) -> tempfile::NamedTempFile {
        let mut lines: Vec<_> = passwords.iter().map(|one| hex(&Sha1::digest(one.as_bytes())).to_uppercase()).collect();
        lines.sort();
        let mut file = tempfile::NamedTempFile::new().unwrap();
        for (at, line) in lines.iter().enumerate() {
            write!(file, "{line}:{}\r\n", at * at * at).unwrap();
        }
        file
    }

    #[test]
    fn every_password_in_it_is_found_and_no_other() {
        for count in [0, 1, 2, 3, 10, 1000] {
            let inside: Vec<_> = (0..count).map(|at| format!("gelekt {at}")).collect();
            let file = file(&inside);
            assert!(inside.iter().all(|one| has(file.path(), one).unwrap()), "{count}");
            assert!((0..1000).all(|at| !has(file.path(), &format!("anders {at}")).unwrap()), "{count}");
        }
    }

    #[test]
    fn a_file_of_something_else_is_told() {
        let mut other = tempfile::NamedTempFile::new().unwrap();
        other.write_all("wachtwoord\n".repeat(100).as_bytes()).unwrap();
        assert_eq!(has(other.path(), "x").unwrap_err().kind(), ErrorKind::InvalidData);
        assert_eq!(has(Path::new("/nergens"), "x").unwrap_err().kind(), ErrorKind::NotFound);
    }
}
