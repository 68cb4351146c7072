//! What a municipality chose, as an administrator types it.

use super::person::is_email;
use kernel::faults::Faults;
use kernel::parts::Part;
use kernel::settings::{Lang, Levels, Settings, Theme};
use serde::Deserialize;

/// Counts below five are never shown, whatever a municipality chooses.
const SMALL_COUNT: std::ops::RangeInclusive<u32> = 5..=100;
/// A way back opens after a day at the earliest: its owner has to have time to stop it.
const WAY_BACK_HOURS: std::ops::RangeInclusive<u32> = 24..=168;
/// Whoever makes no backup for longer than this has none to speak of.
const BACKUP_DAYS: std::ops::RangeInclusive<u32> = 1..=90;
/// How an e-mail address is written as an address of the web.
const MAIL: &str = "mailto:";

/// The settings as somebody typed them. A ticked box sends its name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct SettingsDraft {
    /// `Gemeente Dronten`
    pub name: String,
    /// `GM0303`, or empty.
    pub area: String,
    /// The word of a theme.
    pub theme: String,
    /// Ticked when visitors can choose English. Dutch is always on.
    pub english: Option<String>,
    /// Ticked when figures are on.
    pub monitor: Option<String>,
    /// Ticked when reports are on.
    pub council: Option<String>,
    /// Ticked when residents can contribute.
    pub participation: Option<String>,
    /// One theme; empty for the program's own word, as are the seven below.
    pub theme_one: String,
    /// Several themes.
    pub theme_many: String,
    /// One goal.
    pub goal_one: String,
    /// Several goals.
    pub goal_many: String,
    /// One result.
    pub result_one: String,
    /// Several results.
    pub result_many: String,
    /// One indicator.
    pub indicator_one: String,
    /// Several indicators.
    pub indicator_many: String,
    /// A whole number.
    pub small_count: String,
    /// A whole number of hours.
    pub way_back_hours: String,
    /// A whole number of days.
    pub backup_days: String,
    /// Free text.
    pub contact: String,
    /// An https address, or empty.
    pub accessibility_statement: String,
    /// An e-mail address or an https address, or empty.
    pub security_contact: String,
}

impl SettingsDraft {
    /// The draft that the form starts from.
    pub fn of(settings: &Settings) -> Self {
        let ticked = |yes: bool| yes.then(|| "on".to_owned());
        let levels = settings.levels.clone();
        Self {
            name: settings.name.clone(),
            area: settings.area.clone(),
            theme: settings.theme.word().to_owned(),
            english: ticked(settings.languages.contains(&Lang::En)),
            monitor: ticked(settings.has(Part::Monitor)),
            council: ticked(settings.has(Part::Council)),
            participation: ticked(settings.has(Part::Participation)),
            theme_one: levels.theme.0,
            theme_many: levels.theme.1,
            goal_one: levels.goal.0,
            goal_many: levels.goal.1,
            result_one: levels.result.0,
            result_many: levels.result.1,
            indicator_one: levels.indicator.0,
            indicator_many: levels.indicator.1,
            small_count: settings.small_count.to_string(),
            way_back_hours: settings.way_back_hours.to_string(),
            backup_days: settings.backup_days.to_string(),
            contact: settings.contact.clone(),
            accessibility_statement: settings.accessibility_statement.clone(),
            security_contact: settings.security_contact.strip_prefix(MAIL).unwrap_or(&settings.security_contact).to_owned(),
        }
    }

    /// Checks what was typed. What this page does not ask stays as it was `before`.
    ///
    /// # Errors
    /// What is wrong, per field.
    pub fn check(&self, before: &Settings) -> Result<Settings, Faults> {
        let mut faults = Faults::none();
        let parts = [(Part::Monitor, &self.monitor), (Part::Council, &self.council), (Part::Participation, &self.participation)];
        let settings = Settings {
            name: faults.name("name", &self.name, 80),
            area: self.checked_area(&mut faults),
            theme: self.checked_theme(&mut faults),
            languages: Lang::ALL.into_iter().filter(|lang| *lang == Lang::Nl || self.english.is_some()).collect(),
            parts: parts.into_iter().filter(|(_, ticked)| ticked.is_some()).map(|(part, _)| part).collect(),
            levels: self.checked_levels(&mut faults),
            small_count: number("small_count", &self.small_count, SMALL_COUNT, "fault-small-count", &mut faults),
            way_back_hours: number("way_back_hours", &self.way_back_hours, WAY_BACK_HOURS, "fault-way-back-hours", &mut faults),
            backup_days: number("backup_days", &self.backup_days, BACKUP_DAYS, "fault-backup-days", &mut faults),
            contact: faults.optional("contact", &self.contact, 200),
            accessibility_statement: self.checked_statement(&mut faults),
            security_contact: self.checked_security_contact(&mut faults),
            ..before.clone()
        };
        faults.or(settings)
    }

    fn checked_area(&self, faults: &mut Faults) -> String {
        let area = self.area.trim().to_uppercase();
        let is_code = area.strip_prefix("GM").is_some_and(|digits| digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit()));
        if !area.is_empty() && !is_code {
            faults.add("area", "fault-area");
        }
        area
    }

    fn checked_theme(&self, faults: &mut Faults) -> Theme {
        Theme::ALL.into_iter().find(|theme| theme.word() == self.theme).unwrap_or_else(|| {
            faults.add("theme", "fault-empty");
            Theme::Samenkoers
        })
    }

    fn checked_levels(&self, faults: &mut Faults) -> Levels {
        let own = Levels::default();
        let mut word = |field, typed: &str, own: String| {
            let typed = faults.optional(field, typed, 40);
            if typed.is_empty() { own } else { typed }
        };
        Levels {
            theme: (word("theme_one", &self.theme_one, own.theme.0), word("theme_many", &self.theme_many, own.theme.1)),
            goal: (word("goal_one", &self.goal_one, own.goal.0), word("goal_many", &self.goal_many, own.goal.1)),
            result: (word("result_one", &self.result_one, own.result.0), word("result_many", &self.result_many, own.result.1)),
            indicator: (
                word("indicator_one", &self.indicator_one, own.indicator.0),
                word("indicator_many", &self.indicator_many, own.indicator.1),
            ),
        }
    }

    fn checked_statement(&self, faults: &mut Faults) -> String {
        let address = faults.optional("accessibility_statement", &self.accessibility_statement, 300);
        if !address.is_empty() && !is_web(&address) {
            faults.add("accessibility_statement", "fault-web-address");
        }
        address
    }

    /// As `security.txt` wants it (RFC 9116, 2.5.3): an address with its scheme.
    fn checked_security_contact(&self, faults: &mut Faults) -> String {
        let typed = faults.optional("security_contact", &self.security_contact, 200);
        let email = typed.strip_prefix(MAIL).unwrap_or(&typed);
        if typed.is_empty() || is_web(&typed) {
            return typed;
        }
        if !is_email(email) || !email.chars().all(is_plain) {
            faults.add("security_contact", "fault-security-contact");
        }
        format!("{MAIL}{email}")
    }

    /// Every field as words: the text key of its label and what stands there, to lay two drafts side by side.
    /// A box gives `yes` or `no`.
    pub fn words(&self, yes: &str, no: &str) -> Vec<(&'static str, String)> {
        let text = |text: &str| text.trim().to_owned();
        let pair = |one: &str, many: &str| format!("{} / {}", one.trim(), many.trim());
        let ticked = |value: &Option<String>| if value.is_some() { yes.to_owned() } else { no.to_owned() };
        vec![
            ("setting-name", text(&self.name)),
            ("setting-area", text(&self.area)),
            ("setting-theme", text(&self.theme)),
            ("setting-english", ticked(&self.english)),
            ("part-monitor", ticked(&self.monitor)),
            ("part-council", ticked(&self.council)),
            ("part-participation", ticked(&self.participation)),
            ("setting-level-theme", pair(&self.theme_one, &self.theme_many)),
            ("setting-level-goal", pair(&self.goal_one, &self.goal_many)),
            ("setting-level-result", pair(&self.result_one, &self.result_many)),
            ("setting-level-indicator", pair(&self.indicator_one, &self.indicator_many)),
            ("setting-small-count", text(&self.small_count)),
            ("setting-way-back", text(&self.way_back_hours)),
            ("setting-backup-days", text(&self.backup_days)),
            ("setting-contact", text(&self.contact)),
            ("setting-statement", text(&self.accessibility_statement)),
            ("setting-security", text(&self.security_contact)),
        ]
    }
}

/// A whole number within bounds.
fn number(
    field: &'static str,
    typed: &str,
    bounds: std::ops::RangeInclusive<u32>,
    fault: &'static str,
    faults: &mut Faults,
) -> u32 {
    typed.trim().parse().ok().filter(|number| bounds.contains(number)).unwrap_or_else(|| {
        faults.add(field, fault);
        0
    })
}

fn is_web(address: &str) -> bool {
    address.strip_prefix("https://").is_some_and(|rest| rest.contains('.') && rest.chars().all(is_plain))
}

/// What stands in an address as it is; anything else is written there as `%20` and the like.
fn is_plain(c: char) -> bool {
    c.is_ascii_graphic() && !"\"<>\\^`{|}".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_untouched_draft_changes_nothing() {
        let settings = Settings { made_up: true, example_sign_in: true, ..Settings::default() };
        assert_eq!(SettingsDraft::of(&settings).check(&settings), Ok(settings));
    }

    #[test]
    fn an_empty_level_gets_the_programs_own_word() {
        let draft =
            SettingsDraft { theme_one: " ".to_owned(), goal_one: "Opgave".to_owned(), ..SettingsDraft::of(&Settings::default()) };
        let levels = draft.check(&Settings::default()).unwrap().levels;
        assert_eq!((levels.theme.0.as_str(), levels.goal.0.as_str()), ("Thema", "Opgave"));
    }

    #[test]
    fn wrong_values_are_told_per_field() {
        let draft = SettingsDraft {
            name: String::new(),
            area: "0303".to_owned(),
            theme: "rood".to_owned(),
            small_count: "4".to_owned(),
            way_back_hours: "1".to_owned(),
            backup_days: "0".to_owned(),
            accessibility_statement: "http://voorbeeld.nl".to_owned(),
            security_contact: "bel ons".to_owned(),
            ..SettingsDraft::of(&Settings::default())
        };
        let faults = draft.check(&Settings::default()).unwrap_err();
        let fields: Vec<_> = faults.all().map(|(field, _)| field).collect();
        assert_eq!(
            fields,
            [
                "accessibility_statement",
                "area",
                "backup_days",
                "name",
                "security_contact",
                "small_count",
                "theme",
                "way_back_hours"
            ]
        );
    }

    #[test]
    fn a_contact_for_weaknesses_is_an_address() {
        let kept = |typed: &str| {
            let draft = SettingsDraft { security_contact: typed.to_owned(), ..SettingsDraft::of(&Settings::default()) };
            draft.check(&Settings::default()).map(|settings| settings.security_contact)
        };
        assert_eq!(kept(" cert@waterstad.invalid "), Ok("mailto:cert@waterstad.invalid".to_owned()));
        assert_eq!(kept("mailto:cert@waterstad.invalid"), Ok("mailto:cert@waterstad.invalid".to_owned()));
        assert_eq!(kept("https://waterstad.invalid/cvd"), Ok("https://waterstad.invalid/cvd".to_owned()));
        assert_eq!(kept(""), Ok(String::new()));
        for wrong in ["http://waterstad.invalid/cvd", "tel:0320", "cert@waterstad.invalid\nExpires: 1999", "https://a b.nl", "x"] {
            assert!(kept(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn only_a_box_that_is_ticked_is_on() {
        let draft = SettingsDraft { english: None, council: None, ..SettingsDraft::of(&Settings::default()) };
        let settings = draft.check(&Settings::default()).unwrap();
        assert!(settings.has(Part::Monitor) && !settings.has(Part::Council));
        assert_eq!(settings.languages, [Lang::Nl].into());
    }
}
