//! What came of a task, as the part that did it wrote it: `{"text": key, "args": {..}, "path": "..", "alarm": false}`.

use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// The task that holds the audit trail against itself and against its checkpoints. The program does it, which knows where they are.
pub const AUDIT_CHECK: &str = "people.audit_check";
/// The task that makes a backup. The program does it, which knows where they go.
pub const MAKE_BACKUP: &str = "people.backup";

/// The outcome of a task.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Outcome {
    /// The key of a text; empty when the outcome was not written for people.
    pub text: String,
    /// Values for the text.
    pub args: BTreeMap<String, Value>,
    /// Where what came of it can be seen; may be empty.
    pub path: String,
    /// Whether the task did its work and found something wrong.
    pub alarm: bool,
}

impl Outcome {
    /// Reads what a task left; words for the log give an empty outcome.
    pub fn read(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_the_log_are_not_shown() {
        assert_eq!(Outcome::read("the disk is full"), Outcome::default());
        let outcome = Outcome::read(r#"{"text": "import-done", "args": {"count": 12}}"#);
        assert_eq!((outcome.text.as_str(), outcome.args["count"].as_i64(), outcome.path.as_str()), ("import-done", Some(12), ""));
    }
}
