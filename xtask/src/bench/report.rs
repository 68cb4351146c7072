//! What was measured, as Markdown.

use std::fmt::Write as _;

/// A table of the report.
pub struct Table {
    text: String,
}

impl Table {
    /// An empty table under a heading.
    pub fn new(title: &str, columns: &[&str]) -> Self {
        let head = columns.join(" | ");
        let rule: String = columns.iter().enumerate().map(|(at, _)| if at == 0 { " --- |" } else { " ---: |" }).collect();
        Self { text: format!("## {title}\n| {head} |\n|{rule}\n") }
    }

    /// One more row.
    pub fn row<const N: usize>(&mut self, cells: [String; N]) {
        // Writing to a String cannot fail.
        let _ = writeln!(self.text, "| {} |", cells.join(" | "));
    }

    /// The aim, and whether it was met.
    pub fn aim(&mut self, aim: &str, is_met: bool) {
        let _ = writeln!(self.text, "\nAim: {aim}. {}", if is_met { "Met." } else { "**Missed.**" });
    }

    /// The table as text.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// A number with as many decimals as it deserves.
pub fn number(value: f64) -> String {
    if value >= 100.0 {
        format!("{value:.0}")
    } else if value >= 1.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.3}")
    }
}
