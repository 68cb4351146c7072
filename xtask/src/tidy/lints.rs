//! R14: no silent exceptions, no panics in the product, money never as a float.

use super::source::{code, rows, tokens};
use super::tree::is_test;
use super::{Finding, Rule, Tree};

pub const RULE: Rule = Rule { name: "R14 no allow, no unwrap, nothing left to do", find, exceptions: &[] };
pub const MONEY: Rule = Rule { name: "R14 money in cents, never a float", find: money, exceptions: &[] };

/// What may not stand in the product, and what to do instead.
const PANICS: [(&[&str], &str); 4] = [
    (&[".", "unwrap", "("], "unwrap panics; give an error"),
    (&[".", "expect", "("], "expect panics; give an error"),
    (&["todo", "!"], "todo! panics; finish it or leave it out"),
    (&["unimplemented", "!"], "unimplemented! panics; finish it or leave it out"),
];

const MONEY_WORDS: [&str; 9] = ["euro", "euros", "cent", "cents", "amount", "amounts", "money", "budget", "price"];

fn find(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.rust() {
        let code = code(text);
        let tokens = tokens(&code);
        for row in [&["#", "[", "allow", "("][..], &["#", "!", "[", "allow", "("]] {
            for line in rows(&tokens, row) {
                findings.push(Finding::line(
                    path,
                    line,
                    "use #[expect(lint, reason = \"..\")], which tells when it is no longer needed",
                ));
            }
        }
    }
    for (path, code) in tree.product_code().filter(|(path, _)| !path.starts_with("xtask/")) {
        let tokens = tokens(&code);
        for (row, what) in PANICS {
            findings.extend(rows(&tokens, row).into_iter().map(|line| Finding::line(path, line, what)));
        }
    }
    findings
}

fn money(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.rust().filter(|(path, _)| !is_test(path)) {
        let code = code(text);
        let tokens = tokens(&code);
        for (at, (line, name)) in tokens.iter().enumerate() {
            if is_money(name) && is_float(&tokens[at + 1..]) {
                findings.push(Finding::line(path, *line, format_args!("`{name}` is a float; count cents in an i64")));
            }
        }
    }
    findings
}

fn is_money(name: &str) -> bool {
    name.split('_').any(|word| MONEY_WORDS.contains(&word))
}

/// Whether `: f64`, `: Option<f64>`, `: &[f64]` … or `(..) -> f64` follows.
fn is_float(after: &[(usize, &str)]) -> bool {
    let typed = match after.first().map(|(_, token)| *token) {
        Some(":") if after.get(1).is_some_and(|(_, token)| *token != ":") => &after[1..],
        Some("(") => match returned(after) {
            Some(at) => &after[at..],
            None => return false,
        },
        _ => return false,
    };
    let ends = [",", ";", ")", "=", "{", "}", "|"];
    typed.iter().take_while(|(_, token)| !ends.contains(token)).any(|(_, token)| *token == "f64" || *token == "f32")
}

/// Where the type begins that a function gives; `after` begins at the bracket of its arguments.
fn returned(after: &[(usize, &str)]) -> Option<usize> {
    let mut depth = 0;
    let close = after.iter().position(|(_, token)| {
        depth += i32::from(*token == "(") - i32::from(*token == ")");
        depth == 0
    })?;
    let arrow = after.get(close + 1..close + 3)?;
    (arrow[0].1 == "-" && arrow[1].1 == ">").then_some(close + 3)
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    #[test]
    fn expect_with_a_reason_passes_and_allow_is_found_everywhere() {
        assert_eq!(found(&RULE, &[("a/src/lib.rs", "#[expect(dead_code, reason = \"x\")] fn f() {} // #[allow(x)]")]), [""; 0]);
        assert_eq!(found(&RULE, &[("a/tests/it.rs", "#![allow(dead_code)]"), ("xtask/src/a.rs", "#[allow(dead_code)]")]).len(), 2);
    }

    #[test]
    fn panics_are_found_outside_tests_only() {
        for bad in ["a.unwrap()", "a\n .expect(\"b\")", "todo!()", "unimplemented!(\"x\")"] {
            let function = format!("fn f() {{ {bad}; }}");
            assert_eq!(found(&RULE, &[("a/src/lib.rs", &function)]).len(), 1, "{bad}");
            let test = format!("#[cfg(test)]\nmod tests {{ {function} }}");
            assert_eq!(
                found(&RULE, &[("a/src/lib.rs", &test), ("a/src/tests.rs", &function), ("xtask/src/a.rs", &function)]),
                [""; 0]
            );
        }
        assert_eq!(found(&RULE, &[("a/src/lib.rs", "a.unwrap_or(b); expect(c); self.expects(d)")]), [""; 0]);
    }

    #[test]
    fn money_as_a_float_is_found() {
        for bad in [
            "struct A { cents: f64 }",
            "fn a(total_amount: Option<f32>) {}",
            "fn price(a: u8) -> f64 { 1.0 }",
            "let euros: Vec<f64> = b;",
        ] {
            assert_eq!(found(&MONEY, &[("a/src/lib.rs", bad)]).len(), 1, "{bad}");
        }
        let good = "fn f(cents: i64, share: f64) -> f64 { amount(cents) } fn euros(a: f64) -> Cents {} percent: f64; cents::f64";
        assert_eq!(found(&MONEY, &[("a/src/lib.rs", good)]), [""; 0]);
    }
}
