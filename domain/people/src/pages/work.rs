//! The first page of the workplace: what one can do here, and what happened lately.

use crate::access::{Names, ReadNews};
use crate::hidden::{HideFrom, hidden};
use crate::model::Name;
use crate::pages::{BACKUPS, backups, words};
use crate::store;
use askama::Template;
use chrono::Days;
use kernel::audit::{self, Stored};
use kernel::clock::{day, hour_minute};
use kernel::ids::PersonId;
use std::collections::BTreeMap;
use web::numbers::date_in;
use web::texts::Arg;
use web::{Answer, Shell, Visit, filters, paths};

/// So many events are looked at, of which so many are shown: coming and going is left out, however much of it there is.
const LOOKED_AT: u64 = 100;
const SHOWN: usize = 10;
/// What is no news, as patterns of SQL.
const COMING_AND_GOING: [&str; 7] =
    ["session.%", "sign_in.%", "second_factor.tried", "second_factor.shown", "mail.%", "%.seen", "%.listed"];

#[derive(Template)]
#[template(path = "overview.html")]
struct WorkPage<'a> {
    shell: &'a Shell,
    /// That the last backup is too old, for whoever sees to them.
    warning: Option<String>,
    ways: Vec<Way>,
    news: Vec<News>,
}

impl WorkPage<'_> {
    fn backups(&self) -> &'static str {
        BACKUPS
    }
}

/// Something that can be done from here.
struct Way {
    title: String,
    path: &'static str,
    about: Option<String>,
}

/// An event in words.
pub(super) struct News {
    pub(super) what: String,
    pub(super) who: String,
    pub(super) when: String,
}

pub(super) async fn get(visit: Visit, hide: &[HideFrom]) -> Answer {
    let (reader, hidden) = (visit.reader(), hidden(&visit, hide).await?);
    let events = audit::newest(&reader, &COMING_AND_GOING, &hidden, LOOKED_AT).await?.into_iter();
    let events: Vec<_> = events.filter_map(|event| Some(visit.open::<ReadNews, _>(event).ok()?.0)).take(SHOWN).collect();
    let doers = events.iter().filter_map(|event| event.person).map(PersonId);
    let names = store::names(&reader, &visit.allow(Names)?, doers).await?;
    let news = events.iter().map(|event| news(&visit.shell, event, &names)).collect();
    let warning = backups::warning(&visit).await?;
    visit.page(&WorkPage { shell: &visit.shell, warning, ways: ways(&visit.shell), news })
}

/// Every page that the menus offer this viewer. A text `about-` and its path tells more, where there is one.
fn ways(shell: &Shell) -> Vec<Way> {
    let links = shell.work_menu().chain(shell.keeping_menu()).filter(|link| link.path != paths::WORK);
    links
        .map(|link| {
            let about = format!("about-{}", link.path.trim_start_matches('/').replace('/', "-"));
            Way { title: link.text.clone(), path: link.path, about: shell.texts.has(&about).then(|| shell.say(&about)) }
        })
        .collect()
}

pub(super) fn news(shell: &Shell, event: &Stored, names: &BTreeMap<PersonId, Name>) -> News {
    let key = format!("event-{}", event.verb.replace('.', "-"));
    let role = shell.capacity(event.capacity);
    let name = event.person.and_then(|id| names.get(&PersonId(id)));
    News {
        what: shell.say(if shell.texts.has(&key) { &key } else { "event-other" }),
        who: name.map_or_else(|| role.clone(), |name| format!("{}, {role}", words::name(shell, name))),
        when: when(shell, event),
    }
}

/// `vandaag 14.02`, `gisteren 9.30`, `21 november 2026 14.02`
fn when(shell: &Shell, event: &Stored) -> String {
    let (hour, minute) = hour_minute(event.at);
    let time = [("hour", hour.value()), ("minute", format!("{minute:02}").value())];
    let time = shell.say_with("time-of-day", &time);
    let on = day(event.at);
    let of_day = |key| shell.say_with(key, &[("time", time.value())]);
    if on == shell.today {
        of_day("when-today")
    } else if on.checked_add_days(Days::new(1)) == Some(shell.today) {
        of_day("when-yesterday")
    } else {
        shell.say_with("when-on", &[("day", date_in(shell.lang, on).value()), ("time", time.value())])
    }
}
