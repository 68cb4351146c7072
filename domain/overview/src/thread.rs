//! The golden thread of a result: the decision, what it hangs under, what follows it, and all that links around it lead to.
//!
//! What hangs above and below a result comes from the agenda that the page has read. Everything else comes from the links
//! and from the card that a part gives of its thing, so that a part which links its things to a result stands on the thread.

use crate::figures::{Figures, Row};
use crate::words::{Level, with_dashes};
use agenda::model::{Agenda, Goal, IntendedResult, Theme, Version, VersionStatus};
use kernel::ids::{Kind, Ref};
use kernel::links::{self, Card};
use kernel::parts::Part;
use kernel::{Reader, Result, Viewer};
use std::collections::BTreeSet;
use std::future::Future;
use std::pin::Pin;
use web::numbers::loose_date;
use web::texts::Arg;
use web::{Shell, Visit, paths};

/// How a part that this one may not know gives the card of one of its things; the program hands these in.
pub type CardOf = for<'a> fn(&'a Reader, &'a Viewer, Ref) -> CardFuture<'a>;
/// See [`CardOf`].
pub type CardFuture<'a> = Pin<Box<dyn Future<Output = Result<Option<Card>>> + Send + 'a>>;

/// So many cards are shown.
const MOST_CARDS: usize = 6;

/// A step on the thread.
#[derive(Debug, Default)]
pub(crate) struct Step {
    /// The kind of thing.
    pub kind: String,
    pub title: String,
    pub line: String,
    /// Where it is; empty for what has no page.
    pub path: String,
    /// Whether it is what this page is about.
    pub is_here: bool,
    /// Whether nothing is there yet.
    pub is_open: bool,
    /// What it is measured by.
    pub rows: Vec<Row>,
    /// What else links here.
    pub cards: Vec<Card>,
    /// Whether there is more than is shown.
    pub has_more: bool,
}

/// A result and what it hangs under.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'a> {
    pub theme: &'a Theme,
    pub goal: &'a Goal,
    pub result: &'a IntendedResult,
}

impl<'a> Place<'a> {
    /// The place of the result with a key.
    pub(crate) fn of(agenda: &'a Agenda, key: &str) -> Option<Self> {
        let (theme, result) = agenda.result(key)?;
        let goal = theme.goals.iter().find(|goal| goal.id == result.goal)?;
        Some(Self { theme, goal, result })
    }
}

/// The steps of a result, from the decision to what mentions it.
///
/// # Errors
/// When the database fails.
pub(crate) async fn steps(
    visit: &Visit,
    db: &Reader,
    version: &Version,
    place: Place<'_>,
    figures: &Figures,
    cards: &[CardOf],
) -> Result<Vec<Step>> {
    let shell = &visit.shell;
    let mut steps = vec![decision(shell, version), theme(shell, place.theme), goal(shell, place), here(shell, place.result)];
    steps.push(measures(shell, place.result, figures));
    let around = around(db, &visit.viewer, place.result.id.into(), cards).await?;
    if !around.cards.is_empty() || shell.settings.has(Part::Council) {
        steps.push(mentions(shell, around));
    }
    Ok(steps)
}

fn decision(shell: &Shell, version: &Version) -> Step {
    let decision = &version.decision;
    let decided = !decision.name.is_empty();
    let number = match decision.number.as_str() {
        "" => shell.say("thread-no-number"),
        number => shell.say_with("thread-number", &[("number", number.value())]),
    };
    let facts = [decision.body.clone(), loose_date(shell.lang, &decision.date), number];
    let status = if version.status == VersionStatus::Proposed { "thread-proposed" } else { "thread-undecided" };
    Step {
        kind: shell.say("thread-decision"),
        title: if decided { with_dashes(&decision.name) } else { version.title.clone() },
        line: if decided {
            facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(", ")
        } else {
            shell.say(status)
        },
        path: crate::pages::VERSIONS.to_owned(),
        ..Step::default()
    }
}

fn theme(shell: &Shell, theme: &Theme) -> Step {
    Step {
        kind: Level::Theme.one(shell),
        title: theme.name.clone(),
        line: theme.ambition.clone(),
        path: paths::theme(&theme.key),
        ..Step::default()
    }
}

fn goal(shell: &Shell, place: Place<'_>) -> Step {
    Step {
        kind: Level::Goal.one(shell),
        title: place.goal.name.clone(),
        path: format!("{}#{}", paths::theme(&place.theme.key), place.goal.key),
        ..Step::default()
    }
}

fn here(shell: &Shell, result: &IntendedResult) -> Step {
    Step { kind: Level::Result.one(shell), title: result.name.clone(), is_here: true, ..Step::default() }
}

fn measures(shell: &Shell, result: &IntendedResult, figures: &Figures) -> Step {
    let rows: Vec<_> = result.indicators.iter().map(|indicator| figures.of(indicator).row(shell)).collect();
    Step {
        kind: Level::Indicator.many(shell),
        title: shell
            .say_with("thread-measures", &[("count", rows.len().value()), ("what", Level::Indicator.many_within(shell).value())]),
        is_open: rows.is_empty(),
        rows,
        ..Step::default()
    }
}

fn mentions(shell: &Shell, around: Around) -> Step {
    Step {
        kind: shell.say("thread-mentions"),
        title: shell.say_with("thread-mentioned", &[("count", around.cards.len().value())]),
        is_open: around.cards.is_empty(),
        cards: around.cards,
        has_more: around.has_more,
        ..Step::default()
    }
}

/// What links around a thing lead to.
#[derive(Debug)]
struct Around {
    cards: Vec<Card>,
    has_more: bool,
}

/// The cards of all that is linked to or from a thing, as far as this viewer may see them.
async fn around(db: &Reader, viewer: &Viewer, thing: Ref, cards: &[CardOf]) -> Result<Around> {
    let ends = links::around(db, thing).await?.into_iter().map(|link| if link.from == thing { link.to } else { link.from });
    let others: BTreeSet<Ref> = ends.filter(|other| !stands_on_the_line(other.kind)).collect();
    // The newest first: an id tells when it was made.
    let mut found = Vec::new();
    let mut left = others.iter().rev();
    for other in left.by_ref() {
        found.extend(card(db, viewer, *other, cards).await?);
        if found.len() == MOST_CARDS {
            break;
        }
    }
    Ok(Around { cards: found, has_more: left.len() > 0 })
}

/// The agenda's own line from strategy to indicator is drawn from the agenda itself.
fn stands_on_the_line(kind: Kind) -> bool {
    matches!(kind, Kind::Strategy | Kind::Version | Kind::Theme | Kind::Goal | Kind::Indicator)
}

/// Asks each part for the card of a thing.
async fn card(db: &Reader, viewer: &Viewer, thing: Ref, cards: &[CardOf]) -> Result<Option<Card>> {
    for card in cards {
        if let Some(found) = card(db, viewer, thing).await? {
            return Ok(Some(found));
        }
    }
    agenda::card(db, viewer, thing).await
}
