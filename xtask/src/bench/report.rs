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

    /// A sentence below the table.
    pub fn say(&mut self, sentence: &str) {
        let _ = writeln!(self.text, "\n{sentence}");
    }

    /// An aim, what came of it, and where it was missed by how much and `why`.
    pub fn aim(&mut self, what: &str, got: f64, aim: Aim, why: &str) {
        let (words, limit, is_met) = match aim {
            Aim::AtMost(limit) => ("at most", limit, got <= limit),
            Aim::AtLeast(limit) => ("at least", limit, got >= limit),
        };
        let told = format!("Aim: {what} {words} {}; it is {}", number(limit), number(got));
        let _ = match is_met {
            true => writeln!(self.text, "\n{told}."),
            false => writeln!(self.text, "\n**Missed.** {told}, {:.2} times the aim. {why}", got / limit),
        };
    }

    /// The table as text.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// Puts a table in the report: in the place of the one with its heading, or else at the end.
pub fn put(report: &mut String, table: &Table) {
    let heading = table.text().lines().next().unwrap_or_default();
    let start = report.find(&format!("{heading}\n")).unwrap_or_else(|| {
        report.push('\n');
        report.len()
    });
    let end = report[start..].find("\n## ").map_or(report.len(), |at| start + at + 1);
    let last = if end == report.len() { "" } else { "\n" };
    report.replace_range(start..end, &format!("{}{last}", table.text()));
}

/// What is wanted of a number.
#[derive(Clone, Copy, Debug)]
pub enum Aim {
    AtMost(f64),
    AtLeast(f64),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_takes_the_place_of_its_former_self_and_a_new_one_comes_last() {
        let mut report = "# Benchmarks\n\n## One\nold\n\n## Two\nstays\n".to_owned();
        put(&mut report, &Table { text: "## One\nnew\n".to_owned() });
        put(&mut report, &Table { text: "## Three\nnew\n".to_owned() });
        assert_eq!(report, "# Benchmarks\n\n## One\nnew\n\n## Two\nstays\n\n## Three\nnew\n");
    }
}
