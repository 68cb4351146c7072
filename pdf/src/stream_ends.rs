//! A stream whose data happen to end in a carriage return reads as ending one byte early: the line feed before `endstream`
//! makes it a CR LF, which validators of PDF/A take for the end of the line (ISO 19005-2, 6.1.7.1). One in 256 streams is so.
//! Here such a stream gets a CR LF of its own, and the cross-reference table follows.

/// Mends the ends of streams; a file that is not built as expected comes back as it is.
pub(crate) fn mend(pdf: Vec<u8>) -> Vec<u8> {
    mended(&pdf).unwrap_or(pdf)
}

fn mended(pdf: &[u8]) -> Option<Vec<u8>> {
    let table = Table::read(pdf)?;
    let mut late: Vec<usize> = table.offsets(pdf)?.into_iter().filter_map(|object| late_end(pdf, object)).collect();
    if late.is_empty() {
        return None;
    }
    late.sort_unstable();
    let moved = |offset: usize| offset + late.partition_point(|&end| end <= offset);
    let mut out = Vec::with_capacity(pdf.len() + late.len());
    let mut from = 0;
    for &end in &late {
        out.extend_from_slice(pdf.get(from..end)?);
        out.push(b'\r');
        from = end;
    }
    out.extend_from_slice(pdf.get(from..table.first)?);
    for entry in pdf.get(table.first..table.end)?.chunks(ENTRY) {
        match offset(entry) {
            Some(at) => {
                out.extend_from_slice(format!("{:010}", moved(at)).as_bytes());
                out.extend_from_slice(entry.get(10..)?);
            }
            None => out.extend_from_slice(entry),
        }
    }
    let rest = std::str::from_utf8(pdf.get(table.end..)?).ok()?;
    let (trailer, _) = rest.rsplit_once("startxref")?;
    out.extend_from_slice(format!("{trailer}startxref\n{}\n%%EOF", moved(table.start)).as_bytes());
    Some(out)
}

/// The length of an entry of the cross-reference table.
const ENTRY: usize = 20;

/// Where the cross-reference table is.
struct Table {
    start: usize,
    first: usize,
    end: usize,
}

impl Table {
    fn read(pdf: &[u8]) -> Option<Self> {
        let tail = pdf.get(pdf.len().saturating_sub(64)..)?;
        let tail = String::from_utf8_lossy(tail).into_owned();
        let start: usize = tail.rsplit_once("startxref")?.1.split_whitespace().next()?.parse().ok()?;
        let head = pdf.get(start..(start + 40).min(pdf.len()))?;
        let mut lines = head.split_inclusive(|&byte| byte == b'\n');
        let (word, range) = (lines.next()?, lines.next()?);
        let count: usize = std::str::from_utf8(range).ok()?.trim().strip_prefix("0 ")?.parse().ok()?;
        if !word.starts_with(b"xref") {
            return None;
        }
        let first = start + word.len() + range.len();
        Some(Self { start, first, end: first + count * ENTRY })
    }

    fn offsets(&self, pdf: &[u8]) -> Option<Vec<usize>> {
        Some(pdf.get(self.first..self.end)?.chunks(ENTRY).filter_map(offset).collect())
    }
}

/// The offset of an object that is in use.
fn offset(entry: &[u8]) -> Option<usize> {
    (entry.get(17) == Some(&b'n')).then(|| std::str::from_utf8(entry.get(..10)?).ok()?.parse().ok())?
}

/// Where the data of an object's stream end, when they end in a carriage return.
fn late_end(pdf: &[u8], object: usize) -> Option<usize> {
    let body = pdf.get(object..)?;
    let start = find(body, b"stream\n")? + b"stream\n".len();
    let head = body.get(..start)?;
    if find(head, b"endobj").is_some() {
        return None;
    }
    let digits = head.get(find(head, b"/Length ")? + b"/Length ".len()..)?;
    let digits: String = digits.iter().take_while(|byte| byte.is_ascii_digit()).map(|&byte| char::from(byte)).collect();
    let end = object + start + digits.parse::<usize>().ok()?;
    let is_late = pdf.get(end.checked_sub(1)?) == Some(&b'\r') && pdf.get(end..)?.starts_with(b"\nendstream");
    is_late.then_some(end)
}

fn find(text: &[u8], word: &[u8]) -> Option<usize> {
    text.windows(word.len()).position(|window| window == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file of two streams and an object after them, with a right cross-reference table.
    fn file(first: &[u8], second: &[u8]) -> Vec<u8> {
        let mut pdf = b"%PDF-1.7\n".to_vec();
        let mut offsets = Vec::new();
        for data in [first, second] {
            offsets.push(pdf.len());
            pdf.extend_from_slice(format!("1 0 obj\n<</Length {}>>\nstream\n", data.len()).as_bytes());
            pdf.extend_from_slice(data);
            pdf.extend_from_slice(b"\nendstream\nendobj\n");
        }
        offsets.push(pdf.len());
        pdf.extend_from_slice(b"3 0 obj\n<</Type/Catalog>>\nendobj\n");
        let start = pdf.len();
        pdf.extend_from_slice(b"xref\n0 4\n0000000000 65535 f\r\n");
        for offset in offsets {
            pdf.extend_from_slice(format!("{offset:010} 00000 n\r\n").as_bytes());
        }
        pdf.extend_from_slice(format!("trailer\n<</Size 4>>\nstartxref\n{start}\n%%EOF").as_bytes());
        pdf
    }

    fn objects(pdf: &[u8]) -> Vec<&[u8]> {
        let offsets = Table::read(pdf).unwrap().offsets(pdf).unwrap();
        offsets.into_iter().map(|at| &pdf[at..at + 7]).collect()
    }

    #[test]
    fn a_stream_that_ends_in_a_carriage_return_gets_an_end_of_line_of_its_own() {
        let mended = mend(file(b"abc\r", b"de\r"));
        let text = String::from_utf8_lossy(&mended).into_owned();
        assert!(text.contains("abc\r\r\nendstream") && text.contains("de\r\r\nendstream"));
        assert_eq!(objects(&mended), [b"1 0 obj", b"1 0 obj", b"3 0 obj"], "every object is still found");
    }

    #[test]
    fn other_files_stay_as_they_are() {
        for pdf in [file(b"abc", b"d\re"), b"no pdf".to_vec(), Vec::new()] {
            assert_eq!(mend(pdf.clone()), pdf);
        }
    }
}
