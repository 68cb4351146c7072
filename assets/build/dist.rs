//! The files that are embedded: each under a name with its hash, with a table that the library includes.

use std::{
    fmt::Write as _,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};

use crate::Outcome;

/// The folder of output and the table so far.
pub struct Dist {
    out: PathBuf,
    files: String,
    pdf_fonts: String,
    pdf_font_count: usize,
    urls: Vec<(String, String)>,
}

/// The first eight hexadecimal digits of the SHA-256 sum.
pub fn hash(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in &Sha256::digest(bytes)[..4] {
        // Writing into a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

impl Dist {
    /// An empty table; its files go into `out`/dist.
    pub fn new(out: &Path) -> Outcome<Self> {
        fs::create_dir_all(out.join("dist")).map_err(|error| format!("cannot make {}: {error}", out.display()))?;
        Ok(Self { out: out.to_owned(), files: String::new(), pdf_fonts: String::new(), pdf_font_count: 0, urls: Vec::new() })
    }

    /// Adds a file under its logical name, such as `css/samenkoers.css`; text is also stored compressed.
    pub fn add(&mut self, logical: &str, bytes: &[u8]) -> Outcome<()> {
        let (stem, extension) = logical.rsplit_once('.').ok_or_else(|| format!("{logical} has no extension"))?;
        let (mime, is_text) = match extension {
            "css" => ("text/css; charset=utf-8", true),
            "js" => ("text/javascript; charset=utf-8", true),
            "svg" => ("image/svg+xml", true),
            "txt" => ("text/plain; charset=utf-8", true),
            "woff2" => ("font/woff2", false),
            _ => return Err(format!("{logical}: no media type is known for .{extension}")),
        };
        let path = format!("{stem}.{}.{extension}", hash(bytes));
        let plain = self.write(&path.replace('/', "-"), bytes)?;
        let gzip = if is_text {
            format!("Some({})", self.write(&format!("{}.gz", path.replace('/', "-")), &compressed(bytes)?)?)
        } else {
            "None".to_owned()
        };
        let url = format!("/static/{path}");
        // Writing into a String cannot fail.
        let _ = writeln!(
            self.files,
            "Asset {{ logical: {logical:?}, path: {path:?}, url: {url:?}, mime: {mime:?}, bytes: {plain}, gzip: {gzip} }},"
        );
        self.urls.push((logical.to_owned(), url));
        Ok(())
    }

    /// Adds a font for pdf documents; it has no public path.
    pub fn add_pdf_font(&mut self, bytes: &[u8]) -> Outcome<()> {
        let included = self.write(&format!("pdf-{}.ttf", hash(bytes)), bytes)?;
        let _ = writeln!(self.pdf_fonts, "{included},");
        self.pdf_font_count += 1;
        Ok(())
    }

    /// Logical names and public paths of what was added under this prefix.
    pub fn urls(&self, prefix: &str) -> impl Iterator<Item = &(String, String)> {
        self.urls.iter().filter(move |(name, _)| name.starts_with(prefix))
    }

    /// Writes the table that `src/lib.rs` includes, and what is missing, if anything.
    pub fn write_table(&self, missing: Option<&str>) -> Outcome<()> {
        let table = format!(
            "static FILES: [Asset; {}] = [\n{}];\nstatic PDF_FONTS: [&[u8]; {}] = [\n{}];\n\
             const MISSING: Option<&str> = {missing:?};\n",
            self.urls.len(),
            self.files,
            self.pdf_font_count,
            self.pdf_fonts
        );
        fs::write(self.out.join("table.rs"), table).map_err(|error| format!("cannot write the table: {error}"))
    }

    /// Writes one file and gives the expression that includes it.
    fn write(&self, name: &str, bytes: &[u8]) -> Outcome<String> {
        let path = self.out.join("dist").join(name);
        fs::write(&path, bytes).map_err(|error| format!("cannot write {}: {error}", path.display()))?;
        Ok(format!("include_bytes!(concat!(env!(\"OUT_DIR\"), \"/dist/{name}\"))"))
    }
}

fn compressed(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map_err(|error| format!("cannot compress: {error}"))
}
