//! What a municipality chose: its name, theme, languages, names of the levels, parts, thresholds.
//! Kept in its own database, changed on one page, read at each request.

use crate::access::Authorized;
use crate::parts::Part;
use crate::{Error, Moment, Result, Tx, access};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, QuerySelect};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A language of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Dutch; always on.
    Nl,
    /// English.
    En,
}

impl Lang {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::Nl, Self::En];

    /// Its BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }

    /// Its name in itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Nl => "Nederlands",
            Self::En => "English",
        }
    }

    /// The language with this tag.
    pub fn read(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.tag() == tag)
    }
}

/// A theme of the look: one stylesheet of custom properties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// Our own; light and dark.
    Samenkoers,
    /// The example theme of the NL Design System.
    Voorbeeld,
}

impl Theme {
    /// Every theme.
    pub const ALL: [Self; 2] = [Self::Samenkoers, Self::Voorbeeld];

    /// Its name in settings and file names.
    pub fn word(self) -> &'static str {
        match self {
            Self::Samenkoers => "samenkoers",
            Self::Voorbeeld => "voorbeeld",
        }
    }
}

/// How a municipality calls the levels of its agenda, singular and plural.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Levels {
    /// One theme, several themes.
    pub theme: (String, String),
    /// One goal, several goals.
    pub goal: (String, String),
    /// One result, several results.
    pub result: (String, String),
    /// One indicator, several indicators.
    pub indicator: (String, String),
}

/// What the least count was until it was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SmallCountBefore {
    /// When it was changed.
    pub until: Moment,
    /// Counts below this were not shown.
    pub small_count: u32,
}

/// Everything that a municipality chose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// `Gemeente Dronten`
    pub name: String,
    /// Its CBS code, `GM0303`; empty when not known.
    pub area: String,
    /// Whether all content is a made-up example, which every page then says.
    pub made_up: bool,
    /// Whether the sign-in page offers the example people; for demonstrations only.
    pub example_sign_in: bool,
    /// The look.
    pub theme: Theme,
    /// The languages a visitor can choose.
    pub languages: BTreeSet<Lang>,
    /// The optional parts that are on.
    pub parts: BTreeSet<Part>,
    /// The names of the levels; where empty the program's own words are used.
    pub levels: Levels,
    /// Counts below this are never shown.
    pub small_count: u32,
    /// What that was before, the oldest first: what was withheld then is not shown now.
    pub small_count_before: Vec<SmallCountBefore>,
    /// So many hours after it was asked for somebody's way back opens.
    pub way_back_hours: u32,
    /// After so many days without a backup administrators are warned.
    pub backup_days: u32,
    /// Where residents can ask about the site; shown on the accessibility page.
    pub contact: String,
    /// The address of the accessibility statement in the national register; empty when there is none yet.
    pub accessibility_statement: String,
    /// Where a weakness can be told, as an address (`mailto:` or `https:`); empty when it is not told on the site.
    pub security_contact: String,
}

impl Default for Levels {
    fn default() -> Self {
        let pair = |one: &str, many: &str| (one.to_owned(), many.to_owned());
        Self {
            theme: pair("Thema", "Thema’s"),
            goal: pair("Doel", "Doelen"),
            result: pair("Resultaat", "Resultaten"),
            indicator: pair("Cijfer", "Cijfers"),
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            name: "Gemeente".to_owned(),
            area: String::new(),
            made_up: false,
            example_sign_in: false,
            theme: Theme::Samenkoers,
            languages: Lang::ALL.into(),
            parts: Part::ALL.into_iter().filter(|part| part.is_optional()).collect(),
            levels: Levels::default(),
            small_count: 10,
            way_back_hours: 24,
            backup_days: 7,
            small_count_before: Vec::new(),
            contact: String::new(),
            accessibility_statement: String::new(),
            security_contact: String::new(),
        }
    }
}

impl Settings {
    /// Whether a part is on.
    pub fn has(&self, part: Part) -> bool {
        !part.is_optional() || self.parts.contains(&part)
    }

    /// The same settings, which remember the least count of those `before` them if they have another.
    #[must_use]
    pub fn remembering(mut self, before: &Self, now: Moment) -> Self {
        if self.small_count != before.small_count {
            self.small_count_before.push(SmallCountBefore { until: now, small_count: before.small_count });
        }
        self
    }
}

/// The settings as they stand, with the revision to save them on.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The settings.
    pub settings: Settings,
    /// Counts up with every save.
    pub revision: i64,
}

/// All settings of the municipality, as the thing that rights are about.
#[derive(Clone, Copy, Debug)]
pub struct AllSettings;

impl access::Resource for AllSettings {
    const TYPE: &'static str = "Settings";
    fn facts(&self) -> Vec<(&'static str, access::Fact)> {
        Vec::new()
    }
}

/// Changing the settings.
#[derive(Clone, Copy, Debug)]
pub struct EditSettings;

impl access::Action for EditSettings {
    const NAME: &'static str = "edit_settings";
    type On = AllSettings;
    fn sample(_: &crate::Viewer) -> AllSettings {
        AllSettings
    }
}

mod row {
    use super::{DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EnumIter};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "kernel_setting")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub name: String,
        pub value: String,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

mod revision {
    use super::{DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EnumIter};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "kernel_settings_revision")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub one: i32,
        pub revision: i64,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Reads the settings.
///
/// # Errors
/// When the database fails or holds a value that does not fit.
pub async fn read(db: &impl ConnectionTrait) -> Result<Kept> {
    let mut values = serde_json::Map::new();
    for row in row::Entity::find().all(db).await? {
        values.insert(row.name, serde_json::from_str(&row.value).map_err(Error::internal)?);
    }
    let revision = revision::Entity::find().select_only().column(revision::Column::Revision).into_tuple::<i64>().one(db).await?;
    let settings = serde_json::from_value(values.into()).map_err(Error::internal)?;
    Ok(Kept { settings, revision: revision.unwrap_or(1) })
}

/// Saves the settings over the revision they were opened at.
///
/// # Errors
/// [`Error::Stale`] when somebody saved meanwhile.
pub async fn save(tx: &Tx, _right: &Authorized<EditSettings>, settings: &Settings, opened_at: i64) -> Result<()> {
    let moved = revision::Entity::update_many()
        .col_expr(revision::Column::Revision, Expr::value(opened_at + 1))
        .filter(revision::Column::Revision.eq(opened_at))
        .exec(tx)
        .await?;
    if moved.rows_affected != 1 {
        return Err(Error::Stale);
    }
    store(tx, settings).await
}

/// Sets the settings of a municipality that is just being made.
///
/// # Errors
/// When the database fails.
pub async fn store(tx: &Tx, settings: &Settings) -> Result<()> {
    let values = serde_json::to_value(settings).map_err(Error::internal)?;
    let rows = values
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, value)| row::ActiveModel { name: Set(name.clone()), value: Set(value.to_string()) });
    let replace = OnConflict::column(row::Column::Name).update_column(row::Column::Value).to_owned();
    row::Entity::insert_many(rows).on_conflict(replace).exec_without_returning(tx).await?;
    Ok(())
}
