//! The `Cargo.toml` files of the tree.

use toml::Table;

use super::Tree;

/// A crate of this repository.
pub struct Crate<'a> {
    /// Where its `Cargo.toml` is.
    pub manifest: &'a str,
    /// What cargo calls it.
    pub name: String,
    /// What ARCHITECTURE.md calls it: the last folder of its path.
    pub part: &'a str,
    /// The whole file.
    pub table: Table,
}

impl Crate<'_> {
    /// The names under `[dependencies]` and `[build-dependencies]`, those for one platform included.
    pub fn dependencies(&self) -> Vec<String> {
        self.names(&["dependencies", "build-dependencies"])
    }

    /// The names under `[dev-dependencies]`.
    pub fn dev_dependencies(&self) -> Vec<String> {
        self.names(&["dev-dependencies"])
    }

    fn names(&self, sections: &[&str]) -> Vec<String> {
        let targets = self.table.get("target").and_then(toml::Value::as_table);
        let tables = targets.into_iter().flat_map(|table| table.values()).filter_map(toml::Value::as_table);
        let tables = std::iter::once(&self.table).chain(tables);
        let found = tables.flat_map(|table| sections.iter().filter_map(|section| table.get(*section)?.as_table()));
        found.flat_map(|table| table.keys().cloned()).collect()
    }
}

/// Every crate of the tree; a file that is no TOML is left to cargo.
pub fn crates(tree: &Tree) -> Vec<Crate<'_>> {
    let manifests = tree.texts().filter_map(|(path, text)| Some((path, path.strip_suffix("/Cargo.toml")?, text)));
    let read = manifests.filter_map(|(manifest, folder, text)| {
        let table: Table = text.parse().ok()?;
        let name = table.get("package")?.get("name")?.as_str()?.to_owned();
        Some(Crate { manifest, name, part: folder.rsplit('/').next()?, table })
    });
    read.collect()
}
