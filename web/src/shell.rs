//! What every page shows around its own content. Plain data, so that a test can render any page from samples.

use crate::texts::Texts;
use chrono::NaiveDate;
use fluent_bundle::FluentValue;
use kernel::settings::{Lang, Settings};
use kernel::viewer::{Capacity, Viewer};
use std::any::Any;
use std::sync::Arc;

/// The page around the page.
#[derive(Clone, Debug)]
pub struct Shell {
    /// The language of this page.
    pub lang: Lang,
    /// What the municipality chose.
    pub settings: Settings,
    /// Who is looking.
    pub viewer: Viewer,
    /// The path of this page, without the query.
    pub path: String,
    /// The path with its query, to come back to.
    pub here: String,
    /// The menus, already reduced to what this viewer may open.
    pub menu: Vec<MenuLink>,
    /// What a form must send back.
    pub csrf: String,
    /// Today, in the Netherlands.
    pub today: NaiveDate,
    /// The key of a notice from the page before.
    pub notice: Option<String>,
    /// All texts.
    pub texts: Arc<Texts>,
}

/// A link in a menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuLink {
    /// Which menu.
    pub menu: crate::manifest::Menu,
    /// Its words.
    pub text: String,
    /// Where it leads.
    pub path: &'static str,
}

impl Shell {
    /// A text.
    pub fn say(&self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// A text with values.
    pub fn say_with(&self, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        self.texts.say(self.lang, key, args)
    }

    /// What the municipality calls a level. It chose a Dutch word: another language, or no choice, has our own word.
    pub fn level(&self, chosen: &str, key: &str) -> String {
        if self.lang == Lang::Nl && !chosen.is_empty() { chosen.to_owned() } else { self.say(key) }
    }

    /// What is wrong with a field, for the summary above a form: with the field's label when that is named after it.
    pub fn fault(&self, field: &str, text: &str) -> String {
        let label = format!("field-{}", field.replace('_', "-"));
        if !self.texts.has(&label) {
            return self.say(text);
        }
        let label = self.say(&label);
        let joint = if label.ends_with('?') { "" } else { ":" };
        format!("{label}{joint} {}", self.say(text))
    }

    /// The class of the theme.
    pub fn theme_class(&self) -> String {
        format!("{}-theme", self.settings.theme.word())
    }

    /// The stylesheet of the theme.
    pub fn theme_css(&self) -> &'static str {
        assets::path(match self.settings.theme {
            kernel::settings::Theme::Samenkoers => "themes/samenkoers.css",
            kernel::settings::Theme::Voorbeeld => "themes/voorbeeld.css",
        })
    }

    /// The public path of an asset.
    pub fn asset(&self, name: &str) -> &'static str {
        assets::path(name)
    }

    /// The public path of the status marks; a template adds `#on-course`.
    pub fn marks(&self) -> &'static str {
        assets::path("svg/marks.svg")
    }

    /// The menu of the public pages.
    pub fn public_menu(&self) -> impl Iterator<Item = &MenuLink> {
        self.menu_of(crate::manifest::Menu::Public)
    }

    /// The menu of the workplace: work.
    pub fn work_menu(&self) -> impl Iterator<Item = &MenuLink> {
        self.menu_of(crate::manifest::Menu::Work)
    }

    /// The menu of the workplace: keeping the site.
    pub fn keeping_menu(&self) -> impl Iterator<Item = &MenuLink> {
        self.menu_of(crate::manifest::Menu::Keeping)
    }

    fn menu_of(&self, menu: crate::manifest::Menu) -> impl Iterator<Item = &MenuLink> {
        self.menu.iter().filter(move |link| link.menu == menu)
    }

    /// Whether the viewer may enter the workplace.
    pub fn works_here(&self) -> bool {
        self.work_menu().next().is_some()
    }

    /// As what the viewer acts, in words.
    pub fn acting(&self) -> String {
        self.capacity(self.viewer.capacity)
    }

    /// A capacity in words.
    pub fn capacity(&self, capacity: Capacity) -> String {
        self.say(&format!("capacity-{}", capacity.word().replace('_', "-")))
    }

    /// Whether a menu link leads to where we are: the most precise one that does.
    pub fn is_here(&self, link: &MenuLink) -> bool {
        let within = |path: &str| self.path == path || (path != "/" && self.path.starts_with(&format!("{path}/")));
        let best = self.menu.iter().filter(|other| within(other.path)).max_by_key(|other| other.path.len());
        best.is_some_and(|best| best.path == link.path)
    }

    /// The other languages that a visitor can choose.
    pub fn other_languages(&self) -> Vec<Lang> {
        Lang::ALL.into_iter().filter(|lang| *lang != self.lang && self.settings.languages.contains(lang)).collect()
    }
}

impl askama::Values for Shell {
    fn get_value<'a>(&'a self, key: &str) -> Option<&'a dyn Any> {
        (key == "shell").then_some(self as &dyn Any)
    }
}
