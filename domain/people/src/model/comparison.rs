//! Two people saved the same thing: where their texts differ, side by side.

/// A field in which what was typed differs from what is stored by now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The text key of the field's label.
    pub label: &'static str,
    /// What was typed.
    pub yours: String,
    /// What is stored.
    pub theirs: String,
}

/// The fields that differ. Both lists give pairs of label and value, in the same order.
pub fn differences(yours: Vec<(&'static str, String)>, theirs: Vec<(&'static str, String)>) -> Vec<Difference> {
    let pairs = yours.into_iter().zip(theirs);
    let different = pairs.filter(|((_, yours), (_, theirs))| yours != theirs);
    different.map(|((label, yours), (_, theirs))| Difference { label, yours, theirs }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_shown() {
        let yours = vec![("a", "1".to_owned()), ("b", "2".to_owned())];
        let theirs = vec![("a", "1".to_owned()), ("b", "3".to_owned())];
        assert_eq!(differences(yours, theirs), [Difference { label: "b", yours: "2".to_owned(), theirs: "3".to_owned() }]);
    }
}
