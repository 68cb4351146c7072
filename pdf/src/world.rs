//! What Typst may see: the template's files, the data and the given fonts. No disk, no network, no clock.

use std::fmt;
use std::path::PathBuf;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};

use crate::{PdfError, Template, Typesetter};

/// The fonts that are passed in, and nothing else.
pub(crate) struct Fonts {
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

impl Fonts {
    pub(crate) fn read(files: &[&'static [u8]]) -> Result<Self, PdfError> {
        let mut fonts = Vec::new();
        for (number, file) in files.iter().enumerate() {
            let before = fonts.len();
            fonts.extend(Font::iter(Bytes::new(*file)));
            if fonts.len() == before {
                return Err(PdfError::Font(number));
            }
        }
        Ok(Self { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts })
    }

    /// Whether some font can draw the character.
    pub(crate) fn cover(&self, character: char) -> bool {
        self.fonts.iter().any(|font| font.info().coverage.contains(u32::from(character)))
    }
}

impl fmt::Debug for Fonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.fonts.iter().map(|font| &font.info().family)).finish()
    }
}

/// Typst's view of one document.
pub(crate) struct DocumentWorld<'a> {
    typesetter: &'a Typesetter,
    main: FileId,
    sources: Vec<Source>,
    data: (FileId, Bytes),
}

impl<'a> DocumentWorld<'a> {
    pub(crate) fn new(typesetter: &'a Typesetter, template: Template, data: Vec<u8>) -> Result<Self, PdfError> {
        let sources = template
            .0
            .iter()
            .map(|(path, text)| Ok(Source::new(file_id(path)?, (*text).to_owned())))
            .collect::<Result<Vec<_>, PdfError>>()?;
        let main = sources.first().ok_or_else(|| PdfError::Template(String::new()))?.id();
        Ok(Self { typesetter, main, sources, data: (file_id("data.json")?, Bytes::new(data)) })
    }
}

fn file_id(path: &str) -> Result<FileId, PdfError> {
    let path = VirtualPath::new(path).map_err(|_| PdfError::Template(path.to_owned()))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(PathBuf::from(id.vpath().get_without_slash()))
}

impl World for DocumentWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.typesetter.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.typesetter.fonts.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources.iter().find(|source| source.id() == id).cloned().ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let (data_id, data) = &self.data;
        if id == *data_id { Ok(data.clone()) } else { Err(not_found(id)) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.typesetter.fonts.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
