//! The files of the repository, read once; a test makes a small one of its own.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::source;

/// Paths from the root, with `/` between the folders, and what stands in the files.
pub struct Tree {
    files: BTreeMap<String, File>,
}

struct File {
    bytes: u64,
    /// Nothing for a file that is not UTF-8.
    text: Option<String>,
}

impl Tree {
    /// Reads everything under `root` that `.gitignore` does not leave out.
    pub fn read(root: &Path) -> Result<Self, String> {
        let ignored = fs::read_to_string(root.join(".gitignore")).unwrap_or_default();
        let ignored: Vec<&str> = ignored.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let mut tree = Self { files: BTreeMap::new() };
        tree.add_folder(root, "", &ignored)?;
        Ok(tree)
    }

    /// A tree of these files.
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Self {
        let file = |text: &str| File { bytes: text.len() as u64, text: Some(text.to_owned()) };
        Self { files: files.iter().map(|(path, text)| ((*path).to_owned(), file(text))).collect() }
    }

    fn add_folder(&mut self, folder: &Path, prefix: &str, ignored: &[&str]) -> Result<(), String> {
        let told = |error: std::io::Error| format!("{}: {error}", folder.display());
        for entry in fs::read_dir(folder).map_err(told)? {
            let entry = entry.map_err(told)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = format!("{prefix}{name}");
            if name == ".git" || ignored.iter().any(|line| ignores(line, &path, &name)) {
                continue;
            }
            if entry.file_type().map_err(told)?.is_dir() {
                self.add_folder(&entry.path(), &format!("{path}/"), ignored)?;
            } else if let Ok(bytes) = fs::read(entry.path()) {
                // A file that went away since the folder was listed is no longer part of the tree.
                let file = File { bytes: bytes.len() as u64, text: String::from_utf8(bytes).ok() };
                self.files.insert(path, file);
            }
        }
        Ok(())
    }

    /// All paths with the size of the file in bytes.
    pub fn sizes(&self) -> impl Iterator<Item = (&str, u64)> {
        self.files.iter().map(|(path, file)| (path.as_str(), file.bytes))
    }

    /// All files that hold text.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().filter_map(|(path, file)| Some((path.as_str(), file.text.as_deref()?)))
    }

    /// All Rust files.
    pub fn rust(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts().filter(|(path, _)| path.ends_with(".rs"))
    }

    /// All Rust files but those that are only tests, with what is code: no comments, no contents of strings and
    /// no test modules (blank space instead, so that line numbers hold).
    pub fn product_code(&self) -> impl Iterator<Item = (&str, String)> {
        let product = self.rust().filter(|(path, _)| !is_test(path));
        product.map(|(path, text)| (path, source::code(&source::without_tests(text))))
    }

    /// The text of one file.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path)?.text.as_deref()
    }

    /// The names of the folders straight under `folder`.
    pub fn folders(&self, folder: &str) -> Vec<&str> {
        let prefix = format!("{folder}/");
        let inside = self.files.keys().filter_map(|path| path.strip_prefix(&prefix)?.split_once('/'));
        let mut names: Vec<_> = inside.map(|(name, _)| name).collect();
        names.dedup();
        names
    }
}

/// Whether a line of `.gitignore`, as plain as ours are, leaves out `path`.
fn ignores(line: &str, path: &str, name: &str) -> bool {
    let line = line.trim_end_matches('/');
    match line.strip_prefix('/') {
        Some(at_root) => at_root == path,
        None => line == name,
    }
}

/// Whether a file exists for tests only.
pub fn is_test(path: &str) -> bool {
    let segments = || path.split('/');
    segments().any(|segment| segment == "tests" || segment == "testing")
        || segments().next_back().is_some_and(|name| name == "tests.rs" || name.ends_with("_tests.rs"))
}

/// Whether `path` is `folder/name.rs` or lies in `folder/name/`.
pub fn is_module(path: &str, folder: &str, name: &str) -> bool {
    let rest = path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')).and_then(|rest| rest.strip_prefix(name));
    rest.is_some_and(|rest| rest == ".rs" || (rest.starts_with('/') && rest.ends_with(".rs")))
}

/// The part a path belongs to: `people` for `domain/people/src/lib.rs`.
pub fn part(path: &str) -> Option<&str> {
    path.strip_prefix("domain/")?.split_once('/').map(|(part, _)| part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_git_would_track() {
        let root = crate::guard::folder("tree").unwrap();
        for (path, text) in
            [(".gitignore", "/target\nnode_modules\n"), ("target/x", ""), ("a/node_modules/y", ""), ("a/target/z", "z")]
        {
            let file = root.join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        let tree = Tree::read(&root).unwrap();
        fs::remove_dir_all(&root).unwrap();
        assert_eq!(tree.sizes().map(|(path, _)| path).collect::<Vec<_>>(), [".gitignore", "a/target/z"]);
        assert_eq!(tree.folders("a"), ["target"]);
    }

    #[test]
    fn knows_modules_and_tests() {
        assert!(is_module("domain/a/src/model.rs", "domain/a/src", "model"));
        assert!(is_module("domain/a/src/model/theme.rs", "domain/a/src", "model"));
        assert!(!is_module("domain/a/src/models.rs", "domain/a/src", "model"));
        assert!(is_test("app/tests/it/main.rs") && is_test("web/src/tests.rs") && is_test("testing/src/lib.rs"));
        assert!(!is_test("web/src/contests.rs"));
        assert_eq!(part("domain/people/src/lib.rs"), Some("people"));
    }
}
