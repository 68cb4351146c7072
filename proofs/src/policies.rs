//! The policies of all parts, joined as `kernel::access` joins them; a test of the program holds the two to each other.

use cedar_policy::{Policy, PolicyId, PolicySet, Schema, SchemaFragment, ValidationMode, Validator};
use std::fs;
use std::path::{Path, PathBuf};

/// What goes wrong is told in words.
pub type Result<T> = std::result::Result<T, String>;

/// The root of the repository.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The schema and the policies of the whole program.
pub struct Program {
    /// All parts' schemas as one.
    pub schema: Schema,
    /// All parts' policies, each named `part/what it says`.
    pub policies: PolicySet,
    /// The lists of words in the schemas.
    pub lists: Vec<List>,
}

/// A kind of thing of which the schema lists every one.
#[derive(Clone)]
pub struct List {
    /// The entity type.
    pub kind: String,
    /// All there are.
    pub words: Vec<String>,
}

impl Program {
    /// Reads what stands beside each part.
    pub fn read() -> Result<Self> {
        let mut fragments = vec![fragment(&root().join("kernel/src/access.cedarschema"))?];
        let mut policies = PolicySet::new();
        for part in parts()? {
            let folder = root().join("domain").join(&part).join("src");
            fragments.push(fragment(&folder.join("access.cedarschema"))?);
            for policy in parse(&folder.join("access.cedar"))?.policies() {
                let id = policy.annotation("id").ok_or(format!("{part}: a policy without an @id"))?;
                let named = policy.new_id(PolicyId::new(format!("{part}/{id}")));
                policies.add(named).map_err(|error| format!("{part}: {error}"))?;
            }
        }
        let lists = fragments.iter().map(lists).collect::<Result<Vec<_>>>()?.concat();
        let schema = Schema::from_schema_fragments(fragments).map_err(|error| error.to_string())?;
        fits(&schema, &policies)?;
        Ok(Self { schema, policies, lists })
    }
}

/// Whether policies fit the schema, strictly and without a warning, as the program asks of them when it starts.
pub fn fits(schema: &Schema, policies: &PolicySet) -> Result<()> {
    let validation = Validator::new(schema.clone()).validate(policies, ValidationMode::Strict);
    if validation.validation_passed_without_warnings() { Ok(()) } else { Err(validation.to_string()) }
}

/// The policies with one of them replaced, or left out.
pub fn without(policies: &PolicySet, id: &PolicyId, instead: Option<Policy>) -> Result<PolicySet> {
    let others = policies.policies().filter(|policy| policy.id() != id).cloned();
    PolicySet::from_policies(others.chain(instead)).map_err(|error| error.to_string())
}

/// The policies in a file.
pub fn parse(file: &Path) -> Result<PolicySet> {
    text(file)?.parse().map_err(|error| format!("{}: {error}", file.display()))
}

/// The parts that have policies, by their folder.
fn parts() -> Result<Vec<String>> {
    let folder = root().join("domain");
    let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let with_policies = entries.flatten().filter(|entry| entry.path().join("src/access.cedar").exists());
    let mut parts: Vec<_> = with_policies.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    parts.sort();
    Ok(parts)
}

fn fragment(file: &Path) -> Result<SchemaFragment> {
    let read = SchemaFragment::from_cedarschema_str(&text(file)?);
    read.map(|(fragment, _)| fragment).map_err(|error| format!("{}: {error}", file.display()))
}

fn lists(fragment: &SchemaFragment) -> Result<Vec<List>> {
    let written = fragment.clone().to_json_value().map_err(|error| error.to_string())?;
    let kinds = written[""]["entityTypes"].as_object().into_iter().flatten();
    let word = |word: &serde_json::Value| word.as_str().map(str::to_owned);
    let list = |(kind, of): (&String, &serde_json::Value)| {
        Some(List { kind: kind.clone(), words: of.get("enum")?.as_array()?.iter().filter_map(word).collect() })
    };
    Ok(kinds.filter_map(list).collect())
}

fn text(file: &Path) -> Result<String> {
    fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}
