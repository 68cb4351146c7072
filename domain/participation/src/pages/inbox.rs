//! What there is to handle: a list beside the contribution that is open, with one form that checks, links and answers it, and the
//! others that are ticked in the list.

use super::subjects::{Subject, Subjects};
use super::words;
use crate::access::{Contributions, HandleContribution, ListContributions};
use crate::model::{AnswerChange, AnswerDraft, AnswerKind, Consent, Contribution, Standing, Words, hints, masked};
use crate::store::{self, Check};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use chrono::{Days, NaiveDate};
use kernel::access::Authorized;
use kernel::audit::Event;
use kernel::clock::day;
use kernel::ids::{ContributionId, Ref};
use kernel::links::{self, Relation};
use kernel::settings::Lang;
use kernel::{Error, Tx, mail};
use std::collections::BTreeMap;
use web::numbers::date_in;
use web::texts::Arg;
use web::{Answer, Checked, Faults, Problem, Shell, Visit, filters, paths};

/// So many are listed.
const LISTED: u64 = 200;
/// So many that say nearly the same are shown beside one, when they share so much of their words.
const ALIKE: usize = 3;
const ALIKE_FROM: f64 = 0.4;
/// What is still looked at is looked at for so many days when nobody says otherwise.
const LOOKING_DAYS: u64 = 28;

#[derive(Template)]
#[template(path = "inbox.html")]
struct InboxPage<'a> {
    shell: &'a Shell,
    rows: Vec<Row>,
    late: usize,
    open: Option<Opened>,
    faults: Faults,
    status: StatusCode,
}

/// A line of the list.
struct Row {
    id: String,
    path: String,
    line: String,
    who: String,
    term: String,
    is_late: bool,
    is_open: bool,
    is_ticked: bool,
}

/// The contribution that is open.
struct Opened {
    id: String,
    text: String,
    language: String,
    about: Vec<(String, String)>,
    may_publish: bool,
    hints: Vec<(String, String)>,
    draft: Handling,
    suggested: Vec<Subject>,
    subjects: Vec<super::subjects::Group>,
    alike: Vec<Alike>,
    revision: i64,
}

/// Another that says nearly the same.
struct Alike {
    id: String,
    text: String,
    is_ticked: bool,
}

/// What an officer typed.
#[derive(Clone, Debug, Default)]
struct Handling {
    /// `public` or `inside`.
    shown: String,
    public_text: String,
    link: String,
    other: String,
    answer: AnswerDraft,
    revision: String,
    /// The others that get the same answer.
    with: Vec<String>,
}

impl Handling {
    /// What the form starts from.
    fn of(one: &Contribution, today: NaiveDate) -> Self {
        let text = one.original.as_deref().unwrap_or_default();
        Self {
            shown: if one.consent == Consent::Inside { "inside" } else { "public" }.to_owned(),
            public_text: one.public_text.clone().unwrap_or_else(|| masked(text)),
            answer: AnswerDraft { until: (today + Days::new(LOOKING_DAYS)).to_string(), ..AnswerDraft::default() },
            ..Self::default()
        }
    }

    fn sent(mut fields: BTreeMap<String, String>) -> Self {
        let with = fields.keys().filter_map(|name| name.strip_prefix("with_")).map(str::to_owned).collect();
        let mut take = |name: &str| fields.remove(name).unwrap_or_default();
        let answer = AnswerDraft { kind: take("kind"), answer: take("answer"), until: take("until") };
        Self {
            shown: take("shown"),
            public_text: take("public_text"),
            link: take("link"),
            other: take("other"),
            answer,
            revision: take("revision"),
            with,
        }
    }

    /// What was chosen to link it to: the last field first.
    fn subject(&self, known: &[Ref]) -> Option<Ref> {
        let chosen = if self.other.is_empty() { &self.link } else { &self.other };
        known.iter().copied().find(|thing| crate::model::subject(*thing) == *chosen)
    }
}

impl Opened {
    fn kinds(&self) -> Vec<(&'static str, String, usize)> {
        AnswerKind::WORDS.iter().zip(1..).map(|(word, key)| (*word, format!("handle-{}", word.replace('_', "-")), key)).collect()
    }
}

impl InboxPage<'_> {
    fn count(&self) -> String {
        self.shell.say_with("inbox-count", &[("count", self.rows.len().value()), ("late", self.late.value())])
    }
}

pub(super) async fn get(visit: Visit) -> Answer {
    show(&visit, None, None).await
}

pub(super) async fn get_one(visit: Visit, Path(id): Path<String>) -> Answer {
    let id: ContributionId = id.parse().map_err(|_| Error::NotFound)?;
    show(&visit, Some(id), None).await
}

pub(super) async fn post(visit: Visit, Path(id): Path<String>, Checked(fields): Checked<BTreeMap<String, String>>) -> Answer {
    let id: ContributionId = id.parse().map_err(|_| Error::NotFound)?;
    let handling = Handling::sent(fields);
    let tx = visit.begin().await?;
    let subjects = Subjects::read(&tx).await?;
    let (one, right) = visit.open::<HandleContribution, _>(store::contribution(&tx, id).await?)?;
    let link = handling.subject(&subjects.all());
    let (change, check) = match wanted(&visit, &subjects, &one, &handling, link) {
        Ok(wanted) => wanted,
        Err(faults) => return again(&visit, tx, id, &handling, faults).await,
    };
    if handling.revision != one.revision.to_string() {
        let mut faults = Faults::none();
        faults.add("public_text", "fault-contribution-changed");
        return again(&visit, tx, id, &handling, faults).await;
    }
    let mut all = vec![(one, right)];
    for other in &handling.with {
        let other: ContributionId = other.parse().map_err(|_| Error::NotFound)?;
        if other != id {
            all.push(visit.open::<HandleContribution, _>(store::contribution(&tx, other).await?)?);
        }
    }
    let Some((one, right)) = all.first() else { return Err(Error::NotFound.into()) };
    carry_out(&visit, &tx, &all, &change, link).await?;
    store::check(&tx, right, one, &check).await?;
    let event = Event::new("contribution.handled").by(right).on(id).fact("answer", change.kind.word());
    tx.commit(event.fact("public", matches!(check, Check::Publish(_))).fact("contributions", all.len())).await?;
    visit.done(paths::WORK_CONTRIBUTIONS, "contribution-handled")
}

/// The form with what was typed. That it was read is written down anew, so this write ends first.
async fn again(visit: &Visit, tx: Tx, id: ContributionId, handling: &Handling, faults: Faults) -> Answer {
    drop(tx);
    show(visit, Some(id), Some((handling, faults))).await
}

/// What the form asks for: an answer, and whether everybody may read it.
fn wanted(
    visit: &Visit,
    subjects: &Subjects,
    one: &Contribution,
    handling: &Handling,
    link: Option<Ref>,
) -> Result<(AnswerChange, Check), Faults> {
    let mut draft = handling.answer.clone();
    let place = link.and_then(|thing| subjects.find(thing));
    // What was used is answered by where.
    if let (true, Some(place), true) = (draft.answer.trim().is_empty(), &place, ["used", "partly"].contains(&draft.kind.as_str())) {
        draft.answer = visit.site.texts.say(Lang::Nl, &format!("answer-text-{}", draft.kind), &[("place", place.name.value())]);
    }
    let answer = draft.check(day(visit.now));
    let mut faults = answer.as_ref().err().cloned().unwrap_or_default();
    if draft.kind == "used" && link.is_none() {
        faults.add("link", "fault-used-where");
    }
    let is_public = handling.shown == "public" && one.consent != Consent::Inside;
    let text = if is_public { faults.needed("public_text", &handling.public_text, crate::model::LONGEST) } else { String::new() };
    let answer = answer?;
    faults.or((answer, if is_public { Check::Publish(text) } else { Check::KeepInside }))
}

/// Answers all of them, links them, and tells their givers.
async fn carry_out(
    visit: &Visit,
    tx: &Tx,
    all: &[(Contribution, Authorized<HandleContribution>)],
    change: &AnswerChange,
    link: Option<Ref>,
) -> Result<(), Problem> {
    let pairs: Vec<_> = all.iter().map(|(one, right)| (one, right)).collect();
    let was_used = matches!(change.kind, AnswerKind::Used | AnswerKind::Partly);
    let used_in: Vec<_> = link.filter(|_| was_used).into_iter().collect();
    store::answer(tx, &pairs, change, &used_in).await?;
    for (one, right) in all {
        if let Some(thing) = link {
            links::link(tx, one.id.into(), Relation::About, thing).await?;
        }
        // Nothing of what was said or answered stands in the mail: whoever has the code reads it on the site.
        if let Some(address) = store::contact(tx, right, one).await? {
            let place = format!("{}{}", visit.address(), paths::FOLLOW);
            mail::queue(tx, one.giver, &address, visit.letter("contribution-answered", &[("address", place.value())]), None)
                .await?;
        }
    }
    Ok(())
}

async fn show(visit: &Visit, wanted: Option<ContributionId>, wrong: Option<(&Handling, Faults)>) -> Answer {
    let (db, today) = (visit.reader(), day(visit.now));
    let waiting = store::waiting(&db, &visit.allow::<ListContributions>(Contributions)?, LISTED).await?;
    let open = match wanted.or(waiting.first().map(|one| one.id)) {
        Some(id) => Some(visit.open::<HandleContribution, _>(store::contribution(&db, id).await?)?.0),
        None => None,
    };
    let with: &[String] = wrong.as_ref().map_or(&[], |(handling, _)| &handling.with);
    let rows = waiting.iter().map(|one| row(&visit.shell, one, open.as_ref(), today, with));
    let rows: Vec<_> = rows.collect();
    let late = rows.iter().filter(|row| row.is_late).count();
    let (handling, faults) = wrong.map_or((None, Faults::none()), |(handling, faults)| (Some(handling.clone()), faults));
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let subjects = Subjects::read(&db).await?;
    let open = match &open {
        Some(one) => {
            visit.saw(Event::new("contribution.read").by(&visit.allow::<HandleContribution>(one.into())?).on(one.id)).await?;
            Some(opened(&visit.shell, &subjects, one, &waiting, handling, today))
        }
        None => None,
    };
    let page = InboxPage { shell: &visit.shell, rows, late, open, faults, status };
    visit.page_with(page.status, &page)
}

fn row(shell: &Shell, one: &Contribution, open: Option<&Contribution>, today: NaiveDate, with: &[String]) -> Row {
    let late = (today - one.promised()).num_days();
    let term = match late {
        late if late > 0 => shell.say_with("inbox-late", &[("days", late.value())]),
        _ => date_in(shell.lang, one.promised()),
    };
    Row {
        id: one.id.to_string(),
        path: format!("{}/{}", paths::WORK_CONTRIBUTIONS, one.id),
        line: store::line(one.original.as_deref().unwrap_or_default()),
        who: format!("{}, {}", words::spoken_as(shell, one.spoken_as), words::channel(shell, one.channel)),
        term,
        is_late: late > 0,
        is_open: open.is_some_and(|open| open.id == one.id),
        is_ticked: with.contains(&one.id.to_string()),
    }
}

fn opened(
    shell: &Shell,
    subjects: &Subjects,
    one: &Contribution,
    waiting: &[Contribution],
    handling: Option<Handling>,
    today: NaiveDate,
) -> Opened {
    let text = one.original.clone().unwrap_or_default();
    let said = |key: &str| shell.say(key);
    let mut about = vec![
        (said("inbox-who"), one.name.clone().unwrap_or_else(|| words::spoken_as(shell, one.spoken_as))),
        (said("inbox-given"), format!("{}, {}", date_in(shell.lang, day(one.given)), words::channel(shell, one.channel))),
        (said("inbox-promised"), date_in(shell.lang, one.promised())),
        (said("inbox-consent"), said(&format!("consent-{}", one.consent.word()))),
    ];
    if one.standing != Standing::Received {
        about.push((said("inbox-standing"), said(&format!("followed-{}", one.standing.word().replace('_', "-")))));
    }
    let found = hints(&text).into_iter();
    let hints = found.map(|hint| (shell.say(&format!("hint-{}", hint.kind.word())), text[hint.at].to_owned())).collect();
    let suggested = subjects.like(&text);
    let mut draft = handling.unwrap_or_else(|| Handling::of(one, today));
    if draft.link.is_empty() && draft.revision.is_empty() {
        draft.link = "none".to_owned();
    }
    let alike = alike(one, waiting).into_iter().map(|other| Alike {
        id: other.id.to_string(),
        text: other.original.clone().unwrap_or_default(),
        is_ticked: draft.with.contains(&other.id.to_string()),
    });
    Opened {
        id: one.id.to_string(),
        alike: alike.collect(),
        text,
        language: one.language.clone(),
        about,
        may_publish: one.consent != Consent::Inside,
        hints,
        suggested,
        subjects: subjects.groups(),
        draft,
        revision: one.revision,
    }
}

/// Those that say nearly the same, the likest first.
fn alike<'a>(one: &Contribution, waiting: &'a [Contribution]) -> Vec<&'a Contribution> {
    let words = |contribution: &Contribution| Words::of(contribution.original.as_deref().unwrap_or_default());
    let own = words(one);
    let others = waiting.iter().filter(|other| other.id != one.id).map(|other| (own.likeness(&words(other)), other));
    let mut found: Vec<_> = others.filter(|(likeness, _)| *likeness >= ALIKE_FROM).collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().take(ALIKE).map(|(_, other)| other).collect()
}
