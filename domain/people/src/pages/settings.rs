//! What the municipality chose, on one page.

use crate::model::{Difference, SettingsDraft, differences};
use crate::pages::audit_facts::{CHANGES, changes};
use crate::pages::confirm::Fresh;
use askama::Template;
use axum::http::StatusCode;
use kernel::audit::Event;
use kernel::settings::{self, AllSettings, EditSettings, Settings, Theme};
use kernel::{Error, Result};
use serde::Deserialize;
use web::{Answer, Faults, Shell, Visit, filters, paths};

#[derive(Template)]
#[template(path = "settings.html")]
struct SettingsPage<'a> {
    shell: &'a Shell,
    draft: SettingsDraft,
    opened_at: i64,
    faults: Faults,
    /// What somebody else saved meanwhile.
    differences: Vec<Difference>,
}

impl SettingsPage<'_> {
    /// The themes: value and text key.
    fn themes(&self) -> [(&'static str, &'static str); 2] {
        Theme::ALL.map(|theme| match theme {
            Theme::Samenkoers => (theme.word(), "setting-theme-samenkoers"),
            Theme::Voorbeeld => (theme.word(), "setting-theme-voorbeeld"),
        })
    }
}

/// The revision beside the draft; both are read from the same form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct SettingsForm {
    revision: String,
    #[serde(flatten)]
    draft: SettingsDraft,
}

pub(super) async fn get(visit: Visit) -> Answer {
    let draft = SettingsDraft::of(visit.settings());
    show(&visit, StatusCode::OK, draft, visit.kept.revision, Faults::none(), Vec::new())
}

pub(super) async fn post(visit: Visit, Fresh(form): Fresh<SettingsForm>) -> Answer {
    let draft = form.draft;
    let opened_at = form.revision.parse().unwrap_or(0);
    let settings = match draft.check(visit.settings()) {
        Ok(settings) => settings.remembering(visit.settings(), visit.now),
        Err(faults) => return show(&visit, StatusCode::UNPROCESSABLE_ENTITY, draft, opened_at, faults, Vec::new()),
    };
    match save(&visit, &settings, opened_at).await {
        Err(Error::Stale) => {
            let now = settings::read(&visit.reader()).await?;
            let (yes, no) = (visit.shell.say("answer-yes"), visit.shell.say("answer-no"));
            let differences = differences(draft.words(&yes, &no), SettingsDraft::of(&now.settings).words(&yes, &no));
            show(&visit, StatusCode::CONFLICT, draft, now.revision, Faults::none(), differences)
        }
        saved => {
            saved?;
            visit.done(paths::SETTINGS, "people-saved")
        }
    }
}

async fn save(visit: &Visit, settings: &Settings, opened_at: i64) -> Result<()> {
    let right = visit.allow::<EditSettings>(AllSettings)?;
    let tx = visit.begin().await?;
    let changed = changes(&settings::read(&tx).await?.settings, settings);
    settings::save(&tx, &right, settings, opened_at).await?;
    tx.commit(Event::new("settings.changed").by(&right).fact("revision", opened_at + 1).fact(CHANGES, changed)).await
}

fn show(
    visit: &Visit,
    status: StatusCode,
    draft: SettingsDraft,
    opened_at: i64,
    faults: Faults,
    differences: Vec<Difference>,
) -> Answer {
    visit.page_with(status, &SettingsPage { shell: &visit.shell, draft, opened_at, faults, differences })
}
