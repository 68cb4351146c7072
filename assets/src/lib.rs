//! Styles, themes, fonts, drawings and small scripts, embedded in the program under hashed names.
//!
//! `build/` makes them. Each has a logical name (`css/samenkoers.css`), which never changes, and a public path
//! (`/static/css/samenkoers.1a2b3c4d.css`), which changes with its content and may be cached for ever.
//! The components and their class names are in `README.md`.

/// One embedded file.
#[derive(Debug)]
pub struct Asset {
    /// Its name in the code, such as `css/samenkoers.css`.
    pub logical: &'static str,
    /// Its name with the hash of its content, relative to `/static/`.
    pub path: &'static str,
    /// Its public path: `/static/` and [`Asset::path`].
    pub url: &'static str,
    /// Its media type, for `Content-Type`.
    pub mime: &'static str,
    /// Its content.
    pub bytes: &'static [u8],
    /// Its content compressed with gzip; `None` for formats that are compressed already.
    pub gzip: Option<&'static [u8]>,
}

include!(concat!(env!("OUT_DIR"), "/table.rs"));

/// The file at a public path relative to `/static/`, such as `css/samenkoers.1a2b3c4d.css`.
#[must_use]
pub fn find(path: &str) -> Option<&'static Asset> {
    FILES.iter().find(|asset| asset.path == path)
}

/// The public path of a file, such as `/static/css/samenkoers.1a2b3c4d.css`.
///
/// # Panics
/// If no file has this logical name: a mistake in the code. In a constant it does not compile.
#[must_use]
pub const fn path(logical: &str) -> &'static str {
    named(logical).url
}

/// The content of a file.
///
/// # Panics
/// If no file has this logical name, as [`path`] does.
#[must_use]
pub const fn bytes(logical: &str) -> &'static [u8] {
    named(logical).bytes
}

/// One sentence when this program was built without its styles and fonts, with the way out; such a program must not serve.
#[must_use]
pub const fn missing() -> Option<&'static str> {
    MISSING
}

/// All embedded files.
#[must_use]
pub fn all() -> &'static [Asset] {
    &FILES
}

/// Fonts for pdf documents (TrueType, OFL-1.1): Literata regular, italic, medium and semibold; Atkinson Hyperlegible Next regular,
/// italic and bold; Public Sans regular and bold.
#[must_use]
pub const fn pdf_fonts() -> &'static [&'static [u8]] {
    &PDF_FONTS
}

const fn named(logical: &str) -> &'static Asset {
    let mut index = 0;
    while index < FILES.len() {
        if same(FILES[index].logical, logical) {
            return &FILES[index];
        }
        index += 1;
    }
    panic!("no asset has this logical name");
}

/// Whether two texts are equal, also in a constant.
const fn same(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    let mut index = 0;
    while index < left.len() && index < right.len() && left[index] == right[index] {
        index += 1;
    }
    left.len() == right.len() && index == left.len()
}
