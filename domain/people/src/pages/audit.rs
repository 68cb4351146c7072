//! The audit trail in words: who did what, newest first, by person, thing and period. Without what people wrote.

use super::audit_check::{CHECK, LastTime};
use super::audit_facts::{told, whom};
use super::words;
use super::work::{News, news};
use crate::access::{AuditTrail, Names, ReadAuditTrail, ReadNames};
use crate::hidden::{Gaps, HideFrom, hidden};
use crate::model::AUDIT_CHECK;
use crate::pages::AUDIT;
use crate::store;
use askama::Template;
use axum::extract::Query;
use chrono::{Days, NaiveDate};
use kernel::audit::{self, Event, Filter, Stored};
use kernel::clock::start_of;
use kernel::ids::PersonId;
use serde::Deserialize;
use web::texts::Arg;
use web::{Answer, Shell, Visit, filters, paths};

/// By what somebody shows once more who they are before something else.
const SHOWN_ONCE_MORE: [&str; 4] = ["session.confirmed", "second_factor.shown", "second_factor.tried", "sign_in.tried"];
/// So many events stand on a page.
const PAGE: u64 = 50;

/// What was asked for, as the address says it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    persoon: String,
    ding: String,
    van: String,
    tot: String,
    voor: String,
}

impl Asked {
    /// What of it can be understood; the rest asks for nothing.
    fn filter<'a>(&self, gaps: &'a Gaps) -> Filter<'a> {
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        Filter {
            person: self.persoon.parse().ok(),
            thing: self.ding.parse().ok(),
            from: day(&self.van).map(start_of),
            until: day(&self.tot).and_then(|day| day.checked_add_days(Days::new(1))).map(start_of),
            before: self.voor.parse().ok().map(|shown| gaps.kept(shown)),
            hidden: &gaps.0,
        }
    }

    /// The address of the same question, before an event.
    fn before(&self, number: i64) -> String {
        let kept = [("persoon", &self.persoon), ("ding", &self.ding), ("van", &self.van), ("tot", &self.tot)];
        let kept = kept.iter().filter(|(_, value)| !value.is_empty());
        kept.fold(format!("{AUDIT}?voor={number}"), |path, (name, value)| format!("{path}&{name}={}", paths::percent(value)))
    }
}

#[derive(Template)]
#[template(path = "audit.html")]
struct AuditPage<'a> {
    shell: &'a Shell,
    asked: &'a Asked,
    municipality: &'a str,
    /// Of whom one can ask what they did.
    people: Vec<(PersonId, String)>,
    lines: Vec<Line>,
    older: Option<String>,
    check: Option<LastTime>,
}

impl AuditPage<'_> {
    fn short(&self, person: &PersonId) -> String {
        words::short(*person)
    }
    fn is_chosen(&self, person: &PersonId) -> bool {
        self.asked.persoon.parse() == Ok(*person)
    }
}

/// An event in words.
struct Line {
    news: News,
    /// Tells whoever did it apart from others of that name.
    short: Option<String>,
    /// Whom it was about, and which facts.
    told: Vec<String>,
    /// For what and by which rule.
    why: String,
    /// The way to all that happened to its thing.
    thing: Option<String>,
}

pub(super) async fn get(visit: Visit, Query(asked): Query<Asked>, hide: &[HideFrom]) -> Answer {
    let right = visit.allow::<ReadAuditTrail>(AuditTrail)?;
    let seen = Event::new("audit.seen").by(&right);
    visit
        .saw(match asked.persoon.parse() {
            Ok(person) => seen.about(person),
            Err(_) => seen,
        })
        .await?;
    let (reader, hidden) = (visit.reader(), hidden(&visit, hide).await?);
    let gaps = Gaps(audit::numbers(&reader, &right, &hidden, &SHOWN_ONCE_MORE).await?);
    // One more than is shown tells whether there are older ones.
    let mut events = audit::find(&reader, &right, &asked.filter(&gaps), PAGE + 1).await?;
    let has_more = events.len() as u64 > PAGE;
    events.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    let older = events.last().filter(|_| has_more).map(|event| asked.before(gaps.shown(event.number)));
    let named = events.iter().flat_map(in_it).flatten();
    let names = store::names(&reader, &visit.allow::<ReadNames>(Names)?, named).await?;
    let lines = events
        .iter()
        .map(|event| Line {
            news: news(&visit.shell, event, &names),
            short: event.person.map(|id| words::short(PersonId(id))),
            told: told(&visit.shell, event, &names),
            why: why(&visit.shell, event),
            thing: event.on.map(|on| format!("{AUDIT}?ding={}", on.id)),
        })
        .collect();
    let people = store::doers(&reader, &right).await?;
    let check = LastTime::read(&visit, &right, AUDIT_CHECK, CHECK).await?;
    let municipality = &visit.tenant.key;
    visit.page(&AuditPage { shell: &visit.shell, asked: &asked, municipality, people, lines, older, check })
}

/// Who is named in the line of an event.
fn in_it(event: &Stored) -> [Option<PersonId>; 2] {
    [event.person.map(PersonId), whom(event)]
}

fn why(shell: &Shell, event: &Stored) -> String {
    let activity = shell.say(&format!("audit-activity-{}", event.activity));
    match &event.rule {
        Some(rule) => shell.say_with("audit-rule", &[("activity", activity.value()), ("rule", rule.as_str().value())]),
        None => shell.say_with("audit-no-rule", &[("activity", activity.value())]),
    }
}
