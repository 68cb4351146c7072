//! What a strategy file holds. Fields stand in the order in which the file has them; the comments are the descriptions in
//! the schema, so they speak to whoever writes a file by hand.

use super::Indicator;
use crate::model::VersionStatus;
use crate::model::words::{Choice, Direction, Scope, StatementKind};
use kernel::settings::Lang;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use uuid::Uuid;

/// The first line of every strategy file: what it is, and which edition of the format.
pub const FORMAT: &str = "samenkoers-strategy/1";

/// The format's name, always [`FORMAT`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Format;

/// A choice among a few words, written with hyphens: `half-yearly`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<C>(pub C);

/// A strategy of a municipality in one version: themes, goals, results, indicators, statements and policy notes.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct StrategyFile {
    /// The format and its edition.
    pub format: Format,
    /// The strategy's readable key: lower-case letters, digits and hyphens.
    pub key: String,
    /// The strategy's identity through all its versions. Leave it out in a new file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String", extend("format" = "uuid"))]
    pub id: Option<Uuid>,
    /// Its title.
    pub title: String,
    /// Its subtitle; may be an empty text.
    pub subtitle: String,
    /// The language of the texts.
    pub language: Word<Lang>,
    /// Whether municipality, texts and figures are made up, as an example.
    pub made_up: bool,
    /// Whose strategy it is.
    pub municipality: Municipality,
    /// For which years it is.
    pub period: Years,
    /// The date on its front page, as far as known: `2018`, `2018-08` or `2018-08-30`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub dated: String,
    /// What a reader must know of who wrote which texts.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary_note: String,
    /// Which version this is, and how far it is.
    pub version: Version,
    /// Where the strategy was taken over from, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub origin: Vec<Origin>,
    /// Vision, starting point, drivers, lessons and points of attention, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statement: Vec<Statement>,
    /// The themes, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub theme: Vec<Theme>,
    /// The indicators; those of one result stand in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicator: Vec<Indicator>,
    /// Related policy, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub policy_note: Vec<PolicyNote>,
}

/// A municipality.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Municipality {
    /// Its name, as on the front page.
    pub name: String,
    /// Its CBS code, `GM0303`; may be an empty text.
    pub code: String,
}

/// A period of whole years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Years {
    /// The first year.
    pub from: i64,
    /// The last year.
    pub to: i64,
}

/// A version of the strategy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Version {
    /// The version's own identity. Leave it out in a new file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String", extend("format" = "uuid"))]
    pub id: Option<Uuid>,
    /// 1 for the first.
    #[schemars(range(min = 1))]
    pub number: i64,
    /// How far it is.
    pub status: Word<VersionStatus>,
    /// By which it was adopted; only what was adopted has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Decision")]
    pub decision: Option<Decision>,
}

/// A decision by which a version was adopted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Decision {
    /// Who decided.
    pub body: String,
    /// What the decision is called.
    pub name: String,
    /// Its number, when known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// When, as far as known: `2018`, `2018-11` or `2018-11-08`.
    pub date: String,
}

/// Where a strategy was taken over from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Origin {
    /// Which municipality's it was.
    pub municipality: String,
    /// What it was called there.
    pub title: String,
    /// Which version of it.
    #[schemars(range(min = 1))]
    pub version: i64,
    /// When: `2026-01-31`.
    pub taken_over: String,
}

/// A statement beside the themes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Statement {
    /// Its readable key, unique among statements.
    pub key: String,
    /// Its identity through all versions. Leave it out in a new file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String", extend("format" = "uuid"))]
    pub id: Option<Uuid>,
    /// What it is.
    pub kind: Word<StatementKind>,
    /// Its name.
    pub name: String,
    /// What it says, in plain words; may be an empty text.
    pub text: String,
    /// Where it stands in the document.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// Why this version words it differently from the one before.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// A theme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Theme {
    /// Its readable key, unique among themes.
    pub key: String,
    /// Its identity through all versions. Leave it out in a new file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String", extend("format" = "uuid"))]
    pub id: Option<Uuid>,
    /// Its name, as adopted.
    pub name: String,
    /// The ambition in short; may be an empty text.
    pub ambition: String,
    /// What it is about, in plain words; may be an empty text.
    pub summary: String,
    /// Where it stands in the document.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// Why this version words it differently from the one before.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Its goals, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goal: Vec<Goal>,
}

/// A goal under a theme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Goal {
    /// Its readable key, unique among goals.
    pub key: String,
    /// Its identity through all versions. Leave it out in a new file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String", extend("format" = "uuid"))]
    pub id: Option<Uuid>,
    /// Its name, as adopted.
    pub name: String,
    /// What it means, in plain words; may be an empty text.
    pub summary: String,
    /// Where it stands in the document.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// Why this version words it differently from the one before.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// What should come of it, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub result: Vec<IntendedResult>,
}

/// An intended result under a goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct IntendedResult {
    /// Its readable key, unique among results.
    pub key: String,
    /// Its identity through all versions. Leave it out in a new file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String", extend("format" = "uuid"))]
    pub id: Option<Uuid>,
    /// Its name, as adopted.
    pub name: String,
    /// Which way it points.
    pub direction: Word<Direction>,
    /// What it means, in plain words; may be an empty text.
    pub summary: String,
    /// Where it stands in the document.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// Why this version words it differently from the one before.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// A policy note in the library of related policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PolicyNote {
    /// Its readable key, unique among policy notes.
    pub key: String,
    /// Its identity through all versions. Leave it out in a new file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String", extend("format" = "uuid"))]
    pub id: Option<Uuid>,
    /// Its name, as it was adopted.
    pub name: String,
    /// Whether it is of the social domain itself.
    pub scope: Word<Scope>,
    /// The years it is for: `2015-2018`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub years: String,
    /// Why this version lists it differently from the one before.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

impl<C: Choice> Word<C> {
    /// The word in the file.
    pub fn text(self) -> String {
        self.0.word().replace('_', "-")
    }

    /// The choice with this word.
    pub fn read(text: &str) -> Option<Self> {
        C::ALL.iter().map(|choice| Self(*choice)).find(|word| word.text() == text)
    }

    /// Every word, in the order in which a form offers them.
    pub fn all() -> Vec<String> {
        C::ALL.iter().map(|choice| Self(*choice).text()).collect()
    }
}

impl<C: Choice> Serialize for Word<C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text())
    }
}

impl<C: Choice> JsonSchema for Word<C> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        std::any::type_name::<C>().rsplit("::").next().unwrap_or_default().into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "enum": Self::all() })
    }
}

impl Choice for VersionStatus {
    const ALL: &'static [Self] = &VersionStatus::ALL;
    fn word(self) -> &'static str {
        VersionStatus::word(self)
    }
}

impl Choice for Lang {
    const ALL: &'static [Self] = &Lang::ALL;
    fn word(self) -> &'static str {
        self.tag()
    }
}

impl Serialize for Format {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(FORMAT)
    }
}

impl JsonSchema for Format {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Format".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "const": FORMAT })
    }
}
