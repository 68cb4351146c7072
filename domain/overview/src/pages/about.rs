//! What the figures are: marks, kinds of nothing, how sure they are, where they come from, and how to ask about them.

use agenda::model::Agenda;
use askama::Template;
use std::collections::BTreeMap;
use web::{Answer, Shell, Visit, filters};

#[derive(Template)]
#[template(path = "about.html")]
struct AboutPage<'a> {
    shell: &'a Shell,
    sources: Vec<SourceRow>,
}

/// A publisher's table or monitor, and how many figures come from it.
#[derive(Debug, PartialEq, Eq)]
struct SourceRow {
    name: String,
    title: String,
    url: String,
    count: usize,
}

impl AboutPage<'_> {
    fn uses_cbs(&self) -> bool {
        self.sources.iter().any(|source| source.name.split(|c: char| !c.is_alphanumeric()).any(|word| word == "CBS"))
    }
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let agenda = agenda::store::current(&visit.reader()).await?;
    let sources = agenda.as_ref().map(sources).unwrap_or_default();
    visit.page(&AboutPage { shell: &visit.shell, sources })
}

/// Every source of the agenda's figures, by name and title.
fn sources(agenda: &Agenda) -> Vec<SourceRow> {
    let mut counted: BTreeMap<(&str, &str), (&str, usize)> = BTreeMap::new();
    for (_, _, indicator) in agenda.indicators() {
        let source = &indicator.source;
        let row = counted.entry((&source.name, &source.title)).or_insert((&source.url, 0));
        row.1 += 1;
    }
    let named = counted.into_iter().filter(|((name, title), _)| !name.is_empty() || !title.is_empty());
    named
        .map(|((name, title), (url, count))| SourceRow {
            name: name.to_owned(),
            title: title.to_owned(),
            url: safe(url).to_owned(),
            count,
        })
        .collect()
}

/// An address on the web; anything else is not linked.
fn safe(url: &str) -> &str {
    if url.starts_with("https://") || url.starts_with("http://") { url } else { "" }
}
