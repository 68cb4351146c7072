//! What a file is that somebody sends: told by its content, and only taken in when its name says the same.
//!
//! What is taken in is either a zip archive (also xlsx and ods are) or text. It is stored as bytes without a type, read by our
//! own readers only (`sources`), and never sent to anybody.

/// The endings of archives.
const ARCHIVES: [&str; 3] = ["ods", "xlsx", "zip"];
/// The endings of texts.
const TEXTS: [&str; 6] = ["csv", "geojson", "json", "toml", "tsv", "txt"];

/// How a zip archive begins; a file that only ends as one begins as something else too.
const ARCHIVE: &[u8] = b"PK\x03\x04";
/// How UTF-16 begins. Its readers tell that it is not UTF-8, and what to do.
const UTF_16: [&[u8]; 2] = [b"\xff\xfe", b"\xfe\xff"];

/// Whether the content of a file is of the kind that its name says, and that kind is one that we read.
pub fn is_as_named(name: &str, bytes: &[u8]) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    (ARCHIVES.contains(&ending.as_str()) && bytes.starts_with(ARCHIVE)) || (TEXTS.contains(&ending.as_str()) && is_text(bytes))
}

/// Whether this is text, and no page, drawing, document or program that is written as text.
fn is_text(bytes: &[u8]) -> bool {
    if UTF_16.iter().any(|mark| bytes.starts_with(mark)) {
        return true;
    }
    let plain = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let is_other = [&b"<"[..], b"%PDF", b"%!PS", b"#!"].iter().any(|start| plain.starts_with(start));
    !is_other && bytes.iter().all(|byte| *byte >= b' ' || b"\t\r\n\x0c\x1a".contains(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_it_is_and_what_it_is_called_agree() {
        assert!(is_as_named("cijfers.XLSX", b"PK\x03\x04\x14\0"));
        assert!(is_as_named("cijfers.csv", b"\xef\xbb\xbfPeriode;Waarde\r\n2024;3\r\n"));
        assert!(is_as_named("cijfers.csv", b"Gebied;Waarde\nFrysl\xe2n;3\n"), "an older encoding is for the reader to refuse");
        assert!(is_as_named("cijfers.csv", b"\xff\xfeP\0;\0"), "UTF-16 too");
        assert!(is_as_named("wijken.geojson", b"{\"type\": \"FeatureCollection\"}"));
        assert!(is_as_named("leeg.csv", b""));
    }

    #[test]
    fn what_is_something_else_is_refused() {
        let page = b"<!doctype html><script>alert(1)</script>".as_slice();
        let program = b"MZ\x90\0\x03\0\0\0".as_slice();
        let document = b"%PDF-1.7\n1 0 obj".as_slice();
        // Two things at once: a document, page or program at the front, a workbook at the end.
        let both: Vec<_> = [page, program, document].iter().map(|front| [*front, b"PK\x03\x04\x14\0"].concat()).collect();
        for content in [page, program, document, b"GIF89a", b"\x7fELF\x02\x01"].into_iter().chain(both.iter().map(Vec::as_slice)) {
            for name in ["cijfers.xlsx", "cijfers.ods", "set.zip"] {
                assert!(!is_as_named(name, content), "{name}: {content:?}");
            }
        }
        for content in [page, program, document, b"#!/bin/sh\n", b"  \n<svg onload=x>", b"PK\x03\x04\x14\0"] {
            for name in ["cijfers.csv", "strategie.toml", "wijken.geojson"] {
                assert!(!is_as_named(name, content), "{name}: {content:?}");
            }
        }
        for name in ["cijfers", "cijfers.exe", "cijfers.xlsm", "cijfers.xls", "cijfers.csv.exe", "cijfers.svg", ".", ""] {
            assert!(!is_as_named(name, b"Periode;Waarde\n"), "{name}");
        }
    }
}
