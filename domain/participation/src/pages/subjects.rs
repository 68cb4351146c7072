//! What contributions are about: the themes, results and indicators of the agenda, with their names and where they are.

use crate::model::{self, Words, most_alike};
use agenda::model::Agenda;
use kernel::Result;
use kernel::ids::{Kind, Ref, ThemeId};
use sea_orm::ConnectionTrait;
use web::paths;

/// So many are suggested.
const SUGGESTED: usize = 3;

/// The subjects of the agenda as it stands.
#[derive(Debug)]
pub(super) struct Subjects(Option<Agenda>);

/// A theme with its results, as choices of a form.
pub(super) struct Group {
    pub name: String,
    pub choice: String,
    /// Choice and name.
    pub results: Vec<(String, String)>,
}

/// Something that a page leads to.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    pub thing: Ref,
    pub name: String,
    pub path: String,
}

impl Subject {
    pub fn choice(&self) -> String {
        model::subject(self.thing)
    }
}

impl Subjects {
    pub async fn read(db: &impl ConnectionTrait) -> Result<Self> {
        Ok(Self(agenda::store::current(db).await?))
    }

    /// The themes with their results.
    pub fn groups(&self) -> Vec<Group> {
        let themes = self.0.iter().flat_map(|agenda| &agenda.themes);
        let group = |theme: &agenda::model::Theme| Group {
            name: theme.name.clone(),
            choice: model::subject(theme.id.into()),
            results: theme.results().map(|result| (model::subject(result.id.into()), result.name.clone())).collect(),
        };
        themes.map(group).collect()
    }

    /// The themes by name.
    pub fn themes(&self) -> impl Iterator<Item = (ThemeId, &str)> {
        self.0.iter().flat_map(|agenda| &agenda.themes).map(|theme| (theme.id, theme.name.as_str()))
    }

    /// Everything that a contribution can be about.
    pub fn all(&self) -> Vec<Ref> {
        let Some(agenda) = &self.0 else { return Vec::new() };
        let themes = agenda.themes.iter().map(|theme| theme.id.into());
        let results = agenda.results().map(|(_, result)| result.id.into());
        let indicators = agenda.indicators().map(|(_, _, indicator)| indicator.id.into());
        themes.chain(results).chain(indicators).collect()
    }

    /// A thing with its name and its page.
    pub fn find(&self, thing: Ref) -> Option<Subject> {
        let agenda = self.0.as_ref()?;
        let (name, key) = agenda.name_of(thing).zip(agenda.key_of(thing))?;
        let path = match thing.kind {
            Kind::Theme => paths::theme(key),
            Kind::Result => paths::result(key),
            Kind::Indicator => paths::indicator(key),
            _ => return None,
        };
        Some(Subject { thing, name: name.to_owned(), path })
    }

    /// The theme to which a thing belongs.
    pub fn theme_of(&self, thing: Ref) -> Option<ThemeId> {
        let agenda = self.0.as_ref()?;
        match thing.kind {
            Kind::Theme => Some(ThemeId(thing.id)),
            Kind::Result => agenda.results().find(|(_, result)| result.id.0 == thing.id).map(|(theme, _)| theme.id),
            Kind::Indicator => agenda.indicators().find(|(_, _, one)| one.id.0 == thing.id).map(|(theme, _, _)| theme.id),
            _ => None,
        }
    }

    /// The results and indicators that are most like a text, the likest first; a person confirms.
    pub fn like(&self, text: &str) -> Vec<Subject> {
        let Some(agenda) = &self.0 else { return Vec::new() };
        let results =
            agenda.results().map(|(theme, one)| (Ref::from(one.id), format!("{} {} {}", one.name, one.summary, theme.name)));
        let indicators = agenda.indicators().map(|(_, _, one)| (Ref::from(one.id), format!("{} {}", one.name, one.definition)));
        let known: Vec<_> = results.chain(indicators).map(|(thing, text)| (thing, Words::of(&text))).collect();
        let found = most_alike(&Words::of(text), &known, SUGGESTED);
        found.into_iter().filter_map(|(thing, _)| self.find(*thing)).collect()
    }
}
